"""A profile from its confirmation, through a year of silence, to its end, as everybody sees it."""

import datetime as dt
import re
from io import StringIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command

from enterprises.lifecycle import actions as lifecycle
from enterprises.models import ContactPerson, EnterprisePage
from tests.factories import make_contact, make_english, make_enterprise
from tests.self_service import log_in

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
CONFIRMED = dt.date(2026, 1, 31)
ASKED, REMINDED, LAST, PAUSED = (
    dt.date(2026, 7, 31),
    dt.date(2026, 8, 21),
    dt.date(2026, 9, 11),
    dt.date(2027, 1, 31),
)
DAY = dt.timedelta(days=1)
SV, EN = "/foretag/kringelboden/", "/en/enterprises/kringelboden/"
LISTS = [
    "/",
    "/foretag/",
    "/foretag/feed/",
    "/foretag/katalog/",
    "/foretag/hamta/json/",
    "/foretag/hamta/csv/",
    "/sok/?q=kringlor",
    "/en/search/?q=kringlor",
    "/en/enterprises/",
    "/sitemap.xml",
    "/api/v1/enterprises",
    "/api/v1/enterprises?locale=en",
    "/api/v1/search?q=kringlor",
]
BELOW = {
    SV: ["kontakta/", "foresla-rattelse/", "ta-over/", "underlag/", "kod/"],
    EN: ["contact/", "suggest-correction/", "claim/", "sheet/", "code/"],
}
MAILS = {
    ASKED: ("Stämmer uppgifterna om Kringelboden?", "Are the details of Kringelboden still right"),
    REMINDED: ("Påminnelse: stämmer", "Reminder: are the details"),
    LAST: ("Sista påminnelsen: stämmer", "Last reminder: are the details"),
    PAUSED: ("Profilen för Kringelboden är pausad", "The profile of Kringelboden is paused"),
}


def at(day):
    return time_machine.travel(dt.datetime.combine(day, dt.time(4), dt.UTC), tick=False)


def daily():
    call_command("daily", stdout=StringIO())


def pass_days(first, last):
    """Let each day pass as on the server, the duties done twice; return what was sent when."""
    sent = {}
    for number in range((last - first).days + 1):
        day = first + number * DAY
        mail.outbox.clear()
        with at(day):
            daily()
            daily()
        if mail.outbox:
            sent[day] = list(mail.outbox)
    return sent


@pytest.fixture
def page(directory):
    with at(CONFIRMED):
        make_enterprise(directory, title="Granne", slug="granne", confirmed_on=dt.date(2027, 3, 1))
        page = make_enterprise(
            directory,
            title="Kringelboden",
            slug="kringelboden",
            summary="Vi bakar kringlor.",
            confirmed_on=CONFIRMED,
        )
        make_english(page, summary="We bake kringlor.")
        make_contact(page)
        make_contact(page, "bo@bageriet.example.org", language="en")
    return page


def told_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    content = b"".join(answer) if answer.streaming else answer.content
    return "kringelboden" in content.decode().lower()


