"""Everything about one e-mail address is taken out or erased, and what is kept is said."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command

from access import mail, personal_data
from access.delivery import deliver
from access.models import Disclosure, OutgoingMail
from enterprises.models import (
    Consent,
    ContactPerson,
    Correction,
    EnterprisePage,
    ProfileClaim,
    Submission,
)
from enterprises.pictures.actions import private_collection
from tests.factories import make_contact, make_enterprise, make_picture

pytestmark = pytest.mark.django_db
ANNA = "anna@bageriet.example.org"


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Bageriet", email=ANNA)


@pytest.fixture
def rows(page):
    """Make a record of every kind about one person, and one of somebody else."""
    make_contact(page, ANNA)
    make_contact(page, "bo@bageriet.example.org")
    sender = {"sender_email": ANNA.upper(), "sender_name": "Anna", "words": "Hej"}
    public = Submission.objects.create(state="approved", page=page, number="SF-1", **sender)
    waiting = Submission.objects.create(state="waiting", number="SF-2", **sender)
    Consent.objects.create(submission=public, page=page, kind="listing", version="1", text="Ja")
    Consent.objects.create(submission=waiting, kind="listing", version="1", text="Ja")
    ProfileClaim.objects.create(page=page, name="Anna", email=ANNA)
    Correction.objects.create(page=page, kind="wrong", words="Fel", email=ANNA)
    Correction.objects.create(page=page, kind="wrong", email=ANNA, state="done")
    mail.post(mail.NewMail("x", ANNA, "sv", told={"title": "Bageriet"}))
    mail.post(mail.NewMail("x", "bo@bageriet.example.org", "sv", told={"from": ANNA}))
    return {"public": public, "waiting": waiting}


def run(*words, capsys):
    call_command("personal_data", *words)
    return json.loads(capsys.readouterr().out)


def test_the_export_holds_every_kind(rows, capsys):
    found = run("export", ANNA, capsys=capsys)
    kinds = [record["kind"] for record in found["enterprises"]]
    assert sorted(set(kinds)) == [
        "claim of a profile",
        "contact person",
        "correction",
        "public contact of an enterprise",
        "sent in",
    ]
    assert kinds.count("sent in") == 2 and len(found["access.mail"]) == 2
    assert "bo@bageriet" not in json.dumps(found)


def test_it_is_noted_without_the_address(rows, capsys):
    run("export", ANNA, capsys=capsys)
    run("erase", ANNA, capsys=capsys)
    notes = list(Disclosure.objects.order_by("pk"))
    assert [note.action for note in notes] == ["exported", "erased"]
    assert "anna" not in str([vars(note) for note in notes]).lower()


def test_afterwards_nothing_private_is_left(rows, capsys):
    run("erase", ANNA, capsys=capsys)
    left = personal_data.find(ANNA)
    assert left["access.mail"] == []
    assert [each["kind"] for each in left["enterprises"]] == ["public contact of an enterprise"]
    assert Correction.objects.get().words == ""
    assert OutgoingMail.objects.count() == 0


def test_others_are_left_alone(rows, page, capsys):
    run("erase", ANNA, capsys=capsys)
    assert ContactPerson.objects.get().email == "bo@bageriet.example.org"
    assert EnterprisePage.objects.get(pk=page.pk).live


def test_what_was_agreed_to_for_a_public_profile_stays_without_the_person(rows, capsys):
    told = run("erase", ANNA, capsys=capsys)
    rows["public"].refresh_from_db()
    assert (rows["public"].sender_email, rows["public"].sender_name) == ("", "")
    assert Consent.objects.get().page_id == rows["public"].page_id
    assert any("Beslutade" in reason for reason in told["enterprises"]["kept"])


def test_what_is_kept_is_said_with_the_reason(rows, capsys):
    told = run("erase", ANNA, capsys=capsys)
    assert told["enterprises"]["erased"] == 6
    assert len(told["enterprises"]["kept"]) == 3


def test_a_profile_that_loses_its_last_contact_person_is_named(page, capsys):
    make_contact(page, ANNA)
    told = run("erase", ANNA, capsys=capsys)
    assert any("Bageriet" in reason for reason in told["enterprises"]["kept"])


@pytest.mark.indexed
def test_private_pictures_go_along(capsys):
    picture = make_picture(collection=private_collection())
    Submission.objects.create(sender_email=ANNA, values={"logo": picture.pk, "photos": []})
    run("erase", ANNA, capsys=capsys)
    assert not type(picture).objects.filter(pk=picture.pk).exists()


def test_a_mail_that_went_is_no_longer_tied_to_the_address(capsys):
    row = mail.post(mail.NewMail("x", ANNA, "sv", key="once"))
    OutgoingMail.objects.update(state="sent", to="")
    run("erase", ANNA, capsys=capsys)
    row.refresh_from_db()
    assert (row.address, row.key) == ("", "once")
    deliver(row.pk)


def test_somebody_we_do_not_know_has_nothing(capsys):
    found = run("export", "nobody@example.org", capsys=capsys)
    assert found == {"email": "nobody@example.org", **dict.fromkeys(personal_data.holders, [])}


def test_the_file_is_for_its_reader_only(rows, tmp_path, capsys):
    path = tmp_path / "anna.json"
    call_command("personal_data", "export", ANNA, output=path)
    assert json.loads(path.read_text("utf-8"))["email"] == ANNA
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert capsys.readouterr().out == ""


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError):
        call_command("personal_data", "erase", "anna")
