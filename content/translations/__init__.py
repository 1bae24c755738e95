"""What is done to a page is done to its translations, unless the editor said not to."""
