"""Tenders on the pages of meetings: what is current before one, and what became of it after."""
