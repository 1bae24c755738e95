"""What the form in steps takes, refuses and shows again."""

import pytest

from enterprises.models import Category, EnterprisePage, Submission
from tests.enterprises.submission_walk import NUMBER, OFFER, Walk, errors_of, soup
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db

PERSONAL = ["19800101-1234", "800101-1234", "198001011234", "8001011234", "800101+1234"]


@pytest.fixture
def walk(client):
    walk = Walk(client)
    walk.begin()
    return walk


@pytest.mark.parametrize("number", PERSONAL)
@pytest.mark.parametrize("form", ["sole-trader", "limited-company"])
def test_a_personal_number_is_refused_and_neither_kept_nor_shown(walk, caplog, number, form):
    response = walk.fill("who", organisation_number=number, legal_form=form)
    assert "personnummer" in errors_of(response)["id_organisation_number"]
    digits = "".join(character for character in number if character.isdigit())
    for text in (response.content.decode(), caplog.text, str(walk.submission.values)):
        assert number not in text
        assert digits not in text
    assert walk.submission.values["title"] == "Fönsterhjälpen"


def test_the_form_says_beforehand_that_one_way_to_be_reached_is_needed(walk):
    page = soup(walk.client.get(walk.address("contact")))
    assert "Fyll i minst en av de tre" in page.select_one("main fieldset").get_text()


def test_a_sole_trader_goes_on_without_a_number(walk):
    response = walk.fill("who", legal_form="sole-trader", organisation_number="")
    assert response["Location"] == walk.address("offer")
    assert walk.submission.values["organisation_number"] == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("556036-0794", "sista siffra"),
        ("5560360", "tio siffror"),
        ("", "Skriv organisationsnumret"),
        ("abc", "tio siffror"),
    ],
)
def test_a_wrong_number_is_explained_at_its_field(walk, number, said):
    response = walk.fill("who", organisation_number=number)
    assert said in errors_of(response)["id_organisation_number"]
    assert soup(response).title.get_text().strip().startswith("Fel:")


@pytest.mark.parametrize("number", ["16556036-0793", "5560360793", " 556036 0793 "])
def test_a_number_may_be_written_in_many_ways(walk, number):
    walk.fill("who", organisation_number=number)
    assert walk.submission.values["organisation_number"] == NUMBER


@pytest.mark.parametrize("paused", [False, True], ids=["listed", "paused"])
def test_the_number_of_a_public_profile_leads_to_that_profile(walk, directory, paused):
    page = make_enterprise(directory, title="Redan Här", organisation_number=NUMBER)
    if paused:
        EnterprisePage.objects.filter(pk=page.pk).update(paused_on="2026-01-01")
    main = soup(walk.fill("who")).main
    assert "Redan Här" in main.get_text()
    assert main.find("a", href=page.subroute_url("claim"))
    assert not main.select(".error-summary")
    assert walk.submission.values["organisation_number"] == ""


def test_who_wrote_a_wrong_number_finds_the_rest_of_the_step_again(walk, directory):
    make_enterprise(directory, organisation_number=NUMBER)
    main = soup(walk.fill("who", summary="Vi putsar fönster.")).main
    page = soup(walk.client.get(main.find("a", string="Numret är fel: gå tillbaka")["href"]))
    assert page.select_one("[name=summary]").get_text(strip=True) == "Vi putsar fönster."
    assert not page.select_one("[name=organisation_number]").get("value")


@pytest.mark.parametrize("closed", [False, True], ids=["a draft", "closed"])
def test_a_hidden_profile_is_told_to_the_reviewer_alone(walk, directory, closed):
    page = make_enterprise(directory, title="Gömd", organisation_number=NUMBER, live=False)
    if closed:
        EnterprisePage.objects.filter(pk=page.pk).update(closed_on="2026-01-01")
    response = walk.fill("who")
    assert response["Location"] == walk.address("offer")
    assert walk.submission.page == page
    walk.fill("who", organisation_number="802000-0007")
    assert "Gömd" not in walk.client.get(walk.address("who")).content.decode()


def test_what_was_right_stays_when_something_else_is_wrong(walk):
    response = walk.fill("who", title="", summary="x" * 400, purpose="Bra saker")
    errors = errors_of(response)
    assert set(errors) == {"id_title", "id_summary"}
    page = soup(response)
    assert page.find("textarea", {"name": "summary"}).get_text().strip() == "x" * 400
    assert walk.submission.values["purpose"] == "Bra saker"
    assert walk.submission.values["organisation_number"] == NUMBER


def test_a_fault_in_a_later_step_loses_nothing_of_an_earlier_one(walk):
    walk.fill("who")
    walk.fill("where", municipality="")
    assert walk.submission.values["title"] == "Fönsterhjälpen"
    assert walk.submission.steps_done == ["who"]


def test_every_error_leads_to_something_on_the_page(walk):
    for step in ("who", "offer", "where", "contact"):
        response = walk.client.post(walk.address(step), {})
        page = soup(response)
        for target in errors_of(response):
            assert page.find(id=target), target


