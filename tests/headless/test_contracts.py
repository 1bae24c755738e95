"""Whole answers, compared field by field: what clients of the API rely on."""

import datetime as dt

import pytest

from tests.factories import (
    make_category,
    make_english,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
    municipality,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
SITE = "http://testserver"


def told(client, address):
    """Return a record without the one field that the clock decides."""
    answer = client.get(address)
    assert answer.status_code == 200
    record = answer.json()
    assert dt.datetime.fromisoformat(record.pop("modified_at")).tzinfo
    return record


def test_an_enterprise(client, directory):
    page = make_enterprise(
        directory,
        title="Bageriet",
        slug="bageriet",
        serving=["Kumla"],
        categories=[make_category("fisk", name_sv="Fisk", name_en="Fish")],
        municipality=municipality(),
        purpose="Arbete åt fler.",
        email="hej@bageriet.example",
        body=[("quote", {"text": "Gott!", "source": "En gäst"})],
    )
    record = told(client, f"/api/v1/enterprises/{page.pk}")
    assert record.pop("body")[0]["value"] == {"text": "Gott!", "source": "En gäst"}
    assert record == {
        "id": page.pk,
        "slug": "bageriet",
        "url": f"{SITE}/foretag/bageriet/",
        "locale": "sv",
        "title": "Bageriet",
        "summary": "Vi gör nytta.",
        "picture": None,
        "categories": [{"slug": "fisk", "name": "Fisk"}],
        "municipality": {"code": "1880", "name": "Örebro"},
        "municipalities": [{"code": "1881", "name": "Kumla"}],
        "legal_form": None,
        "joint_bids": False,
        "confirmed_on": None,
        "paused_on": None,
        "organisation_number": None,
        "purpose": "Arbete åt fler.",
        "offers": [],
        "logo": None,
        "pictures": [],
        "contact": {
            "email": "hej@bageriet.example",
            "phone": None,
            "address": None,
            "website": None,
            "opening_hours": None,
        },
        "reservations": [],
        "evidence": [],
        "translations": [],
    }


def test_an_event(client, calendar):
    starts = dt.datetime(2026, 7, 1, 7, 0, tzinfo=dt.UTC)
    page = make_event(calendar, title="Träff", slug="traff", starts_at=starts)
    record = told(client, f"/api/v1/events/{page.pk}")
    assert record == record | {
        "id": page.pk,
        "url": f"{SITE}/kalender/traff/",
        "starts_at": "2026-07-01T09:00:00+02:00",
        "ends_at": None,
        "status": "scheduled",
        "mode": "on_site",
        "place": "Stora salen",
        "municipality": None,
        "participation": "",
        "online_url": None,
        "programme": [],
        "body": [],
        "questions": [],
        "afterwards": [],
        "decisions": [],
        "presentations": [],
        "recording_url": None,
        "calendar_file": f"{SITE}/kalender/traff.ics",
    }
    assert set(record["registration"]) == {
        "is_open",
        "seats_left_on_site",
        "seats_left_online",
        "opens_at",
        "closes_at",
        "capacity_on_site",
        "capacity_online",
    }


def test_news(client, procurement):
    notice = make_notice(title="Städning av skolor")
    page = make_news(
        procurement, title="Nytt", slug="nytt", published_on=dt.date(2026, 3, 1), notices=[notice]
    )
    page.tags.add("anbud")
    page.save()
    address = f"{SITE}/upphandling/annonser/{notice.pk}-stadning-av-skolor/"
    assert told(client, f"/api/v1/news/{page.pk}") == {
        "id": page.pk,
        "slug": "nytt",
        "url": f"{SITE}/upphandling/nytt/",
        "locale": "sv",
        "title": "Nytt",
        "summary": "Något har hänt.",
        "picture": None,
        "published_on": "2026-03-01",
        "current_until": None,
        "is_current": True,
        "tags": ["anbud"],
        "body": [],
        "notices": [{"id": notice.pk, "title": "Städning av skolor", "url": address}],
        "meetings": [],
        "guides": [],
        "translations": [],
    }


def test_a_notice(client):
    deadline = dt.datetime(2026, 12, 1, 22, 59, tzinfo=dt.UTC)
    notice = make_notice(title="Städning", title_en="Cleaning", deadline_at=deadline)
    notice.codes.create(code="90910000")
    notice.save()
    assert told(client, f"/api/v1/notices/{notice.pk}?locale=en") == {
        "id": notice.pk,
        "slug": "cleaning",
        "url": f"{SITE}/en/procurement/notices/{notice.pk}-cleaning/",
        "locale": "en",
        "enterprises": [],
        "title": "Cleaning",
        "summary": "",
        "buyer": "Exempelkommunen",
        "phase": "open",
        "published_on": None,
        "deadline_at": "2026-12-01T23:59:00+01:00",
        "expected_on": None,
        "reserved": "none",
        "kind": None,
        "municipalities": [],
        "cpv": ["90910000"],
        "fits": "",
        "description": "",
        "lots": [],
        "winner": None,
        "source_url": None,
        "value": None,
        "awarded_value": None,
        "awards": [],
        "timeline": [],
        "cpv_names": [{"code": "90910000", "name": "Cleaning services"}],
        "in_county": "unknown",
        "nuts": [],
        "reserved_scope": "unknown",
        "reserved_execution": None,
        "social_objectives": [],
        "suits_smes": None,
        "nature": None,
        "procedure_type": None,
        "documents_url": None,
        "procedure_id": None,
        "publication_number": None,
        "ted_url": None,
        "is_changed": False,
        "source": "typed",
        "source_key": None,
    }


def test_a_guide(client, home):
    page = make_guide(
        home, title="Så köper du", slug="sa-koper-du", checked_on=dt.date(2026, 1, 2)
    )
    assert told(client, f"/api/v1/pages/{page.pk}") == {
        "id": page.pk,
        "slug": "sa-koper-du",
        "url": f"{SITE}/sa-koper-du/",
        "locale": "sv",
        "title": "Så köper du",
        "summary": "",
        "type": "guide",
        "picture": None,
        "responsible": "",
        "body": [],
        "guide": {"checked_on": "2026-01-02", "laws": []},
        "project": None,
        "statement": None,
        "translations": [],
    }


def test_a_category_and_a_municipality(client):
    make_category("fisk", name_en="Fish")
    items = client.get("/api/v1/categories?locale=en&limit=100").json()["items"]
    fish = next(item for item in items if item["slug"] == "fisk")
    assert fish["name"] == "Fish"
    assert fish["url"] == f"{SITE}/en/enterprises/?category=fisk"
    codes = [item["code"] for item in client.get("/api/v1/municipalities").json()["items"]]
    assert len(codes) == 12
    assert "1880" in codes


@pytest.mark.parametrize(
    ("path", "kind", "locale"),
    [
        ("/", "home", "sv"),
        ("/en/", "home", "en"),
        ("/foretag/", "directory", "sv"),
        ("/en/calendar/", "calendar", "en"),
        ("/upphandling/annonser/", "procurement", "sv"),
    ],
)
def test_any_public_path_is_resolved(client, path, kind, locale):
    found = client.get("/api/v1/resolve", {"path": path}).json()
    assert (found["type"], found["locale"]) == (kind, locale)
    assert client.get(found["api_url"]).json()["id"] == found["id"]


def test_the_path_of_a_translation_leads_to_the_same_id(client, directory):
    page = make_enterprise(directory, slug="bageriet")
    make_english(page, title="The bakery", slug="the-bakery")
    found = client.get("/api/v1/resolve?path=/en/enterprises/the-bakery/").json()
    assert (found["type"], found["id"], found["locale"]) == ("enterprise", page.pk, "en")
    assert [other["url"] for other in found["translations"]] == [f"{SITE}/foretag/bageriet/"]


def test_the_path_of_a_notice_is_resolved(client):
    notice = make_notice(title="Städning")
    path = client.get(f"/api/v1/notices/{notice.pk}").json()["url"].removeprefix(SITE)
    found = client.get("/api/v1/resolve", {"path": path}).json()
    assert (found["type"], found["id"]) == ("notice", notice.pk)


@pytest.mark.parametrize("path", ["/nothing/", "/sv/foretag/", "/admin/", "/%00/", "/..;/"])
def test_what_is_not_public_is_not_resolved(client, path):
    assert client.get("/api/v1/resolve", {"path": path}).status_code in (400, 404)
