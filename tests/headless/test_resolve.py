"""Any public path of either language is turned into what stands there."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import make_event, make_guide, make_notice

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
SITE = "http://testserver"
RESOLVE = "/api/v1/resolve"
KINDS = {
    "home": "home",
    "guide": "guide",
    "project": "project",
    "privacy": "privacy",
    "statement": "accessibility_statement",
    "directory": "directory",
    "enterprise": "enterprise",
    "calendar": "calendar",
    "event": "event",
    "held event": "event",
    "procurement": "procurement",
    "news": "news",
    "notice": "notice",
}
every_kind = pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=KINDS)


@pytest.fixture
def resolved(client):
    def ask(path):
        answer = client.get(RESOLVE, {"path": path})
        assert answer.status_code == 200, (path, answer.content)
        return answer.json()

    return ask


@every_kind
def test_each_kind_is_found_at_its_swedish_address(resolved, showcase, name, kind):
    found = resolved(showcase[name])
    assert (found["type"], found["locale"]) == (kind, "sv")
    assert found["url"] == SITE + showcase[name]
    assert found["translations"] == [{"locale": "en", "url": SITE + showcase[f"en {name}"]}]


@every_kind
def test_each_kind_is_found_at_its_english_address(resolved, showcase, name, kind):
    found = resolved(showcase[f"en {name}"])
    assert (found["type"], found["locale"]) == (kind, "en")
    assert found["url"] == SITE + showcase[f"en {name}"]
    assert found["translations"] == [{"locale": "sv", "url": SITE + showcase[name]}]
    assert found["id"] == resolved(showcase[name])["id"]


@every_kind
@pytest.mark.parametrize("prefix", ["", "en "], ids=["sv", "en"])
def test_the_api_tells_of_what_was_found(client, resolved, showcase, prefix, name, kind):
    found = resolved(showcase[prefix + name])
    record = client.get(found["api_url"]).json()
    assert (record["id"], record["locale"]) == (found["id"], found["locale"])
    assert record["url"] == found["url"]


@pytest.mark.parametrize("name", ["guide", "en event", "notice"])
def test_a_missing_slash_at_the_end_does_no_harm(resolved, showcase, name):
    assert resolved(showcase[name].rstrip("/")) == resolved(showcase[name])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/upphandling/nyheter/", "procurement"),
        ("/upphandling/feed/", "procurement"),
        ("/en/procurement/notices/", "procurement"),
        ("/kalender/feed/", "calendar"),
        ("/foretag/feed/", "directory"),
    ],
)
def test_what_a_page_shows_below_it_leads_to_the_page(resolved, path, kind):
    assert resolved(path)["type"] == kind


def test_a_notice_is_found_by_its_number_whatever_the_words(resolved):
    notice = make_notice(title="Tvätt")
    assert resolved(f"/upphandling/annonser/{notice.pk}-gamla-ord/")["id"] == notice.pk


def test_a_page_far_down_is_found(resolved, home):
    guide = make_guide(make_guide(make_guide(home)))
    assert resolved(guide.url)["id"] == guide.pk


@pytest.mark.parametrize(
    "path",
    [
        "/finns-inte/",
        "/kalender/finns-inte/",
        "/en/kalendern/",
        "/calendar/",
        "/sv/",
        "/de/",
        "/en/upphandlingen/",
        "/upphandling/notices/",
        "/en/procurement/annonser/",
        "/upphandling/annonser/0-inget/",
        "/admin/",
        "/api/v1/events",
        "/media/x.webp",
        "/%2e%2e/",
    ],
)
def test_where_there_is_nothing_public_nothing_is_found(client, path):
    answer = client.get(RESOLVE, {"path": path})
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "query", ["", "path=", "path=kalender", "path=https://testserver/", "path=/a&path=/b", "q=/"]
)
def test_what_is_no_path_is_refused(client, query):
    answer = client.get(f"{RESOLVE}?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] in ("path", "q")


def test_a_notice_without_english_is_not_found_in_english(client):
    notice = make_notice()
    answer = client.get(RESOLVE, {"path": f"/en/procurement/notices/{notice.pk}-x/"})
    assert answer.status_code == 404


def test_a_notice_below_a_private_page_is_not_addressed(client, procurement):
    notice = make_notice()
    PageViewRestriction.objects.create(page=procurement, restriction_type="login")
    path = f"/upphandling/annonser/{notice.pk}-{notice.slug}/"
    assert client.get(RESOLVE, {"path": path}).status_code == 404


def test_an_address_of_yesterday_is_gone(client, calendar):
    event = make_event(calendar)
    event.slug, old = "flyttad", event.url
    event.save_revision().publish()
    event.refresh_from_db()
    assert client.get(RESOLVE, {"path": old}).status_code == 404
    assert client.get(RESOLVE, {"path": event.url}).status_code == 200
