"""What a meeting's page puts together by itself, and what came of the meeting."""

from typing import Any
from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from content.blocks import BodyBlock
from events.blocks import DecisionsBlock, PresentationsBlock

# Parts of the page that put themselves together, and that an editor may leave out. An app above
# adds one of its own in its `ready()`, and shows it in a template of the site.
PROGRAMME, QUESTIONS, GUIDE = "programme", "questions", "guide"
parts: dict[str, Any] = {
    PROGRAMME: _("The programme"),
    QUESTIONS: _("The questions that were sent in"),
    GUIDE: _("The page to read beforehand"),
}


def register_part(name: str, label: Any) -> None:
    """Add a part, or name it anew."""
    parts[name] = label


def part_choices() -> list[tuple[str, Any]]:
    """Return the parts for a form."""
    return list(parts.items())


class Outcome(models.Model):
    """Which parts the page shows, and notes, decisions and material when it has been held."""

    left_out = models.JSONField(
        _("leave out of the page"),
        default=list,
        db_default=[],
        blank=True,
        help_text=_("The page shows these by itself. Tick what does not belong to this meeting."),
    )
    afterwards = StreamField(
        BodyBlock(),
        verbose_name=_("notes"),
        blank=True,
        help_text=_("What was said, so that those who could not come can follow."),
    )
    decisions = StreamField(
        DecisionsBlock(), verbose_name=_("decisions"), blank=True, default=list, db_default=[]
    )
    presentations = StreamField(
        PresentationsBlock(),
        verbose_name=_("presentations"),
        blank=True,
        default=list,
        db_default=[],
        help_text=_("Documents and links. Make sure that documents can be read aloud."),
    )
    recording_url = models.URLField(
        _("link to the recording"),
        blank=True,
        db_default="",
        default="",
        max_length=500,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Shown as a link. Everybody who is seen or heard must have agreed to it."),
    )

    outcome_panel = MultiFieldPanel(
        [
            FieldPanel("afterwards"),
            FieldPanel("decisions"),
            FieldPanel("presentations"),
            FieldPanel("recording_url"),
        ],
        heading=_("After the meeting"),
    )

    class Meta:
        abstract = True

    @property
    def parts_shown(self) -> set[str]:
        """Return the names of the parts that the editor has not left out."""
        return set(parts) - set(self.left_out or [])

    @property
    def has_outcome(self) -> bool:
        """Tell whether there is something to read of what came of it."""
        told = self.afterwards, self.decisions, self.presentations, self.recording_url
        return any(bool(each) for each in told)

    @property
    def recording_host(self) -> str:
        """Return the name of the site that shows the recording."""
        return (urlsplit(self.recording_url).hostname or "").removeprefix("www.")
