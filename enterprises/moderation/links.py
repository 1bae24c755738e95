"""The link by which an enterprise says that a change was not its own."""

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from access import links
from access.models import SignedLink
from enterprises.contacts.links import ask_for_new_link
from enterprises.models import Submission
from enterprises.moderation.comparison import differences
from enterprises.moderation.disputes import take_back

LASTS = dt.timedelta(days=30)


def _change(link: SignedLink) -> Submission | None:
    """Return the change, while it can be taken back.

    Whoever was told may take it back, also when somebody has removed them since: it may have been
    the one who made the change.
    """
    applied = Submission.objects.filter(state=Submission.State.APPLIED)
    return applied.filter(pk=UUID(link.subject)).select_related("page").first()


def _offer(link: SignedLink) -> links.Offer | None:
    change = _change(link)
    if change is None:
        return None
    fields = ", ".join(each.label for each in differences(change.base, change.values))
    return links.Offer(
        title=_("Was the change not made by you?"),
        text=_(
            "With the button the profile of %(enterprise)s says again what it said before "
            "(%(fields)s). Nobody can change it before we have looked at it."
        )
        % {"enterprise": change.page.title, "fields": fields},
        button=_("It was not us: take it back"),
        is_serious=True,
    )


def _open(request: HttpRequest, link: SignedLink) -> HttpResponse:
    change = _change(link)
    if change is None or not take_back(change):
        raise links.GoneError
    context = {
        "title": _("The change is taken back"),
        "text": _("The profile is held until we have looked at it. We have been told."),
    }
    return render(request, "enterprises/visitors/sent.html", context)


def _instead(link: SignedLink) -> links.Instead | None:
    found = ask_for_new_link(link)
    disputed = Submission.objects.filter(pk=UUID(link.subject), state=Submission.State.DISPUTED)
    if found is None or not disputed.exists():
        return found
    reason = _("The change has been taken back already. You need do nothing more.")
    return links.Instead(found.label, found.address, reason)


links.register(
    links.Purpose(
        Submission.NOT_US_LINK, lambda: LASTS, offer=_offer, open=_open, instead=_instead
    )
)
