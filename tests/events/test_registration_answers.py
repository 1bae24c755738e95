"""Answering to a meeting on its page: one minute, no account, no script."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.enums import Mode, State, Status
from events.models import MeetingSettings, Question, Registration
from tests.factories import make_english, make_enterprise, make_event
from tests.registrations import letters, make_meeting, post, written

pytestmark = pytest.mark.django_db


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def stored():
    return Registration.objects.get()


def test_the_form_stands_on_the_page_of_the_meeting(client, event):
    form = page(client.get(event.url)).find("form", id="answer")
    assert form["action"] == f"{event.url}svara/"
    assert [label.text.strip() for label in form.fieldset.find_all("label")] == [
        "Jag kommer på plats",
        "Jag deltar på nätet",
        "Jag kan inte komma",
        "Tiden passar mig inte: skriv till mig om träffen flyttas",
    ]


def test_in_english_it_speaks_english_and_answers_belong_to_the_same_meeting(client, event):
    english = make_english(event, title="The spring meeting")
    form = page(client.get(english.url)).find("form", id="answer")
    assert form["action"] == f"{english.url}answer/"
    answer = post(client, english, what="online")
    assert "You have a seat" in answer.content.decode()
    assert (stored().event, stored().language) == (event, "en")
    assert letters("anna")[0].subject == "You have a seat: The spring meeting"


def test_a_reader_of_the_page_gets_no_cookie(client, event):
    assert not client.get(event.url).cookies


@pytest.mark.parametrize(
    ("what", "state", "mode", "says", "subject"),
    [
        (
            "on_site",
            State.CONFIRMED,
            "on_site",
            "Du har en plats",
            "Du har en plats: Vårens träff",
        ),
        ("online", State.CONFIRMED, "online", "Du har en plats", "Du har en plats: Vårens träff"),
        ("no", State.DECLINED, "", "Tack för beskedet", "Tack för beskedet: Vårens träff"),
    ],
)
def test_the_answer_is_confirmed_on_the_page_and_by_mail(
    client, event, what, state, mode, says, subject
):
    answer = post(client, event, what=what)
    assert says in answer.content.decode()
    assert (stored().state, stored().mode) == (state, mode)
    assert [letter.subject for letter in letters("anna")] == [subject]


@pytest.mark.parametrize(
    ("what", "line", "place"),
    [("on_site", "Du deltar på plats", True), ("online", "Du deltar på nätet", False)],
)
def test_the_page_after_it_says_how_one_takes_part(client, calendar, what, line, place):
    meeting = make_meeting(calendar, place="Stora salen")
    text = page(post(client, meeting, what=what)).main.dl.get_text(" ", strip=True)
    assert line in text
    assert ("Stora salen" in text) is place


def test_who_wrote_a_wrong_address_is_told_what_to_do(client, event):
    text = page(post(client, event)).main.text
    assert "Blev adressen fel? Svara en gång till." in text


def test_what_was_written_is_kept(client, event):
    more = {
        "organisation": "Mossens bageri",
        "question": "Hur lägger man anbud tillsammans?",
        "access_needs": "Hörslinga",
        "food_needs": "Vegetariskt",
        "consent": "on",
    }
    post(client, event, **more)
    row = stored()
    kept = (row.organisation, row.access_needs, row.food_needs)
    assert kept == ("Mossens bageri", "Hörslinga", "Vegetariskt")
    assert row.consent.startswith("Ni får spara") and row.consented_at
    assert Question.objects.get().text == "Hur lägger man anbud tillsammans?"


def test_needs_are_kept_only_with_consent(client, event):
    answer = post(client, event, access_needs="Hörslinga")
    assert "Kryssa i att vi får spara det" in answer.content.decode()
    assert 'value="Anna"' in answer.content.decode() and "Hörslinga" in answer.content.decode()
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"answer": ""}, "Välj om du kommer."),
        ({"answer": "by_boat"}, "by_boat"),
        ({"name": " "}, "Skriv ditt namn."),
        ({"email": ""}, "Skriv en e-postadress."),
        ({"email": "anna"}, "Skriv hela e-postadressen"),
        ({"email": "anna@example.org\nBcc: b@example.org"}, "Skriv hela e-postadressen"),
    ],
)
def test_a_fault_is_said_at_its_field_and_on_top(client, event, fields, error):
    answer = client.post(event.answer_url, {**written(), **fields})
    shown = page(answer)
    assert error in shown.find(class_="error-summary").text
    assert error in shown.find(class_="field-error").text
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        (Mode.ON_SITE, ["on_site", "no", "not_then"]),
        (Mode.ONLINE, ["online", "no", "not_then"]),
        (Mode.HYBRID, ["on_site", "online", "no", "not_then"]),
    ],
)
def test_only_the_ways_of_the_meeting_can_be_chosen(client, calendar, mode, shown):
    event = make_meeting(calendar, mode=mode)
    form = page(client.get(event.url)).find("form", id="answer")
    assert [box["value"] for box in form.find_all("input", type="radio")] == shown
    assert bool(form.find(attrs={"name": "food_needs"})) is (mode != Mode.ONLINE)


CLOSED = {
    "not open": {"registration_opens_at": timezone.now() + dt.timedelta(days=1)},
    "closed": {"registration_closes_at": timezone.now() - dt.timedelta(days=1)},
    "cancelled": {"status": Status.CANCELLED},
    "elsewhere": {"takes_registrations": False},
    "begun": {
        "starts_at": timezone.now() - dt.timedelta(days=1),
        "ends_at": timezone.now() + dt.timedelta(days=1),
    },
}


@pytest.mark.parametrize("fields", CLOSED.values(), ids=CLOSED)
def test_a_meeting_that_takes_no_answers_shows_no_form_and_takes_none(client, calendar, fields):
    event = make_meeting(calendar, **fields)
    assert not page(client.get(event.url)).find("form", id="answer")
    assert "tar inte emot fler svar" in post(client, event).content.decode()
    assert not Registration.objects.exists()


def test_a_robot_is_thanked_and_nothing_is_kept(client, event):
    answer = post(client, event, homepage="http://spam.example")
    assert "Du har en plats" in answer.content.decode()
    assert not Registration.objects.exists() and not letters("anna")


def test_the_eleventh_post_from_a_network_waits_and_loses_nothing(client, event):
    for number in range(10):
        post(client, event, who=f"anna{number}")
    answer = post(client, event, who="bo")
    assert answer.status_code == 429 and int(answer["Retry-After"]) > 0
    assert 'value="bo@example.org"' in answer.content.decode()
    assert Registration.objects.count() == 10
    elsewhere = client.post(event.answer_url, written("bo"), REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302


def test_how_many_may_answer_from_one_network_is_a_setting(client, event):
    settings = MeetingSettings.load()
    settings.answers_per_network = 2
    settings.save()
    statuses = [post(client, event, who=who).status_code for who in ("anna", "bo", "cia")]
    assert statuses == [200, 200, 429]


@pytest.mark.parametrize("number", [0, 501])
def test_the_limit_is_one_that_can_be_counted(number):
    settings = MeetingSettings(answers_per_network=number)
    with pytest.raises(ValidationError) as refused:
        settings.clean()
    assert refused.value.message_dict == {"answers_per_network": ["Minst 1 och högst 500."]}


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_post_from_another_site_is_refused(client, event, headers):
    assert client.post(event.answer_url, written(), headers=headers).status_code == 403
    assert not Registration.objects.exists()


def test_getting_the_address_of_the_form_leads_to_the_page(client, event):
    assert client.get(event.answer_url).url == f"{event.url}#answer"


def test_the_word_may_be_the_address_of_another_page(client, directory):
    page = make_enterprise(directory, slug="svara", title="Svara AB")
    assert "Svara AB</h1>" in client.get(page.url).content.decode()


def test_a_hidden_meeting_takes_no_answers(client, calendar):
    event = make_meeting(calendar, live=False)
    assert client.post(f"/kalender/{event.slug}/svara/", written()).status_code == 404


def test_a_meeting_with_registration_elsewhere_says_so_as_before(client, calendar):
    event = make_event(calendar, participation="<p>Skriv till oss.</p>", capacity_on_site=40)
    shown = client.get(event.url).content.decode()
    assert "Skriv till oss." in shown and "40 i lokalen" in shown
