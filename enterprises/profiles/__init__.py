"""A profile as the features read and write it: its values, its schemas, what hangs below it."""
