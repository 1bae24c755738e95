"""The list of meetings with their numbers, and the list of the people of one."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.generic import TemplateView
from wagtail.models import Locale

from access.admin.permissions import PrivateMixin
from events.hosting import overfull
from events.hosting.forms import FilterForm
from events.hosting.numbers import Numbers, numbers_of
from events.hosting.people import mark, to_ring
from events.hosting.rights import MANAGE, MEETINGS, MeetingMixin, note_look
from events.hosting.telling import change_of
from events.inviting.choosing import numbers_of as invitations_of
from events.models import EventPage
from events.reminding.overview import lines

PAST, PEOPLE = 20, 50


class MeetingsView(PrivateMixin, TemplateView):
    """The meetings, those to come first, with how many have answered what."""

    permission = MANAGE
    template_name = "events/hosting/meetings.html"
    page_title = MEETINGS
    header_icon = "date"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the meetings."""
        events = EventPage.objects.filter(locale=Locale.get_default(), alias_of=None)
        events = events.defer_streamfields().select_related("participant_list")
        page = Paginator(events.past(), PAST).get_page(self.request.GET.get("p"))
        coming, past = list(events.upcoming()), list(page.object_list)
        numbers = numbers_of([*coming, *past])
        return super().get_context_data(
            coming=_with_numbers(coming, numbers),
            past=_with_numbers(past, numbers),
            page_obj=page,
            **kwargs,
        )


class PeopleView(MeetingMixin, TemplateView):
    """The people of one meeting; words to look for are posted, for they may name somebody."""

    template_name = "events/hosting/people.html"

    def get(self, request: HttpRequest, event: int) -> HttpResponse:
        """Show those who fit; a page in another language leads to the Swedish one."""
        if self.event.pk != event:
            return redirect("events_hosting:people", self.event.pk)
        return self._list(FilterForm(request.GET), request.GET.get("p"))

    def post(self, request: HttpRequest, event: int) -> HttpResponse:
        """Look for words; filters alone go into the address."""
        form = FilterForm(request.POST)
        if not form.words:
            return redirect(f"{self.address('people')}?{urlencode(form.query)}")
        return self._list(form, request.POST.get("p"))

    def _list(self, form: FilterForm, number: str | None) -> HttpResponse:
        everybody = self.event.registrations.named()
        page = Paginator(form.chosen(everybody), PEOPLE).get_page(number)
        people = mark(self.event, page.object_list)
        note_look(self.request, self.event, len(people))
        numbers = numbers_of([self.event])[self.event.pk]
        context = self.get_context_data(
            form=form,
            people=people,
            page_obj=page,
            query=urlencode(form.query),
            numbers=numbers,
            too_many=overfull.in_words(numbers),
            erased=self.event.registrations.count() - everybody.count(),
            questions=self.event.questions.count(),
            change=change_of(self.event),
            to_ring=to_ring(self.event),
            mails=lines(self.event),
            invitations=invitations_of(self.event),
        )
        return self.render_to_response(context)


def _with_numbers(
    events: Iterable[EventPage], numbers: dict[int, Numbers]
) -> list[tuple[EventPage, Numbers]]:
    return [(event, numbers[event.pk]) for event in events]
