"""Figures for those who follow up the project: a page, a file and an address of the API."""
