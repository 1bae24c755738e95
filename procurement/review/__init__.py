"""The editor's hand: which notices are shown to social enterprises, and in which plain words."""
