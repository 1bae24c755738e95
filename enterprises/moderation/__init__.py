"""Reviewing what enterprises send in: the queue, the comparison, the decision."""
