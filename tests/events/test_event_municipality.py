"""A municipality that meetings are held in stays."""

import pytest
from django.db.models import ProtectedError

from places.admin import uses
from tests.factories import make_event, municipality

pytestmark = pytest.mark.django_db


def test_the_database_keeps_the_municipality_of_a_meeting(calendar):
    make_event(calendar, municipality=municipality("Nora"))
    with pytest.raises(ProtectedError):
        municipality("Nora").delete()


def test_the_refusal_names_the_meetings(calendar):
    make_event(calendar, municipality=municipality("Nora"))
    assert uses(municipality("Nora")) == {"träffar": 1}
