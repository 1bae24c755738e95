"""The mails about what was sent in: the receipt, word to the reviewers, the decision."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access import links as signed_links
from access.emails import Email, EmailContext, Links, writes
from access.mail import NewMail, post
from content.languages import spelled
from enterprises.contacts.links import login_spec
from enterprises.models import DirectorySettings, EnterprisePage, Submission
from enterprises.models.freshness import timetable
from enterprises.moderation.comparison import as_text, label
from enterprises.profiles.values import Values


def _facts(context: EmailContext) -> list[tuple[str, str]]:
    found = [(_("Enterprise"), context["title"]), (_("Case number"), context["number"])]
    return [(name, str(value)) for name, value in found if value]


def _reason(context: EmailContext) -> str:
    return _("You get this mail because you sent in the profile, case %(number)s.") % context


@writes("enterprises.approved")
def approved(context: EmailContext, links: Links) -> Email:
    """Return the letter that says that the profile or the change is public."""
    if not context.get("is_public", True):
        return _approved_but_hidden(context)
    subject = (
        _("Your profile is published") if context["is_new"] else _("Your change is published")
    )
    upkeep = [(_("Manage your enterprise"), address) for address in links.values()]
    brief = _("The link for managing your enterprise soon ends. You can always ask for a new one.")
    return Email(
        subject=subject,
        paragraphs=[
            _("We have looked at what you sent in, and now everyone can see it."),
            *_corrected(context),
            _when_asked(),
        ],
        facts=[*_facts(context), *_corrections(context)],
        buttons=[(_("See the profile"), str(context["url"])), *upkeep],
        ending=[brief] if upkeep else [],
        reason=_reason(context),
    )


def _when_asked() -> str:
    months = timetable().confirm_months
    return ngettext(
        "After a month we ask whether everything is still right. One click answers that.",
        "After %(months)s months we ask whether everything is still right. One click answers "
        "that.",
        months,
    ) % {"months": spelled(months)}


def _approved_but_hidden(context: EmailContext) -> Email:
    """Return the letter about a change of a profile that is not public itself."""
    return Email(
        subject=_("Your change is approved"),
        paragraphs=[
            _("We have approved your change. The profile is not public at the moment."),
            *_corrected(context),
            _("The change is kept, and is seen when the profile is published again."),
        ],
        facts=[*_facts(context), *_corrections(context)],
        reason=_reason(context),
    )


def _corrected(context: EmailContext) -> list[str]:
    """Return the sentence that says that the reviewer has put something right, where so."""
    sentence = _("Before that we corrected some of it. What we wrote stands below.")
    return [sentence] if context.get("corrections") else []


def _corrections(context: EmailContext) -> list[tuple[str, str]]:
    """Return what the reviewer has put right, as it is published."""
    corrections: Any = context.get("corrections") or {}
    return [
        (label(name), ", ".join(as_text(name, value)) or _("nothing"))
        for name, value in corrections.items()
    ]


@writes("enterprises.sent_back")
def sent_back(context: EmailContext, links: Links) -> Email:
    """Return the letter that asks for a change, with the reviewer's words and a link to go on."""
    brief = [_("The link works once and not for long. You can ask for a new one at any time.")]
    if "login" not in links:
        brief = []  # the link to a draft lasts for weeks
    return Email(
        subject=_("Something needs to be changed in what you sent in"),
        paragraphs=[_("We have looked at what you sent in and ask you to change something:")],
        quote=str(context["reason"]),
        facts=_facts(context),
        buttons=[(_("Change and send again"), address) for address in links.values()],
        ending=[_("Nothing is lost: all that you have written is still there."), *brief],
        reason=_reason(context),
    )


@writes("enterprises.rejected")
def rejected(context: EmailContext, links: Links) -> Email:
    """Return the letter that says no, with the reason."""
    return Email(
        subject=_("We cannot publish what you sent in"),
        paragraphs=[_("We have looked at what you sent in and cannot publish it:")],
        quote=str(context["reason"]),
        facts=_facts(context),
        ending=[_("If you think that this is wrong, answer by writing to us and name the case.")],
        reason=_reason(context),
    )


