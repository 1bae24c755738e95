"""The private room in which pictures wait until somebody has approved them."""

from django.db import transaction
from wagtail.models import Collection, CollectionViewRestriction

NAME = "Väntar på godkännande"


def waiting_room() -> Collection:
    """Return the collection for pictures that are sent in, made private if it is new."""
    root = Collection.get_first_root_node()
    room = root.get_children().filter(name=NAME).first()
    if room is None:
        with transaction.atomic():
            room = root.add_child(name=NAME)
            CollectionViewRestriction.objects.create(
                collection=room, restriction_type=CollectionViewRestriction.LOGIN
            )
    return room
