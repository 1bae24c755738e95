"""The dashboard of a profile: confirm it, pause it, take it away, and who may keep it up."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.translation import gettext

from access.decorators import too_many
from access.throttling import Throttle
from enterprises.contacts import sessions
from enterprises.contacts.actions import LastContactError, add_contact, remove_contact
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.actions import unlist
from enterprises.models import ContactPerson
from enterprises.profiles.completeness import missing
from enterprises.profiles.values import read
from enterprises.self_service import changes, steps
from enterprises.self_service.changes import waiting
from enterprises.self_service.forms import AddContactForm, CloseForm, OwnForm
from enterprises.self_service.workspace import Workspace, at_desk, at_open_desk

MOST = 12
throttle = Throttle("enterprises-contacts", limit=10, seconds=3600)


@at_desk
def dashboard(desk: Workspace) -> HttpResponse:
    """Show how the profile stands, what it lacks, what waits, and what can be done."""
    return desk.show(
        "dashboard",
        desk.page.title,
        gaps=[(gap, _step_url(desk, gap.name)) for gap in missing(read(desk.page))],
        change=changes.unfinished(desk.contact),
        waiting=waiting(desk),
        people=desk.page.contact_persons.order_by("name", "pk"),
        links=_links(desk),
    )


@at_open_desk
def confirm(desk: Workspace) -> HttpResponse:
    """Note that everything in the profile is right."""
    if desk.request.method != "POST":
        return desk.go()
    lifecycle.confirm(desk.page)
    return desk.go("confirmed")


@at_open_desk
def pause(desk: Workspace) -> HttpResponse:
    """Say what pausing means, and pause."""
    if desk.request.method != "POST":
        return desk.show("pause", gettext("Pause the profile"))
    lifecycle.pause(desk.page)
    return desk.go("paused")


@at_open_desk
def close(desk: Workspace) -> HttpResponse:
    """Ask whether the profile is to be taken away for good, and take it away."""
    form = CloseForm(desk.posted)
    if form.is_valid():
        unlist(desk.page)
        return desk.go()
    return desk.show("close", gettext("Take the profile away"), form=form)


def _step_url(desk: Workspace, name: str) -> str:
    step = steps.step_for(name)
    return desk.url("keep_change_step", str(step.route)) if step else ""


def _links(desk: Workspace) -> list[tuple[str, str]]:
    """Return where the profile is seen and shared, in the language of the desk if it is there."""
    page = desk.page.get_translation_or_none(desk.index.locale) or desk.page
    page = page if page.live else desk.page
    if not page.live:
        return []
    found = [(page.url, gettext("The public profile"))]
    for name, text in [
        ("sheet", gettext("Supplier sheet to print")),
        ("code", gettext("QR code for the profile")),
    ]:
        with suppress(NoReverseMatch):
            found.append((page.subroute_url(name), text))
    return found


@at_open_desk
def people(desk: Workspace) -> HttpResponse:
    """List the contact persons, with a form for oneself and one for somebody more."""
    data = desk.posted
    is_own = data is not None and "own" in data
    own = OwnForm(data if is_own else None, instance=desk.contact, prefix="own")
    starts = {"language": desk.contact.language}
    add = AddContactForm(None if is_own else data, initial=starts, prefix="add")
    if own.is_valid():
        own.save()
        return desk.go("saved", "keep_contacts")
    if add.is_valid() and (answer := _add(desk, add)):
        return answer
    return _show(desk, own, add)


@at_open_desk
def remove(desk: Workspace, person: int) -> HttpResponse:
    """Ask whether a contact person is to be removed, and remove."""
    row = desk.page.contact_persons.filter(pk=person).first()
    if row is None:
        raise Http404
    is_self = row.pk == desk.contact.pk
    error = ""
    if desk.request.method == "POST":
        try:
            remove_contact(row, by=desk.contact)
        except LastContactError as refusal:
            error = refusal.message
        else:
            return _left(desk) if is_self else desk.go("removed", "keep_contacts")
    title = gettext("Remove yourself") if is_self else gettext("Remove a contact person")
    return desk.show("remove", title, person=row, is_self=is_self, error=error)


def _add(desk: Workspace, form: AddContactForm) -> HttpResponse | None:
    """Add somebody; return where to go on, or nothing when the form says why not."""
    told = form.cleaned_data
    there = desk.page.contact_persons
    if there.with_address(told["email"]).exists():
        form.add_error("email", gettext("The address belongs to a contact person already."))
        return None
    if there.count() >= MOST:
        form.add_error(None, gettext("There are many contact persons already. Remove one first."))
        return None
    if refused := too_many(desk.request, throttle.seconds_to_wait(desk.request)):
        return refused
    try:
        add_contact(desk.page, told["name"], told["email"], told["language"], by=desk.contact)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    return desk.go("added", "keep_contacts")


def _show(desk: Workspace, own: OwnForm, add: AddContactForm) -> HttpResponse:
    everyone = list(desk.page.contact_persons.order_by("name", "pk"))
    can_remove = len(everyone) > 1
    rows = [
        (row, desk.url("keep_contact_remove", row.pk) if can_remove else "") for row in everyone
    ]
    faulty = next((form for form in (own, add) if form.is_bound and form.errors), None)
    title = gettext("Contact persons")
    return desk.show("people", title, people=rows, own=own, add=add, form=faulty)


def _left(desk: Workspace) -> HttpResponse:
    """Go on to the other profiles of who has left this one; else they are logged out."""
    sessions.log_out(desk.request)
    other = ContactPerson.objects.with_address(desk.contact.email).first()
    if other:
        sessions.log_in(desk.request, other)
    return redirect(f"{desk.index.subroute_url('keep')}?left=1")
