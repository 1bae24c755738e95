"""A change to a profile between its first step and the reviewer: begun, sent, waiting."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from enterprises.lifecycle import actions as lifecycle
from enterprises.models import ContactPerson, EnterprisePage, Submission
from enterprises.moderation.comparison import differences
from enterprises.moderation.sending import send
from enterprises.pictures.actions import delete_unused
from enterprises.profiles.values import is_same, picture_ids, read_values, value_names
from enterprises.self_service.workspace import Workspace

State = Submission.State


def unfinished(contact: ContactPerson) -> Submission | None:
    """Return the change that a contact person has begun or got back; there is one at most."""
    mine = _of(contact.page).filter(contact=contact).unfinished()
    return mine.order_by("-changed_at").first()


def waiting_changes(page: EnterprisePage) -> list[Submission]:
    """Return the changes of a profile that wait for a reviewer, whoever sent them."""
    return list(_of(page).waiting().select_related("contact"))


def begun(contact: ContactPerson) -> Submission:
    """Return the change that a contact person works on, up to date; a new one is not saved."""
    change = unfinished(contact)
    if change is None:
        return _new(contact)
    if refresh(change):
        change.save(update_fields=["base", "values", "changed_at"])
    return change


def refresh(change: Submission) -> bool:
    """Take over what the published profile says now, where the person has changed nothing.

    What the person has changed keeps the `base` that it was written on, so that a reviewer sees
    that both have changed it.
    """
    now = read_values(change.page)
    base, values = dict(change.base), dict(change.values)
    for name in value_names():
        is_own = values.get(name) != base.get(name)
        if not is_own or values.get(name) == now[name]:
            base[name] = values[name] = now[name]
    is_news = (base, values) != (change.base, change.values)
    change.base, change.values = base, values
    return is_news


def tidy(change: Submission) -> None:
    """Take back what differs only in order or in line ends: nobody has changed that."""
    for name, value in change.values.items():
        if name in change.base and is_same(name, value, change.base[name]):
            change.values[name] = change.base[name]


def send_in(change: Submission) -> Submission:
    """Send a change to the reviewers; the enterprise has looked, so the profile is confirmed."""
    with transaction.atomic():
        sent = send(change)
        lifecycle.confirm(change.page)
    return sent


def withdraw(contact: ContactPerson, key: object) -> bool:
    """Take back a change of one's own that nobody has decided on; return whether it could be."""
    mine = _of(contact.page).filter(contact=contact, pk=key)
    open_ones = mine.filter(state__in=[State.DRAFT, State.RETURNED, State.WAITING])
    change = mine.first()
    if not open_ones.update(state=State.WITHDRAWN, changed_at=timezone.now()):
        return False
    if change:
        delete_unused(_new_pictures(change))
    return True


def state_of(contact: ContactPerson, key: object) -> str:
    """Return how far a change of one's own has come, or nothing when there is none."""
    mine = _of(contact.page).filter(contact=contact, pk=key)
    return mine.values_list("state", flat=True).first() or ""


def _of(page: EnterprisePage):
    return Submission.objects.filter(page=page, kind=Submission.Kind.CHANGE)


def _new(contact: ContactPerson) -> Submission:
    values = read_values(contact.page)
    return Submission(
        kind=Submission.Kind.CHANGE,
        page=contact.page,
        contact=contact,
        base=values,
        values=dict(values),
        language=contact.language,
        written_in=contact.page.locale.language_code,
        sender_name=contact.name,
        sender_email=contact.email,
        sender_phone=contact.phone,
    )


def _new_pictures(change: Submission) -> list[int]:
    return sorted({*picture_ids(change.values)} - {*picture_ids(change.base)})


@dataclass(frozen=True)
class WaitingChange:
    """One change that waits: whose it is, what it is about, and where it is taken back."""

    change: Submission
    sender: str
    labels: list[str]
    withdraw_url: str = ""


def waiting(workspace: Workspace) -> list[WaitingChange]:
    """Return the changes that wait; one's own can be taken back."""
    return [_row(workspace, change) for change in waiting_changes(workspace.page)]


def _row(workspace: Workspace, change: Submission) -> WaitingChange:
    is_own = change.contact_id == workspace.contact.pk
    return WaitingChange(
        change=change,
        sender=gettext("you") if is_own else change.sender_name or gettext("somebody else"),
        labels=[each.label for each in differences(change.base, change.values)],
        withdraw_url=workspace.url("self_service_withdraw", change.pk) if is_own else "",
    )
