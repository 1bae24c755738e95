"""What those who watch are told: once, when it is due, and only what is public then."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from access.models import OutgoingMail
from procurement.enums import Phase
from procurement.models import Notice, SentNotice, Subscription
from procurement.subscriptions.actions import star
from procurement.versions.merging import merge
from tests.factories import make_category, make_notice, municipality
from tests.procurement.watching import (
    ENGLISH_PAGE,
    PAGE,
    READER,
    at,
    daily,
    read_mails,
    soon,
    text_of,
    watch,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def monday():
    """A Monday at seven in the morning, from which on time goes as the test says."""
    with time_machine.travel(at("2026-11-02T07:00"), tick=False) as clock:
        yield clock


def test_what_is_published_is_told_at_once_and_never_twice(client):
    watch(client)
    notice = make_notice(title="Städning av skolor", deadline_at=soon())
    (told,) = read_mails()
    assert told.to == [READER]
    assert "Städning av skolor" in told.subject
    assert f"/upphandling/annonser/{notice.pk}-" in told.body
    notice.save()
    assert daily() == []
    assert SentNotice.objects.count() == 1


def test_what_was_there_before_is_no_news(client):
    make_notice(title="Gammal", deadline_at=soon())
    watch(client)
    assert daily() == []


def test_only_what_fits_every_choice_is_told(client):
    make_category("stad", name_sv="Städning").codes.create(code="90910000")
    chosen = {"category": ["stad"], "municipality": ["1880", "1884"], "phase": ["open"]}
    watch(client, frequency="daily", **chosen)
    fits = {"codes": ["90911200"], "places": ["Nora"], "deadline_at": soon()}
    make_notice(**{**fits, "title": "Passar"})
    make_notice(**{**fits, "title": "Annat ämne", "codes": ["55500000"]})
    make_notice(**{**fits, "title": "Annan ort", "places": ["Hallsberg"]})
    make_notice(**{**fits, "title": "Annan fas", "phase": Phase.PLANNED})
    (told,) = daily()
    assert told.subject.endswith("Passar")


def test_daily_mail_comes_once_a_day(client, monday):
    watch(client, frequency="daily")
    make_notice(title="Första", deadline_at=soon())
    assert len(daily()) == 1
    make_notice(title="Andra", deadline_at=soon())
    assert daily() == []
    monday.shift(DAY)
    assert [told.subject for told in daily()] == ["Öppen för anbud: Andra"]
    assert daily() == []


def test_weekly_mail_comes_on_monday_morning(client, monday):
    monday.shift(2 * DAY)
    watch(client, frequency="weekly")
    for number in range(3):
        make_notice(title=f"Annons {number}", deadline_at=soon())
        assert daily() == []
        monday.shift(DAY)
    monday.move_to(at("2026-11-08T23:30"))
    assert daily() == []
    monday.move_to(at("2026-11-09T00:30"))  # still Sunday in UTC
    (told,) = daily()
    assert "3 upphandlingar" in told.subject
    assert daily() == []
    monday.shift(7 * DAY)
    assert daily() == []


def test_a_week_that_nobody_worked_on_monday_is_not_lost(client, monday):
    watch(client, frequency="weekly")
    make_notice(deadline_at=soon(40))
    monday.shift(9 * DAY)
    assert len(daily()) == 1


def test_nothing_goes_that_is_no_longer_public_when_the_mail_leaves(client, settings):
    watch(client)
    OutgoingMail.objects.all().delete()
    notice = make_notice(title="Hemlig", deadline_at=soon())
    read_mails()
    # As if the mail server had been away until the notice was taken down.
    row = OutgoingMail.objects.get()
    told = {
        "subscription": str(Subscription.objects.get().uid),
        "entries": [{"notice": notice.pk, "kind": "open", "before": None}],
        "more": 0,
        "swedish": 0,
    }
    OutgoingMail.objects.filter(pk=row.pk).update(state="waiting", to=READER, told=told)
    Notice.objects.update(live=False)
    assert daily() == []
    row.refresh_from_db()
    assert (row.state, row.to, row.problem) == ("failed", "", "gone")


def test_a_moved_day_and_a_cancellation_of_what_was_mailed_are_told(client):
    watch(client, phase=["open"])
    notice = make_notice(title="Flytt", deadline_at=at("2036-03-01T12:00"))
    read_mails()
    notice.deadline_at = at("2036-03-20T12:00")
    notice.save()
    (told,) = read_mails()
    assert "1 mars 2036" in told.body
    assert "20 mars 2036" in told.body
    notice.phase = Phase.CANCELLED
    notice.save()
    (told,) = read_mails()
    assert told.subject == "Inställd: Flytt"
    notice.save()
    assert daily() == []


def test_a_change_of_what_was_never_mailed_is_not_told(client):
    notice = make_notice(deadline_at=at("2036-03-01T12:00"))
    watch(client, phase=["open"])
    notice.deadline_at = at("2036-03-20T12:00")
    notice.save()
    notice.phase = Phase.CANCELLED
    notice.save()
    assert read_mails() == []


def test_a_planned_one_is_told_again_when_it_opens(client):
    watch(client)
    notice = make_notice(title="Växer", phase=Phase.PLANNED, expected_on=dt.date(2036, 1, 1))
    assert [told.subject for told in read_mails()] == ["Planerad: Växer"]
    notice.phase, notice.deadline_at = Phase.OPEN, soon()
    notice.save()
    assert [told.subject for told in read_mails()] == ["Öppen för anbud: Växer"]


def test_english_readers_get_what_is_in_english_and_the_number_of_the_rest(client):
    watch(client, ENGLISH_PAGE, frequency="daily")
    make_notice(title="Bara svenska", deadline_at=soon())
    make_notice(title="Båda", title_en="Cleaning", deadline_at=soon())
    (told,) = daily()
    assert told.subject == "Open for tenders: Cleaning"
    assert "One more is described in Swedish only." in told.body
    assert "Bara svenska" not in told.body


def test_an_import_of_many_is_told_together(client):
    watch(client)
    for number in range(12):
        make_notice(title=f"Annons {number}", deadline_at=soon())
    assert len(read_mails()) == 5
    OutgoingMail.objects.update(created_at=timezone.now() - DAY)
    (told,) = daily()
    assert "7 upphandlingar" in told.subject


def test_what_might_fit_is_counted_once_and_told_when_it_is_known(client):
    watch(client, frequency="daily", municipality=["1884"], cpv="9091")
    fits = {"codes": ["90910000"], "places": ["Nora"], "deadline_at": soon()}
    make_notice(**fits)
    vague = make_notice(**{**fits, "title": "Utan ort", "places": []})
    make_notice(**{**fits, "codes": ["55500000"], "places": []})
    shown = text_of(client.get(f"{PAGE}?municipality=1884&cpv=9091"))
    assert "För en till är platsen eller CPV-koden okänd" in shown
    (told,) = daily()
    assert "För en till är platsen eller CPV-koden okänd" in told.body
    assert "Utan ort" not in told.body
    vague.municipalities = [municipality("Nora")]
    vague.save()
    Subscription.objects.update(round_on=None)
    (told,) = daily()
    assert told.subject.endswith("Utan ort")
    assert "okänd" not in told.body


def test_what_was_decided_long_before_it_came_here_is_no_news(client):
    watch(client, frequency="daily")
    today = timezone.localdate()
    make_notice(title="Forntid", phase=Phase.AWARDED, published_on=dt.date(2020, 1, 1))
    make_notice(title="Nyss", phase=Phase.AWARDED, published_on=today + DAY)
    assert [told.subject for told in daily()] == ["Tilldelad: Nyss"]


@pytest.mark.indexed
def test_what_is_known_of_a_merged_notice_goes_on_with_the_other(client):
    watch(client)
    stays, goes = make_notice(deadline_at=soon()), make_notice(deadline_at=soon())
    read_mails()
    star(goes, Subscription.objects.get())
    merge(stays, goes)
    assert Subscription.objects.of_notices().get().notice == stays
    assert daily() == []
