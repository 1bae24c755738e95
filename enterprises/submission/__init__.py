"""Sending in a new profile: the form in steps, its drafts and its receipt."""
