"""What a decision does when something has happened since it was sent in."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from enterprises.models import EnterprisePage, Submission
from enterprises.moderation import actions
from enterprises.moderation.actions import approve
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank, read_values
from tests.factories import make_english, make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(db):
    return get_user_model().objects.create_superuser("g", "g@example.org", "x")


def sent(**fields):
    fields["values"] = {**blank(), **fields.get("values", {})}
    return send(Submission.objects.create(sender_email="eva@example.org", **fields))


def change(page, **values):
    before = read_values(EnterprisePage.objects.get(pk=page.pk))
    return sent(kind="change", page=page, base=before, values={**before, **values})


def review(client, submission):
    client.force_login(get_user_model().objects.get(username="g"))
    return client.get(f"/admin/enterprises/review/{submission.pk}/").content.decode()


def letter(run, capture):
    mail.outbox.clear()
    with capture(execute=True):
        run()
    return next(each for each in mail.outbox if each.to == ["eva@example.org"])


def test_a_profile_that_is_public_meanwhile_is_not_written_over(directory, reviewer):
    page = make_enterprise(directory, title="Deras", purpose="Deras ord")
    draft = page.save_revision()
    page.unpublish()
    submission = sent(page=page, values={"title": "Mina", "purpose": "Mina ord"})
    draft.publish()
    with pytest.raises(ValidationError):
        approve(submission, reviewer)
    assert EnterprisePage.objects.get(pk=page.pk).purpose == "Deras ord"
    submission.refresh_from_db()
    assert submission.state == "waiting"


def test_the_reviewer_is_told_what_the_page_says_now(client, directory, reviewer):
    page = make_enterprise(directory, phone="019-11 11 11")
    submission = change(page, phone="019-22 22 22")
    version = page.get_latest_revision_as_object()
    version.phone = "019-33 33 33"
    version.save_revision().publish()
    assert "019-33 33 33" in review(client, submission)


def test_what_a_new_profile_lacks_is_shown_to_the_reviewer(client, reviewer):
    assert "Berätta vad ni säljer." in review(client, sent(values={"title": "Tomt"}))


def test_a_change_of_a_profile_that_is_not_public_is_not_called_public(
    directory, reviewer, django_capture_on_commit_callbacks
):
    page = make_enterprise(directory, phone="1")
    submission = change(page, phone="2")
    EnterprisePage.objects.get(pk=page.pk).unpublish()
    told = letter(lambda: approve(submission, reviewer), django_capture_on_commit_callbacks)
    assert not EnterprisePage.objects.get(pk=page.pk).live
    assert "kan alla se" not in told.body


@pytest.mark.parametrize(("language", "way"), [("sv", "/lank/"), ("en", "/en/link/")])
def test_the_letter_of_approval_leads_to_the_upkeep(
    directory, reviewer, language, way, django_capture_on_commit_callbacks
):
    make_english(make_enterprise(directory))
    submission = sent(language=language, values={"title": "Blanka Rutor"})
    told = letter(lambda: approve(submission, reviewer), django_capture_on_commit_callbacks)
    assert way in told.body


@pytest.mark.indexed
def test_a_fault_in_one_of_many_stops_none_of_the_others(reviewer, monkeypatch):
    bad, good = sent(values={"title": "Fel"}), sent(values={"title": "Rätt"})

    def fails_for_one(submission, user):
        if submission.pk == bad.pk:
            raise IntegrityError
        return approve(submission, user)

    monkeypatch.setattr(actions, "approve", fails_for_one)
    report = actions.approve_all([str(bad.pk), str(good.pk)], reviewer)
    assert [bool(outcome.problem) for outcome in report] == [True, False]
