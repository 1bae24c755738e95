"""Drafts are shown to whoever holds the token that the admin's preview gives."""

import pytest
from django.core import signing

from headless.preview import SALT, token_for
from tests.factories import make_enterprise, make_event, make_guide, make_news, make_notice

pytestmark = pytest.mark.django_db
PREVIEW = "/api/v1/preview"


def drafted(page, title):
    page.title = title
    return page.save_revision()


def in_admin(page):
    return f"/admin/pages/{page.pk}/revisions/{page.latest_revision_id}/view/?mode=headless"


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("kind", "parent", "make"),
    [
        ("enterprise", "directory", make_enterprise),
        ("event", "calendar", make_event),
        ("news", "procurement", make_news),
        ("guide", "home", make_guide),
    ],
)
def test_a_token_opens_the_draft_and_the_public_page_stays(client, request, kind, parent, make):
    page = make(request.getfixturevalue(parent), title="Som förut")
    revision = drafted(page, "Utkastet")
    answer = client.get(PREVIEW, {"token": token_for(revision.pk)})
    assert (answer.json()["type"], answer.json()["record"]["title"]) == (kind, "Utkastet")
    assert {"private", "no-store"} <= {*answer["Cache-Control"].split(", ")}
    assert client.get("/api/v1/resolve", {"path": page.url}).status_code == 200


def test_a_token_opens_the_draft_of_a_notice(client):
    notice = make_notice()
    revision = drafted(notice, "Ny annons")
    answer = client.get(PREVIEW, {"token": token_for(revision.pk)})
    assert answer.json()["record"]["title"] == "Ny annons"


@pytest.mark.parametrize(
    "token",
    ["", "1", "1:2:3", "å", signing.dumps(1, salt="other")],
    ids=["empty", "number", "parts", "letter", "other salt"],
)
def test_a_token_that_is_not_ours_opens_nothing(client, token):
    answer = client.get(PREVIEW, {"token": token})
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")


def test_a_token_expires(client, directory, settings):
    revision = drafted(make_enterprise(directory), "Utkastet")
    token = token_for(revision.pk)
    settings.HEADLESS_PREVIEW_SECONDS = -1
    answer = client.get(PREVIEW, {"token": token})
    assert answer.status_code == 403
    assert "expired" in answer.json()["detail"]


@pytest.mark.indexed
def test_a_draft_that_is_gone_is_not_found(client, directory):
    page = make_enterprise(directory)
    token = token_for(drafted(page, "Utkastet").pk)
    page.delete()
    assert client.get(PREVIEW, {"token": token}).status_code == 404


def test_the_admin_offers_the_mode_when_there_is_a_frontend(admin_client, directory, settings):
    page = make_enterprise(directory)
    page.save_revision()
    assert len(page.preview_modes) == 1
    settings.HEADLESS_PREVIEW_URL = "https://frontend.example/preview"
    assert [mode for mode, _label in page.preview_modes] == ["", "headless"]
    html = admin_client.get(in_admin(page)).content.decode()
    token = html.split("https://frontend.example/preview?token=")[1].split('"')[0]
    assert signing.loads(token.replace("%3A", ":"), salt=SALT) == page.latest_revision_id


def test_an_index_page_is_also_shown_elsewhere(admin_client, directory, settings):
    settings.HEADLESS_PREVIEW_URL = "https://frontend.example/preview"
    directory.save_revision()
    html = admin_client.get(in_admin(directory)).content
    assert b"https://frontend.example/preview?token=" in html
