"""The blocks of a meeting: its programme, what was decided, and what was shown."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks import DocumentBlock


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


class DecisionBlock(blocks.StructBlock):
    """One decision: what, and who does it until when."""

    text = blocks.TextBlock(label=_("What was decided"), rows=2)
    responsible = blocks.CharBlock(
        label=_("Who does it"),
        required=False,
        max_length=150,
        help_text=_("A role or an organisation."),
    )
    until = blocks.DateBlock(label=_("Until when"), required=False)

    class Meta:
        icon = "check"
        label = _("Decision")


class DecisionsBlock(blocks.StreamBlock):
    """What was decided at a meeting."""

    decision = DecisionBlock()


class LinkBlock(blocks.StructBlock):
    """Something that was shown at a meeting and that is found elsewhere."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(label=_("Address"))
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=250)

    class Meta:
        icon = "link"
        label = _("Link")
        template = "events/blocks/link.html"


class PresentationsBlock(blocks.StreamBlock):
    """What was shown at a meeting: documents and links."""

    document = DocumentBlock()
    link = LinkBlock()
