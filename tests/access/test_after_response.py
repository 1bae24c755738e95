"""Nobody can tell by the time whom we know: what differs is done when the answer is there."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.signals import request_finished, request_started
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access import after_response, transport
from access.mail import NewMail, post
from enterprises.enquiries.views import CLAIM
from enterprises.self_service import login
from tests.factories import make_contact, make_enterprise
from tests.self_service import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def during(monkeypatch):
    """Return how many mails were handed to the server while somebody waited, one for each."""
    seen = []
    hand_over = transport.hand_over

    def noted(*args, **kwargs):
        seen.append(getattr(after_response._here, "waiting", None) is not None)
        return hand_over(*args, **kwargs)

    monkeypatch.setattr("access.delivery.hand_over", noted)
    monkeypatch.setattr("access.mail.transaction.on_commit", lambda work, **more: work())
    monkeypatch.setattr(login, "QUICKEST_ANSWER", 0)
    return seen


@pytest.fixture
def page(directory):
    page = make_enterprise(directory, title="Bageriet", email="info@bageriet.example.org")
    make_contact(page, "anna@example.org")
    return page


def claim(client, page, email):
    told = {"name": "Bo", "email": email, "words": "Jag är ny", "phone": ""}
    return client.post(page.claim_url, told)


def test_a_login_link_is_sent_when_the_answer_is_there(client, page, directory, during):
    answer = client.post(at(directory, "self_service"), {"email": "anna@example.org"})
    assert answer.status_code == 302
    assert during == [False]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("email", ["anna@example.org", "bo@example.org"])
def test_the_mails_of_a_claim_go_when_the_answer_is_there(client, page, during, email):
    object.__setattr__(CLAIM, "quickest", 0)
    assert claim(client, page, email).status_code == 302
    assert during
    assert not any(during)


def test_as_much_is_asked_of_the_database_for_a_known_address(
    client, page, directory, during, monkeypatch
):
    monkeypatch.setattr(after_response, "_do", lambda waiting: None)
    counts = []
    for email in ("first@example.org", "anna@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            client.post(at(directory, "self_service"), {"email": email})
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_a_new_password_for_staff_is_sent_when_the_answer_is_there(client, during, monkeypatch):
    get_user_model().objects.create_superuser("chef", "chef@example.org", "x")
    waited = []
    monkeypatch.setattr(
        "django.contrib.auth.forms.PasswordResetForm.send_mail",
        lambda *args, **kwargs: waited.append(after_response._here.waiting is not None),
    )
    client.post("/admin/password_reset/", {"email": "chef@example.org"})
    assert waited == [False]


def test_without_a_request_it_is_done_at_once(during):
    post(
        NewMail(
            "enterprises.contact_left",
            "bo@example.org",
            "sv",
            told={"enterprise": "B", "name": "A"},
        )
    )
    assert len(mail.outbox) == 1


def test_the_thread_of_the_visitor_is_free_at_once(monkeypatch):
    threads, after = [], []
    monkeypatch.setattr(
        after_response._pool, "submit", lambda work, waiting: threads.append((work, waiting))
    )
    monkeypatch.setattr(after_response, "connection", type("", (), {"in_atomic_block": False}))
    request_started.send(None)
    after_response.after_response(lambda: after.append(1))
    request_finished.send(None)
    assert (after, len(threads)) == ([], 1)
    after_response._do(threads[0][1])
    assert after == [1]


def test_what_fails_does_not_keep_the_rest():
    after = []
    after_response._do([lambda: 1 / 0, lambda: after.append(1)])
    assert after == [1]
