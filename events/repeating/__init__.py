"""Plans the next meeting from one that there is."""
