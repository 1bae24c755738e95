"""The mails of the form in steps: the link to a draft, the receipt, word to the reviewers."""

from django.conf import settings
from django.urls import reverse
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


@writes("enterprises.receipt")
def receipt(told: EmailContext, links: Links) -> Email:
    """Say that something has arrived, under which number, and what happens next."""
    if told.get("is_change"):
        paragraphs = [
            _("Thank you. Your changes have reached us, and a person will read them."),
            _("The profile stays as it is until the changes are approved."),
        ]
    else:
        paragraphs = [
            _("Thank you. Your profile has reached us, and a person will read it."),
            _("Nothing is public until it is approved. Then it is shown in the directory."),
        ]
    return Email(
        subject=_("We have received %(number)s") % {"number": told["number"]},
        paragraphs=[*paragraphs, answer_time()],
        facts=[
            (_("Case number"), str(told["number"])),
            (_("Enterprise"), str(told["name"])),
        ],
        buttons=[(_("See how it goes, or take it back"), links["draft"])],
        ending=[_("If something needs to be changed, you get a mail with the reason and a link.")],
        reason=_("You get this mail because this address was given when the profile was sent in."),
    )


@writes("enterprises.to_review")
def to_review(told: EmailContext, links: Links) -> Email:
    """Tell a reviewer that something waits, and nothing of what it says."""
    place = reverse("enterprises_review:review", args=[told["submission"]])
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + place
    return Email(
        subject=_("To review: %(number)s") % {"number": told["number"]},
        paragraphs=[_("An enterprise has sent in something that waits for a reviewer.")],
        facts=[(_("Case number"), str(told["number"]))],
        buttons=[(_("Read it in the admin"), address)],
        reason=_("You get this mail because you review what enterprises send in."),
    )


def answer_time() -> str:
    """Return when the sender can expect an answer."""
    days = DirectorySettings.load().answer_days
    return ngettext(
        "You get an answer by e-mail, as a rule within %(days)s working day.",
        "You get an answer by e-mail, as a rule within %(days)s working days.",
        days,
    ) % {"days": days}
