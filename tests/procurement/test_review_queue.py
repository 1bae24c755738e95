"""An editor's morning: the queue, one notice at a time, approved, hidden and taken back."""

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.utils import timezone

from home.roles import EDITOR, REVIEWER
from procurement.models import Notice, NoticeDecision, SourceWords
from procurement.review.queue import Queue
from tests.factories import make_notice

pytestmark = pytest.mark.django_db
QUEUE = "/admin/procurement/review/"


def make_draft(title, days=None, **fields):
    """Store a notice as the import leaves it."""
    at = timezone.now() + dt.timedelta(days=days) if days is not None else None
    return make_notice(title=title, deadline_at=at, live=False, source="eforms", **fields)


@pytest.fixture
def editor(client):
    user = User.objects.create_user("ella", password="x", first_name="Ella")
    user.groups.add(Group.objects.get(name=EDITOR))
    client.force_login(user)
    client.user = user
    return client


def page_of(answer):
    return BeautifulSoup(answer.content, "html.parser")


def listed(answer):
    links = page_of(answer).select(".notice-review-list li a")
    return [link.get_text(strip=True) for link in links]


def form_of(answer):
    """Return what the browser would send with the form of the notice."""
    form = page_of(answer).select_one("form.notice-review-decide")
    sent = {}
    for field in form.select("input[name], textarea[name]"):
        sent[field["name"]] = field.get("value") or field.text.lstrip("\n").rstrip("\n")
    for select in form.select("select[name]"):
        chosen = select.select_one("option[selected]") or select.select_one("option")
        sent[select["name"]] = chosen["value"]
    return sent


def press(client, notice, action, **fields):
    """Open a notice and press one of its buttons."""
    address = f"{QUEUE}{notice.pk}/"
    sent = form_of(client.get(address))
    return client.post(address, {**sent, **fields, "action": action}, follow=True)


def test_imported_drafts_wait_and_those_that_close_next_come_first(editor):
    make_draft("Om en månad", 30)
    make_draft("Har stängt", -2)
    make_draft("Utan dag")
    make_draft("Snart", 2)
    make_notice(title="Publicerad", source="eforms")
    make_notice(title="Egen", live=False)
    answer = editor.get(QUEUE)
    assert listed(answer) == ["Snart", "Om en månad", "Utan dag", "Har stängt"]
    assert page_of(answer).select_one("#notice-title").text == "Snart"
    marked = page_of(answer).select(".notice-review-list strong")
    assert [mark.text for mark in marked] == ["Stänger snart: 2 dagar kvar"]


def test_links_and_keys_lead_to_the_next_and_the_previous(editor):
    first, second, third = (make_draft(f"Nummer {days}", days) for days in (1, 2, 3))
    page = page_of(editor.get(f"{QUEUE}{second.pk}/"))
    found = {
        key["data-w-kbd-key-value"]: key.get("href") or key["value"]
        for key in page.select("[data-w-kbd-key-value]")
        if key.name in ("a", "button") and len(key["data-w-kbd-key-value"]) == 1
    }
    assert found["j"].endswith(f"/{third.pk}/")
    assert found["k"].endswith(f"/{first.pk}/")
    assert (found["a"], found["h"], found["p"]) == ("approve", "hide", "fill")
    shown = {key.text for key in page.select("kbd")}
    assert shown >= {"j", "k", "a", "h", "p", "m", "s"}


def test_approving_publishes_with_the_editors_words_and_goes_on(editor, client):
    notice, following = make_draft("Städning", 3), make_draft("Lunch", 5)
    answer = press(editor, notice, "approve", summary_sv="Nora vill ha rent.")
    assert answer.redirect_chain[-1][0] == f"{QUEUE}{following.pk}/"
    notice.refresh_from_db()
    page = client.get(notice.get_absolute_url("sv")).content.decode()
    assert "Nora vill ha rent." in page
    assert "Lunch" not in client.get("/upphandling/annonser/").content.decode()
    assert notice.languages == ["sv"]


