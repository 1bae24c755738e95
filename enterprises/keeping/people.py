"""The contact persons of a profile: listed, added and removed by each other."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from access.posting import too_many
from access.throttling import Throttle
from enterprises.keeping import session
from enterprises.keeping.desk import Desk, at_open_desk
from enterprises.keeping.forms import AddContactForm, OwnForm
from enterprises.models import ContactPerson
from enterprises.visitors.contacts import LastContactError, add_contact, remove_contact

MOST = 12
throttle = Throttle("enterprises-contacts", limit=10, seconds=3600)


@at_open_desk
def people(desk: Desk) -> HttpResponse:
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
def remove(desk: Desk, person: int) -> HttpResponse:
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


def _add(desk: Desk, form: AddContactForm) -> HttpResponse | None:
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


def _show(desk: Desk, own: OwnForm, add: AddContactForm) -> HttpResponse:
    everyone = list(desk.page.contact_persons.order_by("name", "pk"))
    can_remove = len(everyone) > 1
    rows = [
        (row, desk.url("keep_contact_remove", row.pk) if can_remove else "") for row in everyone
    ]
    faulty = next((form for form in (own, add) if form.is_bound and form.errors), None)
    title = gettext("Contact persons")
    return desk.show("people", title, people=rows, own=own, add=add, form=faulty)


def _left(desk: Desk) -> HttpResponse:
    """Go on to the other profiles of who has left this one; else they are logged out."""
    session.log_out(desk.request)
    other = ContactPerson.objects.with_address(desk.contact.email).first()
    if other:
        session.log_in(desk.request, other)
    return redirect(f"{desk.index.subroute_url('keep')}?left=1")
