"""Takes in a confirmed list, in a worker when the site has one."""

from django_tasks import task

from enterprises.importing.actions import import_enterprises
from enterprises.importing.files import read
from enterprises.models import Upload


@task()
def take_in(upload_id: str) -> None:
    """Import a list that an editor has confirmed, and keep the report; safe to run again."""
    upload = Upload.objects.select_related("user").get(pk=upload_id)
    table = read(upload.name, bytes(upload.content))
    report = import_enterprises(table, publish=upload.publish, user=upload.user)
    upload.report = report.as_data()
    upload.save(update_fields=["report"])
