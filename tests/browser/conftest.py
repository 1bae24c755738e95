"""A real browser in front of a running site with a page of every type."""

import os
import shutil

import pytest
from playwright.sync_api import Error, sync_playwright
from pytest_django.live_server_helper import LiveServer

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The shell draws the same pages, but no window around them: that takes most of what a tab costs.
NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]


@pytest.fixture
def _django_db_helper():
    """Leave out the transaction of each test: the server would never see what is in it.

    The mark `django_db` is still needed, or pytest-django makes no test database.
    """


@pytest.fixture(autouse=True)
def indexes():
    """Leave the indexes at work: readers see the whole site, and may search."""


@pytest.fixture(scope="module")
def site(showcase):
    """Serve the showcase, and return the address of the server."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def browser(site):
    """Start Chromium, or skip where there is none; the site is built before its loop runs."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except Error as missing:
            pytest.skip(f"Chromium is not there: {missing.message[:80]}")
        yield chromium
        chromium.close()


@pytest.fixture
def reader(browser, site):
    """Open a tab for a new reader, who has a wide screen and a keyboard."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