@writes("enterprises.receipt")
def receipt(context: EmailContext, links: Links) -> Email:
    """Say that something has arrived, under which number, and what happens next."""
    if context.get("is_change"):
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
        subject=_("We have received %(number)s") % {"number": context["number"]},
        paragraphs=[*paragraphs, answer_time()],
        facts=_facts({**context, "title": context["name"]}),
        buttons=[(_("See how it goes, or take it back"), links["draft"])],
        ending=[_("If something needs to be changed, you get a mail with the reason and a link.")],
        reason=_("You get this mail because this address was given when the profile was sent in."),
    )


@writes("enterprises.to_review")
def to_review(context: EmailContext, links: Links) -> Email:
    """Tell a reviewer that something waits, and nothing of what it says."""
    return Email(
        subject=_("To review: %(number)s") % {"number": context["number"]},
        paragraphs=[_("An enterprise has sent in something that waits for a reviewer.")],
        facts=[(_("Case number"), str(context["number"]))],
        buttons=[(_("Read it in the admin"), in_admin(context))],
        reason=_("You get this mail because you review what enterprises send in."),
    )


def in_admin(context: EmailContext) -> str:
    """Return the address at which a reviewer reads a submission."""
    place = reverse("enterprises_review:review", args=[context["submission"]])
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + place


def answer_time() -> str:
    """Return when the sender can expect an answer."""
    days = DirectorySettings.load().answer_days
    return ngettext(
        "You get an answer by e-mail, as a rule within %(days)s working day.",
        "You get an answer by e-mail, as a rule within %(days)s working days.",
        days,
    ) % {"days": days}


def post_approved(submission: Submission, page: EnterprisePage, corrections: Values) -> None:
    """Say that the profile, or the change, is public now, and what we have put right in it."""
    is_new = submission.kind == Submission.Kind.NEW
    translated = page.get_translations().filter(live=True, alias_of=None)
    translated = translated.filter(locale__language_code=submission.language)
    shown = translated.first() or page
    context = {"url": shown.full_url, "is_new": is_new, "is_public": page.live}
    context["corrections"] = corrections
    contact = submission.contact
    _post(submission, "enterprises.approved", context, [login_spec(contact)] if contact else [])


def post_sent_back(submission: Submission) -> None:
    """Say what should be changed, with a link to go on."""
    _post(submission, "enterprises.sent_back", {"reason": submission.reason}, _way_on(submission))


def post_rejected(submission: Submission) -> None:
    """Say no, and why."""
    _post(submission, "enterprises.rejected", {"reason": submission.reason})


def _way_on(submission: Submission) -> list[dict]:
    """Return the link by which the sender goes on with what was sent back."""
    if submission.kind == Submission.Kind.CHANGE and submission.contact:
        return [login_spec(submission.contact)]
    return [draft_spec(submission)]


def _post(
    submission: Submission, kind: str, context: dict, links: list[dict] | None = None
) -> None:
    if not submission.sender_email:
        return
    about = {"number": submission.number, "title": known_name(submission)}
    mail = NewMail(
        kind=kind,
        to=submission.sender_email,
        language=submission.language,
        told={**about, **context},
        links=links or [],
        key=f"{kind}:{submission.pk}:{submission.decided_at:%Y%m%d%H%M%S%f}",
    )
    post(mail, is_limited=False)


def known_name(submission: Submission) -> str:
    """Return the name of the profile, nothing while there is none.

    A name that nobody has looked at yet goes in no mail: whoever typed it typed the address too.
    """
    return submission.page.title if submission.page else ""


def draft_spec(submission: Submission) -> dict[str, Any]:
    """Return what a mail must know to hold the link of a submission, as its link `draft`."""
    return signed_links.spec("draft", Submission.LINK, submission.pk)