def test_more_rows_keep_what_was_written(walk):
    response = walk.fill("offer", offer_3_name="Fika", then="more", categories=None)
    assert response["Location"].startswith(walk.address("offer"))
    page = soup(walk.client.get(response["Location"]))
    assert page.find("input", {"name": "offer_4_name"})
    assert [offer["name"] for offer in walk.submission.values["offers"]] == ["Fönsterputs", "Fika"]


def test_there_are_forty_offers_at_most(walk):
    many = {f"offer_{number}_name": f"Sak {number}" for number in range(1, 42)}
    walk.fill("offer", rows="99", **many)
    assert len(walk.submission.values["offers"]) == 40


def test_an_offer_needs_a_name(walk):
    response = walk.fill("offer", offer_2_description="Bara en beskrivning")
    assert "offer_2_name" in str(errors_of(response))
    assert "Bara en beskrivning" in response.content.decode()


def test_new_words_bring_suggestions_once(walk):
    told = {**OFFER, "offer_1_cpv": "", "offer_1_name": "Fika och smörgåstårta"}
    response = walk.client.post(walk.address("offer"), told)
    assert "seen=1" in response["Location"]
    page = soup(walk.client.get(response["Location"]))
    kinds = [box["value"] for box in page.select("details[open] input")]
    assert {"mat-cafe", "mat-catering"} <= set(kinds)
    assert "Catering" in page.find(id="id_offer_1_cpv").get_text()
    again = walk.client.post(walk.address("offer"), told)
    assert again["Location"] == walk.address("where")


def test_without_a_kind_the_error_comes_with_suggestions(walk):
    response = walk.fill("offer", categories=None)
    assert "id_categories" in errors_of(response)
    first = soup(response).select_one("details[open]")
    assert first.find("input", {"value": "stad-fonster"})


def test_each_kind_can_be_ticked_in_one_place_only(walk):
    walk.fill("offer")
    page = soup(walk.client.get(walk.address("offer")))
    values = [box["value"] for box in page.find_all("input", {"name": "categories"})]
    assert len(values) == len(set(values)) == Category.objects.count()


def test_the_whole_county_is_every_municipality(walk):
    walk.fill("where", everywhere="on", municipalities=None)
    assert len(walk.submission.values["municipalities"]) == 12
    page = soup(walk.client.get(walk.address("where")))
    assert page.find("input", {"name": "everywhere"}).has_attr("checked")


def test_who_chooses_no_municipality_serves_that_of_the_seat(walk):
    walk.fill("where", municipalities=None)
    assert walk.submission.values["municipalities"] == ["1881"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.se",
        "data:text/html,x",
        "inte en adress",
        "https://bolagsverket.se@example.net/",
    ],
)
def test_a_website_is_on_the_web(walk, address):
    assert "id_website" in errors_of(walk.fill("contact", website=address))
    assert walk.submission.values["website"] == ""


@pytest.mark.parametrize("phone", ["=cmd", "12", "Ring oss!", "１２３４５６"])
def test_a_phone_has_a_number(walk, phone):
    assert "telefonnummer" in errors_of(walk.fill("contact", phone=phone))["id_phone"]
    assert walk.submission.values["phone"] == ""


@pytest.mark.parametrize("phone", ["+46 (0)19-12 34 56", "019-12 34 56 vx", "11414, val 2"])
def test_a_phone_is_written_as_one_likes(walk, phone):
    walk.fill("contact", phone=phone)
    assert walk.submission.values["phone"] == phone


def test_what_is_too_long_is_told_how_long_it_may_be(walk):
    said = errors_of(walk.fill("who", title="a" * 101))["id_title"]
    assert said == "Skriv högst 100 tecken. Nu är det 101."


def test_buyers_must_have_a_way_to_reach_the_enterprise(walk):
    response = walk.fill("contact", email="", phone="", website="")
    assert "id_email" in errors_of(response)


def test_nothing_is_taken_without_consent(walk):
    assert "id_listing_consent" in errors_of(walk.fill("contact", listing_consent=None))


def test_markup_and_formulas_are_kept_and_shown_as_text(walk):
    written = '=cmd|"/C calc"!A0 <script>alert(1)</script>'
    walk.fill("who", title=written, summary=written)
    walk.fill("offer", offer_1_name=written)
    assert walk.submission.values["title"] == written
    html = walk.client.get(walk.index.subroute_url("submit_preview")).content.decode()
    assert "<script>alert(1)</script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_what_cannot_be_seen_is_taken_out(walk):
    walk.fill("who", title="A\x00B\u202eC\x07\r\nD", purpose="rad 1\r\nrad 2\u2066\x1b")
    assert walk.submission.values["title"] == "ABC D"
    assert walk.submission.values["purpose"] == "rad 1\nrad 2"


def test_a_step_that_was_sent_meanwhile_is_left_as_it_is(walk):
    walk.fill("who")
    Submission.objects.update(state=Submission.State.WAITING)
    response = walk.fill("who", title="Något annat")
    assert response.status_code == 409
    assert "Något annat" in soup(response).main.get_text()
    assert walk.submission.values["title"] == "Fönsterhjälpen"
