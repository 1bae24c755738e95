"""What is done after a change of public content: in the request, or by the worker."""

from django_tasks import task

from search import missed_updates
from search.indexing import refresh


@task()
def refresh_all(source: str, pks: list[str]) -> None:
    """Write the documents of some objects of one source anew."""
    for pk in pks:
        refresh(source, pk)


@task()
def catch_up() -> None:
    """Tell the search server what it missed while it did not answer."""
    missed_updates.catch_up()
