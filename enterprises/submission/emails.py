"""The mail of the form in steps: the link to a draft."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.emails import Email, EmailContext, Links, writes
from access.mail import NewMail, post
from content.languages import reader_language
from enterprises.models import DirectorySettings, Submission
from enterprises.moderation.emails import draft_spec


@writes("enterprises.draft")
def draft(context: EmailContext, links: Links) -> Email:
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


def post_draft_link(submission: Submission, address: str) -> bool:
    """Send the link, and keep the address so that its owner can have the draft erased."""
    if not submission.sender_email:
        submission.sender_email = address
        submission.save(update_fields=["sender_email", "changed_at"])
    mail = NewMail(
        kind="enterprises.draft",
        to=address,
        language=reader_language(),
        links=[draft_spec(submission)],
    )
    return post(mail) is not None
