"""Whom meetings invite: the contact persons of the enterprises in the directory.

A yes or a no to invitations is the person's own: what it is in one enterprise it is in all.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models.signals import post_save, pre_save
from django.utils import translation
from django.utils.translation import gettext, ngettext

from access.addresses import digest
from access.text import email_address
from enterprises.models import ContactPerson
from enterprises.profiles.documents import listed
from events.invitations.links import is_unsubscribed, resubscribe, unsubscribe
from events.invitations.sources import Invitee, Source, register_source


def recipients() -> Iterator[Invitee]:
    """Return every contact person of a profile that is public, each address once."""
    public = listed().order_by().values("translation_key")
    found = ContactPerson.objects.filter(page__translation_key__in=public)
    by_address: dict[str, list[ContactPerson]] = {}
    for contact in found.select_related("page").order_by("pk"):
        by_address.setdefault(email_address(contact.email), []).append(contact)
    for address, contacts in by_address.items():
        language = contacts[0].language
        yield Invitee(
            address=address,
            language=language,
            reason=_reason(contacts, language),
            is_reached=any(contact.bounced_at is None for contact in contacts),
            is_willing=all(contact.takes_invitations for contact in contacts),
        )


def record_choice(mark: str, is_willing: bool) -> None:
    """Note with every enterprise whether an address, known by its digest, wants invitations."""
    rows = ContactPerson.objects.exclude(takes_invitations=is_willing)
    theirs = [pk for pk, email in rows.values_list("pk", "email") if digest(email) == mark]
    ContactPerson.objects.filter(pk__in=theirs).update(takes_invitations=is_willing)


def follow_choice(
    instance: ContactPerson, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    """Let the tick that a person sets or takes away hold for all invitations to the address."""
    if update_fields is not None and "takes_invitations" not in update_fields:
        return
    before = ContactPerson.objects.filter(pk=instance.pk).first()
    if before is None or before.takes_invitations == instance.takes_invitations:
        return
    choose = resubscribe if instance.takes_invitations else unsubscribe
    choose(digest(instance.email))


def adopt_earlier_choice(instance: ContactPerson, created: bool, **kwargs: Any) -> None:
    """Show with a new enterprise, too, what the address has chosen before: no, or yes."""
    if not created:
        return
    same = ContactPerson.objects.with_address(instance.email)
    is_willing = not is_unsubscribed(digest(instance.email)) and any(
        same.values_list("takes_invitations", flat=True)
    )
    same.update(takes_invitations=is_willing)
    instance.takes_invitations = is_willing


def register_recipients() -> None:
    """Give the calendar whom it may invite, and keep their choice the same everywhere."""
    register_source("contact persons", Source(recipients, record_choice))
    pre_save.connect(follow_choice, sender=ContactPerson, dispatch_uid="home-choice")
    post_save.connect(adopt_earlier_choice, sender=ContactPerson, dispatch_uid="home-choice-kept")


def _reason(contacts: list[ContactPerson], language: str) -> str:
    names = list(dict.fromkeys(contact.page.title for contact in contacts))
    with translation.override(language):
        if len(names) == 1:
            words = gettext(
                "You get this mail because you are a contact person of %(enterprise)s in our "
                "directory."
            )
        else:
            words = ngettext(
                "You get this mail because you are a contact person of %(enterprise)s and "
                "%(count)s more enterprise in our directory.",
                "You get this mail because you are a contact person of %(enterprise)s and "
                "%(count)s more enterprises in our directory.",
                len(names) - 1,
            )
        return words % {"enterprise": names[0], "count": len(names) - 1}
