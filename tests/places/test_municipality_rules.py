"""What a municipality is, where it is, and what keeps it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from places.admin import refusal, uses
from places.models import Municipality
from tests.factories import make_enterprise, make_event, municipality

pytestmark = pytest.mark.django_db

COUNTY = {
    "1814": "Lekeberg",
    "1860": "Laxå",
    "1861": "Hallsberg",
    "1862": "Degerfors",
    "1863": "Hällefors",
    "1864": "Ljusnarsberg",
    "1880": "Örebro",
    "1881": "Kumla",
    "1882": "Askersund",
    "1883": "Karlskoga",
    "1884": "Nora",
    "1885": "Lindesberg",
}


@pytest.mark.parametrize(("code", "name"), COUNTY.items())
def test_each_municipality_has_its_official_code_and_name(code, name):
    row = Municipality.objects.get(code=code)
    assert (row.name, str(row)) == (name, name)
    assert row.official_name.endswith(" kommun")


def test_there_are_no_others():
    assert set(Municipality.objects.values_list("code", flat=True)) == set(COUNTY)


@pytest.mark.parametrize("name", COUNTY.values())
def test_every_seat_is_in_the_county(name):
    row = municipality(name)
    assert 58.6 < row.latitude < 60.2
    assert 14.2 < row.longitude < 15.8


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Örebro", "Kumla"),
        ("Kumla", "Hallsberg"),
        ("Karlskoga", "Degerfors"),
        ("Degerfors", "Karlskoga"),
        ("Lindesberg", "Nora"),
        ("Hällefors", "Ljusnarsberg"),
    ],
)
def test_the_nearest_seat_comes_first(name, near):
    rows = list(Municipality.objects.all())
    assert municipality(name).nearest_first(rows)[0].name == near


def test_a_municipality_is_not_near_itself():
    row = municipality()
    assert row.nearest_first([row]) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "1880"), ("code", "18840"), ("code", ""), ("name", ""), ("latitude", "nord")],
)
def test_a_municipality_needs_a_code_of_its_own_and_a_name(field, value):
    row = municipality("Nora")
    setattr(row, field, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_refusal_says_where_the_municipality_is_used(directory, calendar):
    assert uses(municipality("Laxå")) == {}
    assert "används" not in refusal(municipality("Laxå"))
    make_enterprise(directory, serving=["Laxå"], municipality=municipality("Laxå"))
    make_event(calendar, municipality=municipality("Laxå"))
    assert uses(municipality("Laxå"))["företag"] == 1
    assert "företag: 1" in refusal(municipality("Laxå"))


@pytest.mark.parametrize("words", ["laxå", "1860", "Laxå kommun"])
def test_the_register_is_searched_by_name_and_code(admin_client, words):
    address = reverse(Municipality.snippet_viewset.get_url_name("list"))
    text = admin_client.get(address, {"q": words}).content.decode()
    assert "Laxå" in text
    assert "Karlskoga" not in text


def test_a_municipality_cannot_be_copied(admin_client):
    view = Municipality.snippet_viewset
    assert not view.copy_view_enabled
    assert admin_client.get(reverse(view.get_url_name("list"))).status_code == 200
