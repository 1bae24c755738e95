"""Watching by mail: asked, confirmed, shown beforehand, changed and ended."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse

from config.seeding.watching import seed_watching
from procurement.enums import Reserved
from procurement.models import Subscription
from tests.factories import make_notice
from tests.procurement.watching import (
    PAGE,
    READER,
    ask,
    at,
    daily,
    links_of,
    press,
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
    make_notice(title="Lunchrum", deadline_at=soon(), codes=["55500000"])
    monday.shift(8 * DAY)
    make_notice(title="Denna vecka", deadline_at=soon(), codes=["90910000"])
    shown = text_of(client.get(f"{PAGE}?cpv=9091"))
    assert "Förra veckan" in shown
    assert "Denna vecka" in shown
    assert "Lunchrum" not in shown
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
