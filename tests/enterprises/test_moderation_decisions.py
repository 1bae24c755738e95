"""What becomes of what enterprises send in, when a reviewer decides."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail

from enterprises.models import ContactPerson, EnterprisePage, Submission
from enterprises.moderation.actions import AlreadyDecidedError, approve, reject, send_back
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank, read_values
from tests.factories import make_contact, make_enterprise, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(db):
    return get_user_model().objects.create_superuser("granskare", "g@example.org", "x")


def sent(values, **fields):
    """Send in a profile, or a change to one."""
    defaults = {"sender_email": "eva@example.org", "values": {**blank(), **values}}
    return send(Submission.objects.create(**{**defaults, **fields}))


def change(page, **values):
    before = read_values(page)
    return sent({**before, **values}, kind="change", page=page, base=before)


def test_a_new_profile_is_public_when_it_is_approved_and_not_before(client, reviewer):
    submission = sent({"title": "Blanka Rutor", "summary": "Vi putsar."})
    assert client.get("/foretag/blanka-rutor/").status_code == 404
    approve(submission, reviewer)
    assert "Vi putsar." in client.get("/foretag/blanka-rutor/").content.decode()


def test_the_sender_keeps_up_the_profile(reviewer):
    page = approve(sent({"title": "Blanka Rutor"}, sender_name="Eva"), reviewer)
    assert ContactPerson.objects.get(page=page).email == "eva@example.org"


def test_the_published_profile_stays_until_a_change_is_approved(directory, reviewer):
    page = make_enterprise(directory, phone="019-1")
    submission = change(page, phone="019-2")
    assert EnterprisePage.objects.get(pk=page.pk).phone == "019-1"
    approve(submission, reviewer)
    assert EnterprisePage.objects.get(pk=page.pk).phone == "019-2"


def test_an_open_draft_of_an_editor_is_neither_lost_nor_published(directory, reviewer):
    page = make_enterprise(directory, phone="019-1", purpose="Gammalt")
    draft = page.get_latest_revision_as_object()
    draft.purpose = "Utkast"
    draft.save_revision()
    approve(change(page, phone="019-2"), reviewer)
    public = EnterprisePage.objects.get(pk=page.pk)
    assert (public.phone, public.purpose) == ("019-2", "Gammalt")
    latest = public.get_latest_revision_as_object()
    assert (latest.phone, latest.purpose) == ("019-2", "Utkast")
    assert public.has_unpublished_changes


def test_of_two_reviewers_one_decides(reviewer):
    submission = sent({"title": "Blanka Rutor"})
    approve(Submission.objects.get(pk=submission.pk), reviewer)
    with pytest.raises(AlreadyDecidedError):
        reject(submission, reviewer, "Nej")


def test_what_is_sent_back_keeps_its_number(reviewer):
    submission = sent({"title": "Blanka Rutor"})
    send_back(submission, reviewer, "Skriv mer.")
    assert send(submission).number == submission.number == Submission.objects.get().number


def test_the_sender_is_told_why(reviewer, django_capture_on_commit_callbacks):
    submission = sent({"title": "Blanka Rutor"})
    with django_capture_on_commit_callbacks(execute=True):
        reject(submission, reviewer, "Det är inget företag.")
    [told] = [letter for letter in mail.outbox if "Det är inget företag." in letter.body]
    assert told.to == ["eva@example.org"]


@pytest.mark.parametrize("is_change", [True, False])
def test_who_must_change_something_knows_whether_the_link_soon_ends(
    directory, reviewer, is_change, django_capture_on_commit_callbacks
):
    page = make_enterprise(directory, phone="019-1")
    if is_change:
        submission = change(page, phone="019-2")
        submission.contact = make_contact(page, email="eva@example.org")
        submission.save()
    else:
        submission = sent({"title": "Blanka Rutor"})
    with django_capture_on_commit_callbacks(execute=True):
        send_back(submission, reviewer, "Numret saknar en siffra.")
    [letter] = [each for each in mail.outbox if "saknar en siffra" in each.body]
    assert ("bara en kort stund" in letter.body) == is_change


def test_the_words_for_those_who_do_not_see_a_photo_come_along(client, reviewer):
    photos = [
        {"image": make_picture().pk, "alt_text": "En cykel"},
        {"image": make_picture().pk, "alt_text": "Ett hjul"},
    ]
    page = approve(sent({"title": "Cyklar", "photos": photos}), reviewer)
    html = client.get(page.url).content.decode()
    assert 'alt="En cykel"' in html
    assert 'alt="Ett hjul"' in html
    assert read_values(page)["photos"] == photos
