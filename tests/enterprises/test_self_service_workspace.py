"""What a contact person sees and does at the desk of a profile, and nobody else."""

import datetime as dt
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone

from enterprises.lifecycle import actions as lifecycle
from enterprises.models import Consent, ContactPerson, EnterpriseIndexPage, Submission
from enterprises.self_service.steps import step_for
from tests.factories import make_contact, make_english, make_enterprise
from tests.self_service import at, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_limits")]

ROUTES = [
    ("self_service_profile", ()),
    ("self_service_confirm", ()),
    ("self_service_pause", ()),
    ("self_service_close", ()),
    ("self_service_change", ()),
    ("self_service_change_step", ("kontakt",)),
    ("self_service_withdraw", (uuid4(),)),
    ("self_service_contacts", ()),
    ("self_service_contact_remove", (1,)),
]


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Bageriet")


@pytest.fixture
def other(directory):
    page = make_enterprise(directory, title="Snickeriet")
    return make_contact(page, email="olle@snickeriet.example.org", name="Olle")


@pytest.fixture
def logged_in(client, anna):
    log_in(client, anna)
    return client


def state_of(contact):
    page = type(contact.page).objects.get(pk=contact.page_id)
    people = list(page.contact_persons.values_list("email", "name"))
    return page.confirmed_on, page.paused_on, page.closed_on, people, page.submissions.count()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_reaches_the_profile_of_somebody_else(logged_in, directory, other, method):
    before = state_of(other)
    data = {"sure": "on", "add": "1", "add-name": "X", "add-email": "x@example.org"}
    for name, more in ROUTES:
        more = (other.pk,) if name == "self_service_contact_remove" else more
        path = at(directory, name, other.page_id, *more)
        assert (name, getattr(logged_in, method)(path, data).status_code) == (name, 404)
        assert (name, state_of(other)) == (name, before)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_logged_in_is_asked_to_be(client, directory, other, method):
    before = state_of(other)
    asked = "/foretag/mitt-foretag/?again=1"
    for name, more in ROUTES:
        path = at(directory, name, other.page_id, *more)
        answer = getattr(client, method)(path, {"sure": "on"})
        assert (name, answer.status_code, answer.url) == (name, 302, asked)
        assert (name, state_of(other)) == (name, before)


def test_no_cache_keeps_what_is_shown(logged_in, directory, anna):
    for name, more in ROUTES:
        answer = logged_in.get(at(directory, name, anna.page_id, *more))
        if answer.status_code != 404:
            assert "no-store" in answer["Cache-Control"], name


def test_every_form_needs_its_token(anna, directory):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    for name in (
        "self_service_confirm",
        "self_service_pause",
        "self_service_close",
        "self_service_contacts",
    ):
        path = at(directory, name, anna.page_id)
        assert strict.post(path, {"sure": "on"}).status_code == 403


def test_every_page_has_forms_that_bring_their_token(logged_in, directory, anna):
    for name in (
        "self_service_profile",
        "self_service_change",
        "self_service_contacts",
        "self_service_pause",
        "self_service_close",
    ):
        page = BeautifulSoup(
            logged_in.get(at(directory, name, anna.page_id)).content, "html.parser"
        )
        forms = page.select("main form[method=post]")
        assert "logga-ut" in forms[-1]["action"]
        assert all(form.select_one("[name=csrfmiddlewaretoken]") for form in forms)


def test_one_button_confirms_that_everything_is_right(logged_in, directory, anna):
    answer = logged_in.post(at(directory, "self_service_confirm", anna.page_id))
    text = logged_in.get(answer.url).text
    assert "Tack!" in text
    assert "Ni bekräftade uppgifterna den" in text
    anna.page.refresh_from_db()
    assert anna.page.confirmed_on == timezone.localdate()


