"""One person at a meeting, and what the manager does about them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View

from events.attendees import actions
from events.attendees.attendee_list import annotate_flags
from events.attendees.forms import AddForm, CancelForm, EditForm, EraseForm
from events.enums import Mode, State
from events.models import Registration
from events.models.registrations import MODES
from events.registration import audit_log
from events.registration.actions import AlreadyRegisteredError, ClosedError
from events.registration.permissions import MeetingMixin, PersonMixin, log_access

MOVES = {
    Mode.ON_SITE: gettext_lazy("Move to on site"),
    Mode.ONLINE: gettext_lazy("Move to online"),
}


class PersonView(PersonMixin, TemplateView):
    """What is known about one person, with the buttons and the history."""

    template_name = "events/hosting/person.html"

    def get_page_title(self) -> str:
        """Return who it is."""
        return self.registration.name or str(self.registration)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Add the number, which names nobody."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": capfirst(self.registration)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was asked and done; the look is noted."""
        log_access(self.request, self.event, 1)
        [person] = annotate_flags(self.event, [self.registration])
        return super().get_context_data(
            flags=person.flags,
            number_in_line=person.number_in_line,
            ways=_other_ways(person),
            can_be_confirmed=person.state in actions.IN_LINE,
            questions=person.questions.all(),
            history=audit_log.entries_of(person),
            **kwargs,
        )


class FormPage(MeetingMixin, FormView):
    """A small page with a form and one button."""

    template_name = "events/hosting/form.html"
    intro = ""
    button = gettext_lazy("Save")
    is_serious = False

    def get_back_address(self) -> str:
        """Return where the way back leads."""
        if "pk" in self.kwargs:
            return self.address("person", self.kwargs["pk"])
        return self.address("people")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the page says."""
        return super().get_context_data(
            intro=self.intro,
            button=self.button,
            is_serious=self.is_serious,
            back=self.get_back_address(),
            **kwargs,
        )


class PersonFormPage(PersonMixin, FormPage):
    """A small page with a form about one person; the look at the person is noted."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note the look."""
        log_access(request, self.event, 1)
        return super().get(request, *args, **kwargs)


class AddView(FormPage):
    """Adds somebody who has rung or written, by the same rules as an answer on the page."""

    form_class = AddForm
    page_title = gettext_lazy("Add a person")
    button = gettext_lazy("Add")
    intro = gettext_lazy(
        "The person gets a free seat, or the last place on the waiting list when there is none."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the meeting."""
        return super().get_form_kwargs() | {"event": self.event}

    def form_valid(self, form: AddForm) -> HttpResponse:
        """Add the person, and say how it went."""
        given = form.cleaned_data
        reply = form.reply(given["email"], given["language"])
        try:
            person = actions.add(self.event, reply, self.request.user, is_told=given["tell"])
        except ClosedError:
            form.add_error(None, _("Nobody can be added: the meeting is over or cancelled."))
        except AlreadyRegisteredError as error:
            form.add_error("email", _already_registered(error))
        if form.errors:
            return self.form_invalid(form)
        messages.success(self.request, _added(person))
        return redirect("events_hosting:person", self.event.pk, person.pk)


class EditView(PersonFormPage):
    """Changes what is known about somebody."""

    form_class = EditForm
    page_title = gettext_lazy("Change details")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the person."""
        return super().get_form_kwargs() | {"registration": self.registration}

    def form_valid(self, form: EditForm) -> HttpResponse:
        """Store what was changed, unless the address is another's."""
        try:
            actions.edit(self.registration, form.cleaned_data, self.request.user)
        except AlreadyRegisteredError as error:
            form.add_error("email", _already_registered(error))
            return self.form_invalid(form)
        messages.success(self.request, _("The details are changed."))
        return redirect(self.get_back_address())


class CancelView(PersonFormPage):
    """Takes somebody off the list, with or without a mail."""

    form_class = CancelForm
    page_title = gettext_lazy("Cancel the registration")
    button = gettext_lazy("Cancel the registration")
    intro = gettext_lazy("The seat is offered to the next person on the waiting list.")
    is_serious = True

    def form_valid(self, form: CancelForm) -> HttpResponse:
        """Cancel."""
        actions.cancel(self.registration, self.request.user, is_told=form.cleaned_data["tell"])
        messages.success(self.request, _("The registration is cancelled."))
        return redirect(self.get_back_address())


class EraseView(PersonFormPage):
    """Erases who somebody is; a seat that is to come goes to the next in line."""

    form_class = EraseForm
    page_title = gettext_lazy("Erase the person")
    button = gettext_lazy("Erase")
    intro = gettext_lazy(
        "Name, address, organisation, needs and questions are erased, and no mail is sent. A "
        "seat goes to the next person on the waiting list. What is left can only be counted."
    )
    is_serious = True

    def form_valid(self, form: EraseForm) -> HttpResponse:
        """Erase."""
        actions.erase(self.registration, self.request.user)
        messages.success(self.request, _("The person is erased."))
        return redirect(self.address("people"))


class PressView(PersonMixin, View):
    """A button that does one thing with somebody at once."""

    def post(self, request: HttpRequest, event: int, pk: int, action: str) -> HttpResponse:
        """Do what the button says, and say what came of it."""
        presses: dict[str, Callable[[], str]] = {
            "move": self._move,
            "confirm": self._confirm,
            "resend": self._resend,
        }
        try:
            messages.success(request, presses[action]())
        except actions.MissingSeatsError as error:
            messages.error(request, _missing(error))
        return redirect(self.address("person", pk))

    def _move(self) -> str:
        mode = self.request.POST.get("mode", "")
        if mode not in dict(MODES):
            return _("Nothing was changed.")
        person = actions.move(self.registration, mode, self.request.user)
        return _added(person) if person else _("Nothing was changed.")

    def _confirm(self) -> str:
        if actions.confirm(self.registration, self.request.user):
            return _("The person has a seat.")
        return _("Nothing was changed.")

    def _resend(self) -> str:
        if actions.resend(self.registration, self.request.user):
            return _("The mail is sent again.")
        return _("Nothing was changed.")


def _other_ways(person: Registration) -> list[tuple[str, Any]]:
    """Return the forms to which somebody can be moved, and what the buttons say."""
    if not person.is_coming:
        return []
    modes = [mode for mode in (Mode.ON_SITE, Mode.ONLINE) if person.event.offers_mode(mode)]
    return [(mode.value, MOVES[mode]) for mode in modes if mode != person.mode]


def _added(person: Registration) -> str:
    if person.state == State.WAITING:
        return _("All seats are taken. The person is on the waiting list.")
    if person.state == State.DECLINED:
        return _("Noted that the person cannot come.")
    return _("The person has a seat.")


def _already_registered(error: AlreadyRegisteredError) -> str:
    told = {"registration": str(error.registration)}
    return _("Somebody with this address is on the list already: %(registration)s.") % told


def _missing(error: actions.MissingSeatsError) -> str:
    return ngettext(
        "There is no free seat of that kind. Add one seat to the meeting and publish it. The "
        "first ones go to those who stand before in line.",
        "There is no free seat of that kind. Add %(count)s seats to the meeting and publish it. "
        "The first ones go to those who stand before in line.",
        error.count,
    ) % {"count": error.count}
