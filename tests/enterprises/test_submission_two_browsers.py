"""Two browsers on one draft: nothing that either has saved or typed is lost without a word."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.images import get_image_model

from access import links
from enterprises.models import Submission
from enterprises.self_service.steps import step_for
from tests.enterprises.submission_walk import ANSWERS, WHO, Walk, soup
from tests.enterprises.test_pictures_sent import picture, upload
from tests.factories import make_contact, make_enterprise
from tests.self_service import at, log_in

pytestmark = pytest.mark.django_db
TOLD = "sparades i ett annat fönster"
OTHER = {
    "who": {"summary": "Vi tvättar rutor i Hallsberg."},
    "offer": {"offer_1_name": "Storstädning"},
    "where": {"opening_hours": "Alltid öppet"},
    "contact": {"sender_name": "Robin Påhittad"},
}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def walk(client, directory):
    walk = Walk(client)
    walk.begin()
    for step in ANSWERS:
        walk.fill(step)
    return walk


@pytest.fixture
def other(walk):
    """The same draft in another browser, which has opened the link in the mail."""
    other = Walk(Client())
    address = links.address(links.make(Submission.LINK, walk.submission.pk), "sv")
    other.client.post("/" + address.split("/", 3)[3])
    return other


def seen(browser, step):
    """Return what the page of a step carries about what it showed."""
    return soup(browser.client.get(browser.address(step))).select_one("[name=seen]")["value"]


def field(answer, name):
    found = soup(answer).select_one(f"main [name={name}]")
    return found.get("value") or found.get_text().strip()


@pytest.mark.parametrize("step", OTHER)
def test_the_second_is_told_and_keeps_what_was_typed(walk, other, step):
    shown = seen(other, step)
    walk.fill(step, **OTHER[step])
    (name,) = OTHER[step]
    answer = other.fill(step, seen=shown, **{name: "Något helt annat"})
    assert answer.status_code == 409
    said = soup(answer).select_one(".error-summary").get_text(" ")
    assert TOLD in said and OTHER[step][name] in said
    assert field(answer, name) == "Något helt annat"


def test_nothing_is_written_over_until_the_second_saves_again(walk, other):
    shown = seen(other, "who")
    walk.fill("who", summary="Först.")
    answer = other.fill("who", seen=shown, summary="Sedan.")
    assert walk.submission.values["summary"] == "Först."
    answer = other.fill("who", seen=field(answer, "seen"), summary="Sedan.")
    assert answer.status_code == 302
    assert walk.submission.values["summary"] == "Sedan."


def test_what_the_second_did_not_touch_stays_as_the_first_has_saved_it(walk, other):
    shown = seen(other, "who")
    walk.fill("who", title="Rutor & Ramar")
    assert other.fill("who", seen=shown, summary="Vi putsar allt.").status_code == 302
    values = walk.submission.values
    assert (values["title"], values["summary"]) == ("Rutor & Ramar", "Vi putsar allt.")


def test_what_was_left_alone_stays_so_while_a_fault_is_mended(walk, other):
    shown = seen(other, "who")
    walk.fill("who", title="Rutor & Ramar")
    answer = other.fill("who", seen=shown, summary="", purpose="Arbete åt fler.")
    again = {"seen": field(answer, "seen"), "summary": "Kort.", "purpose": "Arbete åt alla."}
    assert other.fill("who", **again).status_code == 302
    values = walk.submission.values
    assert (values["title"], values["purpose"]) == ("Rutor & Ramar", "Arbete åt alla.")


def test_a_double_click_tells_nobody_anything(walk):
    shown = seen(walk, "who")
    for _time in range(2):
        assert walk.fill("who", seen=shown, summary="Nytt.").status_code == 302


@pytest.mark.parametrize("mark", ["", "x", "summary=", "a=b=c", "summary=0 " * 500, "<b>"])
def test_a_mark_that_is_none_stops_nobody(walk, mark):
    answer = walk.fill("who", seen=mark, title="Ny")
    assert answer.status_code == 302
    assert walk.submission.values["title"] == "Ny"


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


def test_pictures_of_both_are_kept(walk, other):
    shown = seen(other, "pictures")
    walk.fill("pictures", file_0=upload(picture()), new_alt_0="En hink")
    answer = other.fill("pictures", seen=shown, file_0=upload(picture()), new_alt_0="En trasa")
    assert answer.status_code == 302
    assert [each["alt_text"] for each in walk.submission.values["photos"]] == [
        "En hink",
        "En trasa",
    ]


def test_words_about_a_picture_are_told_of_too(walk, other):
    walk.fill("pictures", file_0=upload(picture()), new_alt_0="En hink")
    alt = f"alt_{walk.submission.values['photos'][0]['image']}"
    shown = seen(other, "pictures")
    walk.fill("pictures", **{alt: "En blå hink"})
    more = {"file_0": upload(picture()), "new_alt_0": "En trasa"}
    answer = other.fill("pictures", seen=shown, **{alt: "En röd hink"}, **more)
    assert answer.status_code == 409
    assert "En blå hink" in soup(answer).select_one(".error-summary").get_text()
    assert field(answer, alt) == "En röd hink"
    assert [each["alt_text"] for each in walk.submission.values["photos"]] == [
        "En blå hink",
        "En trasa",
    ]


@pytest.mark.indexed
def test_seven_photos_from_two_browsers_become_six_and_the_sender_is_told(walk, other):
    for _round in range(2):
        many = {f"file_{place}": upload(picture()) for place in range(2)}
        alts = {f"new_alt_{place}": "En hink" for place in range(2)}
        walk.fill("pictures", **many, **alts, **alts_of(walk))
    shown, before = seen(other, "pictures"), alts_of(other)
    more = {"file_0": upload(picture()), "new_alt_0": "En trasa"}
    walk.fill("pictures", **more, **alts_of(walk))
    more = {f"file_{place}": upload(picture()) for place in range(2)}
    texts = {f"new_alt_{place}": "En svamp" for place in range(2)}
    answer = other.fill("pictures", seen=shown, **more, **texts, **before)
    assert "bara plats för sex" in soup(answer).select_one(".error-summary").get_text()
    assert len(walk.submission.values["photos"]) == get_image_model().objects.count() == 6


def alts_of(walk):
    photos = walk.submission.values.get("photos") or []
    return {f"alt_{each['image']}": each["alt_text"] for each in photos}


# A contact person who changes a profile on a phone and on a computer.


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Bageriet", phone="019-00 00 00", email="a@b.example")


@pytest.fixture
def change(directory, page):
    """Return a function that posts the public contact details in a browser."""
    contact = make_contact(page)
    address = at(directory, "self_service_change_step", page.pk, str(step_for("phone").route))

    class Browser:
        def __init__(self):
            self.client = Client()
            log_in(self.client, contact)

        def seen(self):
            return soup(self.client.get(address)).select_one("[name=seen]")["value"]

        def post(self, **data):
            told = {"email": "a@b.example", "phone": "019-00 00 00", "website": "", **data}
            return self.client.post(address, told)

    return Browser


def test_the_second_device_of_a_contact_person_is_told(change):
    phone, computer = change(), change()
    shown = computer.seen()
    phone.post(seen=phone.seen(), phone="019-11 11 11")
    answer = computer.post(seen=shown, phone="019-22 22 22")
    assert answer.status_code == 409
    assert "019-11 11 11" in soup(answer).select_one(".error-summary").get_text()
    assert field(answer, "phone") == "019-22 22 22"
    assert Submission.objects.get().values["phone"] == "019-11 11 11"
    computer.post(seen=field(answer, "seen"), phone="019-22 22 22")
    assert Submission.objects.get().values["phone"] == "019-22 22 22"


def test_what_an_editor_published_while_a_step_was_open_is_not_taken_back(change, page):
    browser = change()
    shown = browser.seen()
    page.phone = "019-99 99 99"
    page.save_revision().publish()
    assert browser.post(seen=shown, email="ny@b.example").status_code == 302
    values = Submission.objects.get().values
    assert (values["phone"], values["email"]) == ("019-99 99 99", "ny@b.example")
