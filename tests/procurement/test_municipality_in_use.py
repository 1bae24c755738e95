"""A municipality that notices name stays."""

import pytest

from places.admin import refusal
from tests.factories import make_notice, municipality

pytestmark = pytest.mark.django_db


def test_the_refusal_names_the_notices():
    notice = make_notice()
    notice.municipalities.add(municipality("Nora"))
    notice.save()
    assert "annonser: 1" in refusal(municipality("Nora"))
