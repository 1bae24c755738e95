"""What reviewers see of a case, and what they put right while approving."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse

from enterprises.models import EnterprisePage, ReplyTemplate, Submission
from enterprises.moderation.actions import approve, send_back
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank, read_values
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reviewer(client, django_user_model):
    user = django_user_model.objects.create_user("granskaren", "g@example.org", "x")
    user.groups.add(Group.objects.get(name="Granskare"))
    client.force_login(user)
    return user


def sent(title="Blanka Rutor", **fields):
    values = {**blank(), "title": title, **fields.pop("values", {})}
    return send(Submission.objects.create(values=values, sender_email="eva@example.org", **fields))


def change(page, **values):
    before = read_values(EnterprisePage.objects.get(pk=page.pk))
    return sent(page=page, kind="change", base=before, values={**before, **values})


def shown(client, submission):
    address = reverse("enterprises_review:review", args=[submission.pk])
    return BeautifulSoup(client.get(address).content, "html.parser").main


def decide(client, submission, action, **fields):
    address = reverse("enterprises_review:review", args=[submission.pk])
    return client.post(address, {"action": action, **fields})


def rows(table):
    for label in table.select(".listing-stacked-label"):
        label.decompose()
    return [[cell.get_text() for cell in row(["th", "td"])] for row in table("tr")]


def test_what_comes_again_shows_what_has_changed_since_it_was_sent_back(client, reviewer):
    submission = sent(values={"summary": "Vi putsar.", "phone": "019-12 34 56"})
    send_back(submission, reviewer, "Skriv mer.")
    submission.values = {**submission.values, "summary": "Vi putsar fönster."}
    submission.save()
    page = shown(client, send(submission))
    assert "Skriv mer." in page.get_text()
    first, whole = page.select(".review-rows")
    assert rows(first) == [
        ["Vad", "När det skickades tillbaka", "Som det skickades in"],
        ["Ingress", "Vi putsar.", "Vi putsar fönster."],
    ]
    assert whole.find_parent("details")
    assert "019-12 34 56" in whole.get_text()


def test_what_comes_again_unchanged_says_so(client, reviewer):
    submission = sent()
    send_back(submission, reviewer, "Skriv mer.")
    page = shown(client, send(submission))
    heading = page.find("h2", string="Det här har ändrats sedan det skickades tillbaka")
    assert heading.find_next_sibling("p").get_text() == "Inget."


def test_the_second_of_two_changes_is_compared_with_what_is_public_now(
    client, directory, reviewer
):
    page = make_enterprise(directory, phone="019-1", purpose="Gammalt")
    first, second = change(page, phone="019-2"), change(page, phone="019-3", purpose="Nytt")
    approve(first, reviewer)
    page = shown(client, second)
    (table, *_rest) = page.select(".review-rows")
    assert rows(table)[0] == ["Vad", "Publikt nu", "Som det skickades in"]
    assert ["Telefon", "019-2", "019-3"] in rows(table)
    assert "När företaget började stod det: 019-1" in " ".join(page.get_text().split())


def test_a_change_that_is_decided_shows_what_it_changed(client, directory, reviewer):
    page = make_enterprise(directory, phone="019-1")
    submission = change(page, phone="019-2")
    approve(submission, reviewer)
    (table, *_rest) = shown(client, submission).select(".review-rows")
    assert ["Telefon", "019-1", "019-2"] in rows(table)


@pytest.fixture
def template(db):
    return ReplyTemplate.objects.create(title="Kort", text_sv="Skriv mer.", text_en="Write more.")


@pytest.mark.parametrize(("language", "words"), [("sv", "Skriv mer."), ("en", "Write more.")])
def test_the_words_of_a_template_are_seen_and_can_be_changed_before_they_go(
    client, template, language, words
):
    submission = sent(language=language)
    assert words in shown(client, submission).get_text()
    answer = decide(client, submission, "put_in", template=template.pk, reason="Hälsningar Eva")
    reason = BeautifulSoup(answer.content, "html.parser").find("textarea", {"name": "reason"})
    assert reason.get_text().strip().split("\n\n") == [words, "Hälsningar Eva"]
    assert Submission.objects.get().state == "waiting"
    decide(client, submission, "send_back", reason=f"{words} Tack!")
    assert Submission.objects.get().reason == f"{words} Tack!"


def test_a_reviewer_corrects_and_approves_and_the_sender_is_told(
    client, django_capture_on_commit_callbacks
):
    submission = sent(values={"summary": "Vi pusar fönster.", "phone": "019-12 34 56"})
    fields = {
        f"correct-{name}": submission.values.get(name) or ""
        for name in ("title", "summary", "purpose", "website", "email", "phone", "address")
    }
    fields["correct-summary"] = "Vi putsar fönster."
    with django_capture_on_commit_callbacks(execute=True):
        decide(client, submission, "correct", **fields)
    page = EnterprisePage.objects.get(locale__language_code="sv")
    assert (page.summary, page.phone) == ("Vi putsar fönster.", "019-12 34 56")
    letter = [each for each in mail.outbox if each.to == ["eva@example.org"]][-1]
    assert "Ingress: Vi putsar fönster." in letter.body
    assert "rättade vi" in letter.body and "Telefon:" not in letter.body


def test_an_approval_without_corrections_tells_of_none(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        decide(client, sent(values={"summary": "Vi putsar."}), "approve")
    letter = [each for each in mail.outbox if each.to == ["eva@example.org"]][-1]
    assert "rättade" not in letter.body


def test_a_change_is_corrected_in_what_it_changes(client, directory):
    submission = change(make_enterprise(directory, phone="019-1", purpose="Gammalt"), purpose="Ny")
    page = shown(client, submission)
    names = [each["name"] for each in page.select("[name^=correct-]")]
    assert names == ["correct-purpose"]
    decide(client, submission, "correct", **{"correct-purpose": "Nytt"})
    page = EnterprisePage.objects.get()
    assert (page.purpose, page.phone) == ("Nytt", "019-1")


def test_a_faulty_correction_is_said_and_publishes_nothing(client):
    submission = sent()
    fields = {"correct-title": "Blanka", "correct-phone": "ring oss"}
    answer = decide(client, submission, "correct", **fields)
    assert answer.status_code == 400
    assert "Skriv ett telefonnummer" in answer.text and 'value="ring oss"' in answer.text
    assert not EnterprisePage.objects.exists()
