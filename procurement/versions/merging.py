"""Makes one notice of two that turn out to be about one procurement."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from procurement.models import NewsPage, Notice, NoticeVersion, SentNotice
from procurement.versions.settling import settle

EDITORS = ("summary_sv", "summary_en", "fits_sv", "fits_en")


def first_of(notices: list[Notice]) -> Notice:
    """Return which of several notices stays: what the public knows, then the oldest."""
    return min(notices, key=lambda each: (not each.live, each.pk))


@transaction.atomic
def merge(stays: Notice, goes: Notice) -> None:
    """Give a notice all that another one had, and remove that one."""
    NoticeVersion.objects.filter(notice=goes).update(notice=stays)
    _point_at(stays, goes)
    for name in EDITORS:
        if not getattr(stays, name):
            setattr(stays, name, getattr(goes, name))
    stays.municipalities.add(*goes.municipalities.all())
    stays.save()
    goes.delete()
    settle(stays)


def _point_at(stays: Notice, goes: Notice) -> None:
    """Let what pointed at one notice point at the other."""
    told = set(stays.discussions.values_list("event_id", flat=True))
    goes.discussions.exclude(event__in=told).update(notice=stays)
    goes.stars.exclude(email__in=stays.stars.values("email")).update(notice=stays)
    _tell_nobody_again(stays, goes)
    for page in NewsPage.objects.filter(notices=goes):
        page.notices.add(stays)
        page.notices.remove(goes)
        page.save()


def _tell_nobody_again(stays: Notice, goes: Notice) -> None:
    """Let those who were told of the one know the other."""
    known = SentNotice.objects.filter(
        notice=stays,
        subscription=OuterRef("subscription"),
        kind=OuterRef("kind"),
        number=OuterRef("number"),
    )
    SentNotice.objects.filter(~Exists(known), notice=goes).update(notice=stays)
