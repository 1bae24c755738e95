"""Invitations to a meeting: whom, the mail and its reminder, and the way out of them."""
