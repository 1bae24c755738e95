"""Each reusable app works on a bare Wagtail project, alone with the four below it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OTHERS = {"config", "home", "search", "procurement"}


@pytest.fixture(scope="module", params=["enterprises", "events"])
def seen(request, tmp_path_factory):
    """Return what a newcomer saw on the way with one app."""
    environment = os.environ | {
        "BARE_APP": request.param,
        "BARE_DIR": str(tmp_path_factory.mktemp(request.param)),
        "DJANGO_SETTINGS_MODULE": "bare.settings",
        "PYTHONPATH": f"{HERE}{os.pathsep}{ROOT}",
        "DJANGO_SUPERUSER_PASSWORD": "only-for-tests",
    }
    run = subprocess.run(
        [sys.executable, "-m", "bare.journey"],
        cwd=HERE,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.splitlines()[-1]) | {"app": request.param}


@pytest.mark.parametrize("what", ["page", "index", "list", "record", "edit", "link", "mails"])
def test_everything_answers(seen, what):
    assert seen["status"][what] == 200, seen["text"][what]


def test_the_page_is_shown_and_listed(seen):
    assert "First page" in seen["text"]["page"]
    assert "First page" in seen["text"]["index"]


def test_the_api_gives_the_page(seen):
    assert json.loads(seen["text"]["list"])["items"][0]["title"] == "First page"
    assert json.loads(seen["text"]["record"])["title"] == "First page"


def test_nothing_of_the_site_is_loaded(seen):
    other = {"enterprises": "events", "events": "enterprises"}[seen["app"]]
    assert not {*OTHERS, other} & set(seen["modules"])


def test_a_mail_with_a_link_goes_out_signed_by_the_project(seen):
    assert "/link/" in seen["mail"] and "A bare project" in seen["mail"]


def test_the_link_shows_its_button(seen):
    assert "Press it" in seen["text"]["link"]


@pytest.mark.parametrize("seen", ["events"], indirect=True)
def test_one_command_does_what_is_due_about_meetings_each_day(seen):
    [reminder] = seen["day"]["mails"]
    assert reminder.startswith("Reminder: First page")
    first, again = seen["day"]["said"]
    assert first == again
    for duty in ("offer_seats", "remind_participants", "erase_personal_data"):
        assert duty in first
