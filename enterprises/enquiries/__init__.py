"""What visitors send about a profile: messages, corrections and claims."""
