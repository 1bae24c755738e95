"""What is coming: contracts that end and planned notices, by when they are probably announced."""
