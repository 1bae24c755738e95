"""Writing to some of those who answered to a meeting: the words, the mail as it will be, sent.

What is written travels in the form from step to step, and is stored only as mail.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from access.emails import Email, writers
from events.attendees.forms import FilterForm
from events.attendees.group_mail import GROUP, Audience, email_context, links_for, send, send_copy
from events.attendees.group_mail_forms import GroupMailForm
from events.enums import RecipientGroup, State
from events.models import Registration
from events.registration.forms import languages
from events.registration.permissions import MeetingMixin

PREVIEW, BACK, SEND = "preview", "back", "send"
Standing = tuple[str, str]  # the state, and the form where it makes a difference


@dataclass(frozen=True)
class Preview:
    """The mail as those who stand alike will read it in one language."""

    language: str
    code: str
    written_in: str
    standing: str
    count: int
    email: Email


class GroupMailView(MeetingMixin, FormView):
    """Asks to whom and what, shows the mail, and sends it; the pages name nobody."""

    template_name = "events/hosting/group.html"
    preview_template = "events/hosting/group_preview.html"
    form_class = GroupMailForm
    page_title = gettext_lazy("E-mail participants")
    header_icon = "mail"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go one step; without one, somebody comes from the list."""
        form = self.get_form()
        if self.step not in (PREVIEW, SEND) or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return self._send(form) if self.step == SEND else self._preview(form)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the meeting, the list that is shown, and where a copy would go."""
        return {
            "data": self.request.POST if self.step else None,
            "initial": {"whom": RecipientGroup.LISTED if self.listed else None},
            "event": self.event,
            "listed": self.listed,
            "copy_to": self.request.user.email,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back to the list, and its filters."""
        return super().get_context_data(listed=self.listed, back=self.address("people"), **kwargs)

    @property
    def step(self) -> str:
        """Return which button was pressed, if it is one of this page."""
        pressed = self.request.POST.get("step", "")
        return pressed if pressed in (PREVIEW, BACK, SEND) else ""

    @cached_property
    def listed(self) -> FilterForm | None:
        """Return the filters of the list that the manager comes from."""
        return FilterForm(self.request.POST) if self.request.POST.get("listed") else None

    def _preview(self, form: GroupMailForm) -> HttpResponse:
        audience = _audience(form)
        context = self.get_context_data(
            form=form,
            audience=audience,
            whom=dict(form.fields["whom"].choices)[form.cleaned_data["whom"]],
            counts=_counts(audience),
            previews=list(_previews(audience)),
        )
        self.template_name = self.preview_template
        return self.render_to_response(context)

    def _send(self, form: GroupMailForm) -> HttpResponse:
        whom, user = form.cleaned_data["whom"], self.request.user
        count = send(form.message, form.people(whom), whom, user)
        if not count:
            words = _("Nothing was sent: everybody who can be reached has got this mail before.")
            messages.warning(self.request, words)
            return redirect(self.address("people"))
        messages.success(self.request, _sent(count))
        if self.request.POST.get("seen") != str(count):
            words = _("The group has changed since you saw the mail: it went to those in it now.")
            messages.warning(self.request, words)
        if form.cleaned_data.get("copy") and send_copy(form.message, count, user, _own(user)):
            messages.success(self.request, _("A copy goes to you."))
        return redirect(self.address("people"))


def _audience(form: GroupMailForm) -> Audience:
    people = list(form.people(form.cleaned_data["whom"]))
    for person in people:
        person.event = form.event
    return Audience(form.message, people)


def _counts(audience: Audience) -> list[tuple[Any, int]]:
    """Return how many of those who get it stand how."""
    counts = [
        (state.label, sum(each.state == state for each in audience.receivers)) for state in State
    ]
    return [(label, count) for label, count in counts if count]


def _previews(audience: Audience) -> Iterator[Preview]:
    """Return the mail in each language as its readers get it, or as they would."""
    everybody = audience.receivers or audience.people
    ways = list(dict.fromkeys(_standing(each) for each in everybody))
    for code, name in languages():
        own = [_standing(each) for each in audience.receivers if each.language == code]
        for way in [each for each in ways if each in own] or ways[:1]:
            yield _preview(audience, way, code, name, own.count(way))


def _preview(audience: Audience, way: Standing, code: str, name: str, count: int) -> Preview:
    state, mode = way
    event = audience.message.event
    person = Registration(event=event, mode=mode, state=state, language=code, place=1)
    names = [State(state).label, person.get_mode_display()]
    standing = ", ".join(str(each) for each in names if each)
    with translation.override(code):
        context = email_context(person, audience.message)
        email = writers[GROUP](context, {each["name"]: "" for each in links_for(person)})
    return Preview(name, code, context["written_in"], standing, count, email)


def _standing(person: Registration) -> Standing:
    has_seat = person.state == State.CONFIRMED
    return person.state, person.mode if has_seat else ""


def _own(user: Any) -> str:
    """Return the language that a user has chosen for the admin, if the site has it."""
    profile = getattr(user, "wagtail_userprofile", None)
    chosen = profile.preferred_language if profile else ""
    return chosen if chosen in dict(languages()) else settings.LANGUAGE_CODE


def _sent(count: int) -> str:
    words = ngettext(
        "The mail goes to %(count)s person.", "The mail goes to %(count)s people.", count
    )
    return words % {"count": count}
