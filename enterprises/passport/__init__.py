"""What an enterprise may use in procurement, and how that is supported."""
