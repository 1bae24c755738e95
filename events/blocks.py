"""The blocks of a meeting's programme."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProgrammeItemBlock(blocks.StructBlock):
    """One item of a programme: when, what, and by whom in which role."""

    time = blocks.TimeBlock(label=_("Time"), required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)
    speaker = blocks.CharBlock(
        label=_("Who"), required=False, max_length=150, help_text=_("A role or an organisation.")
    )

    class Meta:
        icon = "time"
        label = _("Item")


class ProgrammeBlock(blocks.StreamBlock):
    """The programme of a meeting."""

    item = ProgrammeItemBlock()
