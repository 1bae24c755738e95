"""A change that was published at once: everybody is told, and one press takes it back."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from access.addresses import digest
from enterprises.enquiries.corrections import email_unlist_links, suggest_correction
from enterprises.models import DirectorySettings, EnterprisePage, Submission
from enterprises.moderation.actions import mark_seen
from enterprises.moderation.sending import send
from enterprises.profiles.values import read_values
from tests.factories import make_contact, make_enterprise

pytestmark = pytest.mark.django_db
OWN, QUEUE = "/foretag/mitt-foretag/", "/admin/enterprises/review/"


@pytest.fixture(autouse=True)
def published_at_once(db):
    settings = DirectorySettings.load()
    settings.publishes_small_changes = True
    settings.review_email = "granskare@example.org"
    settings.save()


@pytest.fixture
def page(directory):
    return make_enterprise(
        directory, title="Café Björken", phone="019-12 34 56", email="info@example.se"
    )


@pytest.fixture
def change(page, anna, run):
    def make(contact=anna, **values):
        before = read_values(EnterprisePage.objects.get(pk=page.pk))
        submission = Submission.objects.create(
            kind="change", page=page, contact=contact, base=before, values={**before, **values}
        )
        return run(send, submission)

    return make


def sent_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]


def link_in(letter):
    return re.search(r"https?://[^/]+(/\S*(?:lank|link)/\S+/)", letter.body)[1]


def phone(page):
    return EnterprisePage.objects.get(pk=page.pk).phone


def test_contact_persons_and_the_public_address_read_old_beside_new(page, anna, change):
    make_contact(page, name="Bo", email="bo@example.org", language="en")
    change(phone="019-65 43 21")
    assert phone(page) == "019-65 43 21"
    for address in (anna.email, "info@example.se"):
        (letter,) = sent_to(address)
        assert "Telefon före: 019-12 34 56\nTelefon nu: 019-65 43 21" in letter.body
        assert "Det var inte vi" in letter.body
    (english,) = sent_to("bo@example.org")
    assert "Phone before: 019-12 34 56\nPhone now: 019-65 43 21" in english.body
    assert "It was not us" in english.body


def test_the_address_that_was_there_before_is_told_too(page, anna, run, monkeypatch):
    monkeypatch.setattr("enterprises.moderation.actions.SMALL", {"email"})
    before = read_values(page)
    after = {**before, "email": "ny@example.org"}
    made = Submission.objects.create(kind="change", page=page, base=before, values=after)
    run(send, made)
    assert all(sent_to(each) for each in (anna.email, "info@example.se", "ny@example.org"))


def test_one_press_takes_it_back_and_holds_the_profile(client, page, anna, change, run):
    made = change(phone="019-65 43 21")
    address = link_in(sent_to("info@example.se")[0])
    shown = client.get(address)
    assert "Café Björken" in shown.text and phone(page) == "019-65 43 21"
    assert "Ändringen är tillbakatagen" in run(client.post, address).text
    assert phone(page) == "019-12 34 56"
    assert Submission.objects.get(pk=made.pk) in Submission.objects.to_decide()
    assert "Det var inte vi" in sent_to("granskare@example.org")[-1].subject
    assert "tagits tillbaka" in sent_to(anna.email)[-1].subject


def test_pressed_twice_it_says_that_it_is_done(client, page, anna, change, run):
    change(phone="2")
    first, second = (link_in(sent_to(each)[0]) for each in ("info@example.se", anna.email))
    run(client.post, first)
    count = len(mail.outbox)
    late = run(client.post, second)
    assert late.status_code == 410 and "redan" in late.text
    assert len(mail.outbox) == count


def test_the_first_mail_takes_back_what_a_second_change_made_of_it(client, page, change, run):
    change(phone="2")
    first = link_in(sent_to("info@example.se")[0])
    change(phone="3")
    run(client.post, first)
    assert phone(page) == "019-12 34 56"


def test_what_an_editor_has_published_since_stays(client, page, change, run):
    change(phone="2")
    address = link_in(sent_to("info@example.se")[0])
    EnterprisePage.objects.filter(pk=page.pk).update(phone="4")
    run(client.post, address)
    assert phone(page) == "4"


def test_who_was_removed_by_a_stranger_takes_it_back_all_the_same(client, page, anna, change, run):
    change(phone="2")
    address = link_in(sent_to(anna.email)[0])
    anna.delete()
    run(client.post, address)
    assert phone(page) == "019-12 34 56"


@pytest.fixture
def logged_in(client, anna):
    session = client.session
    until = timezone.now().timestamp() + 600
    known = {"contact": anna.pk, "address": digest(anna.email), "until": until}
    session["enterprises-keeper"] = known
    session.save()


@pytest.mark.usefixtures("logged_in")
@pytest.mark.parametrize(
    "route",
    ["andra/", "andra/kontakt/", "pausa/", "avregistrera/", "kontaktpersoner/", "allt-stammer/"],
)
def test_a_held_profile_is_changed_by_nobody_until_a_reviewer_has_looked(
    client, page, change, run, route, admin_user
):
    made = change(phone="2")
    run(client.post, link_in(sent_to("info@example.se")[0]))
    before = EnterprisePage.objects.get(pk=page.pk)
    answer = client.post(f"{OWN}{page.pk}/{route}", {"sure": "on", "phone": "5"}, follow=True)
    assert "innan dess går det inte att ändra något här" in answer.text
    after = EnterprisePage.objects.get(pk=page.pk)
    assert (after.closed_on, after.paused_on, after.phone) == (None, None, before.phone)
    mark_seen(made, admin_user)
    assert "går det inte att ändra" not in client.get(f"{OWN}{page.pk}/").text


@pytest.mark.usefixtures("logged_in")
def test_a_held_profile_is_not_taken_away_by_whoever_is_logged_in(client, page, change, run, rf):
    change(phone="2")
    run(client.post, link_in(sent_to("info@example.se")[0]))
    request = rf.post("/")
    request.session = client.session
    suggest_correction(request, page, {"kind": "unlist", "words": "", "email": ""})
    assert EnterprisePage.objects.get(pk=page.pk).closed_on is None


def test_a_held_profile_is_not_taken_away_by_a_link_either(client, page, anna, change, run):
    change(phone="2")
    run(client.post, link_in(sent_to("info@example.se")[0]))
    run(email_unlist_links, page)
    letter = sent_to(anna.email)[-1]
    assert "inte vill vara med" in letter.body
    assert run(client.post, link_in(letter)).status_code == 410
    assert EnterprisePage.objects.get(pk=page.pk).closed_on is None


def test_the_reviewer_sees_it_among_what_waits_and_lets_the_enterprise_go_on(
    client, page, change, run, admin_client
):
    made = change(phone="2")
    run(client.post, link_in(sent_to("info@example.se")[0]))
    queue = admin_client.get(QUEUE).text
    assert "det var inte vi" in queue and 'name="submission"' not in queue
    review = f"/admin/enterprises/review/{made.pk}/"
    assert "Någon på företaget säger" in admin_client.get(review).text
    admin_client.post(review, {"action": "see"})
    assert not Submission.objects.disputed().exists()
    decided = admin_client.get("/admin/enterprises/review/?show=decided").text
    assert made.number in decided and made.number not in admin_client.get(QUEUE).text
