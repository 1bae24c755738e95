"""What is not public never comes out of the API."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from enterprises.models import EnterprisePage
from tests.factories import (
    make_document,
    make_english,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
    make_picture,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

MAKERS = [
    ("enterprises", "directory", make_enterprise),
    ("events", "calendar", make_event),
    ("news", "procurement", make_news),
    ("pages", "home", make_guide),
]
kinds = pytest.mark.parametrize(("name", "parent", "make"), MAKERS, ids=[m[0] for m in MAKERS])


@pytest.fixture
def is_told(client):
    """Tell whether a page comes out anywhere: in its list, alone, or by its address."""

    def ask(name, page, locale="sv"):
        listed = client.get(f"/api/v1/{name}", {"locale": locale, "limit": 100}).json()["items"]
        alone = client.get(f"/api/v1/{name}/{page.pk}", {"locale": locale})
        resolved = client.get("/api/v1/resolve", {"path": page.url or "/nothing/"})
        return {
            page.title in [item["title"] for item in listed],
            alone.status_code == 200,
            resolved.status_code == 200,
        }

    return ask


@kinds
def test_a_published_page_comes_out(is_told, request, name, parent, make):
    assert is_told(name, make(request.getfixturevalue(parent))) == {True}


@kinds
def test_a_draft_does_not(is_told, request, name, parent, make):
    assert is_told(name, make(request.getfixturevalue(parent), live=False)) == {False}


@kinds
def test_an_expired_page_does_not_even_before_it_is_taken_down(
    client, request, name, parent, make
):
    expired = timezone.now() - dt.timedelta(minutes=1)
    page = make(request.getfixturevalue(parent), expire_at=expired)
    items = client.get(f"/api/v1/{name}", {"limit": 100}).json()["items"]
    assert page.title not in [item["title"] for item in items]
    assert client.get(f"/api/v1/{name}/{page.pk}").status_code == 404


@kinds
def test_an_unpublished_page_does_not(is_told, request, name, parent, make):
    page = make(request.getfixturevalue(parent))
    page.unpublish()
    assert is_told(name, page) == {False}


@kinds
def test_a_private_page_does_not(is_told, request, name, parent, make):
    page = make(request.getfixturevalue(parent))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert is_told(name, page) == {False}


@kinds
def test_a_page_below_a_private_one_does_not(is_told, request, name, parent, make):
    parent = request.getfixturevalue(parent)
    page = make(parent)
    PageViewRestriction.objects.create(page=parent, restriction_type="password", password="x")
    assert is_told(name, page) == {False}


def test_a_page_password_once_given_opens_nothing_in_the_api(client, directory):
    page = make_enterprise(directory)
    rule = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="hemligt"
    )
    session = client.session
    session["passed_page_view_restrictions"] = [rule.pk]
    session.save()
    assert client.get(f"/api/v1/enterprises/{page.pk}").status_code == 404


@kinds
def test_an_alias_is_not_english(client, request, english, name, parent, make):
    page = make(request.getfixturevalue(parent))
    page.copy_for_translation(english, copy_parents=True, alias=True)
    answer = client.get(f"/api/v1/{name}/{page.pk}", {"locale": "en"})
    assert answer.status_code == 404


def test_a_draft_of_a_notice_does_not_come_out(client):
    notice = make_notice(live=False)
    assert client.get("/api/v1/notices").json()["count"] == 0
    assert client.get(f"/api/v1/notices/{notice.pk}").status_code == 404


@pytest.mark.parametrize("hide", ["private", "unpublished"])
def test_notices_below_a_hidden_page_do_not_come_out(client, procurement, hide):
    notice = make_notice()
    if hide == "private":
        PageViewRestriction.objects.create(page=procurement, restriction_type="login")
    else:
        procurement.unpublish()
    assert client.get("/api/v1/notices").json()["count"] == 0
    assert client.get(f"/api/v1/notices/{notice.pk}").status_code == 404


def test_a_notice_without_an_english_title_is_not_english(client):
    notice = make_notice()
    assert client.get("/api/v1/notices", {"locale": "en"}).json()["count"] == 0
    assert client.get(f"/api/v1/notices/{notice.pk}", {"locale": "en"}).status_code == 404


def test_pictures_and_documents_of_private_collections_do_not_come_out(client, directory):
    picture, document = make_picture(), make_document()
    private = picture.collection.add_child(name="Väntar")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    for file in (picture, document):
        file.collection = private
        file.save()
    page = make_enterprise(
        directory, picture=picture, body=[("document", {"document": document, "description": ""})]
    )
    told = client.get(f"/api/v1/enterprises/{page.pk}").json()
    assert told["picture"] is None
    assert told["body"][0]["value"]["document"] is None


def test_the_link_to_an_online_meeting_comes_out_only_when_it_is_public(client, calendar):
    link = "https://moten.example/rum"
    shut = make_event(calendar, mode="online", online_url=link)
    shown = make_event(calendar, mode="online", online_url=link, online_link_public=True)
    told = [client.get(f"/api/v1/events/{event.pk}").json() for event in (shut, shown)]
    assert [event["online_url"] for event in told] == [None, link]


def test_the_number_of_a_sole_trader_does_not_come_out(client, directory):
    page = make_enterprise(directory)
    EnterprisePage.objects.update(legal_form="sole-trader", organisation_number="800101-1234")
    assert client.get(f"/api/v1/enterprises/{page.pk}").json()["organisation_number"] is None


def test_english_records_keep_the_id_of_the_swedish(client, directory):
    page = make_enterprise(directory, title="Bageriet")
    make_english(page, title="The bakery", slug="the-bakery")
    swedish = client.get(f"/api/v1/enterprises/{page.pk}").json()
    english = client.get(f"/api/v1/enterprises/{page.pk}?locale=en").json()
    assert (swedish["id"], english["id"]) == (page.pk, page.pk)
    assert (swedish["title"], english["title"]) == ("Bageriet", "The bakery")
    assert [other["url"] for other in swedish["translations"]] == [english["url"]]


def test_english_lists_only_what_is_translated(client, directory):
    make_english(make_enterprise(directory), title="The bakery")
    make_enterprise(directory)
    items = client.get("/api/v1/enterprises?locale=en").json()["items"]
    assert [(item["title"], item["locale"]) for item in items] == [("The bakery", "en")]
