"""A contact person who changes a profile on a phone and on a computer loses nothing."""

import pytest
from django.test import Client

from enterprises.models import Submission
from enterprises.self_service.steps import step_for
from tests.enterprises.submission_walk import soup
from tests.enterprises.two_browsers import asked, field
from tests.factories import make_contact, make_enterprise
from tests.self_service import at, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_limits")]


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


def test_the_second_device_of_a_contact_person_is_asked(change):
    phone, computer = change(), change()
    shown = computer.seen()
    phone.post(seen=phone.seen(), phone="019-11 11 11")
    answer = computer.post(seen=shown, phone="019-22 22 22")
    assert list(asked(answer).values()) == [("019-11 11 11", "019-22 22 22")]
    assert field(answer, "phone") == "019-22 22 22"
    assert Submission.objects.get().values["phone"] == "019-11 11 11"
    computer.post(seen=field(answer, "seen"), phone="019-22 22 22")
    assert Submission.objects.get().values["phone"] == "019-22 22 22"


def test_a_fault_on_the_second_device_does_not_hide_what_the_first_saved(change):
    phone, computer = change(), change()
    shown = computer.seen()
    phone.post(seen=phone.seen(), phone="019-11 11 11")
    answer = computer.post(seen=shown, phone="019-22 22 22", email="a@")
    assert answer.status_code == 200
    answer = computer.post(seen=field(answer, "seen"), phone="019-22 22 22")
    assert asked(answer)


def test_what_an_editor_published_while_a_step_was_open_is_not_taken_back(change, page):
    browser = change()
    shown = browser.seen()
    page.phone = "019-99 99 99"
    page.save_revision().publish()
    answer = browser.post(seen=shown, email="ny@b.example")
    assert set(asked(answer).values()) == {
        ("019-99 99 99", "019-00 00 00"),
        ("a@b.example", "ny@b.example"),
    }
    assert not Submission.objects.exists()
    both = {"email": "ny@b.example", "phone": "019-99 99 99"}
    assert browser.post(seen=field(answer, "seen"), **both).status_code == 302
    assert Submission.objects.get().values.items() >= both.items()
