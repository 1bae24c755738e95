"""The people of a meeting as a file, and as a list to print; each is noted."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from access.exports import FILES
from events.attendees.attendee_list import annotate_flags
from events.attendees.forms import ExportForm, FilterForm
from events.enums import Mode, State
from events.models import Registration
from events.registration.permissions import MeetingMixin, log_access
from events.times import local

Column = tuple[Any, Callable[[Registration], Any]]
COLUMNS: list[Column] = [
    (gettext_lazy("Number"), lambda person: person.pk),
    (gettext_lazy("Name"), lambda person: person.name),
    (gettext_lazy("Organisation"), lambda person: person.organisation),
    (gettext_lazy("E-mail"), lambda person: person.email),
    (gettext_lazy("Form"), lambda person: person.get_mode_display()),
    (gettext_lazy("State"), lambda person: person.get_state_display()),
    (gettext_lazy("Place in line"), lambda person: person.number_in_line),
    (gettext_lazy("Language"), lambda person: person.language),
    (gettext_lazy("Answered"), lambda person: _moment(person.answered_at)),
    (gettext_lazy("Arrived"), lambda person: _moment(person.attended_at)),
]
NEEDS: list[Column] = [
    (gettext_lazy("Accessibility"), lambda person: person.access_needs),
    (gettext_lazy("Food"), lambda person: person.food_needs),
]


class ExportView(MeetingMixin, FormView):
    """Asks who is to be taken out, and answers a post with the file."""

    template_name = "events/hosting/out.html"
    form_class = ExportForm
    page_title = gettext_lazy("Take out the list")
    header_icon = "download"

    def form_valid(self, form: ExportForm) -> HttpResponse:
        """Answer with the file."""
        kind = self.request.POST.get("kind", "")
        content_type, write = FILES.get(kind, FILES["xlsx"])
        chosen = FilterForm({"state": form.cleaned_data["state"]})
        people = annotate_flags(self.event, chosen.chosen(self.event.registrations.named()))
        log_access(self.request, self.event, len(people), is_export=True)
        columns = [*COLUMNS, *(NEEDS if form.cleaned_data["needs"] else [])]
        headings = [heading for heading, _value in columns]
        rows = [[value(person) for _heading, value in columns] for person in people]
        response = HttpResponse(
            write(_("Participants"), headings, rows), content_type=content_type
        )
        first = _("participants")  # of the name of the file
        name = f"{first}-{self.event.slug}-{timezone.localdate():%Y-%m-%d}"
        ending = kind if kind in FILES else "xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


class PrintView(MeetingMixin, TemplateView):
    """Those who have a seat, on paper: with room to sign, or with needs for the kitchen.

    Never both: whoever signs at the door would read what the others need.
    """

    template_name = "events/hosting/print.html"

    def get(self, request: HttpRequest, event: int) -> HttpResponse:
        """Show the list; on paper it leaves the house, which is noted as an export."""
        has_seat = Q(state=State.CONFIRMED) | Q(attended_at__isnull=False)
        people = self.event.registrations.named().filter(has_seat).order_by("name", "pk")
        people = sorted(people, key=lambda person: person.mode != Mode.ON_SITE)
        log_access(request, self.event, len(people), is_export=True)
        has_needs = request.GET.get("needs") == "1"
        context = self.get_context_data(people=people, has_needs=has_needs)
        return self.render_to_response(context)


def _moment(moment: Any) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}" if moment else ""
