"""The dashboard of a profile: confirm it, pause it, take it away, and who may keep it up."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.translation import gettext

from access.responses import too_many
from access.throttling import Throttle
from enterprises.contacts import sessions
from enterprises.contacts.actions import LastContactError, add_contact, remove_contact
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.actions import unlist
from enterprises.models import ContactPerson
from enterprises.moderation.disputes import is_held
from enterprises.profiles.completeness import missing
from enterprises.profiles.values import read_values
from enterprises.self_service import changes, steps
from enterprises.self_service.changes import waiting
from enterprises.self_service.forms import AddContactForm, CloseForm, OwnForm
from enterprises.self_service.workspace import Workspace, login_required, open_profile_required

MOST = 12
throttle = Throttle("enterprises-contacts", limit=10, seconds=3600)


@login_required
def dashboard(workspace: Workspace) -> HttpResponse:
    """Show how the profile stands, what it lacks, what waits, and what can be done."""
    return workspace.show(
        "dashboard",
        workspace.page.title,
        gaps=[
            (gap, _step_url(workspace, gap.name)) for gap in missing(read_values(workspace.page))
        ],
        change=changes.unfinished(workspace.contact),
        waiting=waiting(workspace),
        people=workspace.page.contact_persons.order_by("name", "pk"),
        links=_links(workspace),
        is_held=is_held(workspace.page),
    )


@open_profile_required
def confirm(workspace: Workspace) -> HttpResponse:
    """Note that everything in the profile is right."""
    if workspace.request.method != "POST":
        return workspace.go()
    lifecycle.confirm(workspace.page)
    return workspace.go("confirmed")


@open_profile_required
def pause(workspace: Workspace) -> HttpResponse:
    """Say what pausing means, and pause."""
    if workspace.request.method != "POST":
        return workspace.show("pause", gettext("Pause the profile"))
    is_done = lifecycle.pause(workspace.page)
    return workspace.go("paused" if is_done else lifecycle.why_not_paused(workspace.page))


@open_profile_required
def close(workspace: Workspace) -> HttpResponse:
    """Ask whether the profile is to be taken away for good, and take it away."""
    form = CloseForm(workspace.posted)
    if form.is_valid():
        unlist(workspace.page)
        return workspace.go()
    return workspace.show("close", gettext("Take the profile away"), form=form)


def _step_url(workspace: Workspace, name: str) -> str:
    step = steps.step_for(name)
    return workspace.url("self_service_change_step", str(step.route)) if step else ""


def _links(workspace: Workspace) -> list[tuple[str, str]]:
    """Return where the profile is seen and shared, in the reader's language if it is there."""
    page = workspace.page.get_translation_or_none(workspace.index.locale) or workspace.page
    page = page if page.live else workspace.page
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


@open_profile_required
def people(workspace: Workspace) -> HttpResponse:
    """List the contact persons, with a form for oneself and one for somebody more."""
    data = workspace.posted
    is_own = data is not None and "own" in data
    own = OwnForm(data if is_own else None, instance=workspace.contact, prefix="own")
    starts = {"language": workspace.contact.language}
    add = AddContactForm(None if is_own else data, initial=starts, prefix="add")
    if own.is_valid():
        with transaction.atomic():
            # Whoever was removed a moment ago is not made anew by being saved.
            ContactPerson.objects.select_for_update().get(pk=workspace.contact.pk)
            own.save()
        return workspace.go("saved", "self_service_contacts")
    if add.is_valid() and (answer := _add(workspace, add)):
        return answer
    return _show(workspace, own, add)


@open_profile_required
def remove(workspace: Workspace, person: int) -> HttpResponse:
    """Ask whether a contact person is to be removed, and remove."""
    row = workspace.page.contact_persons.filter(pk=person).first()
    if row is None and ContactPerson.objects.filter(pk=person).exists():
        raise Http404  # another profile's
    if row is None:
        return workspace.go("gone", "self_service_contacts")
    is_self = row.pk == workspace.contact.pk
    error = ""
    if workspace.request.method == "POST":
        try:
            remove_contact(row, by=workspace.contact)
        except LastContactError as refusal:
            error = refusal.message
        else:
            return (
                _left(workspace) if is_self else workspace.go("removed", "self_service_contacts")
            )
    title = gettext("Remove yourself") if is_self else gettext("Remove a contact person")
    return workspace.show("remove", title, person=row, is_self=is_self, error=error)


def _add(workspace: Workspace, form: AddContactForm) -> HttpResponse | None:
    """Add somebody; return where to go on, or nothing when the form says why not."""
    cleaned = form.cleaned_data
    there = workspace.page.contact_persons
    if there.with_address(cleaned["email"]).exists():
        form.add_error("email", gettext("The address belongs to a contact person already."))
        return None
    if there.count() >= MOST:
        form.add_error(None, gettext("There are many contact persons already. Remove one first."))
        return None
    if refused := too_many(workspace.request, throttle):
        return refused
    try:
        add_contact(
            workspace.page,
            cleaned["name"],
            cleaned["email"],
            cleaned["language"],
            by=workspace.contact,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    return workspace.go("added", "self_service_contacts")


def _show(workspace: Workspace, own: OwnForm, add: AddContactForm) -> HttpResponse:
    everyone = list(workspace.page.contact_persons.order_by("name", "pk"))
    can_remove = len(everyone) > 1
    rows = [
        (row, workspace.url("self_service_contact_remove", row.pk) if can_remove else "")
        for row in everyone
    ]
    faulty = next((form for form in (own, add) if form.is_bound and form.errors), None)
    title = gettext("Contact persons")
    return workspace.show("people", title, people=rows, own=own, add=add, form=faulty)


def _left(workspace: Workspace) -> HttpResponse:
    """Go on to the other profiles of who has left this one; else they are logged out."""
    sessions.log_out(workspace.request)
    other = ContactPerson.objects.with_address(workspace.contact.email).first()
    if other:
        sessions.log_in(workspace.request, other)
    return redirect(f"{workspace.index.subroute_url('self_service')}?left=1")