def test_opening_the_address_of_a_button_does_nothing(logged_in, directory, anna):
    for name in ("self_service_confirm", "self_service_pause", "self_service_close"):
        logged_in.get(at(directory, name, anna.page_id))
    anna.page.refresh_from_db()
    life_of = (anna.page.confirmed_on, anna.page.paused_on, anna.page.closed_on)
    assert life_of == (None, None, None)


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "Ingen hos er har bekräftat"), (10, "Ni bekräftade"), (300, "börjar bli gamla")],
)
def test_freshness_is_told_in_words(logged_in, directory, anna, days, words):
    if days:
        lifecycle.confirm(anna.page, on=timezone.localdate() - dt.timedelta(days=days))
    assert words in logged_in.get(at(directory, "self_service_profile", anna.page_id)).text


def test_a_paused_profile_is_shown_again_by_confirming(logged_in, directory, anna):
    logged_in.post(at(directory, "self_service_pause", anna.page_id))
    assert (
        "Profilen är pausad"
        in logged_in.get(at(directory, "self_service_profile", anna.page_id)).text
    )
    logged_in.post(at(directory, "self_service_confirm", anna.page_id))
    anna.page.refresh_from_db()
    assert anna.page.paused_on is None


def test_closing_asks_first(logged_in, directory, anna):
    path = at(directory, "self_service_close", anna.page_id)
    assert "Fel:" in logged_in.post(path).text
    anna.page.refresh_from_db()
    assert anna.page.closed_on is None


def test_closing_withdraws_everything_and_tells_each_contact_person(
    logged_in, directory, anna, django_capture_on_commit_callbacks
):
    make_contact(anna.page, email="berit@bageriet.example.org", language="en")
    Consent.objects.create(page=anna.page, kind=Consent.Kind.LISTING, version="1", text="Ja")
    change = Submission.objects.create(
        kind="change", page=anna.page, contact=anna, state="waiting", sent_at=timezone.now()
    )
    with django_capture_on_commit_callbacks(execute=True):
        answer = logged_in.post(at(directory, "self_service_close", anna.page_id), {"sure": "on"})
    assert "Avregistrerad" in logged_in.get(answer.url).text
    anna.page.refresh_from_db()
    change.refresh_from_db()
    assert anna.page.closed_on
    assert not anna.page.live
    assert Consent.objects.get().withdrawn_at
    assert change.state == Submission.State.WITHDRAWN
    assert sorted(message.subject for message in mail.outbox) == [
        "Bageriet is no longer listed",
        "Bageriet är avregistrerat",
    ]


def test_a_closed_profile_can_only_be_looked_at(logged_in, directory, anna):
    lifecycle.close(anna.page)
    logged_in.post(at(directory, "self_service_confirm", anna.page_id))
    anna.page.refresh_from_db()
    assert anna.page.confirmed_on is None
    text = logged_in.get(at(directory, "self_service_profile", anna.page_id)).text
    assert "Allt stämmer" not in text


def test_what_is_missing_leads_to_the_step_where_it_is_filled_in(logged_in, directory, anna):
    step = step_for("offers")
    text = logged_in.get(at(directory, "self_service_profile", anna.page_id)).text
    assert at(directory, "self_service_change_step", anna.page_id, str(step.route)) in text


def test_the_english_desk_keeps_up_the_same_profile(logged_in, english, anna):
    make_english(anna.page, title="The bakery")
    index = EnterpriseIndexPage.objects.get(locale=english)
    path = f"/en/enterprises/my-enterprise/{anna.page_id}/"
    assert at(index, "self_service_profile", anna.page_id) == path
    assert "The profile is public" in logged_in.get(path).text
    logged_in.post(f"{path}confirm/")
    anna.page.refresh_from_db()
    assert anna.page.confirmed_on == timezone.localdate()


def test_the_number_of_the_english_page_is_nobodys_profile(logged_in, english, anna):
    copy = make_english(anna.page)
    assert logged_in.get(f"/en/enterprises/my-enterprise/{copy.pk}/").status_code == 404


def test_a_page_may_not_take_the_address_of_the_desk():
    assert EnterpriseIndexPage.takes_slug("mitt-foretag", "sv")
    assert EnterpriseIndexPage.takes_slug("my-enterprise", "en")


