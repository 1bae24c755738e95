"""What every test may ask for."""

import pytest
from wagtail.models import Locale

from config.preparing import prepare
from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from home.models import HomePage
from procurement.models import ProcurementIndexPage


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Prepare the test database once, as a deploy does."""
    with django_db_blocker.unblock():
        prepare()


@pytest.fixture
def swedish(db):
    return Locale.objects.get(language_code="sv")


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def home(swedish):
    return HomePage.objects.get(locale=swedish)


@pytest.fixture
def directory(swedish):
    return EnterpriseIndexPage.objects.get(locale=swedish)


@pytest.fixture
def calendar(swedish):
    return EventIndexPage.objects.get(locale=swedish)


@pytest.fixture
def procurement(swedish):
    return ProcurementIndexPage.objects.get(locale=swedish)
