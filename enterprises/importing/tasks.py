"""Works on long lists in a worker, when the site has one."""

from django.utils import timezone
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend

from enterprises.importing.progress import advance, reserve, work
from enterprises.models import Upload


@task()
def look_through(upload_id: str) -> None:
    """Find out what becomes of each row of a list; safe to run again."""
    work(Upload.objects.select_related("user").get(pk=upload_id))


@task()
def take_in(upload_id: str) -> None:
    """Import a list that an editor has confirmed, and keep the report; safe to run again."""
    Upload.objects.filter(pk=upload_id, started_at=None).update(started_at=timezone.now())
    work(Upload.objects.select_related("user").get(pk=upload_id))


def push_on(upload: Upload) -> None:
    """Do what can be done at once, and leave the rest to the worker, or to who looks at it."""
    task_of_list = take_in if upload.started_at else look_through
    has_worker = not isinstance(task_of_list.get_backend(), ImmediateBackend)
    if not advance(upload) and has_worker:
        reserve(upload)
        task_of_list.enqueue(str(upload.pk))
