"""Deletes pictures that were stored for a post which then came to nothing, rows and files."""

import datetime as dt

from django.utils import timezone
from wagtail.images import get_image_model

from enterprises.models import Submission
from enterprises.pictures.actions import (
    COLLECTION_NAME,
    FOLDER,
    delete_unused,
    storage_of_pictures,
)
from enterprises.profiles.values import picture_ids

AGE = dt.timedelta(days=1)  # a post that is on its way refers to its pictures long before


def discard_unused(now: dt.datetime | None = None) -> int:
    """Delete the waiting pictures that no page and nothing sent in refers to; return how many."""
    old = get_image_model().objects.filter(
        collection__name=COLLECTION_NAME, created_at__lt=(now or timezone.now()) - AGE
    )
    unused = set(old.values_list("pk", flat=True))
    if not unused:
        return 0
    for values, base in Submission.objects.values_list("values", "base").iterator():
        unused -= {*picture_ids(values), *picture_ids(base)}
    return delete_unused(sorted(unused))


def discard_lost_files(now: dt.datetime | None = None) -> int:
    """Delete the files that were sent in and have no row, since a crash came between the two.

    Returns how many. A picture that is being stored has had no day to be lost in.
    """
    storage, old = storage_of_pictures(), (now or timezone.now()) - AGE
    try:
        names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    except FileNotFoundError:  # nobody has sent a picture yet
        return 0
    rows = get_image_model().objects.filter(file__startswith=f"{FOLDER}/")
    known = set(rows.values_list("file", flat=True))
    lost = [name for name in names if name not in known and storage.get_modified_time(name) < old]
    for name in lost:
        storage.delete(name)
    return len(lost)
