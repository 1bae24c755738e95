"""Nothing personal is erased before there is a decision, and what is due afterwards goes."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from access import duties, retention
from access.models import Disclosure, OutgoingMail, RetentionDecision, SignedLink
from enterprises.models import Consent, Correction, ProfileClaim, Submission
from tests.factories import make_contact, make_enterprise

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def decide(kind, days=90, since=0):
    """Decide on a kind, so many days ago, or without a day."""
    on = None if since is None else timezone.localdate() - since * DAY
    return RetentionDecision.objects.create(kind=kind, days=days, decided_on=on)


def aged(row, days, **fields):
    """Make a row as old as that, whatever sets its times by itself."""
    when = timezone.now() - days * DAY
    type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(fields or ["changed_at"], when))
    return row


def old(state, days=91):
    row = Submission.objects.create(state=state, sender_email="anna@example.org")
    return aged(row, days, changed_at=1, decided_at=1, sent_at=1)


def test_nothing_is_erased_without_a_decision():
    rows = [old(state) for state in Submission.State]
    assert retention.erase_what_is_due() == {}
    assert Submission.objects.count() == len(rows)


@pytest.mark.parametrize("since", [None, -1])
def test_a_decision_that_is_not_in_force_erases_nothing(since):
    decide("enterprises.refused", since=since)
    old("rejected")
    assert retention.erase_what_is_due() == {}


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("kind", "erased"),
    [
        ("enterprises.unfinished", {"draft", "returned"}),
        ("enterprises.refused", {"rejected", "withdrawn"}),
        ("enterprises.senders", set()),
    ],
)
def test_each_kind_erases_its_own(kind, erased):
    decide(kind)
    for state in Submission.State:
        old(state)
    call_command("daily")
    left = set(Submission.objects.values_list("state", flat=True))
    assert set(Submission.State.values) - left == erased


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
def test_the_day_counts(days, left):
    decide("enterprises.refused")
    old("rejected", days)
    retention.erase_what_is_due()
    assert Submission.objects.count() == left


def test_what_was_published_loses_its_sender_and_keeps_the_case(directory):
    decide("enterprises.senders")
    page = make_enterprise(directory)
    contact = make_contact(page, "anna@example.org")
    row = old("approved")
    Submission.objects.filter(pk=row.pk).update(page=page, contact=contact, number="SF-1")
    Consent.objects.create(submission=row, page=page, kind="listing", version="1", text="Ja")
    assert retention.erase_what_is_due() == {"enterprises.senders": 1}
    assert retention.erase_what_is_due() == {}
    row.refresh_from_db()
    assert (row.sender_email, row.number, row.contact) == ("", "SF-1", contact)
    assert row.consents.count() == 1


def test_claims_and_corrections_go_when_they_are_done(directory):
    page = make_enterprise(directory)
    for kind in ("enterprises.claims", "enterprises.corrections"):
        decide(kind)
    for state in ("waiting", "approved", "rejected"):
        claim = ProfileClaim.objects.create(page=page, email="a@example.org", state=state)
        aged(claim, 91, decided_at=1)
    for state in ("waiting", "done"):
        correction = Correction.objects.create(page=page, kind="wrong", state=state)
        aged(correction, 91, dealt_with_at=1)
    retention.erase_what_is_due()
    assert [row.state for row in ProfileClaim.objects.all()] == ["waiting"]
    assert [row.state for row in Correction.objects.all()] == ["waiting"]


def test_what_was_erased_is_noted_as_a_number():
    decide("enterprises.refused")
    old("rejected")
    retention.erase_what_is_due()
    note = Disclosure.objects.get()
    assert (note.action, note.count, note.user) == ("erased", 1, None)


def link(**fields):
    values = {"digest": str(SignedLink.objects.count()), "purpose": "x", "subject": "1"}
    now = timezone.now()
    return SignedLink.objects.create(**{**values, "expires_at": now + 99 * DAY, **fields})


def test_old_links_are_forgotten_without_a_decision():
    ago = timezone.now() - 31 * DAY
    for field in ("expires_at", "revoked_at"):
        link(**{field: ago})
        link(**{field: ago + 2 * DAY})
    link()
    link(used_at=ago)  # says how things stand for as long as it would have lasted
    assert duties.forget_old_rows() == 2
    assert SignedLink.objects.count() == 4


@pytest.mark.parametrize(
    ("state", "key", "days", "stays"),
    [
        ("sent", None, 89, True),
        ("sent", None, 91, False),
        ("bounced", None, 91, False),
        ("sent", "once", 91, True),
        ("sent", "once", 731, False),
        ("failed", "once", 31, False),
        ("waiting", None, 731, True),
    ],
)
def test_mails_are_forgotten_when_they_serve_nothing_more(state, key, days, stays):
    row = OutgoingMail.objects.create(kind="x", language="sv", state=state, key=key)
    aged(row, days, created_at=1)
    duties.forget_old_rows()
    assert OutgoingMail.objects.exists() is stays


@pytest.mark.parametrize(("days", "stays"), [(729, True), (731, False)])
def test_notes_of_who_looked_are_kept_for_two_years(days, stays):
    row = Disclosure.objects.create(action="viewed", subject="x")
    aged(row, days, at=1)
    duties.forget_old_rows()
    assert Disclosure.objects.exists() is stays
