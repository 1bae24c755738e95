"""A button that pauses says how the profile stands where there was nothing to pause."""

import pytest
from django.urls import reverse

from enterprises.lifecycle import actions as lifecycle
from enterprises.models import Correction, EnterprisePage
from tests.enterprises.test_moderation_admin import logged_in, text
from tests.factories import make_contact, make_enterprise
from tests.self_service import at, log_in

pytestmark = pytest.mark.django_db
STATES = {
    "already": "var redan pausad",
    "closed": "tagits bort för gott",
    "hidden": "är inte synlig just nu",
}


@pytest.fixture
def page(directory):
    page = make_enterprise(directory, title="Bageriet")
    page.contact = make_contact(page)
    return page


def bring_about(page, state):
    page = EnterprisePage.objects.get(pk=page.pk)
    match state:
        case "already":
            lifecycle.pause(page)
        case "closed":
            lifecycle.close(page)
        case "hidden":
            page.unpublish()


@pytest.mark.parametrize("state", ["already", "hidden"])
def test_the_enterprise_is_told(client, page, directory, state):
    log_in(client, page.contact)
    bring_about(page, state)
    answer = client.post(at(directory, "self_service_pause", page.pk), follow=True)
    assert STATES[state] in text(answer)
    assert "Den visas inte längre" not in text(answer)


@pytest.mark.parametrize("state", STATES)
def test_the_reviewer_of_a_correction_is_told(client, page, state):
    correction = Correction.objects.create(page=page, kind="gone")
    logged_in(client, "Granskare")
    bring_about(page, state)
    address = reverse("enterprises_correction:take_down", args=[correction.pk])
    answer = client.post(address, {"pause": "1"}, follow=True)
    assert STATES[state] in text(answer)
    assert "Profilen är pausad: den" not in text(answer)


@pytest.mark.parametrize("state", STATES)
def test_whoever_looks_after_what_is_old_is_told(client, page, state):
    logged_in(client, "Granskare")
    bring_about(page, state)
    told = {"row": "profile", "action": "pause", "subject": page.pk}
    answer = client.post(reverse("review_list"), told, follow=True)
    assert "är pausad: den finns inte" not in text(answer)
    assert STATES.get(state if state == "already" else "") or "inte längre offentlig" in text(
        answer
    )


def test_one_that_was_confirmed_meanwhile_is_not_paused(client, page):
    correction = Correction.objects.create(page=page, kind="gone")
    assert lifecycle.pause(page)
    lifecycle.confirm(page)
    as_read = EnterprisePage.objects.get(pk=page.pk)
    as_read.confirmed_on = None
    assert not lifecycle.pause(as_read)
    assert lifecycle.why_not_paused(page) == "meanwhile"
    assert correction.state == "waiting"
