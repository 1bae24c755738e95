"""The question after a change: old beside new, whom it concerns, and the mail as it will be."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from access.emails import Email, writers
from events.attendees import declined as declining
from events.attendees.changes import (
    AlreadyDecidedError,
    Change,
    SentCounts,
    change_of,
    email_context,
    email_kind,
    notify_all,
    skip_notification,
)
from events.attendees.declined import UninformedDecliners
from events.enums import State
from events.invitations.changes import UninformedInvitees
from events.invitations.emails import NEWS
from events.models import Registration
from events.registration import notifications
from events.registration.forms import languages
from events.registration.permissions import MeetingMixin, can_decide, can_manage

INVITED = gettext_lazy("invited who have not answered")
DECLINED = gettext_lazy("could not come at the old time")
STATES = [State.CONFIRMED, State.OFFERED, State.WAITING]


OTHERS = ("invited", "declined")


@dataclass(frozen=True)
class Preview:
    """The mail as those in one state, or the invited, will read it in one language."""

    language: str
    code: str
    state: str
    email: Email


class ChangeView(MeetingMixin, TemplateView):
    """Asks whoever may publish the meeting; the page names nobody."""

    template_name = "events/hosting/tell.html"
    page_title = gettext_lazy("Tell the participants?")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who publish the meeting or manage its participants."""
        if not can_decide(request.user, self.event):
            raise PermissionDenied
        response = TemplateView.dispatch(self, request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead to the list only those who may see it."""
        if can_manage(self.request.user):
            return super().get_breadcrumbs_items()
        return [
            *self.breadcrumbs_items,
            {"url": self._editor(), "label": self.event.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the change, and the mails."""
        change = change_of(self.event)
        return super().get_context_data(
            change=change,
            previews=_previews(change) if change else [],
            counts=_counts(change) if change else [],
            back=self._back(),
            **kwargs,
        )

    def post(self, request: HttpRequest, event: int) -> HttpResponse:
        """Send, or do not; whoever presses second is told so."""
        mark = request.POST.get("mark", "")
        try:
            if request.POST.get("action") == "send":
                others = {f"with_{name}": name in request.POST for name in OTHERS}
                sent = notify_all(self.event, mark, request.user, **others)
                for words in _sent(sent):
                    messages.success(request, words)
            else:
                skip_notification(self.event, mark, request.user)
                messages.success(request, _("Nothing was sent."))
        except AlreadyDecidedError:
            words = _("The meeting has been changed again, or somebody else has decided.")
            messages.warning(request, words)
            return redirect(self.address("tell"))
        return redirect(self._back())

    def _back(self) -> str:
        return self.address("people") if can_manage(self.request.user) else self._editor()

    def _editor(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.event.pk])


def _counts(change: Change) -> list[tuple[Any, int]]:
    """Return how many of those whom it concerns stand how."""
    counts = [(state.label, sum(p.state == state for p in change.people)) for state in STATES]
    invited = change.invited.count if change.invited else 0
    declined = change.declined.count if change.declined else 0
    counts += [(INVITED, invited), (DECLINED, declined)]
    return [(label, count) for label, count in counts if count]


def _previews(change: Change) -> list[Preview]:
    """Return the mail in each language, to those with a seat and to those without."""
    found = {person.state for person in change.people}
    states = [state for state in STATES if state in found]
    shown = [
        Preview(name, code, str(state.label), _email(change, state, code))
        for state in states
        for code, name in languages()
    ]
    if change.invited:
        shown += [
            Preview(name, code, str(INVITED), _email_to_invited(change.invited, code))
            for code, name in languages()
        ]
    if change.declined:
        shown += [
            Preview(name, code, str(DECLINED), _email_to_declined(change.declined, code))
            for code, name in languages()
        ]
    return shown


def _email(change: Change, state: State, language: str) -> Email:
    group = change.groups[0]
    mode = next((p.mode for p in change.people if p.state == state), "")
    person = Registration(event=change.event, mode=mode, state=state, language=language, place=1)
    with translation.override(language):
        context = {**notifications.facts(person), "calendar": None, **email_context(person, group)}
        links = {"manage": "", "cancel": ""}
        return writers[email_kind(group.old, change.event)](context, links)


def _email_to_invited(invited: UninformedInvitees, language: str) -> Email:
    with translation.override(language):
        context = invited.email_context(invited.old_facts[0], language)
        reason = _("(Here it says why the reader gets the mail.)")
        return writers[NEWS]({**context, "reason": reason}, {"leave": ""})


def _email_to_declined(declined: UninformedDecliners, language: str) -> Email:
    first = declined.people[0]
    person = Registration(
        event=declined.event,
        state=first.state,
        language=language,
        unsuited_start=first.unsuited_start,
    )
    with translation.override(language):
        told = {**notifications.facts(person), **declining.email_context(person)}
        return writers[notifications.NEW_TIME](told, {"manage": ""})


def _sent(sent: SentCounts) -> list[str]:
    found = []
    if sent.participants or not (sent.invited or sent.declined):
        words = ngettext(
            "The mail goes to %(count)s participant.",
            "The mail goes to %(count)s participants.",
            sent.participants,
        )
        found.append(words % {"count": sent.participants})
    if sent.invited:
        words = ngettext(
            "The mail goes to %(count)s who is invited.",
            "The mail goes to %(count)s who are invited.",
            sent.invited,
        )
        found.append(words % {"count": sent.invited})
    if sent.declined:
        words = ngettext(
            "The mail goes to %(count)s who could not come at the old time.",
            "The mail goes to %(count)s who could not come at the old time.",
            sent.declined,
        )
        found.append(words % {"count": sent.declined})
    return found
