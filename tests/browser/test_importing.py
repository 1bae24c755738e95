"""A list is sent in, corrected and taken in, in a browser, with and without scripts."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from enterprises.importing import progress
from tests.browser.looking import faults_of, is_too_wide, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

ROWS = "".join(f"Bageri {number};Nora;191234567\n" for number in range(4))
LIST = f"sep=;\nFöretag;Kommun;Tel\n{ROWS}Fel;Månen;\n"
START = "/admin/enterprises/import/"


@pytest.fixture(scope="module")
def member(showcase):
    """Make somebody who imports, before the browser starts."""
    User.objects.create_superuser("importor", password="importor")


@pytest.fixture
def narrow(member, browser, site):
    """Open a tab on a phone."""
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()


@pytest.fixture
def without_scripts(member, browser, site):
    """Open a tab that runs no scripts."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def send(tab):
    sign_in(tab, "importor")
    tab.goto(START)
    tab.set_input_files(
        "[name=file]",
        {
            "name": "lista.csv",
            "mimeType": "text/csv",
            "buffer": LIST.encode(),
        },
    )
    tab.get_by_role("button", name="Visa vad som kommer att hända").click()


@pytest.fixture
def little_time(monkeypatch):
    """Have each look at a list take it one row further."""
    monkeypatch.setattr(progress, "SLICE", 0)
    monkeypatch.setattr(progress, "AT_ONCE", 1)


@pytest.mark.parametrize("kind", ["narrow", "without_scripts"])
def test_the_result_comes_by_itself(request, little_time, kind):
    tab = request.getfixturevalue(kind)
    send(tab)
    expect(tab.get_by_role("progressbar")).to_be_visible()
    expect(tab.get_by_text("utelämnad: 1")).to_be_visible(timeout=60_000)


def test_a_bad_row_is_corrected_and_nothing_is_in_anybodys_way(narrow):
    send(narrow)
    narrow.get_by_text("Så har kolumnerna tolkats").click()
    expect(narrow.get_by_text("”191234567” blev ”0191234567”")).to_be_visible()
    assert faults_of(narrow) == {}
    narrow.get_by_role("link", name="Rätta rad 6").click()
    assert faults_of(narrow) == {}
    assert not is_too_wide(narrow)
    narrow.get_by_label("Kommun", exact=True).fill("Kumla")
    narrow.get_by_role("button", name="Spara raden").click()
    expect(narrow.get_by_text("Rad 6 är rättad.")).to_be_visible()
    expect(narrow.get_by_text("utelämnad: 0")).to_be_visible()
