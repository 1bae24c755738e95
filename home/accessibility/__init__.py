"""Reports of what is not accessible on the site."""
