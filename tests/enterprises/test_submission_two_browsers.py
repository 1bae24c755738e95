"""Two browsers on one draft: nothing that either has saved or typed is lost without a word."""

import pytest

from enterprises.models import Submission
from tests.enterprises.submission_walk import WHO, soup
from tests.enterprises.two_browsers import asked, field, filled, in_another_browser, seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_limits")]
OTHER = {
    "who": {"summary": "Vi tvättar rutor i Hallsberg."},
    "offer": {"offer_1_name": "Storstädning"},
    "where": {"opening_hours": "Alltid öppet"},
    "contact": {"sender_name": "Robin Påhittad"},
}


@pytest.fixture
def walk(client, directory):
    return filled(client)


@pytest.fixture
def other(walk):
    return in_another_browser(walk)


@pytest.mark.parametrize("step", OTHER)
def test_the_second_is_asked_and_keeps_what_was_typed(walk, other, step):
    shown = seen(other, step)
    walk.fill(step, **OTHER[step])
    (name,) = OTHER[step]
    answer = other.fill(step, seen=shown, **{name: "Något helt annat"})
    ((saved, typed),) = asked(answer).values()
    assert OTHER[step][name] in saved and "Något helt annat" in typed
    assert field(answer, name) == "Något helt annat"


def test_the_question_is_asked_in_the_language_of_the_page(walk, other):
    shown = seen(other, "who")
    walk.fill("who", summary="Först.")
    other.language, other.home = "en", "/en/enterprises/submit/"
    summary = soup(other.fill("who", seen=shown, summary="Sedan.")).select_one(".error-summary")
    text = summary.get_text(" ", strip=True)
    assert "saved in another window" in text and "Saved: Först." in text
    assert [each.get_text() for each in summary.select(".button")] == [
        "Save mine",
        "Keep the saved",
    ]


def test_nothing_is_written_over_until_the_second_saves_again(walk, other):
    shown = seen(other, "who")
    walk.fill("who", summary="Först.")
    answer = other.fill("who", seen=shown, summary="Sedan.")
    assert walk.submission.values["summary"] == "Först."
    answer = other.fill("who", seen=field(answer, "seen"), summary="Sedan.")
    assert answer.status_code == 302
    assert walk.submission.values["summary"] == "Sedan."


def test_both_buttons_of_the_question_work_without_a_script(walk, other):
    shown = seen(other, "who")
    walk.fill("who", summary="Först.")
    page = soup(other.fill("who", seen=shown, summary="Sedan."))
    mine, saved = page.select(".error-summary .button")
    form = page.find(id=mine["form"])
    assert (form.name, mine["type"], form.select_one("[name=summary]").get_text(strip=True)) == (
        "form",
        "submit",
        "Sedan.",
    )
    assert field(other.client.get(saved["href"]), "summary") == "Först."
    assert walk.submission.values["summary"] == "Först."


def test_a_third_window_is_asked_of_again(walk, other):
    shown = seen(other, "who")
    walk.fill("who", summary="Först.")
    answer = other.fill("who", seen=shown, summary="Sedan.")
    walk.fill("who", summary="Däremellan.")
    answer = other.fill("who", seen=field(answer, "seen"), summary="Sedan.")
    assert asked(answer)["Vad ni gör, i en eller två meningar"] == ("Däremellan.", "Sedan.")


def test_who_wrote_something_else_is_asked_once_and_loses_nothing(walk, other):
    shown = seen(other, "who")
    walk.fill("who", title="Rutor & Ramar")
    answer = other.fill("who", seen=shown, summary="Vi putsar allt.")
    assert set(asked(answer).values()) == {
        ("Rutor & Ramar", WHO["title"]),
        (WHO["summary"], "Vi putsar allt."),
    }
    assert field(answer, "summary") == "Vi putsar allt."
    assert walk.submission.values["title"] == "Rutor & Ramar"
    both = {"title": "Rutor & Ramar", "summary": "Vi putsar allt."}
    assert other.fill("who", seen=field(answer, "seen"), **both).status_code == 302
    assert walk.submission.values.items() >= both.items()


