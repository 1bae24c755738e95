"""Sends links to log in, in a worker when the site has one."""

from django.db import transaction
from django_tasks import task

from access import links
from access.mail import NewMail, post
from enterprises.contacts.links import LOGIN, login_spec
from enterprises.models import ContactPerson


@task()
def send_login(pk: int | None) -> None:
    """Send a contact person a new link, and close those that were sent before.

    The task is the same for an address that nobody has: the answer takes as long.
    """
    contact = ContactPerson.objects.filter(pk=pk).first()
    if contact is None:
        return
    mail = NewMail(
        kind=LOGIN,
        to=contact.email,
        language=contact.language,
        links=[login_spec(contact)],
    )
    with transaction.atomic():  # the new link is made when the mail is sent, after this
        if post(mail):
            links.revoke(LOGIN, contact.pk)
