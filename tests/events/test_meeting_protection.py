"""A meeting that people are registered for is neither deleted nor hidden."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import EventPage
from events.registration.actions import cancel
from events.registration.privacy import forget
from tests.attendees import sign_in
from tests.editing import edit
from tests.factories import make_english
from tests.invitees import people, send
from tests.registrations import make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

WAYS = ["delete", "unpublish"]
STAYS = "ska inte komma i onödan"


@pytest.fixture
def admin(admin_client):
    return admin_client


def one(client, way, page):
    return client.post(reverse(f"wagtailadmin_pages:{way}", args=[page.pk]), follow=True)


def many(client, way, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", way])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{query}", follow=True)


def is_public(page):
    return EventPage.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize("how", [one, many], ids=["one", "many"])
@pytest.mark.parametrize("way", WAYS)
def test_it_stays_with_a_sentence_and_a_way_out(admin, event, anna, way, how):
    page = how(admin, way, event)
    assert is_public(event)
    assert "en person är anmäld och " + STAYS in page.content.decode()
    editor = reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert editor in page.content.decode() and "Ställ in träffen" in page.content.decode()


@pytest.mark.parametrize("way", WAYS)
def test_one_with_people_among_many_keeps_all(admin, calendar, event, anna, way):
    other = make_meeting(calendar)
    many(admin, way, other, event)
    assert is_public(event) and is_public(other)


@pytest.mark.parametrize("how", [one, many], ids=["one", "many"])
@pytest.mark.parametrize("way", WAYS)
def test_one_without_people_goes(admin, event, way, how):
    how(admin, way, event)
    assert not is_public(event)


@pytest.mark.parametrize("how", [one, many], ids=["one", "many"])
@pytest.mark.parametrize("way", WAYS)
def test_one_to_which_people_are_invited_stays(admin, event, way, how):
    with people() as known:
        known.add("bo")
        send(event)
    page = how(admin, way, event)
    assert is_public(event)
    assert "är inbjuden och" in page.content.decode()


def test_once_cancelled_or_begun_the_invited_do_not_hold_it(admin, event):
    with people() as known:
        known.add("bo")
        send(event)
    EventPage.objects.filter(pk=event.pk).update(status="cancelled")
    one(admin, "unpublish", event)
    assert not is_public(event)
    EventPage.objects.filter(pk=event.pk).update(
        status="scheduled", live=True, starts_at=timezone.now() - dt.timedelta(minutes=1)
    )
    one(admin, "unpublish", event)
    assert not is_public(event)


def test_the_manager_is_refused_too(client, event, anna):
    one(sign_in(client), "unpublish", event)
    assert is_public(event)


def test_those_who_have_cancelled_keep_nothing(admin, event, anna):
    cancel(anna)
    one(admin, "unpublish", event)
    assert not is_public(event)


def test_the_page_in_english_may_go(admin, event, anna):
    english = make_english(event)
    one(admin, "unpublish", english)
    assert not is_public(english) and is_public(event)


def test_a_held_meeting_stays_until_its_people_are_erased(admin, event, anna):
    now = timezone.now()
    EventPage.objects.filter(pk=event.pk).update(
        starts_at=now - dt.timedelta(days=2), ends_at=now - dt.timedelta(days=1)
    )
    page = one(admin, "delete", event)
    assert "en person var anmäld" in page.content.decode() and is_public(event)
    forget(event.registrations.all())
    one(admin, "delete", event)
    assert not is_public(event)


@pytest.mark.parametrize(("hours", "stays"), [(-1, True), (1, False)])
def test_no_page_is_hidden_by_the_clock_before_its_meeting_is_over(admin, at_noon, hours, stays):
    event, at = at_noon, timezone.localtime(at_noon.ends_at + dt.timedelta(hours=hours))
    page = edit(admin, event, "action-publish", expire_at=f"{at:%Y-%m-%d %H:%M}")
    assert ("Sidan måste ligga kvar tills träffen är över." in page.content.decode()) is stays
    event.refresh_from_db()
    assert (event.expire_at is None) is stays


def test_what_lies_above_a_meeting_with_people_stays(admin, calendar, event, anna):
    for way in WAYS:
        one(admin, way, calendar)
    assert is_public(event)
