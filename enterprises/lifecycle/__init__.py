"""The life of a profile: confirmed, reminded of, paused, closed and reopened."""
