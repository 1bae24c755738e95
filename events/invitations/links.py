"""The way out of invitations, and back: what the link in each of them does."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from access import links
from access.models import SignedLink
from access.views import NOT_IN_ANY_LINK, is_one_click
from events.invitations.sources import sources
from events.models import Unsubscription

LEAVE = "events.leave_invitations"
LASTS = dt.timedelta(days=2 * 365)  # a way out that is too old is no way out
AGAIN = "again"


def is_unsubscribed(mark: str) -> bool:
    """Tell whether an address, known by its digest, wants no invitations."""
    return Unsubscription.objects.filter(address=mark).exists()


def unsubscribe(mark: str) -> bool:
    """Send an address no more invitations; tell whether it got any before."""
    _row, is_new = Unsubscription.objects.get_or_create(address=mark)
    _notify_sources(mark, is_willing=False)
    return is_new


def resubscribe(mark: str) -> None:
    """Send an address invitations again."""
    Unsubscription.objects.filter(address=mark).delete()
    _notify_sources(mark, is_willing=True)


def _notify_sources(mark: str, *, is_willing: bool) -> None:
    for source in sources.values():
        source.note(mark, is_willing)


def _offer(link: SignedLink) -> links.Offer:
    if is_unsubscribed(link.subject):
        return _way_back(gettext("You get no invitations"))
    return links.Offer(
        title=gettext("No more invitations to meetings?"),
        text=gettext(
            "Press the button and we invite you to no more meetings. If you have registered for "
            "a meeting you still get the mails about it."
        ),
        button=gettext("Unsubscribe"),
    )


def _open(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Do what the button says. A mail program has one button: it always means to leave."""
    if request.POST.get("action") == AGAIN and not is_one_click(request):
        resubscribe(link.subject)
        context = {
            "title": gettext("You get invitations again"),
            "text": gettext("We invite you to the meetings to come."),
        }
        return render(request, "events/registration/done.html", context | NOT_IN_ANY_LINK)
    title = gettext("You have unsubscribed already")
    if unsubscribe(link.subject):
        title = gettext("You get no more invitations")
    return render(request, "access/link.html", {"offer": _way_back(title)} | NOT_IN_ANY_LINK)


def _way_back(title: str) -> links.Offer:
    return links.Offer(
        title=title,
        text=gettext(
            "We do not send you invitations to meetings. If you have registered for a meeting you "
            "still get the mails about it. Have you changed your mind? Press the button, now or "
            "later."
        ),
        button=gettext("Yes, send invitations again"),
        action=AGAIN,
    )


links.register(
    links.Purpose(LEAVE, lambda: LASTS, _offer, _open, works_once=False, takes_one_click=True)
)
