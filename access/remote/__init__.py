"""Fetches what stands on the servers of others. Nothing here imports Django."""
