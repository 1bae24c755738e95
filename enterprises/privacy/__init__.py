"""What the directory holds about people: taken out, erased, and kept for how long."""
