"""Reads a source when its button is pressed, in a worker when the site has one."""

from django_tasks import task

from procurement.harvesting.actions import read_source


@task()
def read(pk: int, seconds: float = 0.0) -> None:
    """Read a source; safe to run twice."""
    read_source(pk, seconds=seconds)
