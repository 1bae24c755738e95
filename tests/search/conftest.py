"""What all tests of the search ask for."""

import pytest


@pytest.fixture(autouse=True)
def indexes():
    """Leave the indexes at work: everything here is about them."""
