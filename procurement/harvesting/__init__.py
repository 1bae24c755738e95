"""Gathers notices from where they are published: TED, OCDS lists, feeds and folders."""
