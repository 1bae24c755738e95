"""What two people do at the same moment: one of them gets it, and nothing is lost or doubled."""

import datetime as dt
from collections import Counter

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from access.delivery import deliver_due
from access.models import OutgoingMail
from enterprises.enquiries.claims import make_claim
from enterprises.lifecycle.actions import unlist
from enterprises.lifecycle.reminders import send_reminders
from enterprises.models import (
    Consent,
    ContactPerson,
    Correction,
    EnterpriseIndexPage,
    EnterprisePage,
    ProfileClaim,
    Submission,
)
from enterprises.moderation.actions import AlreadyDecidedError, approve
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank, read_values
from enterprises.self_service import changes
from enterprises.submission.consents import withdraw_consent
from tests.enterprises.submission_walk import Walk, soup
from tests.factories import make_contact, make_enterprise
from tests.self_service import login_link
from tests.together import at_once

at_the_same_moment = pytest.mark.usefixtures("committed")
State = Submission.State
NUMBER = "556036-0793"


@pytest.fixture
def directory(committed):
    return EnterpriseIndexPage.objects.get(locale__language_code="sv")


@pytest.fixture
def reviewers(committed):
    make = get_user_model().objects.create_superuser
    return [make(f"granskare{each}", f"g{each}@example.org", "x") for each in range(2)]


def sent(title, **values):
    values = {**blank(), "title": title, **values}
    row = Submission.objects.create(sender_email="eva@example.org", values=values)
    Consent.objects.create(submission=row, kind="listing", version="1", text="Ja")
    return send(row)


def change(page, contact, **values):
    before = read_values(page)
    return Submission.objects.create(
        kind="change",
        page=page,
        contact=contact,
        base=before,
        values={**before, **values},
        sender_email=contact.email,
    )


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.mark.django_db
def test_what_is_approved_meanwhile_cannot_be_taken_back(admin_user):
    row = sent("Blanka Rutor")
    as_read = fresh(row)
    approve(row, admin_user)
    withdraw_consent(as_read)
    assert as_read.state == State.APPROVED
    assert as_read.consents.filter(withdrawn_at=None).exists()


@at_the_same_moment
def test_two_reviewers_approve_the_same_and_one_gets_it(reviewers):
    row = sent("Blanka Rutor")
    mail.outbox.clear()
    found = at_once(*[lambda user=user: approve(fresh(row), user) for user in reviewers])
    assert Counter(type(each) for each in found) == {EnterprisePage: 1, AlreadyDecidedError: 1}
    assert (
        EnterprisePage.objects.filter(title="Blanka Rutor", locale__language_code="sv").count()
        == 1
    )
    assert ContactPerson.objects.count() == 1
    assert [letter.to for letter in mail.outbox] == [["eva@example.org"]]


@at_the_same_moment
def test_two_reviewers_approve_different_ones_and_both_are_public(reviewers):
    rows = [sent(f"Rutor {each}") for each in range(4)]
    found = at_once(*[lambda row=row: approve(fresh(row), reviewers[0]) for row in rows])
    assert [each for each in found if not isinstance(each, EnterprisePage)] == []
    assert (
        EnterprisePage.objects.filter(
            title__startswith="Rutor", live=True, locale__language_code="sv"
        ).count()
        == 4
    )


@at_the_same_moment
def test_two_with_the_same_number_are_not_both_public(reviewers):
    rows = [sent(f"Rutor {each}", organisation_number=NUMBER) for each in range(2)]
    at_once(*[lambda row=row: approve(fresh(row), reviewers[0]) for row in rows])
    assert (
        EnterprisePage.objects.filter(
            organisation_number=NUMBER, locale__language_code="sv"
        ).count()
        == 1
    )
    assert Submission.objects.filter(state=State.WAITING).count() == 1


@at_the_same_moment
def test_a_double_click_sends_once():
    row = Submission.objects.create(sender_email="eva@example.org", values=blank())
    mail.outbox.clear()
    found = at_once(*[lambda: send(fresh(row)).number] * 4)
    assert len(set(found)) == 1
    assert [letter.to for letter in mail.outbox] == [["eva@example.org"]]


@at_the_same_moment
def test_twenty_four_at_once_get_a_number_each():
    rows = [Submission.objects.create(values=blank()) for _ in range(24)]
    found = at_once(*[lambda row=row: send(fresh(row)).number for row in rows])
    assert len({str(each) for each in found if isinstance(each, str)}) == 24


@at_the_same_moment
def test_taking_back_what_is_being_approved_ends_one_way(reviewers):
    for each in range(4):
        row = sent(f"Rutor {each}")
        found = at_once(
            lambda row=row: approve(fresh(row), reviewers[0]),
            lambda row=row: withdraw_consent(fresh(row)),
        )
        row.refresh_from_db()
        is_public = EnterprisePage.objects.filter(title=f"Rutor {each}").exists()
        is_agreed = row.consents.filter(withdrawn_at=None).exists()
        assert (row.state, is_public, is_agreed) in [
            (State.APPROVED, True, True),
            (State.WITHDRAWN, False, False),
        ]
        errors = {type(one) for one in found if isinstance(one, Exception)}
        assert errors <= {AlreadyDecidedError}


