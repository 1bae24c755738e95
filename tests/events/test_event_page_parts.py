"""The page of a meeting puts itself together: questions, a page to read, and what is left out."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.enums import Status
from events.models import MeetingSettings
from events.models.questions import shown_questions
from headless import versions
from tests.editing import edit
from tests.factories import make_english, make_event, make_guide
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db
HELD = {"starts_at": timezone.now() - dt.timedelta(days=2)}


@pytest.fixture
def read(client):
    def parsed(event):
        return BeautifulSoup(client.get(event.url).content, "html.parser").find("main")

    return parsed


def headings(main):
    return [each.get_text(" ", strip=True) for each in main.find_all(["h1", "h2"])]


def ask(event, sv="", en="", **fields):
    return event.questions.create(wording_sv=sv, wording_en=en, **{"is_shown": True, **fields})


def test_the_way_to_the_form_stands_near_the_top(calendar, read):
    main = read(make_meeting(calendar, participation="<p>Välkommen.</p>"))
    way = main.find("a", string="Anmäl dig")
    assert way["href"] == "#answer"
    assert main.find("form", id="answer")
    assert way.find_next("h2").get_text() == "Så deltar du"


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"capacity_on_site": 1, "mode": "on_site"}, "Ställ dig i kö"),
        ({"capacity_on_site": 1, "capacity_online": 5}, "Anmäl dig"),
        ({"capacity_on_site": 1}, "Anmäl dig"),
        ({"capacity_on_site": 2, "mode": "on_site"}, "Anmäl dig"),
    ],
    ids=["full", "full on site, seats online", "no limit online", "a seat left"],
)
def test_a_full_meeting_offers_a_place_in_line(calendar, read, fields, label):
    event = make_meeting(calendar, **fields)
    answer(event)
    assert read(event).find("a", href="#answer").get_text() == label


@pytest.mark.parametrize(
    "fields",
    [HELD, {"status": Status.CANCELLED}, {"takes_registrations": False}],
    ids=["held", "cancelled", "no registration here"],
)
def test_no_way_leads_to_a_form_that_is_not_there(calendar, read, fields):
    main = read(make_meeting(calendar, **{"ends_at": None, **fields}))
    assert not main.find("a", href="#answer")
    assert not main.find("form", id="answer")


def test_questions_are_shown_as_the_page_words_them(calendar, read):
    event = make_event(calendar)
    ask(event, sv="Hur delas <b>anbudet</b> upp?", text="hej jag heter Anna, hur delas det")
    ask(event, sv="Hemlig?", is_shown=False)
    ask(event, text="Utan ordalydelse")
    text = read(event).get_text(" ", strip=True)
    assert "Frågor till träffen Hur delas <b>anbudet</b> upp?" in text
    assert "Anna" not in text and "Hemlig" not in text and "Utan" not in text


def test_questions_fall_back_to_the_language_they_have(calendar, read):
    event = make_event(calendar)
    ask(event, sv="Bara svenska?")
    ask(event, sv="Båda?", en="Both?")
    ask(event, en="Only English?")
    english = [(item.get("lang"), item.get_text()) for item in read(make_english(event))("li")]
    assert {("sv", "Bara svenska?"), (None, "Both?"), (None, "Only English?")} <= set(english)
    swedish = [(item.get("lang"), item.get_text()) for item in read(event)("li")]
    assert {(None, "Bara svenska?"), (None, "Båda?"), ("en", "Only English?")} <= set(swedish)


def test_a_cancelled_meeting_has_no_questions(calendar):
    event = make_event(calendar, status=Status.CANCELLED)
    ask(event, sv="Varför?")
    assert shown_questions(event) == []


def test_wording_a_question_is_a_change_of_what_is_public(calendar):
    event = make_event(calendar)
    before = versions.current().number
    question = event.questions.create(text="Som den skickades")
    assert versions.current().number == before
    question.wording_sv = "Ordnad"
    question.save()
    assert versions.current().number > before


@pytest.fixture
def guide(home):
    page = make_guide(home, title="Lämna anbud tillsammans", summary="Så gör ni.")
    MeetingSettings.objects.update_or_create(pk=1, defaults={"guide": page})
    return page


def test_the_chosen_page_is_shown_before_a_meeting(calendar, guide, read):
    main = read(make_event(calendar))
    assert main.find("a", string="Lämna anbud tillsammans")["href"] == guide.url
    assert "Bra att läsa innan Lämna anbud tillsammans Så gör ni." in main.get_text(
        " ", strip=True
    )
    assert guide.title not in headings(read(make_event(calendar, **HELD)))


def test_the_chosen_page_is_shown_in_the_language_of_the_reader(calendar, guide, read):
    event = make_english(make_event(calendar))
    assert read(event).find("section", lang="sv").find("a")["href"] == guide.url
    english = make_english(guide, title="Bid together")
    assert read(event).find("a", string="Bid together")["href"] == english.url


def test_a_page_that_is_not_public_is_not_shown(calendar, guide, read):
    PageViewRestriction.objects.create(page=guide, restriction_type="login")
    assert guide.title not in headings(read(make_event(calendar)))


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("programme", "Program"),
        ("questions", "Frågor till träffen"),
        ("guide", "Lämna anbud tillsammans"),
    ],
)
def test_a_part_is_left_out_where_the_editor_says_so(calendar, guide, read, part, heading):
    fields = {"programme": [("item", {"title": "Kaffe"})]}
    whole, less = make_event(calendar, **fields), make_event(calendar, left_out=[part], **fields)
    for event in (whole, less):
        ask(event, sv="Varför?")
    assert heading in headings(read(whole))
    assert heading not in headings(read(less))


@pytest.mark.indexed
def test_an_editor_ticks_what_is_left_out(calendar, admin_client):
    event = make_event(calendar)
    edit(admin_client, event, "action-publish", left_out=["guide", "tenders"])
    event.refresh_from_db()
    assert event.left_out == ["guide", "tenders"]


def test_what_is_left_out_follows_to_english(calendar):
    event = make_event(calendar)
    english = make_english(event)
    event.left_out, event.recording_url = ["guide"], "https://film.example.org/1"
    event.save_revision().publish()
    english.refresh_from_db()
    assert (english.left_out, english.recording_url) == (["guide"], "https://film.example.org/1")
