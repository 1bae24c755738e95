"""Taking the directory out again: files, the printed catalogue, QR codes."""
