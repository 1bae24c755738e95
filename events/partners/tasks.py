"""Reads a partner's calendar on request, in a worker when the site has one."""

from django_tasks import task

from events.partners.actions import refresh


@task()
def fetch(pk: int) -> None:
    """Read a calendar anew; safe to run twice."""
    refresh(pk)
