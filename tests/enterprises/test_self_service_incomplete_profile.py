"""Who wants to change one thing is stopped by nothing that the profile has always lacked."""

import pytest
from bs4 import BeautifulSoup

from enterprises.models import Offer, Submission
from enterprises.moderation.actions import approve
from enterprises.self_service.steps import step_for
from tests.factories import make_category, make_contact, make_enterprise
from tests.self_service import at, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_limits")]
WHO = {"title": "", "legal_form": "", "organisation_number": "", "summary": "", "purpose": ""}
OFFERS = {"rows": "3", "offer_1_name": "", "offer_1_description": ""}


@pytest.fixture
def keep(client, directory):
    """Return a function that posts one step of a change to a profile."""

    class Keeper:
        def __init__(self, page):
            self.page = page
            log_in(client, make_contact(page))

        def address(self, name):
            return at(
                directory, "self_service_change_step", self.page.pk, str(step_for(name).route)
            )

        def shown(self, name):
            return BeautifulSoup(client.get(self.address(name)).content, "html.parser").main

        def post(self, name, **data):
            return client.post(self.address(name), data)

        @property
        def values(self):
            return Submission.objects.get().values

    return Keeper


@pytest.fixture
def bare(keep, directory):
    """A profile as an old list has it: a name and a phone number."""
    return keep(make_enterprise(directory, title="Bageriet", summary="", phone="019-00 00 00"))


@pytest.mark.parametrize(
    ("name", "told", "changed"),
    [
        ("title", {**WHO, "title": "Bageriet & Kaféet"}, ("title", "Bageriet & Kaféet")),
        ("phone", {"phone": "019-11 11 11"}, ("phone", "019-11 11 11")),
        ("opening_hours", {"opening_hours": "Vardagar 9–16"}, ("opening_hours", "Vardagar 9–16")),
        ("joint_bids", {**OFFERS, "joint_bids": "on"}, ("joint_bids", True)),
    ],
    ids=["name", "phone", "hours", "joint bids"],
)
def test_each_step_saves_what_was_changed_and_asks_for_nothing_else(bare, name, told, changed):
    assert bare.post(name, **told).status_code == 302
    assert bare.values[changed[0]] == changed[1]


def test_a_missing_number_is_asked_for_among_what_buyers_want_to_know(bare, client, directory):
    main = BeautifulSoup(
        client.get(at(directory, "self_service_profile", bare.page.pk)).content, "html.parser"
    ).main
    assert main.find("a", string="Ange ert organisationsnummer.")["href"] == bare.address("title")


def test_a_missing_number_may_be_added_and_must_then_be_right(bare):
    told = {**WHO, "title": "Bageriet"}
    answer = bare.post("title", **{**told, "organisation_number": "556036-0794"})
    assert answer.status_code == 200
    assert not Submission.objects.exists()
    bare.post("title", **{**told, "organisation_number": "5560360793"})
    assert bare.values["organisation_number"] == "556036-0793"


@pytest.mark.parametrize("name", ["title", "summary"])
def test_what_is_there_cannot_be_emptied(keep, directory, name):
    full = keep(make_enterprise(directory, title="Bageriet", summary="Bröd."))
    told = {**WHO, "title": "Bageriet", "summary": "Bröd.", name: ""}
    assert full.post("title", **told).status_code == 200
    assert not Submission.objects.exists()


def with_offers(directory, count):
    page = make_enterprise(directory, categories=[make_category("mat")])
    page.offers = [Offer(name=f"Vara {each}", sort_order=each) for each in range(1, count + 1)]
    page.save_revision().publish()
    return page


def fields(main):
    return {each["name"]: each.get("value", "") for each in main.select("input[name^=offer_]")}


def test_every_offer_can_be_changed_however_many_there_are(keep, directory):
    keeper = keep(with_offers(directory, 12))
    main = keeper.shown("offers")
    told = {**fields(main), "rows": main.select_one("[name=rows]")["value"], "categories": "mat"}
    told["offer_12_name"] = "Vara tolv"
    assert keeper.post("offers", **told).status_code == 302
    names = [each["name"] for each in keeper.values["offers"]]
    assert names == [*[f"Vara {each}" for each in range(1, 12)], "Vara tolv"]


def test_one_more_offer_is_added_at_a_time_without_a_script(keep, directory, client):
    keeper = keep(with_offers(directory, 9))
    main = keeper.shown("offers")
    button = main.find("button", string="Ett erbjudande till")
    told = {**fields(main), "rows": "9", "categories": "mat", button["name"]: button["value"]}
    answer = keeper.post("offers", **told)
    assert answer.url.endswith("#offer-10")
    main = BeautifulSoup(client.get(answer.url).content, "html.parser").main
    names = [name for name in fields(main) if name.endswith("_name")]
    assert names[-1] == "offer_10_name"


def test_more_offers_than_a_page_can_hold_are_kept(keep, directory):
    keeper = keep(with_offers(directory, 45))
    main = keeper.shown("offers")
    assert not main.find("button", string="Ett erbjudande till")
    told = {**fields(main), "rows": "40", "categories": "mat", "joint_bids": "on"}
    assert keeper.post("offers", **told).status_code == 302
    assert [each["name"] for each in keeper.values["offers"]][-1] == "Vara 45"
    assert len(keeper.values["offers"]) == 45


def test_more_offers_take_no_more_queries(keep, directory, django_assert_max_num_queries):
    def queries(count):
        keeper = keep(with_offers(directory, count))
        with django_assert_max_num_queries(200) as asked:
            keeper.shown("offers")
        return len(asked)

    few = queries(2)
    assert queries(20) <= few


def test_a_change_of_a_bare_profile_is_sent_and_approved(bare, client, directory, admin_user):
    bare.post("opening_hours", opening_hours="Vardagar 9–16")
    client.post(at(directory, "self_service_change", bare.page.pk))
    approve(Submission.objects.get(), admin_user)
    bare.page.refresh_from_db()
    assert bare.page.opening_hours == "Vardagar 9–16"
