"""What contact persons do with their profile without an account."""
