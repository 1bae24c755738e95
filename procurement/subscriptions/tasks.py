"""Tells at once of what was published, in a worker when the site has one."""

from django_tasks import task

from procurement.subscriptions.sending import send_at_once


@task()
def tell_at_once() -> None:
    """Tell those who want to know at once; safe to run twice."""
    send_at_once()
