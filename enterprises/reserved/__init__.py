"""The rules on reserved contracts, and how what a profile says of them is supported."""
