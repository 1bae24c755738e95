"""The meetings with their numbers, who comes to one, and the questions that were sent in."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.models import Locale

from access.admin.permissions import PrivateMixin
from events.attendees import counts, opening
from events.attendees.attendee_list import annotate_flags, to_phone
from events.attendees.changes import change_of
from events.attendees.counts import MeetingCounts, counts_of
from events.attendees.forms import FilterForm, QuestionForm
from events.attendees.person_views import FormPage
from events.invitations.recipients import invitation_counts as invitations_of
from events.models import EventPage, Question
from events.registration import audit_log
from events.registration.permissions import MANAGE, MEETINGS, MeetingMixin, log_access
from events.reminders.overview import lines
from headless import versions

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
        numbers = counts_of([*coming, *past])
        return super().get_context_data(
            coming=_with_numbers(coming, numbers),
            past=_with_numbers(past, numbers),
            page_obj=page,
            **kwargs,
        )


class AttendeeListView(MeetingMixin, TemplateView):
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
        if not form.search_words:
            return redirect(f"{self.address('people')}?{urlencode(form.query)}")
        return self._list(form, request.POST.get("p"))

    def _list(self, form: FilterForm, number: str | None) -> HttpResponse:
        everybody = self.event.registrations.named()
        page = Paginator(form.chosen(everybody), PEOPLE).get_page(number)
        people = annotate_flags(self.event, page.object_list)
        log_access(self.request, self.event, len(people))
        numbers = counts_of([self.event])[self.event.pk]
        context = self.get_context_data(
            form=form,
            people=people,
            page_obj=page,
            query=urlencode(form.query),
            numbers=numbers,
            too_many=counts.overbooking_in_words(numbers),
            erased=self.event.registrations.count() - everybody.count(),
            questions=self.event.questions.count(),
            change=change_of(self.event),
            is_off=opening.takes_none(self.event),
            to_ring=to_phone(self.event),
            mails=lines(self.event),
            invitations=invitations_of(self.event),
        )
        return self.render_to_response(context)


def _with_numbers(
    events: Iterable[EventPage], numbers: dict[int, MeetingCounts]
) -> list[tuple[EventPage, MeetingCounts]]:
    return [(event, numbers[event.pk]) for event in events]


class QuestionsView(MeetingMixin, TemplateView):
    """Every question as it was sent, with how the page words it."""

    template_name = "events/hosting/questions.html"
    page_title = gettext_lazy("Questions")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the questions; who asked them is personal data, and the look is noted."""
        questions = list(self.event.questions.select_related("registration"))
        log_access(
            self.request, self.event, sum(each.registration is not None for each in questions)
        )
        return super().get_context_data(questions=questions, **kwargs)


class QuestionView(FormPage):
    """Words one question for the page, or takes it off."""

    form_class = QuestionForm
    page_title = gettext_lazy("Question")
    header_icon = "help"

    @cached_property
    def question(self) -> Question:
        """Return the question."""
        questions = self.event.questions.select_related("registration")
        return get_object_or_404(questions, pk=self.kwargs["question"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note the look at what somebody wrote."""
        log_access(request, self.event, 1)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the question."""
        return super().get_form_kwargs() | {"instance": self.question}

    def get_back_address(self) -> str:
        """Return the way to all questions."""
        return self.address("questions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was sent."""
        return super().get_context_data(quote=self.question.text, **kwargs)

    def form_valid(self, form: QuestionForm) -> HttpResponse:
        """Store the words."""
        form.save()
        versions.bump()  # what others keep of the page is no longer true
        audit_log.write(self.event, "events.question", self.request.user, number=self.question.pk)
        messages.success(self.request, _("The question is saved."))
        return redirect(self.get_back_address())
