"""The demo's own pictures, drawn when they are first asked for."""

from config.seeding.pictures.album import logo, picture, show_all

__all__ = ["logo", "picture", "show_all"]
