"""Deletes pictures that were stored for a post which then came to nothing."""

import datetime as dt

from django.utils import timezone
from wagtail.images import get_image_model

from enterprises.models import Submission
from enterprises.sent_pictures.collection import NAME
from enterprises.sent_pictures.taking import discard
from enterprises.values import picture_ids

AGE = dt.timedelta(days=1)  # a post that is on its way refers to its pictures long before


def discard_unused(now: dt.datetime | None = None) -> int:
    """Delete the waiting pictures that no page and nothing sent in refers to; return how many."""
    old = get_image_model().objects.filter(
        collection__name=NAME, created_at__lt=(now or timezone.now()) - AGE
    )
    unused = set(old.values_list("pk", flat=True))
    if not unused:
        return 0
    for values, base in Submission.objects.values_list("values", "base").iterator():
        unused -= {*picture_ids(values), *picture_ids(base)}
    return discard(sorted(unused))
