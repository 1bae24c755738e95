"""A contact person logs in without an account: by a link in a mail, and for two hours."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone

from access.models import OutgoingMail, SignedLink
from enterprises.models import ContactPerson, DirectorySettings, EnterpriseIndexPage
from enterprises.self_service import login
from tests.factories import make_contact, make_enterprise
from tests.rows import clear_caches
from tests.self_service import at, log_in, login_link

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(login, "QUICKEST_ANSWER", 0)
    clear_caches()


@pytest.fixture
def contact(directory):
    page = make_enterprise(directory, title="Bageriet")
    return make_contact(page, name="Anna")


@pytest.fixture
def english_directory(english):
    return EnterpriseIndexPage.objects.get(locale=english)


@pytest.fixture
def ask(client, directory, django_capture_on_commit_callbacks):
    """Ask for a link as a visitor does; mails go when the answer is stored."""

    def ask(email, index=directory, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(at(index, "self_service"), {"email": email, **more})

    return ask


def link_in(message):
    """Return the path of the link in a mail."""
    return "/lank/" + message.body.split("/lank/")[1].split()[0]


def test_the_page_has_one_field_and_sets_no_trap_for_caches(client, directory):
    answer = client.get("/foretag/mitt-foretag/")
    assert "Hantera ert företag" in answer.text
    assert answer.text.count('type="email"') == 1
    assert "no-store" in answer["Cache-Control"]


def test_the_english_page_stands_at_its_own_address(client, english_directory):
    assert "Manage your enterprise" in client.get("/en/enterprises/my-enterprise/").text


def test_a_known_and_an_unknown_address_get_the_same_answer(client, ask, contact):
    known, unknown = ask(contact.email), ask("nobody@example.org")
    assert (
        (known.status_code, known.url)
        == (unknown.status_code, unknown.url)
        == (
            302,
            "/foretag/mitt-foretag/?sent=1",
        )
    )
    assert "Om adressen finns hos oss" in client.get(known.url).text
    assert [message.to for message in mail.outbox] == [[contact.email]]


def test_the_answer_takes_as_long_for_both(monkeypatch, ask, contact):
    slept = []
    monkeypatch.setattr(login, "QUICKEST_ANSWER", 60)
    monkeypatch.setattr(login.time, "sleep", slept.append)
    ask(contact.email)
    ask("nobody@example.org")
    assert len(slept) == 2
    assert all(59 < seconds <= 60 for seconds in slept)


def test_the_mail_is_in_the_language_of_the_contact_person(ask, contact):
    ContactPerson.objects.update(language="en")
    ask(contact.email)
    assert mail.outbox[0].subject == "Log in to manage your enterprise"
    assert "/en/link/" in mail.outbox[0].body


def test_the_address_may_be_written_in_any_way(ask, contact):
    ask(f" {contact.email.upper()} ")
    assert len(mail.outbox) == 1


def test_a_faulty_address_is_said_at_the_field(ask):
    answer = ask("anna")
    assert answer.status_code == 200
    assert "<title>Fel:" in answer.text
    assert 'href="#id_email"' in answer.text


def test_a_robot_gets_the_same_answer_and_no_mail_goes(ask, contact):
    assert ask(contact.email, homepage="https://spam.example").status_code == 302
    assert mail.outbox == []


def test_an_address_gets_five_mails_an_hour_at_most(ask, contact):
    for _time in range(7):
        ask(contact.email)
    assert len(mail.outbox) == 5


def test_a_mail_too_many_leaves_the_last_link_open(ask, contact):
    for _time in range(6):
        ask(contact.email)
    assert SignedLink.objects.open().count() == 1


def test_a_network_may_ask_ten_times_in_ten_minutes(ask):
    answers = [ask("nobody@example.org").status_code for _time in range(11)]
    assert answers == [302] * 10 + [429]


def test_the_link_in_the_mail_logs_in_by_its_button(client, ask, contact, directory):
    ask(contact.email)
    answer = client.post(link_in(mail.outbox[0]))
    assert answer.url == at(directory, "self_service_profile", contact.page_id)
    assert "Bageriet" in client.get(answer.url).text


def test_asking_again_closes_older_links(client, ask, contact):
    ask(contact.email)
    ask(contact.email)
    old, new = [link_in(message) for message in mail.outbox]
    assert client.post(old).status_code == 410
    assert client.post(new).status_code == 302


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_burns_nothing_and_lets_nobody_in(client, contact, directory, method):
    path = login_link(contact)
    answer = getattr(client, method)(path)
    assert answer.status_code == 200
    assert client.get(at(directory, "self_service_profile", contact.page_id)).status_code == 302
    assert client.post(path).status_code == 302


def test_a_link_works_once(client, contact):
    path = login_link(contact)
    client.post(path)
    client.cookies.clear()
    assert "Länken är redan använd" in client.post(path).text
    assert "enterprises-keeper" not in client.session


@pytest.mark.parametrize(("minutes", "status"), [(29, 302), (31, 410)])
def test_a_link_lasts_for_half_an_hour(client, contact, minutes, status):
    path = login_link(contact)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=minutes)):
        assert client.post(path).status_code == status


def test_how_long_a_link_lasts_is_a_setting(client, contact):
    settings = DirectorySettings.load()
    settings.login_minutes = 5
    settings.save()
    path = login_link(contact)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6)):
        assert client.post(path).status_code == 410


@pytest.mark.parametrize(
    "tamper",
    [
        lambda path: path[:-2] + "/",
        lambda path: path.replace("/lank/", "/lank/x"),
        lambda path: path.split(".")[0] + "/",
        lambda path: path.swapcase().replace("/LANK/", "/lank/"),
    ],
    ids=["shorter", "longer", "without a signature", "other letters"],
)
def test_a_link_that_was_tampered_with_opens_nothing(client, contact, tamper):
    answer = client.post(tamper(login_link(contact)))
    assert answer.status_code == 404
    assert "enterprises-keeper" not in client.session


def test_the_secret_is_not_in_the_database(contact):
    secret = login_link(contact).split("/")[2]
    assert not SignedLink.objects.filter(digest__contains=secret[:20]).exists()


def test_no_trace_of_the_link_is_left_in_the_mail_that_was_sent(ask, contact):
    ask(contact.email)
    row = OutgoingMail.objects.get()
    assert (row.to, row.told, row.links) == ("", {}, [])


def test_logging_in_gives_the_session_another_key(client, contact):
    session = client.session
    session["seen"] = True
    session.save()
    before = client.session.session_key
    log_in(client, contact)
    assert client.session.session_key != before


def test_the_session_ends_after_two_hours(client, contact, directory):
    log_in(client, contact)
    path = at(directory, "self_service_profile", contact.page_id)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=119)):
        assert client.get(path).status_code == 200
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=121)):
        assert client.get(path).url == "/foretag/mitt-foretag/?again=1"


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client, contact):
    log_in(client, contact)
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_logging_out_clears_the_session(client, contact, directory):
    log_in(client, contact)
    answer = client.post("/foretag/mitt-foretag/logga-ut/")
    assert "Du är utloggad" in client.get(answer.url).text
    assert client.get(at(directory, "self_service_profile", contact.page_id)).status_code == 302


def test_opening_the_address_for_logging_out_logs_nobody_out(client, contact, directory):
    log_in(client, contact)
    client.get("/foretag/mitt-foretag/logga-ut/")
    assert client.get(at(directory, "self_service_profile", contact.page_id)).status_code == 200


def test_one_profile_is_shown_at_once_and_several_are_listed(client, contact, directory):
    log_in(client, contact)
    assert client.get("/foretag/mitt-foretag/").status_code == 302
    make_contact(make_enterprise(directory, title="Caféet"), email=contact.email.upper())
    text = client.get("/foretag/mitt-foretag/").text
    assert "Bageriet" in text
    assert "Caféet" in text


def test_a_link_leads_to_the_language_of_the_contact_person(client, contact, english_directory):
    ContactPerson.objects.update(language="en")
    contact.refresh_from_db()
    answer = log_in(client, contact)
    assert answer.url == f"/en/enterprises/my-enterprise/{contact.page_id}/"
    assert "Everything is right" in client.get(answer.url).text


def test_who_was_removed_is_out_at_once_and_the_link_is_dead(client, contact, directory):
    path = login_link(contact)
    log_in(client, contact)
    contact.delete()
    assert client.get(at(directory, "self_service_profile", contact.page_id)).status_code == 302
    assert client.post(path).status_code in (404, 410)


def test_who_had_the_old_address_is_out_when_it_was_given_up(client, contact, directory):
    log_in(client, contact)
    ContactPerson.objects.filter(pk=contact.pk).update(email="berit@example.org")
    assert client.get(at(directory, "self_service_profile", contact.page_id)).status_code == 302


def test_logging_in_shows_that_an_address_works_again(client, contact):
    path = login_link(contact)
    ContactPerson.objects.update(bounced_at=timezone.now() - dt.timedelta(days=1))
    client.post(path)
    contact.refresh_from_db()
    assert contact.bounced_at is None


def test_asking_needs_the_token_of_the_form(contact):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/foretag/mitt-foretag/", {"email": contact.email}).status_code == 403


@pytest.mark.parametrize(("language", "says"), [("sv", "Be om en ny länk"), ("en", "Ask for a")])
def test_a_used_link_leads_to_where_one_asks_for_a_new_one(
    client, contact, directory, english_directory, language, says
):
    path = login_link(contact)
    client.post(path)
    other = path.replace("/lank/", "/en/link/") if language == "en" else path
    page = BeautifulSoup(client.get(other).content, "html.parser")
    button = page.select_one("main a.button")
    index = directory if language == "sv" else english_directory
    assert says in button.get_text()
    assert button["href"] == at(index, "self_service")
