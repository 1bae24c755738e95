"""Who looks after a profile: added, given another address, removed, and the others told."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from access import mail
from access.models import SignedLink
from access.text import email_address
from enterprises.contacts.links import LOGIN, login_spec
from enterprises.models import ContactPerson, EnterprisePage

By = ContactPerson | AbstractBaseUser | None  # a contact person, a reviewer, or the organisation

# What a contact person can do by a link; the subject of each is the key of the person.
PURPOSES = [LOGIN, "enterprises.confirm", "enterprises.change", "enterprises.unlist"]


class LastContactError(ValidationError):
    """The only contact person of a profile cannot leave it alone."""

    def __init__(self) -> None:
        super().__init__(_("Add somebody else first: every profile needs a contact person."))


def private_page(page: EnterprisePage) -> EnterprisePage:
    """Return the page that the private rows belong to: the Swedish one, when there is one."""
    default = Locale.get_default()
    if page.locale_id == default.pk:
        return page
    return page.get_translation_or_none(default) or page


def add_contact(
    page: EnterprisePage, name: str, email: str, language: str, by: By = None, **more: Any
) -> ContactPerson:
    """Let somebody keep up a profile: they get a way in, and the others are told.

    `more` is what else is known of them: `phone`, `takes_invitations`.

    Whoever is there already stays as they are, and nobody is told.
    """
    page = private_page(page)
    email = email_address(email)
    there = page.contact_persons.with_address(email)
    try:
        with transaction.atomic():
            if found := there.first():
                return _reachable_again(found)
            contact = page.contact_persons.create(
                name=name, email=email, language=language, **more
            )
            _welcome(contact, by)
    except IntegrityError:  # the same person was added at the same moment
        return there.get()
    return contact


def change_address(contact: ContactPerson, email: str) -> None:
    """Give a contact person whose address was lost another one; old links open nothing more."""
    with transaction.atomic():
        revoke_links(contact)
        contact.email, contact.bounced_at = email_address(email), None
        contact.save(update_fields=["email", "bounced_at"])
        _welcome(contact, None, tells_others=False)


def remove_contact(contact: ContactPerson, by: By = None) -> None:
    """Take the profile out of somebody's hands at once, and tell them and the others.

    The last one cannot be removed by a contact person, only by a reviewer: a profile that nobody
    wants to keep up any more is closed.
    """
    page = contact.page
    with transaction.atomic():
        # One after the other: else the last two could remove each other at the same moment.
        rows = list(page.contact_persons.select_for_update().order_by("pk"))
        others = [row for row in rows if row.pk != contact.pk]
        if not others and isinstance(by, ContactPerson):
            raise LastContactError
        revoke_links(contact)
        context = {"enterprise": page.title, "name": contact.name}
        for row in others:
            _email(row, "enterprises.contact_left", context)
        if not (isinstance(by, ContactPerson) and by.pk == contact.pk):
            _email(contact, "enterprises.contact_removed", context)
        contact.delete()


def revoke_links(contact: ContactPerson) -> None:
    """Close every link that this person has been sent."""
    mine = SignedLink.objects.open().filter(purpose__in=PURPOSES, subject=str(contact.pk))
    mine.update(revoked_at=timezone.now())


def _reachable_again(contact: ContactPerson) -> ContactPerson:
    if contact.bounced_at:
        contact.bounced_at = None
        contact.save(update_fields=["bounced_at"])
    return contact


def _welcome(contact: ContactPerson, by: By, *, tells_others: bool = True) -> None:
    context = {"enterprise": contact.page.title, "name": contact.name}
    _email(
        contact,
        "enterprises.contact_added",
        {**context, "by": by.name if isinstance(by, ContactPerson) else ""},
        [login_spec(contact)],
        is_limited=isinstance(by, ContactPerson),
    )
    if not tells_others:
        return
    known = [contact.pk, by.pk] if isinstance(by, ContactPerson) else [contact.pk]
    for row in contact.page.contact_persons.exclude(pk__in=known):
        _email(row, "enterprises.contact_joined", context)


def _email(
    contact: ContactPerson,
    kind: str,
    context: dict[str, str],
    made: list[dict] | None = None,
    *,
    is_limited: bool = False,
) -> None:
    new = mail.NewMail(kind, contact.email, contact.language, told=context, links=made or [])
    mail.post(new, is_limited=is_limited)
