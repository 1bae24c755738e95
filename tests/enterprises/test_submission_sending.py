"""Sending in: one number for each, a receipt, word to the reviewers, and taking it all back."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission, User
from django.core import mail

from enterprises.models import Consent, DirectorySettings, Submission
from enterprises.moderation.actions import approve, send_back
from enterprises.moderation.sending import send
from enterprises.submission.consents import withdraw_consent
from tests.enterprises.submission_walk import Walk, letters_to, link_in, soup
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db

State = Submission.State


@pytest.fixture
def walk(client):
    return Walk(client)


@pytest.fixture
def sent(walk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        walk.fill_all()
        walk.send()
    return walk.submission


def draft(**fields):
    return Submission.objects.create(sender_email="kim@example.org", **fields)


@time_machine.travel("2026-11-23 12:00 +01:00")
def test_numbers_follow_each_other_within_a_year():
    assert [send(draft()).number for _ in range(2)] == ["SF-2026-0001", "SF-2026-0002"]
    Submission.objects.filter(number="SF-2026-0002").update(number="SF-2026-9999")
    assert send(draft()).number == "SF-2026-10000"
    assert send(draft()).number == "SF-2026-10001"


def test_a_number_that_somebody_was_told_is_never_given_to_another():
    numbers = []
    for _ in range(3):
        submission = send(draft())
        numbers.append(submission.number)
        submission.delete()
    assert len(set(numbers)) == 3


def test_a_new_year_begins_with_one():
    with time_machine.travel("2026-12-31 22:59 +00:00"):
        assert send(draft()).number == "SF-2026-0001"
    with time_machine.travel("2026-12-31 23:00 +00:00"):
        assert send(draft()).number == "SF-2027-0001"


def test_sending_twice_makes_one_case(sent, walk):
    number, when = sent.number, sent.sent_at
    walk.send()
    send(sent)
    sent.refresh_from_db()
    assert (sent.number, sent.sent_at) == (number, when)
    assert len(letters_to("kim@example.org")) == 1


def test_the_receipt_says_what_happens_next(sent):
    (letter,) = letters_to("kim@example.org")
    assert sent.number in letter.subject
    assert "5 arbetsdagar" in letter.body
    assert "Fönsterhjälpen" not in letter.body  # nobody has looked at what was typed
    html = letter.alternatives[0].content
    assert sent.number in html


def test_the_link_of_the_receipt_shows_how_it_goes_elsewhere(sent, client):
    (letter,) = letters_to("kim@example.org")
    other = type(client)()
    status = other.post(link_in(letter), follow=True)
    assert sent.number in soup(status).main.get_text()
    assert not soup(status).main.find("input", {"name": "title"})


def test_who_sees_that_it_is_approved_finds_where_to_take_it_away(sent, client, admin_user):
    (letter,) = letters_to("kim@example.org")
    approve(sent, admin_user)
    status = soup(client.post(link_in(letter), follow=True)).main
    assert "ta bort profilen" in status.get_text()
    assert status.select_one('a[href="/foretag/mitt-foretag/"]')


def test_reviewers_are_told_and_learn_nothing_personal(walk, django_capture_on_commit_callbacks):
    group = Group.objects.create(name="Läsare")
    group.permissions.add(Permission.objects.get(codename="review_submission"))
    User.objects.create_user("rut", "rut@example.org").groups.add(group)
    User.objects.create_user("ola", "ola@example.org")
    walk.fill_all()
    with django_capture_on_commit_callbacks(execute=True):
        walk.send()
    (letter,) = letters_to("rut@example.org")
    assert "/admin/" in letter.body
    for secret in ("kim", "Kim", "Fönster", "070-000"):
        assert secret not in letter.body + letter.subject
    assert letters_to("ola@example.org") == []


def test_a_shared_address_is_told_instead_of_each_reviewer(
    walk, django_capture_on_commit_callbacks
):
    settings = DirectorySettings.load()
    settings.review_email = "granska@example.org"
    settings.save()
    walk.fill_all()
    with django_capture_on_commit_callbacks(execute=True):
        walk.send()
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "granska@example.org",
        "kim@example.org",
    ]


def test_what_is_sent_back_opens_again_with_the_reason_and_keeps_its_number(
    sent, walk, client, admin_user, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send_back(sent, admin_user, "Skriv vad fönsterputsen kostar.")
    letter = letters_to("kim@example.org")[-1]
    other = Walk(type(client)())
    response = other.client.post(link_in(letter), follow=True)
    assert "Skriv vad fönsterputsen kostar." in soup(response).main.get_text()
    other.fill("who", title="Fönsterhjälpen i Kumla")
    other.send()
    again = walk.submission
    assert (again.number, again.state) == (sent.number, State.WAITING)
    assert again.values["title"] == "Fönsterhjälpen i Kumla"


def test_the_sender_takes_everything_back(sent, walk, client):
    address = walk.index.subroute_url("submit_withdraw")
    assert client.get(address).status_code == 200
    assert walk.submission.state == State.WAITING
    client.post(address)
    assert walk.submission.state == State.WITHDRAWN
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    (letter,) = letters_to("kim@example.org")
    assert client.get(link_in(letter)).status_code == 410


def test_taking_back_the_consent_of_a_profile_ends_what_waits(directory):
    page = make_enterprise(directory)
    waiting = draft(page=page, state=State.WAITING)
    done = draft(page=page, state=State.APPROVED)
    consent = Consent.objects.create(page=page, kind=Consent.Kind.LISTING, version="1", text="Ja")
    withdraw_consent(page)
    consent.refresh_from_db()
    assert consent.withdrawn_at
    states = dict(Submission.objects.values_list("pk", "state"))
    assert (states[waiting.pk], states[done.pk]) == (State.WITHDRAWN, State.APPROVED)


def test_a_draft_link_lasts_as_long_as_the_settings_say(
    walk, client, django_capture_on_commit_callbacks
):
    walk.begin()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(walk.index.subroute_url("submit_later"), {"email": "kim@example.org"})
    path = link_in(mail.outbox[0])
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=29), tick=False):
        assert client.get(path).status_code == 200
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=31), tick=False):
        assert client.get(path).status_code == 410


def test_an_address_gets_five_links_an_hour_at_most(
    walk, client, django_capture_on_commit_callbacks
):
    walk.begin()
    address = walk.index.subroute_url("submit_later")
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(7):
            response = client.post(address, {"email": "kim@example.org"})
    assert len(mail.outbox) == 5
    assert "en timme" in soup(response).main.get_text()


@pytest.mark.parametrize("name", ["submit", "submit_later", "submit_preview"])
def test_too_many_posts_from_one_network_are_refused(walk, client, name):
    walk.fill_all()
    address = walk.index.subroute_url(name)
    for number in range(11):
        Submission.objects.update(state=State.DRAFT)
        response = client.post(address, {"email": f"kim{number}@example.org"})
    assert response.status_code == 429
    assert response["Retry-After"]


def test_robots_begin_and_send_nothing(walk, client):
    client.post(walk.home, {"homepage": "https://spam.example"})
    assert Submission.objects.count() == 0
    walk.fill_all()
    client.post(walk.index.subroute_url("submit_preview"), {"homepage": "x"})
    assert walk.submission.state == State.DRAFT


def test_another_browser_sees_nothing_of_a_draft(walk, client):
    walk.fill_all()
    other = Walk(type(client)())
    for name in ("submit_preview", "submit_sent", "submit_withdraw", "submit_later"):
        assert other.client.get(other.index.subroute_url(name)).status_code == 302
