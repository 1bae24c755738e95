"""The mails about a change that was published at once, and was perhaps not the enterprise's."""

from typing import Any

from django.utils.translation import gettext as _

from access import links as signed_links
from access.addresses import digest
from access.emails import Email, EmailContext, Links, writes
from access.mail import NewMail, post
from access.text import email_address
from enterprises.models import EnterprisePage, Submission
from enterprises.moderation.comparison import differences
from enterprises.moderation.emails import in_admin
from enterprises.moderation.reviewers import reviewers
from enterprises.profiles.values import changed


@writes("enterprises.changed_at_once")
def changed_at_once(context: EmailContext, links: Links) -> Email:
    """Tell what was published without a review, old beside new, with the way to take it back."""
    return Email(
        subject=_("The profile of %(enterprise)s has been changed") % context,
        paragraphs=[
            _("Hello!"),
            _(
                "Somebody who was logged in as a contact person has changed the profile of "
                "%(enterprise)s. The change was published at once:"
            )
            % context,
        ],
        facts=_old_and_new(context),
        buttons=[(_("It was not us: take it back"), links["not_us"])],
        ending=[
            _(
                "The button takes the change back, and nobody can change the profile before we "
                "have looked at it. Was it one of you? Then you need do nothing."
            )
        ],
        reason=_speaks_for(context),
    )


@writes("enterprises.change_taken_back")
def change_taken_back(context: EmailContext, links: Links) -> Email:
    """Tell that a change was taken back, and that the profile is held."""
    return Email(
        subject=_("A change of %(enterprise)s has been taken back") % context,
        paragraphs=[
            _("Hello!"),
            _(
                "Somebody has told us that the latest change of the profile of %(enterprise)s was "
                "not made by the enterprise. It is taken back, and nobody can change the profile "
                "before we have looked at it."
            )
            % context,
            _("Do you know more about it? Then write to us."),
        ],
        facts=_old_and_new({"before": context["after"], "after": context["before"]}),
        reason=_speaks_for(context),
    )


@writes("enterprises.disputed_to_review")
def disputed_to_review(context: EmailContext, links: Links) -> Email:
    """Tell a reviewer that an enterprise says that a change was not its own."""
    return Email(
        subject=_("“It was not us”: %(enterprise)s") % context,
        paragraphs=[
            _(
                "Somebody at the enterprise says that a change of its profile was not theirs. It "
                "is taken back, and the profile is held until you have looked at it."
            )
        ],
        facts=[(_("Case number"), str(context["number"]))],
        buttons=[(_("Read it in the admin"), in_admin(context))],
        reason=_("You get this mail because you review what enterprises send in."),
    )


def _speaks_for(context: EmailContext) -> str:
    sentence = _("You get this mail because this is an address that we have for %(enterprise)s.")
    return sentence % context


def _old_and_new(context: EmailContext) -> list[tuple[str, str]]:
    """Return two facts for each field that differs: what it said, and what it says."""
    facts = []
    for each in differences(dict(context["before"]), dict(context["after"])):
        facts += [
            (_("%(field)s before") % {"field": each.label}, _line(each.old)),
            (_("%(field)s now") % {"field": each.label}, _line(each.new)),
        ]
    return facts


def _line(lines: list[str]) -> str:
    return ", ".join(lines) or _("nothing")


def post_changed_at_once(submission: Submission, page: EnterprisePage) -> None:
    """Tell everybody who speaks for the enterprise, each with a link that takes it back."""
    not_us = signed_links.spec("not_us", Submission.NOT_US_LINK, submission.pk)
    post_to_enterprise("enterprises.changed_at_once", submission, page, [not_us])


def post_taken_back(submission: Submission, page: EnterprisePage) -> None:
    """Tell the same people that it is taken back, and the reviewers that the profile is held."""
    post_to_enterprise("enterprises.change_taken_back", submission, page)
    context = {
        "number": submission.number,
        "submission": str(submission.pk),
        "enterprise": page.title,
    }
    kind = "enterprises.disputed_to_review"
    for place, (to, language) in enumerate(reviewers()):
        key = f"{kind}:{submission.pk}:{place}"
        post(NewMail(kind, to, language, told=context, key=key), is_limited=False)


def post_to_enterprise(
    kind: str, submission: Submission, page: EnterprisePage, links: list[dict] | None = None
) -> None:
    """Mail the contact persons and the public address, also the one that was there before."""
    names = changed(submission.base, submission.values)
    versions = (("before", submission.base), ("after", submission.values))
    context: dict[str, Any] = {"enterprise": page.title}
    for version, values in versions:
        context[version] = {name: values.get(name) for name in names}
    told = {email_address(row.email): row.language for row in page.contact_persons.reachable()}
    for address in filter(None, [page.email, submission.base.get("email")]):
        told.setdefault(email_address(address), page.locale.language_code)
    for to, language in told.items():
        key = f"{kind}:{submission.pk}:{digest(to)[:40]}"
        post(NewMail(kind, to, language, context, links or [], key), is_limited=False)
