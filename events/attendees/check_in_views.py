"""The page at the door: who is expected, who has come, and those who come without a word."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from events.attendees import check_in
from events.attendees.attendee_list import search
from events.attendees.forms import WalkInForm
from events.enums import Mode, State
from events.models import Registration
from events.models.registrations import MODES, RegistrationQuerySet
from events.registration.actions import NoRoomError
from events.registration.permissions import MeetingMixin, log_access

MOST_FOUND = 30


class CheckInMixin(MeetingMixin):
    """A page at the door, about those who take part in one way."""

    gone = (ObjectDoesNotExist,)  # a person who was never at this meeting is not found

    @cached_property
    def mode(self) -> str:
        """Return the form that is asked for, or the one that fits the meeting."""
        asked = self.request.POST.get("mode") or self.request.GET.get("mode", "")
        first = Mode.ON_SITE if self.event.is_on_site else Mode.ONLINE
        is_offered = asked in dict(MODES) and self.event.offers_mode(asked)
        return asked if is_offered else first.value

    def back(self, done: Registration | None = None) -> HttpResponse:
        """Lead to the list again, which names whoever was noted by number alone."""
        query = f"?mode={self.mode}" + (f"&done={done.pk}" if done else "")
        return redirect(self.address("door") + query)

    def ask(
        self, name: str, form: WalkInForm | None = None, pk: int | None = None
    ) -> HttpResponse:
        """Ask before somebody is let in for whom there is no seat."""
        self.template_name = "events/hosting/door_question.html"
        context = self.get_context_data(name=name, walk_in=form, pk=pk)
        return self.render_to_response({**context, "mode": self.mode})


class CheckInView(CheckInMixin, TemplateView):
    """Everybody who is expected, each with a large button; works without scripts."""

    template_name = "events/hosting/door.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who is expected and who has come."""
        people = self.event.registrations.named().order_by("name", "pk")
        here = Q(attended_at__isnull=False)
        own = list(people.filter(mode=self.mode).filter(here | Q(state=State.CONFIRMED)))
        came = [person for person in own if person.attended_at]
        return super().get_context_data(
            mode=self.mode,
            modes=[(value, label) for value, label in MODES if self.event.offers_mode(value)],
            expected=[person for person in own if not person.attended_at],
            came=came,
            total=len(own),
            done=people.filter(pk=_number(self.request.GET.get("done"))).first(),
            form=WalkInForm(),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list; the look is noted."""
        context = self.get_context_data()
        log_access(request, self.event, context["total"])
        return self.render_to_response(context)

    def post(self, request: HttpRequest, event: int) -> HttpResponse:
        """Note that somebody has come or has not, or look for a few letters."""
        if "here" in request.POST:
            return self._arrive(self._person("here"))
        if "undo" in request.POST:
            person = self._person("undo")
            check_in.undo_check_in(person, request.user)
            return self.back(person)
        words = request.POST.get("q", "").strip()
        if not words:
            return self.back()
        found = self._found(words)
        log_access(request, self.event, len(found))
        context = self.get_context_data(found=found, words=words)
        return self.render_to_response(context | {"done": None})  # it was said one page ago

    def _arrive(self, person: Registration) -> HttpResponse:
        is_sure = "sure" in self.request.POST
        try:
            check_in.check_in(person, self.mode, self.request.user, is_sure=is_sure)
        except NoRoomError:
            return self.ask(person.name, pk=person.pk)
        return self.back(person)

    def _person(self, button: str) -> Registration:
        own = self.event.registrations
        found = get_object_or_404(own, pk=_number(self.request.POST[button]))
        return own.named().get(pk=found.pk)  # unless erased since the list was shown

    def _found(self, words: str) -> list[Registration]:
        """Return those with the letters in their name, whatever they have answered."""
        people: RegistrationQuerySet = self.event.registrations.named()
        return list(search(people, words).order_by("name", "pk")[:MOST_FOUND])


class WalkInView(CheckInMixin, TemplateView, View):
    """Notes somebody who comes without having registered, in one step."""

    template_name = "events/hosting/walk_in.html"

    def get(self, request: HttpRequest, event: int) -> HttpResponse:
        """Show the form by itself."""
        return self._form(WalkInForm())

    def post(self, request: HttpRequest, event: int) -> HttpResponse:
        """Let the person in, where there is no seat after a question."""
        form = WalkInForm(request.POST)
        if not form.is_valid():
            return self._form(form)
        given = form.cleaned_data
        guest = check_in.WalkIn(**{**given, "uid": given["uid"] or WalkInForm().initial["uid"]})
        try:
            person = check_in.check_in_walk_in(
                self.event, guest, self.mode, request.user, is_sure="sure" in request.POST
            )
        except NoRoomError:
            return self.ask(guest.name, form=form)
        return self.back(person)

    def _form(self, form: WalkInForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, mode=self.mode))


def _number(text: str | None) -> int:
    """Return a key that was given as text; one that is none fits nobody."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0
