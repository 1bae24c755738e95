"""The manager chooses which questions stand on the page, in words without names."""

import pytest

from access.models import Disclosure
from events.models import Question
from headless import versions
from tests.attendees import address, press, see
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db

SHOWN = {"wording_sv": "Vad kostar det?", "wording_en": "What is the cost?", "is_shown": "on"}


@pytest.fixture
def question(event):
    answer(event, "anna", question="Anna här: vad kostar det?")
    return Question.objects.get()


def save(host, question, **fields):
    return press(host, "question", question.event, question, **{"sort_order": 0, **fields})


def test_questions_stand_as_they_were_sent_with_who_asked(host, event, question):
    page = see(host, "questions", event)
    assert "Anna här: vad kostar det?" in page and "visas inte" in page
    assert Disclosure.objects.get().count == 1


def test_the_words_of_the_manager_are_shown(host, event, question):
    page = save(host, question, **SHOWN, is_answered="on", sort_order=3)
    question.refresh_from_db()
    assert (question.wording_sv, question.wording_en) == ("Vad kostar det?", "What is the cost?")
    assert (question.is_shown, question.is_answered, question.sort_order) == (True, True, 3)
    assert "Frågan är sparad." in page and "Besvarad på träffen" in page


def test_what_others_keep_of_the_page_is_told_stale(host, question):
    before = versions.current().number
    save(host, question, **SHOWN)
    assert versions.current().number > before


def test_nothing_is_shown_without_words(host, question):
    assert "Skriv hur frågan ska stå" in save(host, question, is_shown="on")
    question.refresh_from_db()
    assert not question.is_shown


@pytest.mark.parametrize("text", ["Anna undrar vad det kostar", "Fråga anna@example.org"])
@pytest.mark.parametrize("field", ["wording_sv", "wording_en"])
def test_the_name_of_whoever_asked_is_refused(host, question, field, text):
    assert "Namnet på den som frågade" in save(host, question, **{**SHOWN, field: text})
    question.refresh_from_db()
    assert not question.is_shown


def test_a_name_within_another_word_is_no_name(host, question):
    question.registration.name = "Bo"
    question.registration.save()
    save(host, question, **{**SHOWN, "wording_sv": "Vad kostar en bostad?"})
    question.refresh_from_db()
    assert question.is_shown


def test_missing_english_is_said(host, event, question):
    save(host, question, **{**SHOWN, "wording_en": ""})
    assert "Ingen engelsk text än" in see(host, "questions", event)


def test_the_order_is_the_managers(event, question):
    answer(event, "bo", question="Hur?")
    Question.objects.filter(pk=question.pk).update(sort_order=2)
    assert [each.text for each in event.questions.all()] == ["Hur?", question.text]


def test_a_question_of_another_meeting_is_not_found(host, calendar, question):
    other = make_meeting(calendar)
    assert host.get(address("question", other, question)).status_code == 404


def test_a_question_is_text(host, event):
    answer(event, "anna", question="<script>alert(1)</script>")
    assert "<script>alert" not in host.get(address("questions", event)).content.decode()


def test_many_questions_take_no_more_queries(
    host, event, django_assert_max_num_queries, django_assert_num_queries
):
    answer(event, "anna", question="Hur?")
    with django_assert_max_num_queries(30) as few:
        see(host, "questions", event)
    for number in range(8):
        answer(event, f"p{number}", question=f"Fråga {number}")
    with django_assert_num_queries(len(few)):
        see(host, "questions", event)
