"""A saved filter whose category was renamed leads on; where there is none any more, it is said."""

import pytest

from enterprises.models import Category, FormerCategory
from tests.factories import make_category, make_enterprise

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
PLACES = [
    "/foretag/",
    "/foretag/hamta/csv/",
    "/foretag/hamta/xlsx/",
    "/foretag/hamta/json/",
    "/foretag/katalog/",
    "/en/enterprises/",
    "/en/enterprises/download/json/",
    "/sok/",
    "/en/search/",
]
FILES = ["csv", "xlsx", "json"]


@pytest.fixture
def renamed(directory):
    row = make_category("gammal")
    make_enterprise(directory, title="Städarna", categories=[row])
    make_enterprise(directory, title="Bageriet")
    row.slug = "ny"
    row.save()
    return row


@pytest.mark.parametrize("place", PLACES)
def test_the_name_before_leads_to_that_of_today(client, renamed, place):
    answer = client.get(f"{place}?q=a&category=gammal&municipality=1880")
    assert answer.status_code == 301
    assert answer["Location"] == f"{place}?q=a&category=ny&municipality=1880"
    assert client.get(answer["Location"]).status_code == 200


def test_a_category_that_is_renamed_twice_takes_one_hop(client, renamed):
    renamed.slug = "nyast"
    renamed.save()
    for before in ("gammal", "ny"):
        answer = client.get(f"/foretag/?category={before}")
        assert answer["Location"] == "/foretag/?category=nyast"


def test_a_name_that_another_category_takes_is_its_own(client, renamed):
    make_category("gammal")
    assert client.get("/foretag/?category=gammal").status_code == 200
    assert not FormerCategory.objects.filter(slug="gammal").exists()


def test_the_api_takes_the_name_before(client, renamed):
    found = client.get("/api/v1/enterprises?category=gammal").json()
    assert [each["title"] for each in found["items"]] == ["Städarna"]
    assert client.get("/api/v1/search?q=a&category=gammal").status_code == 200
    assert client.get("/api/v1/enterprises?category=finns-inte").status_code == 400


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize(("slug", "status"), [("finns-inte", 404), ("borta", 410)])
def test_no_file_holds_everything_instead(client, directory, kind, slug, status):
    make_category("borta")
    Category.objects.get(slug="borta").delete()
    make_enterprise(directory, title="Bageriet")
    answer = client.get(f"/foretag/hamta/{kind}/?category={slug}")
    assert answer.status_code == status
    assert f"”{slug}” finns inte" in answer.text
    assert "Bageriet" not in answer.text


@pytest.mark.parametrize(
    "address",
    ["/foretag/?category=finns-inte", "/foretag/?municipality=9999", "/foretag/?reservation=x"],
)
def test_the_page_says_what_there_is_not_and_shows_nothing(client, directory, address):
    make_enterprise(directory, title="Bageriet")
    answer = client.get(address)
    assert answer.status_code == 200
    assert "finns inte, eller finns inte längre" in answer.text
    assert "Bageriet" not in answer.text
    assert 'content="noindex' in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/upphandling/annonser/?municipality=9999",
        "/upphandling/annonser/?reserved=x",
        "/upphandling/annonser/?phase=x",
        "/upphandling/nyheter/?tag=borta",
        "/kalender/?when=x",
        "/kalender/?year=1999",
        "/sok/?q=a&kind=x",
        "/sok/?q=a&category=finns-inte",
        "/sok/?q=a&municipality=9999",
        "/foretag/katalog/?municipality=9999",
    ],
)
def test_every_list_says_which_filter_there_is_not(client, address):
    answer = client.get(address)
    assert answer.status_code == (404 if "katalog" in address else 200)
    assert "finns inte, eller finns inte längre" in answer.text


@pytest.mark.parametrize("kind", FILES)
def test_what_no_column_can_hold_is_no_category(client, kind):
    assert client.get(f"/foretag/hamta/{kind}/?category=%00").status_code == 404
