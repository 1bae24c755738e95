"""An enterprise changes its profile: in steps, side by side with others, and never at once."""

from uuid import uuid4

import pytest
from django.utils import timezone, translation

from enterprises.models import EnterpriseIndexPage, Offer, Submission
from enterprises.models.enums import LegalForm
from enterprises.moderation.actions import approve, send_back
from enterprises.profiles.values import read_values
from enterprises.self_service import changes
from enterprises.self_service.steps import all_steps, step_for
from tests.factories import make_category, make_contact, make_enterprise, make_picture
from tests.self_service import at, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_limits")]

CONTACT = {"email": "info@bageriet.example.org", "phone": "019-12 34 56", "website": ""}


@pytest.fixture
def page(directory):
    return make_enterprise(
        directory, title="Bageriet", phone="019-00 00 00", organisation_number="556036-0793"
    )


@pytest.fixture
def reviewer(django_user_model):
    return django_user_model.objects.create_superuser("granskare", "granskare@example.org")


@pytest.fixture
def take_step(client, directory, anna):
    """Send in one step as the person who is logged in."""
    log_in(client, anna)

    def take_step(name, data, who=client):
        route = str(step_for(name).route)
        return who.post(at(directory, "self_service_change_step", anna.page_id, route), data)

    return take_step


@pytest.fixture
def overview(directory, anna):
    return at(directory, "self_service_change", anna.page_id)


def change_of(contact):
    return Submission.objects.get(contact=contact, kind="change")


def test_every_step_is_shown_in_both_languages(client, directory, english, anna, take_step):
    english_index = EnterpriseIndexPage.objects.get(locale=english)
    for step in all_steps():
        translation.activate("sv")
        answer = client.get(
            at(directory, "self_service_change_step", anna.page_id, str(step.route))
        )
        assert answer.status_code == 200
        link = answer.text.split('class="site-language" href="')[1].split('"')[0]
        assert link.startswith(at(english_index, "self_service_change", anna.page_id))
        assert client.get(link).status_code == 200
    assert Submission.objects.count() == 0


def test_a_step_that_is_not_there_is_not_found(client, directory, anna, take_step):
    assert (
        client.get(at(directory, "self_service_change_step", anna.page_id, "xyz")).status_code
        == 404
    )


def test_each_step_saves_and_the_public_profile_stays(client, anna, page, take_step, overview):
    assert take_step("phone", CONTACT).url == overview
    page.refresh_from_db()
    assert page.phone == "019-00 00 00"
    assert change_of(anna).values["phone"] == "019-12 34 56"
    text = client.get(overview).text
    assert "019-00 00 00" in text
    assert "019-12 34 56" in text


def test_a_step_with_a_fault_is_shown_again_and_saves_nothing(client, take_step):
    answer = take_step("phone", {**CONTACT, "email": "info@"})
    assert "<title>Fel:" in answer.text
    assert Submission.objects.count() == 0


def test_a_change_is_gone_on_with(client, anna, take_step, overview):
    take_step("phone", CONTACT)
    take_step("phone", {**CONTACT, "phone": "019-99 99 99"})
    assert change_of(anna).values["phone"] == "019-99 99 99"


def test_sending_gives_a_number_and_confirms_the_profile(client, anna, page, take_step, overview):
    take_step("phone", CONTACT)
    answer = client.post(overview, {"words": "Ny telefon"})
    change = change_of(anna)
    assert change.state == Submission.State.WAITING
    assert change.words == "Ny telefon"
    text = client.get(answer.url).text
    assert "Ändringarna är skickade" in text
    assert change.number in text
    page.refresh_from_db()
    assert page.confirmed_on == timezone.localdate()
    assert page.phone == "019-00 00 00"


def test_nothing_is_sent_when_nothing_is_changed(client, take_step, overview):
    assert "Inget är ändrat än" in client.post(overview).text
    take_step("phone", {"email": "", "phone": "019-00 00 00", "website": ""})
    assert "Inget är ändrat än" in client.post(overview).text
    assert not Submission.objects.filter(state="waiting").exists()


def test_sending_twice_sends_once(client, anna, take_step, overview):
    take_step("phone", CONTACT)
    client.post(overview)
    client.post(overview)
    assert Submission.objects.count() == 1


def test_an_approved_change_is_public(client, anna, page, take_step, overview, reviewer):
    take_step("phone", CONTACT)
    client.post(overview)
    approve(change_of(anna), reviewer)
    page.refresh_from_db()
    assert page.phone == "019-12 34 56"


def test_what_was_sent_back_says_why_and_is_sent_again(
    client, directory, anna, take_step, overview, reviewer
):
    take_step("phone", CONTACT)
    client.post(overview)
    send_back(change_of(anna), reviewer, "Numret saknar en siffra.")
    assert (
        "saknar en siffra" in client.get(at(directory, "self_service_profile", anna.page_id)).text
    )
    assert "saknar en siffra" in client.get(overview).text
    take_step("phone", {**CONTACT, "phone": "019-77 77 77"})
    client.post(overview)
    change = change_of(anna)
    assert change.state == Submission.State.WAITING
    assert change.values["phone"] == "019-77 77 77"


