"""What editors fill in about an enterprise, in the order of the form."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    PanelGroup,
    TitleFieldPanel,
)

from enterprises.models.parts import MOST_PHOTOS
from enterprises.models.public_fields import PublicField


class GapsPanel(Panel):
    """A list of what the profile lacks, as it was last saved; nothing to fill in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("What the profile lacks"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The list for one profile."""

        template_name = "enterprises/admin/gaps.html"

        def is_shown(self) -> bool:
            """Show it once the profile is saved."""
            return super().is_shown() and bool(self.instance and self.instance.pk)


CONTENT = [
    GapsPanel(),
    TitleFieldPanel(
        "title",
        placeholder=format_lazy("{}*", _("Name of the enterprise")),
        help_text=_("As customers know it."),
    ),
    FieldPanel("summary"),
    MultiFieldPanel(
        [
            FieldPanel("categories", widget=CheckboxSelectMultiple),
            FieldPanel("municipality"),
            FieldPanel("municipalities", widget=CheckboxSelectMultiple),
            FieldPanel("joint_bids"),
        ],
        heading=_("What and where"),
        help_text=_("Decides where in the directory the enterprise is found."),
    ),
    InlinePanel(
        "offers",
        label=_("Offer"),
        heading=_("Goods and services"),
        help_text=_("One row for each thing that a customer can buy. The first comes first."),
    ),
    FieldPanel("purpose"),
    MultiFieldPanel(
        [
            FieldPanel("picture"),
            FieldPanel("logo"),
            InlinePanel("pictures", label=_("Picture"), max_num=MOST_PHOTOS),
        ],
        heading=_("Pictures"),
        help_text=_("Everyone in a picture must have said yes to being shown."),
    ),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            FieldPanel("website"),
            FieldRowPanel([FieldPanel("address"), FieldPanel("opening_hours")]),
        ],
        heading=_("Public contact"),
        help_text=_("Everything here is shown to everyone. No private persons."),
    ),
]
BEHIND_IT = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("organisation_number"), FieldPanel("legal_form")]),
            FieldPanel("confirmed_on", read_only=True),
            FieldPanel("paused_on", read_only=True),
        ],
        heading=_("The organisation"),
    ),
    MultiFieldPanel(
        [
            InlinePanel(
                "reservation_claims",
                label=_("Reservation claim"),
                help_text=_("The rules that the enterprise says that it fits, one row each."),
            ),
            InlinePanel(
                "evidence",
                label=_("Evidence"),
                help_text=_(
                    "What is known of each criterion: a statement, a date and a link to a "
                    "register. Documents are looked at, never kept here."
                ),
            ),
        ],
        heading=_("Basis for reserved procurement"),
        help_text=_("Shown on the profile. The buyer checks it again when a tender comes in."),
    ),
]


def content(fields: Iterable[PublicField]) -> list[Panel]:
    """Return the form of editors; a public field that has no place in it follows the contact."""
    placed = {*_names([*CONTENT, *BEHIND_IT])}
    rest = [FieldPanel(field.name) for field in fields if field.name not in placed]
    return [*CONTENT, *rest, *BEHIND_IT]


def _names(panels: Iterable[Panel]) -> Iterator[str]:
    for panel in panels:
        if isinstance(panel, PanelGroup):
            yield from _names(panel.children)
        elif isinstance(panel, FieldPanel):
            yield panel.field_name
