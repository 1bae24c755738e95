"""Reads a calendar that others wrote, in a process of its own.

What a stranger may have made to do harm is fetched and taken apart here, by a process that has
neither the settings nor the database of the site. Nothing here imports Django.
"""