def test_with_a_title_in_english_it_is_public_in_english_too(editor):
    notice = make_draft("Städning", 3, title_en="Cleaning")
    press(editor, notice, "approve", summary_en="Nora wants it clean.")
    notice.refresh_from_db()
    assert "Nora wants it clean." in editor.get(notice.get_absolute_url("en")).content.decode()


def test_the_proposal_fills_what_is_empty_and_publishes_nothing(editor):
    notice = make_draft("Städning", 3, places=["Nora"])
    answer = press(editor, notice, "fill", fits_sv="Egna ord.")
    sent = form_of(answer)
    assert "vill köpa: Städning" in sent["summary_sv"]
    assert "Örebro" not in sent["summary_sv"]
    assert sent["fits_sv"] == "Egna ord."
    notice.refresh_from_db()
    assert (notice.live, notice.summary_sv) == (False, "")
    editor.post(f"{QUEUE}{notice.pk}/", {**sent, "action": "approve"})
    notice.refresh_from_db()
    assert (notice.live, notice.summary_sv) == (True, sent["summary_sv"])


def test_words_are_kept_as_a_draft(editor):
    notice = make_draft("Städning", 3)
    answer = press(editor, notice, "save", summary_sv="Halvfärdigt")
    assert form_of(answer)["summary_sv"] == "Halvfärdigt"
    notice.refresh_from_db()
    assert not notice.live


def test_a_hidden_notice_stays_away_until_its_source_changes_something_important(editor):
    notice = make_draft("Städning", 3, codes=["90910000"])
    press(editor, notice, "hide", reason="no-fit", words="För långt bort")
    assert listed(editor.get(QUEUE)) == []
    decided = editor.get(f"{QUEUE}decided/").content.decode()
    assert "För långt bort" in decided
    for change in ({"description": "Nya ord"}, {"url": "https://example.org/"}):
        notice = Notice.objects.get(pk=notice.pk)
        for name, value in change.items():
            setattr(notice, name, value)
        notice.save()
    assert listed(editor.get(QUEUE)) == []
    notice.deadline_at += dt.timedelta(days=10)
    notice.save()
    assert listed(editor.get(QUEUE)) == ["Städning"]


def test_those_that_have_closed_are_hidden_at_once(editor):
    make_draft("Öppen", 3)
    for days in (-1, -9):
        make_draft(f"Stängd {days}", days)
    answer = editor.post(f"{QUEUE}hide-closed/", follow=True)
    assert listed(answer) == ["Öppen"]
    assert {row.reason for row in NoticeDecision.objects.all()} == {"closed"}
    assert "2 annonser som har stängt är gömda." in answer.content.decode()


def test_the_last_decision_is_taken_back(editor):
    notice, other = make_draft("Städning", 3), make_draft("Lunch", 5)
    press(editor, notice, "approve")
    answer = press(editor, other, "hide")
    for title in ("Lunch", "Städning"):
        button = page_of(answer).select_one("form[action$='undo/'] button")
        assert title in button.text
        number = page_of(answer).select_one("input[name=decision]")["value"]
        answer = editor.post(f"{QUEUE}undo/", {"decision": number}, follow=True)
    assert listed(answer) == ["Städning", "Lunch"]
    notice.refresh_from_db()
    assert not notice.live
    press(editor, notice, "approve")
    notice.refresh_from_db()
    assert editor.get(notice.get_absolute_url("sv")).status_code == 200


def test_a_decision_is_taken_once_and_the_second_editor_is_told(editor):
    notice, following = make_draft("Städning", 3), make_draft("Lunch", 5)
    address = f"{QUEUE}{notice.pk}/"
    sent = form_of(editor.get(address))
    editor.post(address, {**sent, "action": "approve", "summary_sv": "Först"})
    answer = editor.post(address, {**sent, "action": "hide"}, follow=True)
    words = answer.content.decode()
    assert re.search("Det är redan avgjort: godkänd av Ella", words)
    assert listed(answer) == ["Lunch"]
    assert [row.kind for row in NoticeDecision.objects.all()] == ["approved"]
    assert following.pk


