"""Nobody gets a seat at a meeting that is hidden, on whichever of its pages they answer."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from content.translations.actions import leave_translations, own_choice
from tests.factories import make_english
from tests.registrations import make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def unpublish(page):
    Page.objects.get(pk=page.pk).specific.unpublish()


def expire(page):
    over = timezone.now() - dt.timedelta(minutes=1)
    Page.objects.filter(pk=page.pk).update(expire_at=over)


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_above(page):
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


HIDING = pytest.mark.parametrize("hide", [unpublish, expire, restrict, restrict_above])


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=5)


def post(client, page):
    fields = {"answer": "on_site", "name": "Anna", "email": "anna@example.org"}
    return client.post(page.answer_url, fields, HTTP_ORIGIN="http://testserver", follow=True)


def test_a_public_meeting_takes_answers_on_both_pages(client, event):
    english = make_english(event)
    post(client, english)
    assert event.registrations.get().email == "anna@example.org"


@HIDING
def test_a_hidden_meeting_takes_no_answer_on_its_english_page(client, event, hide):
    english = make_english(event)
    with own_choice():
        leave_translations()
        hide(event)
    assert Page.objects.get(pk=english.pk).live
    post(client, english)
    assert not event.registrations.exists()
    told = client.get(f"/api/v1/events/{event.pk}", {"locale": "en"})
    assert told.status_code == 404 or told.json()["registration"]["is_open"] is False


@HIDING
def test_a_hidden_meeting_takes_no_answer_on_its_own_page(client, event, hide):
    hide(event)
    post(client, event)
    assert not event.registrations.exists()


def test_the_english_page_of_a_hidden_meeting_shows_no_form(client, event):
    english = make_english(event)
    with own_choice():
        leave_translations()
        unpublish(event)
    shown = client.get(english.url).content.decode()
    assert 'name="email"' not in shown
