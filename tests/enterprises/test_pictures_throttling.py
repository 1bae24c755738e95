"""Pictures take work to draw anew, so that one network sends no flood of them."""

import pytest
from django.test import RequestFactory

from enterprises.pictures.limits import throttle
from tests.enterprises.submission_walk import Walk
from tests.enterprises.test_pictures_sent import picture, upload
from tests.factories import make_contact, make_enterprise
from tests.rows import clear_caches
from tests.self_service import at, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def _a_flood():
    clear_caches()
    for _time in range(throttle.limit):
        assert not throttle.seconds_to_wait(RequestFactory().post("/"))
    yield
    clear_caches()


@pytest.mark.usefixtures("_a_flood")
def test_after_a_flood_a_network_waits_and_others_do_not(client, directory):
    walk = Walk(client)
    walk.begin()
    answer = walk.fill("pictures", logo=upload(picture()))
    assert answer.status_code == 429 and answer["Retry-After"]
    assert not walk.submission.values["logo"]
    file = {"logo": upload(picture())}
    client.post(walk.address("pictures"), file, REMOTE_ADDR="192.0.2.7")
    assert walk.submission.values["logo"]


@pytest.mark.usefixtures("_a_flood")
def test_words_are_saved_however_many_pictures_came(client, directory):
    walk = Walk(client)
    walk.begin()
    walk.fill("who")
    assert walk.submission.values["title"] == "Fönsterhjälpen"


@pytest.mark.usefixtures("_a_flood")
def test_a_change_with_pictures_waits_too(client, directory):
    contact = make_contact(make_enterprise(directory))
    log_in(client, contact)
    address = at(directory, "self_service_change_step", contact.page_id, "bilder")
    assert client.post(address, {"logo": upload(picture())}).status_code == 429