def test_what_changed_meanwhile_is_shown_before_a_decision_and_no_word_is_lost(editor):
    notice = make_draft("Städning", 3)
    address = f"{QUEUE}{notice.pk}/"
    sent = form_of(editor.get(address))
    Notice.objects.get(pk=notice.pk).save()
    answer = editor.post(address, {**sent, "action": "approve", "summary_sv": "Mina ord"})
    assert answer.status_code == 409
    again = form_of(answer)
    assert again["summary_sv"] == "Mina ord"
    editor.post(address, {**again, "action": "approve"})
    notice.refresh_from_db()
    assert notice.live


def test_text_that_is_too_long_is_named_and_kept(editor):
    notice = make_draft("Städning", 3)
    answer = press(editor, notice, "approve", title_en="x" * 251)
    assert answer.status_code == 400
    assert form_of(answer)["title_en"] == "x" * 251
    assert "251" in page_of(answer).select_one("[role=alert]").text


@pytest.mark.indexed
def test_what_a_source_has_changed_after_the_editor_is_listed(editor):
    notice = make_notice(title="Städning", source="eforms")
    SourceWords.objects.create(notice=notice, proposed={"title": "Lokalvård"})
    page = page_of(editor.get(QUEUE))
    link = page.select_one("#questions + ul a")
    assert link.text == "Städning"
    assert editor.get(link["href"]).status_code == 200


def test_a_notice_that_does_not_wait_leads_to_those_that_do(editor):
    answer = editor.get(f"{QUEUE}{make_notice(title='Ute').pk}/", follow=True)
    assert "”Ute” väntar inte" in answer.content.decode()
    assert editor.get(f"{QUEUE}999999/").status_code == 404
    answer = editor.post(f"{QUEUE}999999/", {"action": "hide"}, follow=True)
    assert answer.redirect_chain[-1][0] == QUEUE


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 30])
def test_nonsense_is_not_taken_back(editor, sent):
    assert editor.post(f"{QUEUE}undo/", {"decision": sent}, follow=True).status_code == 200


def test_the_menu_and_the_first_page_count_what_waits(editor):
    make_draft("Snart", 2)
    make_draft("Senare", 30)
    words = editor.get("/admin/").content.decode()
    assert "2 annonser att bedöma" in words
    assert "1 stänger inom en vecka" in words


def test_others_do_not_judge(client):
    user = User.objects.create_user("rut", password="x")
    user.groups.add(Group.objects.get(name=REVIEWER))
    client.force_login(user)
    notice = make_draft("Städning", 3)
    for address in (QUEUE, f"{QUEUE}{notice.pk}/", f"{QUEUE}decided/", f"{QUEUE}short/x/"):
        assert client.get(address).status_code in (302, 403, 404)
    client.post(f"{QUEUE}{notice.pk}/", {"action": "approve"})
    notice.refresh_from_db()
    assert not notice.live


def test_a_long_queue_takes_as_many_questions_as_a_short_one(
    editor, django_assert_max_num_queries
):
    for number in range(40):
        make_draft(f"Annons {number}", number + 1, codes=["90910000"], lots=[{}, {}])
    editor.get(QUEUE)
    with django_assert_max_num_queries(70):
        answer = editor.get(QUEUE)
    assert len(listed(answer)) == 25
    assert "15 till efter dessa" in answer.content.decode()


def test_after_the_last_comes_the_one_before():
    first, second = make_draft("Ett", 1), make_draft("Två", 2)
    assert Queue(second.pk).after(second.pk) == first.pk
    assert Queue(first.pk).after(first.pk) == second.pk
