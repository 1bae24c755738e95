"""The pages on which a manager writes to a group: the form, the mail as it will be, and back."""

import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from events.enums import Mode, State
from events.models import Registration
from tests.attendees import address, sign_in, words
from tests.group_mail import (
    ENGLISH,
    WRITTEN,
    carried,
    got,
    history,
    look,
    make_answered,
    quiet,
    send,
    take,
)
from tests.registrations import answer, letters

pytestmark = pytest.mark.django_db

HOSTILE = "<b>=1+1</b> %(count)s {{ 7 }}\n.\n\n<script>alert(1)</script>"


@pytest.fixture
def event(calendar):
    return make_answered(calendar)


def test_the_preview_sends_nothing_and_counts(host, event):
    Registration.objects.filter(name="Bo").update(bounced_at=timezone.now())
    Registration.objects.create(
        event=event,
        name="Gun",
        mode=Mode.ON_SITE,
        state=State.CONFIRMED,
        attended_at=timezone.now(),
    )
    page = words(look(host, event))
    assert "Skicka till 2 personer" in page
    assert "Utan adress: 1." in page and "Mejl kom tillbaka från: 1." in page
    assert "Svenska: har en plats, på plats (1)" in page and "Engelska: ingen just nu" in page
    assert got() == []


def test_what_is_shown_is_what_is_sent(host, event):
    page = look(host, event, "online", text_sv=HOSTILE)
    soup = BeautifulSoup(page.content, "html.parser")
    shown = soup.select_one(".hosting-preview")
    assert shown.select("script, b") == []
    assert "<script>alert(1)</script>" in shown.text
    host.post(*carried(page, "send"))
    letter = letters("cia")[0]
    assert HOSTILE in letter.body
    assert "&lt;script&gt;" in letter.alternatives[0].content


def test_it_goes_to_those_in_the_group_now_and_says_so(host, event):
    path, fields = carried(look(host, event, "online"), "send")
    answer(event, "eva", "online")
    quiet()
    page = words(host.post(path, fields, follow=True))
    assert "Mejlet går till 2 personer." in page and "Gruppen har ändrats" in page
    assert got().count("eva") == 1
    assert "Gruppen har ändrats" not in send(host, event, "on_site")


def test_going_back_keeps_the_words(host, event):
    page = look(host, event, "waiting", copy="on", **ENGLISH)
    form = host.post(*carried(page, "back"))
    soup = BeautifulSoup(form.content, "html.parser")
    assert soup.select_one("[name=text_sv]").text.split() == ["Hej!", "Vi", "har", "bara", "två."]
    assert soup.select_one("[name=subject_en]")["value"] == "Bring a pen"
    assert soup.select_one("[name=whom][checked]")["value"] == "waiting"
    assert soup.select_one("[name=copy]").has_attr("checked")
    assert soup.select_one(".error-summary") is None


def test_the_list_leads_to_those_it_shows(host, event):
    answer(event, "bosse", "online")
    quiet()
    listed = host.post(address("people", event), {"q": "bo", "state": "coming"})
    soup = BeautifulSoup(listed.content, "html.parser")
    form = soup.select_one(f'form[action="{address("group", event)}"]')
    fields = {each["name"]: each["value"] for each in form.select("[type=hidden]")}
    page = host.post(address("group", event), fields)
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.select_one("[name=whom][checked]")["value"] == "listed"
    assert soup.select_one(".error-summary") is None
    assert "Alla som vill komma" in soup.select_one("label:has([value=listed])").text
    send(host, event, "listed", **fields)
    assert got() == ["bo", "bosse"]
    assert history(event) == ["E-post till 2: De i listan"]


def test_those_who_do_not_come_are_pointed_out(host, event):
    page = words(look(host, event, "listed", listed="1"))
    assert "En av dem kommer inte till träffen." in page
    assert "Skicka till 4 personer" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"whom": ""}, "Välj vilka som ska få mejlet."),
        ({"whom": "listed"}, "Välj ett giltigt alternativ"),
        ({"subject_sv": "\u200b"}, "Skriv ett ämne."),
        ({"text_sv": " "}, "Skriv en text."),
        ({"subject_en": "Bring a pen"}, "Skriv texten på det språket också"),
        ({"text_en": "Hello!"}, "Skriv ämnet på det språket också"),
        ({"subject_sv": "x" * 121}, "Ämnet får vara högst 120 tecken"),
        ({"text_sv": "x" * 5001}, "Texten får vara högst 5000 tecken"),
    ],
)
@pytest.mark.parametrize("step", ["preview", "send"])
def test_faults_are_said_at_the_field_and_nothing_is_sent(host, event, step, fields, said):
    page = take(host, event, step, **{"whom": "coming", **fields})
    soup = BeautifulSoup(page.content, "html.parser")
    fault = soup.select_one(".error-summary a")
    assert said in fault.text and said in soup.select_one(".field-error").text
    assert soup.find(id=fault["href"].removeprefix("#"))
    assert got() == []


def test_a_group_with_nobody_in_it_is_refused(host, event):
    Registration.objects.filter(name="Bo").delete()
    assert "Ingen finns i den gruppen." in words(look(host, event, "waiting"))


def test_nothing_that_is_written_stands_in_an_address(host, event):
    page = look(host, event)
    addresses = re.findall(r'(?:href|action)="([^"]*)"', page.text)
    assert not [each for each in addresses if "penna" in each]


def test_others_have_no_business_here(client, event):
    sign_in(client, "Redaktör", "rut")
    assert client.get(address("group", event)).status_code in (302, 403)
    assert client.post(address("group", event), {**WRITTEN, "step": "send"}).status_code != 200
    assert got() == []