def test_the_sender_takes_a_waiting_change_back(client, directory, anna, take_step, overview):
    take_step("phone", CONTACT)
    client.post(overview)
    path = at(directory, "self_service_withdraw", anna.page_id, change_of(anna).pk)
    assert client.get(path).status_code == 302
    assert change_of(anna).state == Submission.State.WAITING
    assert "återtagen" in client.get(client.post(path).url).text
    assert change_of(anna).state == Submission.State.WITHDRAWN


def test_nobody_takes_back_what_another_has_sent(client, directory, anna, take_step):
    berit = make_contact(anna.page, email="berit@example.org")
    hers = Submission.objects.create(
        kind="change", page=anna.page, contact=berit, state="waiting", sent_at=timezone.now()
    )
    for key in (hers.pk, uuid4()):
        assert (
            client.post(at(directory, "self_service_withdraw", anna.page_id, key)).status_code
            == 404
        )
    hers.refresh_from_db()
    assert hers.state == Submission.State.WAITING


def test_two_who_change_at_once_are_both_kept_and_see_each_other(
    client, directory, anna, page, take_step, overview, reviewer
):
    from django.test import Client

    berit = make_contact(page, email="berit@example.org", name="Berit")
    hers = Client()
    log_in(hers, berit)
    take_step("phone", CONTACT)
    take_step("title", WHO, who=hers)
    client.post(overview)
    hers.post(overview)
    assert change_of(anna).state == change_of(berit).state == Submission.State.WAITING
    for reader in (client, hers):
        text = reader.get(overview).text
        assert change_of(anna).number in text
        assert change_of(berit).number in text
    approve(change_of(anna), reviewer)
    approve(change_of(berit), reviewer)
    page.refresh_from_db()
    assert (page.phone, page.title) == ("019-12 34 56", "Bageriet & Caféet")


WHO = {
    "title": "Bageriet & Caféet",
    "summary": "Vi gör nytta.",
    "legal_form": LegalForm.choices[0][0],
    "organisation_number": "559999-9999",
    "purpose": "",
}


def test_a_known_organisation_number_cannot_be_changed(anna, page, take_step):
    take_step("title", WHO)
    change = change_of(anna)
    assert change.values["organisation_number"] == "556036-0793"
    assert change.page_id == page.pk


def test_a_number_of_another_profile_is_refused(directory, anna, page, take_step):
    make_enterprise(directory, organisation_number="202100-2114", title="Andra")
    page.organisation_number = ""
    page.save_revision().publish()
    answer = take_step("title", {**WHO, "organisation_number": "202100-2114"})
    assert "En annan profil har redan" in answer.text
    assert Submission.objects.count() == 0


def test_what_an_editor_published_meanwhile_is_kept(
    client, anna, page, take_step, overview, reviewer
):
    take_step("phone", CONTACT)
    page.refresh_from_db()
    page.summary = "Redaktörens ord."
    page.save_revision().publish()
    client.post(overview)
    change = change_of(anna)
    assert change.values["summary"] == "Redaktörens ord."
    approve(change, reviewer)
    page.refresh_from_db()
    assert (page.summary, page.phone) == ("Redaktörens ord.", "019-12 34 56")


def test_who_changes_the_same_thing_as_an_editor_is_told(client, anna, page, take_step, overview):
    take_step("phone", CONTACT)
    page.refresh_from_db()
    page.phone = "019-55 55 55"
    page.save_revision().publish()
    text = client.get(overview).text
    assert "Någon annan har ändrat" in text
    assert "019-55 55 55" in text
    assert change_of(anna).base["phone"] == "019-00 00 00"


def test_more_than_the_step_asks_for_is_not_taken(anna, page, take_step):
    sly = {"title": "Kapat", "state": "approved", "page": 1, "contact": 1, "confirmed_on": "2030"}
    take_step("phone", {**CONTACT, **sly})
    change = change_of(anna)
    assert change.values["title"] == "Bageriet"
    assert (change.state, change.page_id, change.contact_id) == ("draft", page.pk, anna.pk)


def test_the_order_of_what_has_no_order_is_no_change(anna, page):
    first, second = make_category("stad"), make_category("mat")
    page.categories = [first, second]
    page.save_revision().publish()
    change = changes.begun(anna)
    change.values["categories"] = list(reversed(change.base["categories"]))
    change.values["summary"] += "\r\n"
    changes.tidy(change)
    assert change.values == change.base


def test_throwing_a_change_away_deletes_its_new_pictures(anna, page, monkeypatch):
    change = changes.begun(anna)
    new = make_picture()
    change.values["logo"] = new.pk
    change.save()
    gone = []
    monkeypatch.setattr(changes, "delete_unused", gone.extend)
    assert changes.withdraw(anna, change.pk)
    assert gone == [new.pk]


def test_more_places_for_offers_are_given_without_a_script(client, page, take_step):
    page.offers = [Offer(name="Bröd")]
    page.categories = [make_category("mat")]
    page.save_revision().publish()
    data = {"rows": "3", "offer_1_name": "Bröd", "offer_2_name": "Bullar", "categories": "mat"}
    answer = take_step("offers", {**data, "then": "more"})
    assert "offer_4_name" in client.get(answer.url).text
    assert Submission.objects.get().values["offers"][1]["name"] == "Bullar"


def test_a_profile_as_it_stands_is_no_change(anna, page):
    change = changes.begun(anna)
    assert change.base == change.values == read_values(page)
    assert change._state.adding
