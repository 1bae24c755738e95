"""What readers say of a page, and of its faults, and how editors read it."""
