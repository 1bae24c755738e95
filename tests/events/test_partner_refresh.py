"""The calendars of partners are read every night, and what was read stays when that fails."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from events.models import PartnerActivity, PartnerCalendar
from events.partners import actions, reader
from events.partners.actions import refresh, refresh_all
from tests.factories import make_activity, make_partner
from tests.partner_calendars import event, ics
from tests.partner_server import serving

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _on_this_machine(settings):
    settings.EVENTS_PRIVATE_FEEDS = True


def in_days(days):
    return (timezone.now() + dt.timedelta(days=days)).strftime("%Y%m%dT%H%M%SZ")


def soon(**more):
    """Return an activity in a week."""
    return event(start=in_days(7), **more)


@pytest.fixture
def partner():
    """A server whose answer can be changed."""

    class Server:
        body, status, headers = ics(soon()), 200, {}

    def answer(request):
        request.send(Server.body, Server.status, **Server.headers)

    with serving(feed=answer) as server:
        Server.url, Server.asked = f"{server.url}/feed", server.asked
        yield Server


def titles(calendar):
    return [activity.title for activity in calendar.activities.all()]


def refreshed(calendar, **more):
    refresh(calendar.pk, **more)
    calendar.refresh_from_db()
    return calendar


def test_what_a_calendar_says_is_kept(partner):
    calendar = refreshed(make_partner(feed_url=partner.url, read_at=None))
    assert titles(calendar) == ["Idécafé"]
    assert (calendar.activity_count, calendar.fault, calendar.left_out) == (1, "", 0)
    assert calendar.read_at == calendar.tried_at


def test_what_is_no_longer_in_it_goes(partner):
    calendar = refreshed(make_partner(feed_url=partner.url))
    partner.body = ics(soon(summary="Workshop"), soon(summary="Mässa", uid=2))
    assert sorted(titles(refreshed(calendar))) == ["Mässa", "Workshop"]


@pytest.mark.parametrize(
    ("status", "body", "fault", "words"),
    [
        (500, b"", "server_error", "svarade med ett fel"),
        (404, b"", "gone", "finns inte längre"),
        (200, b"<html>", "web_page", "webbsida"),
        (200, ics(soon())[:-40], "truncated", "slutar mitt i"),
    ],
    ids=["server_error", "gone", "web_page", "truncated"],
)
def test_what_was_read_stays_when_a_reading_fails(partner, status, body, fault, words):
    calendar = refreshed(make_partner(feed_url=partner.url))
    read_at = calendar.read_at
    partner.status, partner.body = status, body
    refreshed(calendar)
    assert (titles(calendar), calendar.fault, calendar.read_at) == (["Idécafé"], fault, read_at)
    assert words in calendar.fault_in_words
    assert calendar.tried_at > read_at


def test_a_fault_is_forgotten_when_the_calendar_can_be_read_again(partner):
    calendar = refreshed(make_partner(feed_url=partner.url, fault="slow"))
    assert (calendar.fault, calendar.fault_in_words) == ("", "")


def test_one_broken_calendar_stops_no_other(partner, monkeypatch):
    broken = make_partner("Trasig", feed_url="http://127.0.0.1:1/")
    odd = make_partner("Udda", feed_url=partner.url, tried_at=timezone.now() - DAY)
    well = make_partner("Frisk", feed_url=partner.url)
    real = actions._take_over

    def take_over(calendar, told, now):
        if calendar.pk == odd.pk:
            raise ZeroDivisionError
        real(calendar, told, now)

    monkeypatch.setattr(actions, "_take_over", take_over)
    assert refresh_all() == 2
    assert titles(well) == ["Idécafé"]
    broken.refresh_from_db()
    assert broken.fault == "unreachable"


@pytest.mark.indexed
def test_the_nightly_duties_read_all_and_go_on(partner, capsys):
    make_partner("Trasig", feed_url="http://127.0.0.1:1/")
    well = make_partner("Frisk", feed_url=partner.url)
    call_command("daily")
    assert "duties" in capsys.readouterr().out
    assert titles(well) == ["Idécafé"]


def test_what_has_not_changed_is_not_sent_again(partner):
    partner.headers = {"ETag": '"ett"', "Last-Modified": "Mon, 04 Jan 2027 10:00:00 GMT"}
    calendar = refreshed(make_partner(feed_url=partner.url))
    partner.status, partner.body = 304, b""
    refreshed(calendar)
    asked = partner.asked[-1][1]
    assert asked["If-None-Match"] == '"ett"'
    assert asked["If-Modified-Since"] == "Mon, 04 Jan 2027 10:00:00 GMT"
    assert (titles(calendar), calendar.fault) == (["Idécafé"], "")


def test_once_a_week_all_of_it_is_asked_for(partner):
    """What recurs without an end has to be carried on, though the calendar stays the same."""
    partner.headers = {"ETag": '"ett"'}
    calendar = refreshed(make_partner(feed_url=partner.url))
    refreshed(calendar, now=timezone.now() + 8 * DAY)
    assert "If-None-Match" not in partner.asked[-1][1]


def test_an_uploaded_calendar_is_read_anew_as_days_pass():
    body = ics(event(start=in_days(-30), rrule="FREQ=MONTHLY"))
    calendar = refreshed(make_partner(file=ContentFile(body, name="k.ics"), read_at=None))
    first = calendar.activities.first().starts_at
    refreshed(calendar, now=timezone.now() + 60 * DAY)
    assert calendar.activities.first().starts_at > first
    assert calendar.fault == ""


def test_an_upload_that_is_gone_says_so():
    calendar = make_partner(file="partner_calendars/borta.ics")
    assert refreshed(calendar).fault == "no_file"


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ("<script>alert(1)</script>Fika", "<script>alert(1)</script>Fika"),
        ("Fi\u202eka\u2066", "Fika"),
        ("Fi\u0000\u0007ka\u200b", "Fika"),
        ("Fi\\nka", "Fi ka"),
        ("&lt;b&gt;", "&lt;b&gt;"),
    ],
    ids=["markup", "turned", "controls", "lines", "entities"],
)
def test_texts_are_plain_whatever_hides_in_them(partner, hidden, told):
    partner.body = ics(soon(summary=hidden, location=hidden))
    calendar = refreshed(make_partner(feed_url=partner.url))
    assert titles(calendar) == [told]


def test_a_name_that_nobody_can_see_is_left_out_and_counted(partner):
    partner.body = ics(soon(summary="\u202e\u2800\u3164"), soon(uid=2))
    calendar = refreshed(make_partner(feed_url=partner.url))
    assert (calendar.activity_count, calendar.left_out) == (1, 1)
    assert "har inget namn" in calendar.left_out_named[0]


def test_the_editor_reads_what_was_left_out_and_why(partner, admin_client):
    partner.body = ics(soon(summary="Mässa", rrule="FREQ=IBLAND"), soon(uid=2))
    calendar = refreshed(make_partner(feed_url=partner.url))
    html = admin_client.get(f"/admin/partner-calendars/edit/{calendar.pk}/").content.decode()
    assert "”Mässa”, 20" in html
    assert "raden ”RRULE:FREQ=IBLAND” går inte att förstå" in html


def test_fifty_megabytes_are_refused_and_change_nothing(partner):
    calendar = refreshed(make_partner(feed_url=partner.url))
    partner.body = ics(soon()) * 250_000
    assert len(partner.body) > 25 * 1024 * 1024
    assert (refreshed(calendar).fault, titles(calendar)) == ("too_large", ["Idécafé"])


def test_a_calendar_that_somebody_reads_is_left_in_peace(partner):
    calendar = make_partner(feed_url=partner.url, being_read_since=timezone.now())
    assert refresh(calendar.pk)
    assert partner.asked == []


def test_a_reading_that_died_is_taken_up(partner):
    calendar = make_partner(feed_url=partner.url, being_read_since=timezone.now() - DAY)
    assert titles(refreshed(calendar)) == ["Idécafé"]


@pytest.mark.parametrize("change", ["moved", "removed"])
def test_what_was_read_from_an_old_address_is_not_kept(partner, monkeypatch, change):
    calendar = make_partner(feed_url=partner.url)
    make_activity(calendar, title="Den nya adressens")
    real = reader.read_address

    def read(wanted, now):
        told = real(wanted, now)
        if change == "removed":
            PartnerCalendar.objects.all().delete()
        else:
            PartnerCalendar.objects.update(being_read_since=None)
        return told

    monkeypatch.setattr(actions, "read_address", read)
    refresh(calendar.pk)
    kept = list(PartnerActivity.objects.values_list("title", flat=True))
    assert kept == ([] if change == "removed" else ["Den nya adressens"])