def test_somebody_is_added_told_and_may_log_in(
    logged_in, directory, anna, django_capture_on_commit_callbacks
):
    data = {"add": "1", "add-name": "Berit", "add-email": "BERIT@example.org"}
    data["add-language"] = "en"
    with django_capture_on_commit_callbacks(execute=True):
        answer = logged_in.post(at(directory, "self_service_contacts", anna.page_id), data)
    assert "Kontaktpersonen är tillagd" in logged_in.get(answer.url).text
    berit = ContactPerson.objects.get(email="berit@example.org")
    assert (berit.page_id, berit.name, berit.language) == (anna.page_id, "Berit", "en")
    assert mail.outbox[0].to == ["berit@example.org"]


def test_nobody_is_added_twice(logged_in, directory, anna):
    data = {"add": "1", "add-name": "A", "add-email": anna.email.upper(), "add-language": "sv"}
    answer = logged_in.post(at(directory, "self_service_contacts", anna.page_id), data)
    assert "hör redan till en kontaktperson" in answer.text
    assert ContactPerson.objects.count() == 1


def test_somebody_removed_is_out_at_once(client, logged_in, directory, anna):
    from django.test import Client

    berit = make_contact(anna.page, email="berit@example.org", name="Berit")
    hers = Client()
    log_in(hers, berit)
    path = at(directory, "self_service_contact_remove", anna.page_id, berit.pk)
    assert "Berit" in logged_in.get(path).text
    logged_in.post(path)
    assert not ContactPerson.objects.filter(pk=berit.pk).exists()
    assert hers.get(at(directory, "self_service_profile", anna.page_id)).status_code == 302


def test_the_last_contact_person_stays(logged_in, directory, anna):
    answer = logged_in.post(at(directory, "self_service_contact_remove", anna.page_id, anna.pk))
    assert "Fel:" in answer.text
    assert ContactPerson.objects.filter(pk=anna.pk).exists()


def test_who_leaves_is_logged_out(logged_in, directory, anna):
    make_contact(anna.page, email="berit@example.org")
    answer = logged_in.post(at(directory, "self_service_contact_remove", anna.page_id, anna.pk))
    assert "utloggad" in logged_in.get(answer.url).text
    assert logged_in.get(at(directory, "self_service_profile", anna.page_id)).status_code == 302


def test_who_leaves_one_profile_goes_on_with_another(logged_in, directory, anna, other):
    make_contact(anna.page, email="berit@example.org")
    mine = make_contact(other.page, email=anna.email)
    answer = logged_in.post(at(directory, "self_service_contact_remove", anna.page_id, anna.pk))
    assert logged_in.get(answer.url).url == at(directory, "self_service_profile", mine.page_id)


def test_a_contact_person_of_another_profile_cannot_be_removed(logged_in, directory, anna, other):
    path = at(directory, "self_service_contact_remove", anna.page_id, other.pk)
    assert logged_in.post(path).status_code == 404
    assert ContactPerson.objects.filter(pk=other.pk).exists()


def test_own_details_are_changed_and_nothing_else_is(logged_in, directory, anna, other):
    data = {"own": "1", "own-name": "Anna A", "own-language": "en"}
    sly = {"own-email": "x@example.org", "own-page": other.page_id, "email": "x@example.org"}
    logged_in.post(at(directory, "self_service_contacts", anna.page_id), {**data, **sly})
    kept = ContactPerson.objects.get(pk=anna.pk)
    assert (kept.name, kept.language, kept.takes_invitations) == ("Anna A", "en", False)
    assert (kept.email, kept.page_id) == (anna.email, anna.page_id)


def test_the_phone_that_we_hold_is_seen_and_changed_by_its_owner(logged_in, directory, anna):
    ContactPerson.objects.filter(pk=anna.pk).update(phone="070-111 11 11")
    path = at(directory, "self_service_contacts", anna.page_id)
    assert 'value="070-111 11 11"' in logged_in.get(path).text
    logged_in.post(path, {"own": "1", "own-name": "Anna", "own-language": "sv", "own-phone": ""})
    assert ContactPerson.objects.get(pk=anna.pk).phone == ""


def test_no_address_of_a_person_stands_on_the_public_page(client, anna):
    assert anna.email not in client.get(anna.page.url).text
