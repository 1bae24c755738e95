"""Nothing is sent in with a photo that somebody who does not see it learns nothing of."""

import pytest

from enterprises.models import Submission
from tests.enterprises.submission_walk import Walk, soup
from tests.enterprises.test_pictures_sent import picture, upload
from tests.factories import make_contact, make_enterprise, make_picture
from tests.rows import clear_caches
from tests.self_service import at, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unlimited():
    clear_caches()


@pytest.fixture
def walk(client, directory):
    walk = Walk(client)
    walk.fill_all()
    walk.fill("pictures", file_0=upload(picture()))
    walk.fill("contact", pictures_consent="on")
    return walk


def image_of(submission):
    [photo] = submission.values["photos"]
    return photo["image"]


def test_a_new_profile_waits_for_the_words(walk):
    answer = walk.send()
    assert 'href="/foretag/lagg-till/bilder/">Bilder</a>' in answer.text
    assert walk.submission.state == "draft"
    walk.fill("pictures", **{f"alt_{image_of(walk.submission)}": "En cykel"})
    walk.send()
    assert walk.submission.state == "waiting"


@pytest.mark.indexed
def test_a_new_profile_may_do_without_the_photo(walk):
    walk.fill("pictures", **{f"remove_{image_of(walk.submission)}": "on"})
    walk.send()
    assert walk.submission.state == "waiting"


def test_each_place_for_a_photo_has_a_number_of_its_own(walk):
    page = soup(walk.client.get(walk.address("pictures")))
    assert [each.get_text() for each in page.select("main legend")] == [
        "Logotyp",
        *(f"Foto {number}" for number in (1, 2, 3, 4)),
    ]
    assert "tre åt gången" in page.main.get_text()


def test_the_logo_is_no_larger_in_the_preview_than_on_the_page(walk):
    walk.fill("pictures", logo=upload(picture()))
    page = soup(walk.client.get(walk.index.subroute_url("submit_preview")))
    assert page.select(".submission-preview .enterprise-logo img")


@pytest.fixture
def overview(client, directory):
    old = make_picture()
    anna = make_contact(make_enterprise(directory, title="Bageriet", picture=old))
    log_in(client, anna)
    step = at(directory, "self_service_change_step", anna.page_id, "bilder")
    client.post(step, {f"alt_{old.pk}": "", "file_0": upload(picture())})
    return at(directory, "self_service_change", anna.page_id)


def test_a_change_waits_for_the_words(client, overview):
    answer = client.post(overview)
    assert "Skriv vad varje ny bild visar" in answer.text
    change = Submission.objects.get()
    assert change.state == "draft"
    photos = change.values["photos"]
    client.post(f"{overview}bilder/", {f"alt_{each['image']}": "En cykel" for each in photos})
    client.post(overview)
    change.refresh_from_db()
    assert change.state == "waiting"
