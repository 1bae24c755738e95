"""A notice is public from the moment an editor has set, and until the moment it goes."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from procurement.models import Notice
from search.queries import search
from tests.factories import make_notice

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def is_public(client):
    """Tell where the public meets a notice: its page, the list, the feed, the API, the search."""

    def ask(notice):
        texts = [
            client.get(address).content.decode()
            for address in ("/upphandling/annonser/", "/upphandling/feed/", "/api/v1/notices")
        ]
        return {
            client.get(f"/upphandling/annonser/{notice.pk}-{notice.slug}/").status_code == 200,
            *(notice.title in text for text in texts),
            search(notice.title, "sv").count == 1,
        }

    return ask


def scheduled(**fields):
    """Return a notice whose draft is approved to go live by itself."""
    notice = make_notice(title="Kvastar", live=False, **fields)
    revision = notice.save_revision()
    revision.publish()
    return Notice.objects.get(pk=notice.pk)


def test_a_published_notice_is_everywhere(is_public):
    assert is_public(make_notice(title="Kvastar")) == {True}


def test_a_draft_is_nowhere(is_public):
    assert is_public(make_notice(title="Kvastar", live=False)) == {False}


def test_before_its_time_a_notice_is_nowhere(is_public):
    notice = scheduled(go_live_at=timezone.now() + HOUR)
    call_command("publish_scheduled", verbosity=0)
    assert is_public(notice) == {False}


def test_when_its_time_has_come_it_is_everywhere(is_public):
    notice = scheduled(go_live_at=timezone.now() + HOUR)
    past = timezone.now() - HOUR
    revision = notice.latest_revision
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert is_public(Notice.objects.get(pk=notice.pk)) == {True}


def test_until_its_time_is_up_it_stays(is_public):
    notice = make_notice(title="Kvastar", expire_at=timezone.now() + HOUR)
    call_command("publish_scheduled", verbosity=0)
    assert is_public(notice) == {True}


def test_when_its_time_is_up_it_is_nowhere(is_public):
    notice = make_notice(title="Kvastar", expire_at=timezone.now() - HOUR)
    call_command("publish_scheduled", verbosity=0)
    assert is_public(Notice.objects.get(pk=notice.pk)) == {False}
