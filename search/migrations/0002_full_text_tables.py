"""Makes the full-text table of SQLite, or the text vectors of PostgreSQL."""

from django.db import migrations

from search.engines import schema


def create(apps, schema_editor):
    schema.create(schema_editor.connection)


def drop(apps, schema_editor):
    schema.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_documents_words_and_missed_updates")]

    operations = [migrations.RunPython(create, drop)]