@at_the_same_moment
def test_two_contact_persons_send_at_once_and_both_changes_are_kept(directory, reviewers):
    page = make_enterprise(directory, phone="019-1")
    people = [make_contact(page), make_contact(page, "bo@bageriet.example.org")]
    rows = [change(page, people[0], phone="019-2"), change(page, people[1], summary="Nytt.")]
    found = at_once(*[lambda row=row: changes.send_in(fresh(row)) for row in rows])
    assert [each.state for each in found] == [State.WAITING] * 2
    found = at_once(*[lambda row=row: approve(fresh(row), reviewers[0]) for row in rows])
    assert [type(each) for each in found] == [EnterprisePage] * 2
    page = fresh(page)
    assert (page.phone, page.summary) == ("019-2", "Nytt.")


@at_the_same_moment
def test_what_an_editor_publishes_while_a_change_is_approved_stays(directory, reviewers):
    for each in range(4):
        page = make_enterprise(directory, phone="019-1", purpose="Gammalt")
        contact = make_contact(page, f"anna{each}@bageriet.example.org")
        row = send(change(page, contact, phone="019-2"))
        edited = page.get_latest_revision_as_object()
        edited.purpose = "Nytt"
        revision = edited.save_revision()
        found = at_once(
            lambda row=row: approve(fresh(row), reviewers[0]),
            lambda revision=revision: revision.publish(),
        )
        assert [one for one in found if isinstance(one, Exception)] == []
        assert fresh(page).purpose == "Nytt"


@at_the_same_moment
def test_a_login_link_that_is_pressed_twice_logs_in_once(directory):
    page = make_enterprise(directory)
    link = login_link(make_contact(page))
    found = at_once(*[lambda: Client().post(link).status_code] * 3)
    assert sorted(found) == [302, 410, 410]


@at_the_same_moment
def test_two_links_to_log_in_at_once_do_no_harm(directory):
    contact = make_contact(make_enterprise(directory))
    found = []
    for _ in range(4):
        links = [login_link(contact) for _ in range(2)]
        found += at_once(*[lambda link=link: Client().post(link).status_code for link in links])
    assert set(found) <= {302, 410}
    assert found.count(302) == 4


@at_the_same_moment
def test_a_correction_that_is_pressed_twice_is_told_once(directory):
    page = make_enterprise(directory, email="info@bageriet.example.org")
    written = {"kind": "wrong", "words": "Numret är fel.", "email": ""}
    at_once(*[lambda: Client().post(page.correct_url, written).status_code] * 3)
    assert Correction.objects.count() == 1


@at_the_same_moment
def test_two_windows_that_save_the_same_step_lose_nothing(directory):
    walks = [Walk(Client()) for _ in range(2)]
    walks[0].begin()
    walks[1].client.cookies = walks[0].client.cookies
    walks[0].fill("who")
    page = walks[0].client.get(walks[0].address("who"))
    shown = soup(page).select_one("[name=seen]")["value"]
    texts = ["Vi tvättar.", "Vi putsar."]
    told = [
        lambda walk=walk, text=text: walk.fill("who", seen=shown, summary=text)
        for walk, text in zip(walks, texts, strict=True)
    ]
    answers = {each.status_code: each for each in at_once(*told)}
    assert set(answers) == {302, 409}
    kept = Submission.objects.get().values["summary"]
    assert kept in texts and kept in soup(answers[409]).select_one(".error-summary").get_text()


@at_the_same_moment
def test_two_daily_duties_at_once_remind_once(directory):
    page = make_enterprise(directory, confirmed_on=dt.date(2026, 1, 15))
    make_contact(page)
    make_contact(page, "bo@bageriet.example.org", language="en")
    for day in map(
        dt.date.fromisoformat, ("2026-07-15", "2026-08-05", "2026-08-26", "2027-01-15")
    ):
        mail.outbox.clear()
        with time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC), tick=False):
            found = at_once(*[lambda: (send_reminders(), deliver_due())] * 3)
        assert [one for one in found if isinstance(one, Exception)] == []
        assert len(mail.outbox) == 2
    assert OutgoingMail.objects.count() == 8


@at_the_same_moment
def test_two_workers_send_a_mail_once_that_another_died_over(directory):
    contact = make_contact(make_enterprise(directory))
    row = OutgoingMail.objects.create(
        kind="enterprises.unlisted",
        to=contact.email,
        language="sv",
        told={"enterprise": "Bageriet"},
        address="x",
        state="sending",
        attempts=1,
        started_at=dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC),
    )
    for seconds, count in [(30, 0), (90, 1), (1800, 1)]:
        moment = row.started_at + dt.timedelta(seconds=seconds)
        with time_machine.travel(moment, tick=False):
            at_once(deliver_due, deliver_due, deliver_due)
        assert len(mail.outbox) == count
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("sent", 2)


@at_the_same_moment
def test_one_person_who_asks_for_a_profile_twice_at_once_has_one_claim(directory):
    page = make_enterprise(directory, email="info@bageriet.example.org")
    written = {"name": "Bo", "email": "bo@example.org", "phone": "", "words": ""}
    found = at_once(*[lambda: make_claim(None, page, written)] * 4)
    assert found == [None] * 4
    assert ProfileClaim.objects.count() == 1


@at_the_same_moment
def test_no_claim_waits_for_a_profile_that_is_taken_away_at_the_same_moment(directory):
    page = make_enterprise(directory)
    written = {"name": "Bo", "email": "bo@example.org", "phone": "", "words": ""}
    found = at_once(
        lambda: unlist(EnterprisePage.objects.get(pk=page.pk)),
        lambda: make_claim(None, EnterprisePage.objects.get(pk=page.pk), written),
    )
    assert [one for one in found if isinstance(one, Exception)] == []
    assert ProfileClaim.objects.get().state == ProfileClaim.State.CLOSED
