"""The forms of the steps, each with some values of a profile."""
