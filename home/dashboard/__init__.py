"""The first page of the admin: what waits for the one who signs in."""
