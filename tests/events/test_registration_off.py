"""A meeting to come on which nobody can register says so, and one press turns it on."""

import pytest
from django.urls import reverse

from events.enums import Status
from events.models import EventPage
from tests.attendees import address, press, see
from tests.editing import edit
from tests.factories import make_english
from tests.registrations import make_meeting

pytestmark = pytest.mark.django_db
OFF = "anmälan är avstängd"


@pytest.fixture
def off(calendar):
    return make_meeting(calendar, takes_registrations=False)


def test_the_managers_page_says_so_and_turns_it_on_in_every_language(host, off):
    english = make_english(off)
    assert OFF in see(host, "people", off)
    assert OFF not in press(host, "open_registration", off)
    for page in (off, english):
        assert EventPage.objects.get(pk=page.pk).takes_registrations


def test_words_that_are_not_published_stay_a_draft(host, off):
    off.title = "Utkast"
    off.save_revision()
    press(host, "open_registration", off)
    page = EventPage.objects.get(pk=off.pk)
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.takes_registrations) == ("Vårens träff", True)
    assert (draft.title, draft.takes_registrations) == ("Utkast", True)


@pytest.mark.indexed
def test_publishing_says_so_with_the_button(admin_client, off):
    page = edit(admin_client, off, "action-publish", title="Ny rubrik").content.decode()
    assert OFF in page and address("open_registration", off) in page


@pytest.mark.indexed
def test_publishing_a_meeting_that_takes_them_says_nothing(admin_client, off):
    page = edit(admin_client, off, "action-publish", takes_registrations="on").content.decode()
    assert OFF not in page


def test_what_is_cancelled_says_nothing(host, calendar):
    event = make_meeting(calendar, takes_registrations=False, status=Status.CANCELLED)
    assert OFF not in see(host, "people", event)


def test_who_may_not_publish_turns_nothing_on(client, off, django_user_model):
    user = django_user_model.objects.create_user("gäst", password="x")
    user.user_permissions.add(user.user_permissions.model.objects.get(codename="access_admin"))
    client.force_login(user)
    client.post(reverse("events_hosting:open_registration", args=[off.pk]))
    assert not EventPage.objects.get(pk=off.pk).takes_registrations
