"""`manage.py read_sources`: gathers notices from the sources whose time has come."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from procurement.harvesting.actions import read_each
from procurement.models import NoticeSource


class Command(BaseCommand):
    """Read sources, say in a line how each went, and fail when one of them did."""

    help = (
        "Gathers notices from the sources that are switched on and whose time has come. Safe to "
        "run twice, and at the same time as another: a source is read by one at a time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the sources, and whether to wait for their time."""
        parser.add_argument("pk", nargs="*", type=int, help="Read these, also if switched off.")
        parser.add_argument(
            "--now", action="store_true", help="Read all that are on, whatever their time."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read them, whatever becomes of the others."""
        wanted = list(_wanted(options["pk"], is_now=options["now"]))
        read = read_each(wanted)
        for source in read:
            self.stdout.write(f"{source.name}: {source.result_in_words}")
        pks = {source.pk for source in read}
        for source in wanted:
            if source.pk not in pks:
                self.stdout.write(f"{source.name}: is being read by another, or was until lately.")
        waiting = NoticeSource.objects.filter(is_on=True).count() - len(wanted)
        if waiting > 0 and not options["pk"]:
            self.stdout.write(f"Not yet their time: {waiting}. Read them all the same with --now.")
        if failed := [source.name for source in read if source.has_failed]:
            raise CommandError(f"Failed: {', '.join(failed)}.")


def _wanted(pks: list[int], *, is_now: bool) -> Any:
    if not pks:
        on = NoticeSource.objects.filter(is_on=True)
        return on if is_now else NoticeSource.objects.due()
    found = NoticeSource.objects.filter(pk__in=pks)
    if missing := set(pks) - set(found.values_list("pk", flat=True)):
        raise CommandError(f"There is no source {', '.join(map(str, sorted(missing)))}.")
    return found
