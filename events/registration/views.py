"""Takes an answer, says how it went, and lets its owner change it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail import views as wagtail_views
from wagtail.models import Page

from access.decorators import from_elsewhere
from access.responses import asking_to_wait, private, wait_in_words
from access.throttling import Throttle
from events.enums import Mode, State
from events.models import EventPage, MeetingSettings, Registration
from events.registration import actions, answers, session
from events.registration.actions import ClosedError, NoRoomError, Outcome, answer, cancel, change
from events.registration.emails import mode_fact
from events.registration.forms import AnswerForm, ChangeForm
from events.registration.notifications import place_in_line

OUTCOME = "events-outcome"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def receive_answer(request: HttpRequest, path: str, word: str) -> HttpResponse:
    """Take an answer to a meeting, from our own pages only; a faulty one is shown again."""
    page = _meeting(request, path, word)
    if page is None:
        return wagtail_views.serve(request, f"{path}{word}/")
    if request.method != "POST":
        return redirect(f"{page.url}#answer")
    if refused := from_elsewhere(request):
        return refused
    form = AnswerForm(request.POST, event=page.source)
    limit = MeetingSettings.load().answers_per_network
    if wait := Throttle("events.answer", limit).seconds_to_wait(request):
        form.add_error(None, wait_in_words(wait))
        return asking_to_wait(_form(request, page, form), wait)
    if form.is_from_robot:
        return _thank(request, page, State.CONFIRMED, request.POST.get("answer", ""))
    return _taken(request, page, form) if form.is_valid() else _form(request, page, form)


def answered(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Say how it went: the same whether the address was known before or not."""
    outcome = request.session.get(OUTCOME, {}).get(str(page.source.pk))
    if outcome is None:
        return redirect(page.url)
    state, mode = outcome["state"], outcome.get("answer", "")
    other = answers.other_way(page.source, mode) if state == State.WAITING else ""
    full = mode if other else ""
    title, lead = answers.outcome_in_words(state, is_own=outcome["is_own"], full=full)
    instead = answers.INSTEAD.get(other, "")
    context = {"page": page, "title": title, "lead": lead, "instead": instead}
    context |= _way(state, mode)
    return private(render(request, "events/registration/answered.html", context))


def my_answer(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Show the answer that a link has opened, and change it."""
    registration = session.opened(request, page.source)
    if registration is None:
        return private(redirect(f"{page.url}#answer"))
    if "take" in request.POST:
        is_over = bool(answers.closed_reason(registration.event))
        has_seat = not is_over and actions.accept_offer(registration, registration.offers)
        return private(redirect(page.subroute_url("my_answer") + "?saved=1" * has_seat))
    posted = request.POST if request.method == "POST" else None
    form = ChangeForm(posted, registration=registration)
    if form.is_bound and form.is_valid():
        reply = form.reply(registration.email, page.locale.language_code, is_complete=True)
        if _is_done(form, lambda: change(registration, reply)):
            return private(redirect(f"{page.subroute_url('my_answer')}?saved=1"))
    return _answer(request, page, registration, form)


def cancel_answer(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Cancel the answer that a link has opened; only a button does that."""
    registration = session.opened(request, page.source)
    if registration and request.method == "POST" and not page.has_ended():
        cancel(registration)
        return private(redirect(f"{page.subroute_url('my_answer')}?saved=1"))
    return private(redirect(page.subroute_url("my_answer")))


def _meeting(request: HttpRequest, path: str, word: str) -> EventPage | None:
    found = Page.route_for_request(request, path)
    del (
        request._wagtail_route_for_request
    )  # kept for this path, and not to answer for a longer one
    page = found and found.page.specific
    if not isinstance(page, EventPage) or page.get_view_restrictions():
        return None
    is_it = page.live and page.url == request.path.removesuffix(f"{word}/")
    return page if is_it else None


def _taken(request: HttpRequest, page: EventPage, form: AnswerForm) -> HttpResponse:
    email = form.cleaned_data["email"]
    own = session.own(request, page.source, email=email)
    reply = form.reply(email, page.locale.language_code)
    outcome: list[Outcome] = []
    if not _is_done(form, lambda: outcome.append(answer(page, reply, own))):
        return _form(request, page, form)
    registration = outcome[0].registration
    if registration:
        session.remember(request, registration, is_opened=_is_opened(request, page, registration))
    return _thank(request, page, outcome[0].state, reply.answer, is_own=own is not None)


def _is_opened(request: HttpRequest, page: EventPage, registration: Registration) -> bool:
    return session.opened(request, page.source) == registration


def _is_done(form: AnswerForm | ChangeForm, act: Any) -> bool:
    """Do what was asked; what cannot be done is said in the form."""
    try:
        act()
    except ClosedError:
        form.add_error(None, gettext("The meeting takes no more answers."))
    except NoRoomError:
        form.add_error(
            "answer", gettext("There is no free seat of that kind. You keep the one you have.")
        )
    return not form.errors


def _thank(
    request: HttpRequest, page: EventPage, state: State, answer: str, *, is_own: bool = False
) -> HttpResponse:
    outcomes = request.session.get(OUTCOME, {})
    outcomes[str(page.source.pk)] = {"state": state, "answer": answer, "is_own": is_own}
    request.session[OUTCOME] = outcomes
    return private(redirect(page.subroute_url("answered")))


def _form(request: HttpRequest, page: EventPage, form: AnswerForm) -> HttpResponse:
    context = {"page": page, "form": form}
    return private(render(request, "events/registration/form.html", context))


def _answer(
    request: HttpRequest, page: EventPage, registration: Registration, form: ChangeForm
) -> HttpResponse:
    over = answers.closed_reason(registration.event)
    context = {
        "page": page,
        "registration": registration,
        **_way(registration.state, registration.mode),
        "form": form,
        "standing": (registration.is_coming and over)
        or answers.status_in_words(registration, place_in_line(registration)),
        "may_take": registration.state == State.OFFERED and not over,
        "may_cancel": registration.is_coming and not over,
        "may_change": not over and _may_change(registration),
        "instead": answers.INSTEAD.get(_other_way(registration), ""),
        "is_saved": "saved" in request.GET and not form.errors,
        "cancel_url": page.subroute_url("cancel_answer"),
    }
    return private(render(request, "events/registration/my_answer.html", context))


def _other_way(registration: Registration) -> str:
    is_waiting = registration.state == State.WAITING
    return answers.other_way(registration.event, registration.mode) if is_waiting else ""


def _way(state: str, mode: str | None) -> dict[str, Any]:
    """Return how the reader takes part, and whether that is without going anywhere."""
    way = mode_fact(state, mode)
    return {"way": way, "is_elsewhere": bool(way) and mode == Mode.ONLINE}


def _may_change(registration: Registration) -> bool:
    return registration.is_coming or registration.event.is_taking_registrations()
