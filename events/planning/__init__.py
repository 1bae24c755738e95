"""What helps to plan meetings: the year in four, days when people are away, what clashes."""
