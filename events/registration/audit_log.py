"""What was done with registrations, in the history of the meeting: by number, never by name."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import PageLogEntry

from events.enums import Mode, RecipientGroup
from events.models import EventPage, Registration

ACTIONS: dict[str, tuple[Promise, Promise]] = {
    "events.add": (_("Add a registration"), _("Registration %(number)s: added")),
    "events.edit": (_("Change a registration"), _("Registration %(number)s: details changed")),
    "events.move": (
        _("Move a registration"),
        _("Registration %(number)s: moved, now %(mode)s"),
    ),
    "events.confirm": (
        _("Confirm a registration"),
        _("Registration %(number)s: given a seat by hand"),
    ),
    "events.cancel": (_("Cancel a registration"), _("Registration %(number)s: cancelled")),
    "events.resend": (_("Send a mail again"), _("Registration %(number)s: mail sent again")),
    "events.erase": (_("Erase a registration"), _("Registration %(number)s: person erased")),
    "events.arrive": (_("Check in"), _("Registration %(number)s: has arrived")),
    "events.undo_arrival": (_("Undo check-in"), _("Registration %(number)s: check-in undone")),
    "events.walk_in": (
        _("Check in without registration"),
        _("Registration %(number)s: came without having registered"),
    ),
    "events.question": (_("Edit a question"), _("Question %(number)s: edited")),
    "events.tell": (
        _("Tell the participants"),
        _("The participants were told of the change (%(count)s mails)"),
    ),
    "events.tell_invited": (
        _("Tell the invited"),
        _("The invited were told of the change (%(count)s mails)"),
    ),
    "events.tell_declined": (
        _("Tell those who could not come at that time"),
        _("Those who could not come at the old time were told of the new (%(count)s mails)"),
    ),
    "events.invite": (_("Invite to a meeting"), _("Invited: %(count)s addresses")),
    "events.leave_untold": (
        _("Do not tell the participants"),
        _("The participants were not told of the change"),
    ),
    "events.group": (_("E-mail participants"), _("E-mail to %(count)s: %(whom)s")),
}


@dataclass(frozen=True)
class Entry:
    """One line of the history of a registration."""

    at: Any
    who: str
    what: str


def write(event: EventPage, action: str, user: Any, **data: Any) -> None:
    """Note in the history of a meeting what somebody did; `number` is all that tells whose."""
    log(instance=event, action=action, user=user, data=data)


def register_actions(actions: LogActionRegistry) -> None:
    """Name what is done with registrations for the histories of the admin."""
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action)(_formatter(label, message))


def entries_of(registration: Registration) -> list[Entry]:
    """Return what was done in the admin with one registration, the latest first."""
    actions = [name for name in ACTIONS if name != "events.question"]
    found = PageLogEntry.objects.filter(
        page=registration.event_id, action__in=actions, data__number=registration.pk
    )
    return [
        Entry(each.timestamp, each.user_display_name, each.message)
        for each in found.select_related("user").order_by("-timestamp", "-pk")
    ]


def _formatter(label: Promise, message: Promise) -> type[LogFormatter]:
    def format_message(self: LogFormatter, entry: PageLogEntry) -> str:
        whom = dict(RecipientGroup.choices).get(entry.data.get("whom"), "?")
        mode = dict(Mode.choices).get(entry.data.get("mode"), "?")
        data = {"number": "?", "count": 0, **entry.data, "whom": whom, "mode": mode}
        return str(message) % data

    members = {"label": label, "format_message": format_message}
    return type("RegistrationFormatter", (LogFormatter,), members)
