"""The municipalities of the county."""

import pytest

from places.models import Municipality
from tests.factories import municipality

pytestmark = pytest.mark.django_db


def test_there_are_twelve_with_official_codes():
    codes = set(Municipality.objects.values_list("code", flat=True))
    assert len(codes) == 12
    assert {"1814", "1880", "1885"} <= codes


def test_the_nearest_comes_first():
    nearest = municipality("Kumla").nearest_first(list(Municipality.objects.all()))
    assert (nearest[0].name, nearest[-1].name) == ("Hallsberg", "Ljusnarsberg")
    assert len(nearest) == 11