@pytest.mark.parametrize(
    ("step", "fault", "label"),
    [
        ("who", {"summary": ""}, "Vad ni gör, i en eller två meningar"),
        ("offer", {"offer_1_name": ""}, "Varor och tjänster"),
        ("where", {"municipality": ""}, "Kommunen där ni har er bas"),
        ("contact", {"sender_email": "kim@"}, "Din e-postadress"),
    ],
)
def test_what_has_a_fault_is_asked_about_too(walk, other, step, fault, label):
    shown = seen(other, step)
    walk.fill(step, **OTHER[step])
    stored = walk.submission.values
    answer = other.fill(step, seen=shown, **fault)
    assert label in asked(answer)
    assert len(soup(answer).select(".error-summary")) == 2
    assert walk.submission.values == stored
    assert other.fill(step, seen=field(answer, "seen")).status_code == 302


def test_a_fault_that_is_shown_first_does_not_hide_the_other_window(walk, other):
    shown = seen(other, "who")
    answer = other.fill("who", seen=shown, legal_form="", purpose="Arbete åt fler.")
    shown = field(answer, "seen")
    walk.fill("who", purpose="Arbete åt några.")
    answer = other.fill("who", seen=shown, purpose="Arbete åt alla.")
    assert list(asked(answer).values()) == [("Arbete åt några.", "Arbete åt alla.")]


def test_a_double_click_asks_nobody_anything(walk):
    shown = seen(walk, "who")
    for _time in range(2):
        assert walk.fill("who", seen=shown, summary="Nytt.").status_code == 302


def test_both_windows_writing_the_same_are_asked_nothing(walk, other):
    shown = seen(other, "where")
    walk.fill("where", municipalities=["1881", "1880"], opening_hours="Alltid")
    same = {"municipalities": ["1880", "1881"], "opening_hours": "Alltid"}
    assert other.fill("where", seen=shown, **same).status_code == 302


def test_a_page_without_a_mark_is_taken(walk):
    assert walk.fill("who", seen="", title="Ny").status_code == 302
    assert walk.submission.values["title"] == "Ny"


@pytest.mark.parametrize("mark", ["x", "summary=", "summary=0 " * 500, "<b>"])
def test_a_mark_that_is_none_of_ours_asks_once(walk, mark):
    answer = walk.fill("who", seen=mark, title="Ny")
    assert list(asked(answer).values()) == [(WHO["title"], "Ny")]
    assert walk.fill("who", seen=field(answer, "seen"), title="Ny").status_code == 302


def test_a_draft_begun_anew_after_the_session_asks_nothing(walk):
    shown = seen(walk, "who")
    walk.client.cookies.clear()
    assert walk.fill("who", seen=shown).status_code == 302
    newest = Submission.objects.latest("created_at")
    assert newest.values["title"] == WHO["title"]


def test_a_consent_is_not_taken_back_by_a_page_that_was_asked_about(walk, other):
    shown = seen(other, "contact")
    walk.fill("contact", sender_name="Robin Påhittad")
    answer = other.fill("contact", seen=shown, sender_name="Kim Annan", listing_consent=None)
    assert asked(answer)
    assert walk.submission.consents.filter(withdrawn_at=None).count() == 1


def test_each_browser_marks_its_own_step_as_done(walk, other, monkeypatch):
    Submission.objects.update(steps_done=[])
    from enterprises.submission import wizard

    note = wizard.note_step

    def meanwhile(submission, step, is_done):
        if step.name == "who":
            monkeypatch.setattr(wizard, "note_step", note)
            other.fill("where")
        note(submission, step, is_done)

    monkeypatch.setattr(wizard, "note_step", meanwhile)
    walk.fill("who")
    assert set(walk.submission.steps_done) == {"who", "where"}


def test_what_is_typed_after_the_other_has_sent_is_shown_and_not_taken(walk, other):
    shown = seen(other, "who")
    walk.fill("offer")
    walk.send()
    answer = other.fill("who", seen=shown, summary="För sent.")
    assert answer.status_code == 409
    text = soup(answer).main.get_text(" ")
    assert "För sent." in text and "har redan skickats" in text
    assert walk.submission.values["summary"] == WHO["summary"]


def test_what_came_too_late_is_shown_in_words(walk, other):
    walk.fill("offer")
    walk.send()
    answer = other.fill("contact", written_in="en", sender_name="Robin <b>")
    main = soup(answer).main
    assert "Engelska" in main.get_text() and "Robin <b>" in main.get_text()
    assert main.b is None
