"""The parts of a meeting's page that put themselves together, and that an editor may leave out.

An app above adds a part of its own in its `ready()`, and shows it in a template of the site.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

PROGRAMME, QUESTIONS, GUIDE = "programme", "questions", "guide"
parts: dict[str, Any] = {
    PROGRAMME: _("The programme"),
    QUESTIONS: _("The questions that were sent in"),
    GUIDE: _("The page to read beforehand"),
}


def register(name: str, label: Any) -> None:
    """Add a part, or name it anew."""
    parts[name] = label


def choices() -> list[tuple[str, Any]]:
    """Return the parts for a form."""
    return list(parts.items())
