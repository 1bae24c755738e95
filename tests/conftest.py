"""What every test may ask for."""

import logging
import os
import shutil

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.crypto import get_random_string
from django.utils.log import configure_logging
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from wagtail.models import Locale, Page

from access.logs import HideLinks
from config.logs import TO_STDERR
from config.site_setup import prepare
from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from home.models import HomePage
from procurement.models import ProcurementIndexPage
from search.backends import configured
from search.breaker import breaker
from search.models import SearchDocument
from tests.migrated import Migrated
from tests.resting import indexes_at_rest
from tests.rows import everything, put_back, write
from tests.showcase import build

WHOLE = {"elasticsearch", "kept", "committed"}  # what makes a test one with indexes


@pytest.fixture(scope="session")
def real_database():
    """Return the name of the database that no test may touch."""
    return connection.settings_dict["NAME"]


@pytest.fixture(scope="session")
def migrated(real_database, django_db_modify_db_settings, django_db_blocker):
    """Return the database that this worker tests on, migrated already if one is kept."""
    with django_db_blocker.unblock():
        return Migrated()


@pytest.fixture(scope="session")
def django_db_keepdb(migrated):
    """Have the migrations begin with what is in that database."""
    return True


@pytest.fixture(scope="session")
def django_db_setup(real_database, migrated, django_db_setup, django_db_blocker):
    """Migrate the test database and prepare it once, as a deploy does."""
    if connection.settings_dict["NAME"] == real_database:
        # pytest-django makes one only for tests that say so
        pytest.exit("None of these tests has the mark django_db: they would use the real database")
    with django_db_blocker.unblock():
        migrated.keep()
        prepare()


@pytest.fixture(scope="module", autouse=True)
def _rows_in_swedish():
    """Make what a module keeps in the first language, whatever was read before it."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _speak_swedish():
    """Begin in the first language: an answer to an English address leaves its own behind."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Make files anew in each test: what another has counted was put back."""
    shutil.rmtree(settings.HEADLESS_KEPT_FILES, ignore_errors=True)


@pytest.fixture(autouse=True)
def indexes(request):
    """Let the indexes rest, unless the test asks for them, or for rows as the site keeps them."""
    whole = WHOLE & set(request.fixturenames)
    if whole or request.node.get_closest_marker("indexed"):
        yield
    else:
        with indexes_at_rest():
            yield


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


@pytest.fixture
def requires_elasticsearch():
    """The address of a search server, without which the test is skipped."""
    return os.environ["TEST_ELASTICSEARCH_URL"] or pytest.skip("ELASTICSEARCH_URL is not set")


@pytest.fixture
def elasticsearch(requires_elasticsearch, settings, db):
    """A search server in use, with indices of its own that go with the test."""
    prefix = f"test_{get_random_string(8).lower()}_"
    settings.ELASTICSEARCH_URL = requires_elasticsearch
    settings.WAGTAILSEARCH_BACKENDS = configured(requires_elasticsearch, prefix)
    settings.WAGTAILSEARCH_BACKENDS["default"]["TIMEOUT"] = 20
    breaker.succeeded()
    backend = get_search_backend()
    for root in (Page, SearchDocument):
        rebuilder = backend.rebuilder_class(backend.get_index_for_model(root))
        index = rebuilder.start()
        for model in get_indexed_models():
            if issubclass(model, root):
                index.add_model(model)
        rebuilder.finish()
    yield backend
    backend.es.indices.delete(index=list(backend.es.indices.get(index=f"{prefix}*")))
    breaker.succeeded()


@pytest.fixture(scope="session")
def built():
    """Hold the rows of the showcase and its addresses from the module that builds it on."""
    return []


@pytest.fixture(scope="module")
def showcase(built, django_db_setup, django_db_blocker):
    """Return the addresses of a page of every type in both languages, there for a module."""
    with django_db_blocker.unblock(), put_back():
        if built:
            write(built[0])
        else:
            addresses = build()
            built[:] = [everything(), addresses]
        yield built[1]


@pytest.fixture
def kept(django_db_setup, django_db_blocker):
    """Have transactions end as they do on the site, and put all back that they have written."""
    with django_db_blocker.unblock(), put_back():
        yield


@pytest.fixture
def committed(request, django_db_setup):
    """Let each thread see what the others have written, and put it all back."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    request.getfixturevalue("kept")


@pytest.fixture
def written(capsys):
    """Return what the site's own logging writes, in place of that of the tests."""
    loggers = [logging.getLogger(), logging.getLogger("django.server")]
    before = [[each for each in logger.handlers if _is_of_the_site(each)] for logger in loggers]
    configure_logging("logging.config.dictConfig", TO_STDERR)
    yield lambda: capsys.readouterr().err
    for logger, handlers in zip(loggers, before, strict=True):
        own = [each for each in logger.handlers if not _is_of_the_site(each)]
        logger.handlers = handlers + own


def _is_of_the_site(handler):
    return any(isinstance(each, HideLinks) for each in handler.filters)
