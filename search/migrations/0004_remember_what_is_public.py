"""Fills the list of changes with what is public when it begins, at the time it last changed."""

from itertools import islice

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

AT_A_TIME = 500
KEYS = ["kind", "record_id", "language", "url", "modified_at"]


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add a change without a digest for each document; what is there already is left alone."""
    change = apps.get_model("search", "Change")
    found = apps.get_model("search", "SearchDocument").objects.values_list(*KEYS)
    documents = iter(found.iterator(chunk_size=AT_A_TIME))
    while batch := list(islice(documents, AT_A_TIME)):
        change.objects.bulk_create(
            [
                change(
                    kind=kind, record_id=record_id, language=language, url=url, changed_at=modified
                )
                for kind, record_id, language, url, modified in batch
            ],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):
    """Fill the list of changes."""

    dependencies = [("search", "0003_add_changes")]

    operations = [
        # Going back drops the table, so there is nothing to undo.
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
