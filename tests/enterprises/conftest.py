"""What tests of the directory may ask for."""

import pytest


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Return a way to call something as a request does: what waits for the commit is done, too."""

    def call(function, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    return call
