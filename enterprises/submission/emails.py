"""The mail of the form in steps: the link to a draft."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.emails import Email, EmailContext, Links, writes
from enterprises.models import DirectorySettings


@writes("enterprises.draft")
def draft(told: EmailContext, links: Links) -> Email:
    """Give the link with which somebody goes on later, on any device."""
    days = DirectorySettings.load().draft_days
    return Email(
        subject=_("Go on with your profile"),
        paragraphs=[
            _("Here is the link to the profile that you have begun. It works on any device."),
            ngettext(
                "The link works for %(days)s day. Only give it to those who may write for you.",
                "The link works for %(days)s days. Only give it to those who may write for you.",
                days,
            )
            % {"days": days},
        ],
        buttons=[(_("Go on with the profile"), links["draft"])],
        ending=[_("Nothing is public until you have sent it in and a reviewer has approved it.")],
        reason=_(
            "You get this mail because somebody gave this address in the form for new "
            "enterprises. If it was not you, you need not do anything."
        ),
    )