def badge(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [each.get_text(" ", strip=True) for each in page.select("main .badge")]


def link_of(letter, words):
    html = BeautifulSoup(letter.alternatives[0][0], "html.parser")
    (found,) = {a["href"] for a in html.select("a") if a.get_text(strip=True) == words}
    return re.sub(r"^https?://[^/]+", "", found)


def test_each_mail_on_its_day_in_each_language_and_once(client, page):
    sent = {}
    for day in MAILS:  # each day between them is passed in test_reminders
        sent |= pass_days(day - DAY, day + DAY)
    assert list(sent) == [ASKED, REMINDED, LAST, PAUSED]
    for day, (swedish, english) in MAILS.items():
        assert [letter.to[0].split("@")[0] for letter in sent[day]] == ["anna", "bo"]
        for letter, words, address in zip(
            sent[day], (swedish, english), ("/lank/", "/en/link/"), strict=True
        ):
            assert letter.subject.startswith(words)
            assert address in letter.body


def test_the_badge_follows_the_months(client, page):
    for day, words in [
        (CONFIRMED, "Uppgifterna bekräftade av företaget, januari 2026"),
        (ASKED, "Uppgifterna bekräftade av företaget, januari 2026"),
        (ASKED + DAY, "Bör bekräftas: uppgifterna är äldre än 6 månader"),
        (PAUSED - DAY, "Bör bekräftas: uppgifterna är äldre än 6 månader"),
    ]:
        with at(day):
            daily()
            assert words in badge(client, SV)


def test_one_click_brings_it_back_everywhere_and_the_link_is_used_up(client, page):
    for day in (ASKED, REMINDED, LAST, PAUSED - DAY):
        with at(day):
            daily()
    with at(PAUSED - DAY):
        assert [each for each in LISTS if not told_of(client, each)] == []
    mail.outbox.clear()
    with at(PAUSED):
        daily()
        assert [each for each in LISTS if told_of(client, each)] == []
        for address, words in [(SV, "Profilen är pausad"), (EN, "The profile is paused")]:
            answer = client.get(address)
            assert (answer.status_code, words in answer.text) == (200, True)
    later = PAUSED + 20 * DAY
    with at(later):
        html = BeautifulSoup(mail.outbox[1].alternatives[0][0], "html.parser")
        link = next(a["href"] for a in html.select("a") if "/en/link/" in a["href"])
        link = re.sub(r"^https?://[^/]+", "", link)
        for _ in range(3):
            assert client.get(link).status_code == 200
        assert [each for each in LISTS if told_of(client, each)] == []
        assert client.post(link).status_code == 200
        assert [each for each in LISTS if not told_of(client, each)] == []
        assert client.get(link).status_code == client.post(link).status_code == 410
        mail.outbox.clear()
        daily()
        assert mail.outbox == []
    again = dt.date(2027, 8, 20)
    assert list(pass_days(again - DAY, again + DAY)) == [again]


def test_the_links_of_a_reminder_end_with_it(client, page):
    mail.outbox.clear()
    with at(ASKED):
        daily()
    link = link_of(mail.outbox[0], "Allt stämmer")
    with at(REMINDED):
        assert client.get(link).status_code == 200
    with at(REMINDED + 2 * DAY):
        assert client.get(link).status_code == client.post(link).status_code == 410
    assert EnterprisePage.objects.get(pk=page.pk).confirmed_on == CONFIRMED


def test_one_whose_mail_comes_back_gets_no_more(page):
    ContactPerson.objects.filter(language="en").update(bounced_at=dt.datetime.now(dt.UTC))
    sent = pass_days(ASKED, ASKED + DAY) | pass_days(REMINDED, REMINDED)
    assert [[letter.to[0][:4] for letter in each] for each in sent.values()] == [["anna"]] * 2


def test_what_is_left_when_the_enterprise_closes_and_when_it_comes_back(client, page):
    with at(ASKED):
        log_in(client, page.contact_persons.get(language="sv"))
        client.logout()
    since = "2026-08-15T00:00:00Z"
    with at(REMINDED):
        lifecycle.close(EnterprisePage.objects.get(pk=page.pk))
        for address, below in BELOW.items():
            answers = {each: client.get(address + each).status_code for each in ["", *below]}
            assert answers == dict.fromkeys(answers, 410)
        for locale in ("sv", "en"):
            answer = client.get(f"/api/v1/enterprises/{page.pk}?locale={locale}")
            assert answer.status_code == 410
        assert [each for each in LISTS if told_of(client, each)] == []
        items = client.get("/api/v1/changes", {"since": since}).json()["items"]
        mine = [(i["locale"], i["is_removed"]) for i in items if i["id"] == page.pk]
        assert sorted(mine) == [("en", True), ("sv", True)]
    assert pass_days(LAST - DAY, LAST) == {}
    with at(LAST + DAY):
        EnterprisePage.objects.get(pk=page.pk).save_revision().publish()
        items = client.get("/api/v1/changes", {"since": since}).json()["items"]
        mine = {i["locale"]: i["is_removed"] for i in items if i["id"] == page.pk}
        assert mine == {"en": True, "sv": False}
        assert client.get(SV).status_code == 200
        assert client.get(f"/api/v1/enterprises/{page.pk}").status_code == 200
