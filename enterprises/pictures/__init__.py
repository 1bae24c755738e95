"""Pictures from outside: checked, re-encoded, and kept private until approved."""
