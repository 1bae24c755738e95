"""The way out of mails about fitting notices, and back: what the link in each of them does."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from access import links
from access.models import SignedLink
from access.views import NOT_IN_ANY_LINK, is_one_click
from procurement.matching.choices import set_frequency
from procurement.models import FittingMailChoice, MailFrequency

LEAVE = "procurement.leave_fitting_notices"
LASTS = dt.timedelta(days=2 * 365)  # a way out that is too old is no way out
AGAIN = "again"


def _offer(link: SignedLink) -> links.Offer:
    wants = FittingMailChoice.objects.filter(address=link.subject).exclude(
        frequency=MailFrequency.NEVER
    )
    if not wants.exists():
        return _way_back(gettext("You get no mails about tenders that fit"))
    return links.Offer(
        title=gettext("No more mails about tenders that fit?"),
        text=gettext(
            "Press the button and we send you no more of them. What fits you still stands on "
            "the page of your enterprise."
        ),
        button=gettext("Unsubscribe"),
    )


def _open(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Do what the button says. A mail program has one button: it always means to leave."""
    if request.POST.get("action") == AGAIN and not is_one_click(request):
        set_frequency(link.subject, MailFrequency.WEEKLY)
        offer = links.Offer(
            title=gettext("You get mails about tenders that fit again"),
            text=gettext("They come on Mondays, when there is something new."),
            button=gettext("No, unsubscribe"),
        )
        return render(request, "access/link.html", {"offer": offer} | NOT_IN_ANY_LINK)
    title = gettext("You have unsubscribed already")
    if set_frequency(link.subject, MailFrequency.NEVER):
        title = gettext("You get no more mails about tenders that fit")
    return render(request, "access/link.html", {"offer": _way_back(title)} | NOT_IN_ANY_LINK)


def _way_back(title: str) -> links.Offer:
    return links.Offer(
        title=title,
        text=gettext(
            "Have you changed your mind? Press the button, now or later, and they come on "
            "Mondays when there is something new."
        ),
        button=gettext("Yes, send them again"),
        action=AGAIN,
    )


links.register(
    links.Purpose(LEAVE, lambda: LASTS, _offer, _open, works_once=False, takes_one_click=True)
)
