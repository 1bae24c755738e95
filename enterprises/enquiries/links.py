"""What the links in the mails about a claim do: say yes or no to it."""

import datetime as dt
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from access import links
from access.addresses import digest
from access.models import SignedLink
from enterprises.contacts.links import directory_in
from enterprises.enquiries import claims
from enterprises.models import EnterprisePage, ProfileClaim
from enterprises.moderation.actions import AlreadyDecidedError

DECIDED = {
    ProfileClaim.State.APPROVED: (
        gettext_lazy("The answer is yes already"),
        gettext_lazy("The person has got a mail with a link to the profile. You need do nothing."),
    ),
    ProfileClaim.State.REJECTED: (
        gettext_lazy("The answer is no already"),
        gettext_lazy("The person has been told. You need do nothing more."),
    ),
    ProfileClaim.State.CLOSED: (
        "",
        gettext_lazy("The profile has been taken away. You need not answer."),
    ),
}
LASTS = dt.timedelta(days=14)  # an organisation's mailbox is not read every day


def _waiting(link: SignedLink) -> ProfileClaim | None:
    waiting = ProfileClaim.objects.filter(state=ProfileClaim.State.WAITING)
    made = waiting.filter(pk=link.subject).select_related("page").first()
    return made if made and _may_answer(link, made.page) else None


def _may_answer(link: SignedLink, page: EnterprisePage) -> bool:
    """Tell whether who was asked still speaks for the enterprise: a removed person does not."""
    known = [page.email, *page.contact_persons.values_list("email", flat=True)]
    return link.mail is None or link.mail.address in map(digest, filter(None, known))


def _offer_yes(link: SignedLink) -> links.Offer | None:
    made = _waiting(link)
    return made and links.Offer(
        title=_("A new contact person for %(enterprise)s?") % {"enterprise": made.page.title},
        text=_(
            "%(name)s (%(email)s) wants to look after the profile. With the button you say that "
            "this person is one of you."
        )
        % {"name": made.name, "email": made.email},
        button=_("Yes, let the person in"),
    )


def _offer_no(link: SignedLink) -> links.Offer | None:
    made = _waiting(link)
    return made and links.Offer(
        title=_("Say no to a new contact person?"),
        text=_("%(name)s (%(email)s) wants to look after the profile of %(enterprise)s.")
        % {"name": made.name, "email": made.email, "enterprise": made.page.title},
        button=_("No, do not let the person in"),
        is_serious=True,
    )


def _decide(request: HttpRequest, link: SignedLink, *, is_yes: bool) -> HttpResponse:
    made = _waiting(link)
    try:
        if made is None:
            raise AlreadyDecidedError
        if is_yes:
            claims.approve(made)
            text = _("The person gets a mail with a link to the profile.")
        else:
            claims.reject(made)
            text = _("The person is told that the enterprise said no.")
    except AlreadyDecidedError:
        title, text = _("Somebody has answered already"), _("You need do nothing more.")
        return _done(request, title, text)
    return _done(request, _("Thank you for your answer"), text)


def _own_desk(link: SignedLink) -> links.Instead | None:
    """Return where somebody who speaks for an enterprise sees, and changes, who else does."""
    index = directory_in(get_language() or "")
    if index is None:
        return None
    label, address = _("Manage your enterprise"), index.subroute_url("self_service")
    made = ProfileClaim.objects.filter(pk=link.subject).first()
    title, reason = DECIDED.get(made.state if made else "", ("", ""))
    return links.Instead(label, address, str(reason), str(title))


def _done(request: HttpRequest, title: str, text: str) -> HttpResponse:
    return render(request, "enterprises/visitors/sent.html", {"title": title, "text": text})


def _register() -> None:
    for name, offer, answer in [
        (claims.YES, _offer_yes, partial(_decide, is_yes=True)),
        (claims.NO, _offer_no, partial(_decide, is_yes=False)),
    ]:
        links.register(
            links.Purpose(name, lambda: LASTS, offer=offer, open=answer, instead=_own_desk)
        )


_register()
