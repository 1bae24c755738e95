"""The calendars of partners in the admin: the list, the form, and the button that reads one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from events.models import PartnerActivity, PartnerCalendar
from events.partners import tasks
from events.partners.forms import PartnerCalendarForm, forget

MOST_SHOWN = 10


def read_now(request: HttpRequest, calendar: PartnerCalendar) -> None:
    """Read a calendar, or leave that to the worker, and say how it went."""
    before = calendar.tried_at
    tasks.fetch.enqueue(calendar.pk)
    calendar.refresh_from_db()
    named = {"name": calendar.name, "count": calendar.activity_count}
    if calendar.being_read_since or calendar.tried_at == before:
        messages.info(
            request,
            gettext("The calendar of %(name)s is being read. Look again in a minute.") % named,
        )
    elif calendar.fault:
        named["fault"] = calendar.fault_in_words
        messages.error(
            request, gettext("The calendar of %(name)s was not read. %(fault)s") % named
        )
    else:
        said = gettext("The calendar of %(name)s was read. Activities to come: %(count)s.")
        messages.success(request, said % named)


class AddCalendarView(generic.CreateView):
    """Adding the calendar of a partner, which is then read."""

    def form_valid(self, form: PartnerCalendarForm) -> HttpResponse:
        """Store it, and then read it."""
        answer = super().form_valid(form)
        read_now(self.request, self.object)
        return answer


class EditCalendarView(generic.EditView):
    """Changing a calendar; above the form stands how the last reading went."""

    def form_valid(self, form: PartnerCalendarForm) -> HttpResponse:
        """Store it, and read it when it comes from elsewhere than before."""
        answer = super().form_valid(form)
        if form.has_new_source:
            read_now(self.request, self.object)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the next activities."""
        activities = PartnerActivity.objects.filter(calendar=self.object).shown()
        return super().get_context_data(activities=activities[:MOST_SHOWN], **kwargs)


class DeleteCalendarView(generic.DeleteView):
    """Removing a calendar, with its activities and its file."""

    def delete_action(self) -> None:
        """Remove the file too."""
        name, storage = self.object.file.name, self.object.file.storage
        super().delete_action()
        forget(storage, name)


class ReadNowView(PermissionCheckedMixin, View):
    """Reads a calendar when the button is pressed."""

    model = PartnerCalendar
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read it, and show how it went."""
        calendar = get_object_or_404(PartnerCalendar, pk=pk)
        read_now(request, calendar)
        return redirect("partner_calendars:edit", calendar.pk)


class ReadNowColumn(Column):
    """The button that reads a calendar, in the list."""

    cell_template_name = "events/admin/read_now_cell.html"


class PartnerCalendarViewSet(ModelViewSet):
    """The calendars of partners."""

    model = PartnerCalendar
    name = "partner_calendars"
    url_prefix = "partner-calendars"
    icon = "calendar-alt"
    menu_label = _("Partner calendars")
    menu_order = 155
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_fields = ["name"]
    search_backend_name = None
    add_view_class = AddCalendarView
    edit_view_class = EditCalendarView
    delete_view_class = DeleteCalendarView
    template_prefix = "events/admin/partner_calendars/"
    list_display = [
        TitleColumn("name", label=_("Partner"), url_name="partner_calendars:edit", width="30%"),
        Column("source_in_words", label=_("Source")),
        DateColumn("read_at", label=_("Last read"), sort_key="read_at"),
        Column("activity_count", label=_("Activities to come"), sort_key="activity_count"),
        Column("fault_in_words", label=_("What went wrong")),
        ReadNowColumn("pk", label=_("Read")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[PartnerCalendarForm]:
        """Return the form that asks for an address or a file."""
        return PartnerCalendarForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the usage: nothing refers to a calendar."""
        found = super().get_common_view_kwargs(**kwargs)
        return {**found, "usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the button."""
        kept = [each for each in super().get_urlpatterns() if each.name != "usage"]
        return [*kept, path("read/<int:pk>/", ReadNowView.as_view(), name="read")]
