"""What the links in the mails to participants do, each one thing."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext, gettext_lazy

from access import links
from access.models import SignedLink
from events.enums import State
from events.models import Registration
from events.registration import actions, answers, session
from events.registration.actions import ClosedError, NoRoomError, cancel, change
from events.registration.answers import ANSWERS, Reply
from events.registration.notifications import (
    ACCEPT,
    APPLY,
    CANCEL_SEAT,
    MANAGE,
    REFUSE,
    place_in_line,
    proposal_of,
)

STANDING = {
    State.CONFIRMED: gettext_lazy("You have a seat"),
    State.WAITING: gettext_lazy("You are on the waiting list"),
    State.OFFERED: gettext_lazy("We keep a seat for you"),
    State.DECLINED: gettext_lazy("You have told us that you cannot come"),
    State.CANCELLED: gettext_lazy("You have cancelled already"),
    State.LAPSED: gettext_lazy("The seat has gone to the next person"),
    State.WALKED_IN: gettext_lazy("You took part"),
}
ALREADY = {
    (ACCEPT, State.CONFIRMED): gettext_lazy("The seat is already yours"),
    (REFUSE, State.CANCELLED): gettext_lazy("You have said no to the seat already"),
}
LASTS = dt.timedelta(days=7)  # each mail says how long its links last; this is never used up


def _registration(link: SignedLink) -> Registration | None:
    uid = link.subject.partition(":")[0]
    named = Registration.objects.named().select_related("event")
    return named.filter(uid=uid).first()


def _is_over(registration: Registration) -> bool:
    """Tell whether there is no meeting to come to any more."""
    return bool(answers.closed_reason(registration.event))


def _title(registration: Registration) -> str:
    return registration.event.in_language(get_language() or "").title


def _offer_manage(link: SignedLink) -> links.Offer | None:
    registration = _registration(link)
    return registration and links.Offer(
        title=gettext("Your answer to %(title)s") % {"title": _title(registration)},
        text=gettext("Press the button to see your answer, change it or cancel."),
        button=gettext("Show my answer"),
    )


def _manage(request: HttpRequest, link: SignedLink) -> HttpResponse:
    registration = _registration(link)
    if registration is None:
        raise links.GoneError
    request.session.cycle_key()
    rotate_token(request)
    session.remember(request, registration, is_opened=True)
    page = registration.event.in_language(get_language() or "")
    return redirect(page.subroute_url("my_answer"))


def _instead(link: SignedLink) -> links.Instead | None:
    """Return the page of the meeting, and how the answer stands or what became of the meeting."""
    registration = _registration(link)
    if registration is None:
        return None
    page = registration.event.in_language(get_language() or "")
    way = gettext("To the page of the meeting"), page.url or ""
    reason = answers.closed_reason(registration.event)
    if reason and not link.used_at:
        return links.Instead(*way, reason)
    if link.purpose == MANAGE or not (link.used_at or link.is_open):
        return links.Instead(*way)
    title = ALREADY.get((link.purpose, registration.state)) or STANDING[State(registration.state)]
    told = answers.status_in_words(registration, place_in_line(registration))
    return links.Instead(*way, reason or told, str(title))


def _offered(link: SignedLink) -> tuple[Registration | None, int]:
    """Return the registration, and which of its offers the link is about."""
    number = link.subject.partition(":")[2]
    return _registration(link), int(number) if number.isdigit() else -1


def _offer_accept(link: SignedLink) -> links.Offer | None:
    registration, number = _offered(link)
    if registration is None or registration.offers != number:
        return None
    is_made = registration.state in (State.OFFERED, State.LAPSED)
    if not (is_made or registration.is_skipped) or _is_over(registration):
        return None
    if registration.state == State.OFFERED:
        text = gettext("With the button you take the seat. When: %(when)s.")
    else:
        text = gettext("If nobody else has taken the seat it is yours. When: %(when)s.")
    return links.Offer(
        title=gettext("A seat at %(title)s") % {"title": _title(registration)},
        text=text % {"when": registration.event.when},
        button=gettext("Yes, I take the seat"),
    )


def _accept(request: HttpRequest, link: SignedLink) -> HttpResponse:
    registration, number = _offered(link)
    if registration and actions.accept_offer(registration, number):
        title = gettext("You have a seat")
        text = gettext("We have sent you a mail with the meeting for your calendar.")
    else:
        title = gettext("The seat is taken")
        text = gettext("It has gone to the next in line. Answer again to stand in line once more.")
        if registration and Registration.objects.filter(pk=registration.pk, state=State.WAITING):
            text = gettext("It has gone to the next in line. You keep your place there.")
    return _done(request, registration, title, text)


def _offer_refuse(link: SignedLink) -> links.Offer | None:
    registration, number = _offered(link)
    if registration is None or registration.offers != number:
        return None
    if registration.state != State.OFFERED:
        return None
    return links.Offer(
        title=gettext("Leave the seat to somebody else?"),
        text=gettext("You were offered a seat at %(title)s.") % {"title": _title(registration)},
        button=gettext("No, I do not take the seat"),
        is_serious=True,
    )


def _refuse(request: HttpRequest, link: SignedLink) -> HttpResponse:
    registration, number = _offered(link)
    if registration:
        actions.refuse_offer(registration, number)
    text = gettext("The seat goes to the next in line.")
    return _done(request, registration, gettext("Thank you for telling us"), text)


def _offer_cancel(link: SignedLink) -> links.Offer | None:
    registration = _registration(link)
    if registration is None or not registration.is_coming:
        return None
    return links.Offer(
        title=gettext("Cancel your registration for %(title)s?") % {"title": _title(registration)},
        text=gettext("Your seat or your place in line goes to somebody else."),
        button=gettext("Yes, cancel"),
        is_serious=True,
    )


def _cancel(request: HttpRequest, link: SignedLink) -> HttpResponse:
    registration = _registration(link)
    if registration:
        cancel(registration)
    text = gettext("You are no longer registered. Thank you for telling us.")
    return _done(request, registration, gettext("You have cancelled"), text)


def _offer_apply(link: SignedLink) -> links.Offer | None:
    registration = _registration(link)
    if registration is None or not registration.proposed or _is_over(registration):
        return None
    if proposal_of(registration) != link.subject:
        return None
    answer = registration.proposed["answer"]
    return links.Offer(
        title=gettext("Your new answer to %(title)s") % {"title": _title(registration)},
        text=gettext("Your new answer: “%(answer)s”. With the button it replaces the one before.")
        % {"answer": ANSWERS[answer]},
        button=gettext("Yes, this is my answer"),
        is_serious=Reply(**registration.proposed).is_no,
    )


def _apply(request: HttpRequest, link: SignedLink) -> HttpResponse:
    registration = _registration(link)
    title = gettext("Your answer is changed")
    text = gettext("We have sent you a mail about it.")
    if registration and registration.proposed:
        try:
            change(registration, Reply(**registration.proposed))
        except (NoRoomError, ClosedError):
            title = gettext("Your answer could not be changed")
            text = gettext("There is no free seat of that kind. You keep the one that you have.")
    return _done(request, registration, title, text)


def _done(
    request: HttpRequest, registration: Registration | None, title: str, text: str
) -> HttpResponse:
    page = registration.event.in_language(get_language() or "") if registration else None
    context = {"title": title, "text": text, "meeting": page, "alternates": {}}
    return render(request, "events/registration/done.html", context)


for name, offer, answer, works_once in [
    (MANAGE, _offer_manage, _manage, False),
    (ACCEPT, _offer_accept, _accept, True),
    (REFUSE, _offer_refuse, _refuse, True),
    (CANCEL_SEAT, _offer_cancel, _cancel, True),
    (APPLY, _offer_apply, _apply, True),
]:
    links.register(links.Purpose(name, lambda: LASTS, offer, answer, works_once, _instead))
