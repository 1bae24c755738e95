"""How long the answer takes does not tell a contact person from anybody else."""

import time

import pytest
import requests
from wagtail.models import Locale

from enterprises.models import EnterpriseIndexPage
from tests.factories import make_contact, make_enterprise
from tests.mail_stage import staged
from tests.serving import wait_until

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "anna@example.org", "nobody@example.org"
# Whoever asks again within a minute has one mail: each has asked for none before.
ASKING = {0.0: "berit@example.org", 1.5: "cilla@example.org"}
LOGIN, CLAIM = "/foretag/mitt-foretag/", "/foretag/bageriet/ta-over/"


def add_enterprise(event):
    directory = EnterpriseIndexPage.objects.get(locale=Locale.get_default())
    bakery = make_enterprise(directory, title="Bageriet", slug="bageriet")
    for email in (KNOWN, *ASKING.values()):
        make_contact(bakery, email)


@pytest.fixture(scope="module", params=["immediate", "database"])
def whole(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The site without a worker, and one that leaves its mail to a worker."""
    folder, kind = tmp_path_factory.mktemp("served"), request.param
    with (
        django_db_blocker.unblock(),
        staged(folder, {"a": 5}, add_enterprise, TASKS=kind) as stage,
    ):
        yield stage


@pytest.fixture(params=ASKING, ids=["quick", "slow"])
def thinking(request):
    """Return how many seconds the mail server takes."""
    return request.param


@pytest.fixture
def stage(whole, thinking):
    whole.clear()  # what still was on its way fails now, and has mail pause for a while
    time.sleep(1)
    whole.clear()
    whole.server.behave(thinking=thinking)
    return whole


def waited(stage, browser, path, email):
    """Return how long the answer took to who types an address; one connection for all."""
    begun = time.monotonic()
    stage.submit(browser, path, email=email, name="Bo", words="Jag arbetar där.", phone="")
    return time.monotonic() - begun


@pytest.mark.parametrize("path", [LOGIN, CLAIM])
def test_known_and_unknown_wait_as_long(stage, path):
    browser = requests.Session()
    waited(stage, browser, path, "first@example.org")
    took = {
        email: waited(stage, browser, path, email) for email in (KNOWN, UNKNOWN, KNOWN, UNKNOWN)
    }
    assert abs(took[KNOWN] - took[UNKNOWN]) < 0.3
    assert max(took.values()) < 1.2


def test_the_link_arrives_all_the_same(stage, thinking):
    waited(stage, requests.Session(), LOGIN, ASKING[thinking])
    if stage.site.variables["TASKS"] == "database":
        stage.send_all()
    wait_until(lambda: [mail.to for mail in stage.server.received] == [ASKING[thinking]])
