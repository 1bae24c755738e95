from django.db import migrations, models
from django.db.models import OuterRef, Subquery

CANCELLED = "cancelled"


def take_what_is_public(apps, schema_editor):
    """Take it that those who are invited know what is public now."""
    event = apps.get_model("events", "EventPage").objects.filter(pk=OuterRef("event"))
    invitations = apps.get_model("events", "Invitation").objects.filter(told_starts_at=None)
    invitations.filter(event__status=CANCELLED).update(told_cancelled=True)
    invitations.update(
        told_starts_at=Subquery(event.values("starts_at")),
        told_ends_at=Subquery(event.values("ends_at")),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0009_add_moved_from"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="told_cancelled",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="was told that it is cancelled"
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="told_ends_at",
            field=models.DateTimeField(null=True, verbose_name="end that the last mail named"),
        ),
        migrations.AddField(
            model_name="invitation",
            name="told_starts_at",
            field=models.DateTimeField(null=True, verbose_name="start that the last mail named"),
        ),
        migrations.AddField(
            model_name="participantlist",
            name="decided_for_invited",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="For which time and status somebody has chosen whether to tell them.",
                max_length=60,
                verbose_name="decided for the invited",
            ),
        ),
        migrations.RunPython(take_what_is_public, migrations.RunPython.noop),
    ]
