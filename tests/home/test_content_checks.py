"""Editors are told of missing alternative texts, skipped headings and unclear links."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.editing import edit
from tests.factories import make_guide

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def checks(admin_client, home):
    """Return the configuration of the checks on a page that an editor reads."""
    page = BeautifulSoup(admin_client.get(home.url).content, "html.parser")
    return json.loads(page.find(id="checker-axe-configuration").string)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("image-alt", "En bild saknar alternativtext"),
        ("heading-order", "En rubriknivå hoppas över"),
        ("empty-meta-description", "Sidan saknar beskrivning för sökmotorer"),
        ("link-name", "En länk saknar text"),
        ("unclear-link-text", "En länk säger inte vart den går"),
    ],
)
def test_the_rule_is_run_and_explained_in_swedish(checks, rule, words):
    assert rule in checks["options"]["runOnly"]
    assert checks["messages"][rule]["error_name"] == words


def test_the_page_editor_has_the_same_checks(admin_client, home):
    page = admin_client.get(f"/admin/pages/{home.pk}/edit/")
    assert "unclear-link-text" in page.content.decode()


def test_visitors_get_no_tools_and_no_cookie(client, home):
    answer = client.get(home.url)
    assert "userbar" not in answer.content.decode()
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize(("summary", "is_warned"), [("", True), ("Så går det till.", False)])
def test_publishing_without_a_lead_is_warned_of(admin_client, home, summary, is_warned):
    page = make_guide(home, summary=summary)
    answer = edit(admin_client, page, "action-publish")
    assert ("har ingen ingress" in answer.content.decode()) is is_warned
