"""What tests of the directory may ask for."""

import pytest

from tests.factories import make_contact
from tests.rows import clear_caches


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Return a way to call something as a request does: what waits for the commit is done, too."""

    def call(function, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    return call


@pytest.fixture
def fresh_limits():
    """Let nobody have posted anything yet."""
    clear_caches()


@pytest.fixture
def anna(page):
    """A contact person of the test's page."""
    return make_contact(page, name="Anna")
