"""What the links in the mails to those who watch do, each one thing."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from access import links
from access.models import SignedLink
from access.views import NOT_IN_ANY_LINK
from content.languages import SWEDISH
from procurement.enums import Stage
from procurement.models import Notice, ProcurementIndexPage, Subscription
from procurement.subscriptions.actions import (
    CONFIRM,
    END,
    MANAGE,
    STAR,
    UNCONFIRMED_DAYS,
    change,
    confirm,
    end,
    star,
)
from procurement.subscriptions.forms import SEVERAL, ChangeForm
from procurement.subscriptions.words import watched

LASTS = dt.timedelta(days=2 * 365)  # a way out that is too old is no way out
SAVE, STOP = "save", "end"


def _subscription(link: SignedLink) -> Subscription | None:
    uid = link.subject.partition(":")[0]
    return Subscription.objects.filter(uid=uid).select_related("notice").first()


def _confirmed(link: SignedLink) -> Subscription | None:
    subscription = _subscription(link)
    return subscription if subscription and subscription.confirmed_at else None


def _offer_confirm(link: SignedLink) -> links.Offer | None:
    subscription = _subscription(link)
    if subscription is None or subscription.confirmed_at:
        return None
    told = {"watched": watched(subscription), "pace": subscription.get_frequency_display()}
    words = gettext("You watch: %(watched)s. You get mail: %(pace)s.")
    if subscription.notice_id:
        words = gettext("You get a reminder 14 and 3 days before. You watch: %(watched)s.")
    return links.Offer(
        title=gettext("Watch procurements?"), text=words % told, button=gettext("Yes, confirm")
    )


def _confirm(request: HttpRequest, link: SignedLink) -> HttpResponse:
    subscription = _subscription(link)
    if subscription is None:
        raise links.GoneError
    said = watched(subscription)
    confirm(subscription)
    text = gettext(
        "From now on you get mail about: %(watched)s. In each mail there is a link to change it "
        "and one to end it."
    )
    return _done(request, gettext("You are watching"), text % {"watched": said})


def _instead_of_confirming(link: SignedLink) -> links.Instead:
    title = gettext("You have confirmed already") if link.used_at else ""
    text = gettext("Links to change or end what you watch are in each mail.") if title else ""
    return links.Instead(gettext("To the page for watching"), _watch_url(), text, title)


def _offer_manage(link: SignedLink) -> links.Offer | None:
    subscription = _confirmed(link)
    return subscription and links.Offer(
        title=gettext("What you watch"),
        text=gettext("You watch: %(watched)s.") % {"watched": watched(subscription)},
        button=gettext("Change or end it"),
    )


def _manage(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Show the form, or take it: the address of the link is where it posts to."""
    subscription = _confirmed(link)
    if subscription is None:
        raise links.GoneError
    action = request.POST.get("action")
    if action == STOP:
        return _ended(request, subscription)
    posted = request.POST if action == SAVE else None
    form = ChangeForm(posted, subscription=subscription)
    if posted and form.is_valid():
        _save(subscription, form)
        text = gettext("You watch: %(watched)s.") % {"watched": watched(subscription)}
        return _done(request, gettext("Saved"), text)
    context = {"form": form, "subscription": subscription, "title": gettext("What you watch")}
    template = "procurement/subscriptions/manage.html"
    return render(request, template, {**context, **NOT_IN_ANY_LINK})


def _save(subscription: Subscription, form: ChangeForm) -> None:
    """Save what the form holds: of a starred notice that is the language alone."""
    said = {"frequency": subscription.frequency, **form.cleaned_data}
    filters = subscription.filters if subscription.notice_id else form.chosen
    values = {name: value for name, value in said.items() if name not in SEVERAL}
    change(subscription, {"filters": filters, **values})


def _offer_end(link: SignedLink) -> links.Offer | None:
    subscription = _subscription(link)
    return subscription and links.Offer(
        title=gettext("No more of these mails?"),
        text=gettext("You watch: %(watched)s. With the button you end it, and we forget you.")
        % {"watched": watched(subscription)},
        button=gettext("Unsubscribe"),
    )


def _end(request: HttpRequest, link: SignedLink) -> HttpResponse:
    subscription = _subscription(link)
    if subscription is None:
        raise links.GoneError
    return _ended(request, subscription)


def _ended(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    end(subscription)
    text = gettext("You get no more mail of this sort, and your address is erased here.")
    return _done(request, gettext("It is ended"), text)


def _instead_of_ending(link: SignedLink) -> links.Instead:
    text = gettext("You get no more mail of this sort, and your address is erased here.")
    if _subscription(link):  # the link is too old
        return links.Instead(gettext("To the page for watching"), _watch_url())
    title = gettext("It is ended already")
    return links.Instead(gettext("To the page for watching"), _watch_url(), text, title)


def _notice(link: SignedLink) -> Notice | None:
    number = link.subject.partition(":")[2]
    return Notice.objects.listed().filter(pk=int(number)).first() if number.isdigit() else None


def _offer_star(link: SignedLink) -> links.Offer | None:
    subscription, notice = _confirmed(link), _notice(link)
    if not (subscription and notice and can_be_starred(notice)):
        return None
    return links.Offer(
        title=gettext("Remind you of the last day?"),
        text=gettext(
            "%(title)s. We write 14 and 3 days before the last day, and if it moves or the "
            "procurement is cancelled."
        )
        % {"title": notice.heading},
        button=gettext("Yes, remind me"),
    )


def _star(request: HttpRequest, link: SignedLink) -> HttpResponse:
    subscription, notice = _confirmed(link), _notice(link)
    if not (subscription and notice):
        raise links.GoneError
    star(notice, subscription)
    text = gettext("We write 14 and 3 days before the last day of “%(title)s”.")
    return _done(request, gettext("You will be reminded"), text % {"title": notice.heading})


def _instead_of_starring(link: SignedLink) -> links.Instead:
    reason = gettext("The procurement takes no more tenders, or is no longer on the site.")
    return links.Instead(
        gettext("To the page for watching"), _watch_url(), "" if _notice(link) is None else reason
    )


def can_be_starred(notice: Notice) -> bool:
    """Tell whether a notice has a last day to come, or may get one."""
    return notice.stage() in (Stage.OPEN, Stage.PLANNED)


def _watch_url() -> str:
    index = ProcurementIndexPage.in_language(get_language() or SWEDISH)
    return index.subroute_url("watch") if index else "/"


def _done(request: HttpRequest, title: str, text: str) -> HttpResponse:
    context = {"title": title, "text": text, "watch_url": _watch_url(), **NOT_IN_ANY_LINK}
    return render(request, "procurement/subscriptions/done.html", context)


for purpose in [
    links.Purpose(
        CONFIRM,
        lambda: dt.timedelta(days=UNCONFIRMED_DAYS),
        _offer_confirm,
        _confirm,
        instead=_instead_of_confirming,
    ),
    links.Purpose(MANAGE, lambda: LASTS, _offer_manage, _manage, False, _instead_of_ending),
    links.Purpose(
        END, lambda: LASTS, _offer_end, _end, False, _instead_of_ending, takes_one_click=True
    ),
    links.Purpose(STAR, lambda: LASTS, _offer_star, _star, False, _instead_of_starring),
]:
    links.register(purpose)
