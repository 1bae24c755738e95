"""What visitors may send about a profile: messages, corrections and claims."""
