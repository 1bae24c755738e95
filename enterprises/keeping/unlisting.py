"""Takes a profile out of the directory for good, at the word of the enterprise."""

from django.db import transaction

from access.mail import NewMail, post
from enterprises.freshness import life
from enterprises.models import EnterprisePage


def unlist(page: EnterprisePage) -> None:
    """Close a profile with all that hangs on it, and tell each contact person.

    Takes the Swedish page, to which the private rows belong. Closing it twice tells nobody twice.
    """
    if page.closed_on:
        return
    with transaction.atomic():
        life.close(page)
        for contact in page.contact_persons.reachable():
            mail = NewMail(
                kind="enterprises.unlisted",
                to=contact.email,
                language=contact.language,
                told={"enterprise": page.title},
                key=f"enterprises.unlisted:{contact.pk}:{page.closed_on:%Y%m%d}",
            )
            post(mail, is_limited=False)
