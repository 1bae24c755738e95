"""Watching by mail: asked, confirmed, told once of what is public, changed and ended."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from access.models import OutgoingMail
from config.seeding.watching import seed_watching
from procurement.enums import Phase, Reserved
from procurement.models import Notice, SentNotice, Subscription
from procurement.subscriptions.actions import star
from procurement.versions.merging import merge
from tests.factories import make_category, make_notice, municipality
from tests.procurement.watching import (
    ENGLISH_PAGE,
    PAGE,
    READER,
    ask,
    at,
    daily,
    links_of,
    press,
    read_mails,
    watch,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def soon(days=20):
    return timezone.now() + dt.timedelta(days=days)


def text_of(answer):
    return BeautifulSoup(answer.content, "html.parser").find("main").get_text(" ", strip=True)


@pytest.fixture
def monday():
    """A Monday at seven in the morning, from which on time goes as the test says."""
    with time_machine.travel(at("2026-11-02T07:00"), tick=False) as clock:
        yield clock


def test_nothing_but_the_confirmation_goes_before_the_button(client):
    ask(client)
    (asked,) = read_mails()
    make_notice(title="Städning", deadline_at=soon())
    assert daily() == []
    (path,) = links_of(asked).values()
    assert client.get(path).status_code == 200
    assert Subscription.objects.get().confirmed_at is None
    assert "List-Unsubscribe" not in asked.extra_headers


def test_the_link_works_once_and_says_so(client):
    ask(client)
    (asked,) = read_mails()
    (path,) = links_of(asked).values()
    assert press(client, path).status_code == 200
    assert "redan bekräftat" in text_of(press(client, path))


def test_known_and_unknown_addresses_are_answered_alike(client):
    watch(client)
    known, unknown = ask(client), ask(client, email="ny@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert text_of(client.get(known.url)) == text_of(client.get(unknown.url))


def test_confirming_the_same_again_makes_no_second(client):
    watch(client)
    watch(client, frequency="daily")
    assert Subscription.objects.get().frequency == "daily"


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
    notice.phase, notice.deadline_at = Phase.OPEN, soon()
    notice.save()
    assert [told.subject for told in read_mails()] == [
        "Planerad: Växer",
        "Öppen för anbud: Växer",
    ]


def test_english_readers_get_what_is_in_english_and_the_number_of_the_rest(client):
    watch(client, ENGLISH_PAGE, frequency="daily")
    make_notice(title="Bara svenska", deadline_at=soon())
    make_notice(title="Båda", title_en="Cleaning", deadline_at=soon())
    (told,) = daily()
    assert told.subject == "Open for tenders: Cleaning"
    assert "One more is described in Swedish only." in told.body
    assert "Bara svenska" not in told.body


def test_one_click_ends_it_without_a_page_or_a_cookie(client):
    watch(client)
    make_notice(deadline_at=soon())
    (told,) = read_mails()
    address = told.extra_headers["List-Unsubscribe"].strip("<>")
    assert told.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = address.removeprefix("http://testserver").removeprefix("http://localhost:8000")
    path = "/" + path.partition("//")[2].partition("/")[2] if "//" in path else path
    shown = client.get(path)
    assert BeautifulSoup(shown.content, "html.parser").find("main").find("button")
    assert Subscription.objects.exists()
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists()
    make_notice(deadline_at=soon())
    assert daily() == []
    assert "redan avslutad" in text_of(client.get(path))


def test_what_is_watched_is_changed_by_the_link_of_a_mail(client):
    watch(client)
    make_notice(title="Första", deadline_at=soon())
    (told,) = read_mails()
    path = links_of(told)["Ändra eller avsluta bevakningen"]
    form = press(client, path)
    assert 'name="language"' in form.content.decode()
    said = {"frequency": "at_once", "language": "en", "cpv": "5550 90", "reserved": ["any"]}
    assert "Sparat" in text_of(press(client, path, action="save", **said))
    subscription = Subscription.objects.get()
    assert subscription.filters == {"cpv": ["5550", "90"], "reserved": ["any"]}
    make_notice(title="Fel", deadline_at=soon(), codes=["55500000"])
    make_notice(
        title="Rätt",
        title_en="Right",
        deadline_at=soon(),
        codes=["55500000"],
        reserved=Reserved.WORKSHOPS,
    )
    assert [told.subject for told in daily()] == ["Open for tenders: Right"]
    press(client, path, action="end")
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"email": "inte en adress"}, "Skriv hela e-postadressen"),
        ({"cpv": "städning"}, "”städning” är ingen CPV-kod"),
        ({"category": ["finns-inte"]}, "Det finns inget ”finns-inte”"),
        ({"frequency": ""}, "Välj hur ofta du vill ha mejl."),
    ],
)
def test_bad_input_is_said_and_nothing_is_lost(client, chosen, said):
    answer = ask(client, **{"municipality": ["1884"], "cpv": "9091", **chosen})
    assert answer.status_code == 200
    assert said in text_of(answer)
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find("input", {"name": "municipality", "value": "1884"}).has_attr("checked")
    assert read_mails() == []


def test_robots_and_strangers_sites_cause_no_mail(client):
    assert ask(client, homepage="x").status_code == 302
    answer = client.post(PAGE, {"email": READER}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert mail.outbox == []


def test_too_many_posts_are_asked_to_wait(client):
    for number in range(10):
        ask(client, email=f"adress{number}@example.org")
    answer = ask(client)
    assert answer.status_code == 429
    assert READER in answer.content.decode()


def test_the_page_shows_what_the_last_month_would_have_brought(client, monday):
    make_notice(title="Förra veckan", deadline_at=soon(), codes=["90910000"])
    make_notice(title="Catering", deadline_at=soon(), codes=["55500000"])
    monday.shift(8 * DAY)
    make_notice(title="Denna vecka", deadline_at=soon(), codes=["90910000"])
    shown = text_of(client.get(f"{PAGE}?cpv=9091"))
    assert "Förra veckan" in shown
    assert "Denna vecka" in shown
    assert "Catering" not in shown
    assert "två annonser" in shown or "2 annonser" in shown
    posted = text_of(client.post(PAGE, {"preview": "1", "cpv": "9091", "email": READER}))
    assert "Denna vecka" in posted
    assert mail.outbox == []
    monday.shift(40 * DAY)
    assert "Denna vecka" not in text_of(client.get(PAGE))


def test_an_unknown_choice_shows_nothing_and_says_so(client):
    make_notice(title="Synlig", deadline_at=soon())
    shown = text_of(client.get(f"{PAGE}?municipality=9999"))
    assert "Synlig" not in shown
    assert "9999" in shown


def test_what_nobody_confirms_is_erased_after_a_week(client, monday):
    ask(client)
    monday.shift(6 * DAY)
    daily()
    assert Subscription.objects.exists()
    monday.shift(2 * DAY)
    daily()
    assert not Subscription.objects.exists()


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


def test_what_is_known_of_a_merged_notice_goes_on_with_the_other(client):
    watch(client)
    stays, goes = make_notice(deadline_at=soon()), make_notice(deadline_at=soon())
    read_mails()
    star(goes, Subscription.objects.get())
    merge(stays, goes)
    assert Subscription.objects.of_notices().get().notice == stays
    assert daily() == []


def test_editors_see_what_is_watched_and_no_address(client, admin_client):
    watch(client, cpv="9091")
    watch(client, cpv="9091", email="andra@example.org")
    ask(client, cpv="9091", email="tredje@example.org")
    page = admin_client.get(reverse("procurement_subscriptions:index"))
    (row,) = BeautifulSoup(page.content, "html.parser").select("table.listing tbody tr")
    cells = [cell.get_text(strip=True) for cell in row.find_all("td")]
    assert cells == ["CPV: 9091 Städning", "2", "0", "0", "0", "1", "0"]
    assert b"example.org" not in page.content


def test_who_may_not_see_it_is_refused(client, django_user_model):
    user = django_user_model.objects.create_user("granskare", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("procurement_subscriptions:index")).status_code == 302


def test_the_demo_has_some_who_watch():
    assert seed_watching() == 4
    assert seed_watching() == 0
    assert daily() == []
