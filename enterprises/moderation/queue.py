"""The list of what was sent in, as reviewers read it: the changes of one profile together."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Case, F, Min, QuerySet, When, Window

from enterprises.models import Submission
from enterprises.moderation.comparison import label
from enterprises.profiles.values import changed


@dataclass(frozen=True)
class Entry:
    """One submission, and what a change is about."""

    submission: Submission
    about: list[str]


@dataclass(frozen=True)
class Group:
    """What waits for one profile: one submission as a rule, sometimes several."""

    title: str
    entries: list[Entry]

    @property
    def has_several(self) -> bool:
        """Return whether there is more than one."""
        return len(self.entries) > 1


def in_group_order(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Order by age, with the changes of one profile where its oldest one stands."""
    oldest = Window(Min("sent_at"), partition_by=F("page_id"))
    begun = Case(When(page=None, then=F("sent_at")), default=oldest)
    return rows.annotate(group_sent_at=begun).order_by("group_sent_at", "page_id", "sent_at", "pk")


def grouped(rows: Iterable[Submission]) -> list[Group]:
    """Return the rows in groups, as they follow each other."""
    found = []
    for _key, several in groupby(rows, lambda row: row.page_id or row.pk):
        entries = [entry(row) for row in several]
        first = entries[0].submission
        title = first.page.title if first.page else first.values.get("title") or first.number
        found.append(Group(title, entries))
    return found


def entry(row: Submission) -> Entry:
    """Return a submission with the names of the fields that a change is about."""
    is_change = row.kind == Submission.Kind.CHANGE
    return Entry(row, [label(name) for name in changed(row.base, row.values)] if is_change else [])


def others(submission: Submission) -> list[Entry]:
    """Return what else waits for the same profile, the oldest first."""
    if submission.page_id is None:
        return []
    waiting = Submission.objects.waiting().filter(page=submission.page_id)
    return [entry(row) for row in waiting.exclude(pk=submission.pk)]
