"""Each part of a profile: shown when there is something to tell, in the reader's language."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from enterprises.models import EnterprisePage, EnterprisePicture, Offer, ReservationClaim
from enterprises.models.enums import LegalForm
from enterprises.profiles.schema_org import organisation
from tests.factories import (
    make_category,
    make_english,
    make_enterprise,
    make_picture,
    municipality,
)

pytestmark = pytest.mark.django_db


def main(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").find("main")


def text_of(part):
    return " ".join(part.get_text(" ").split())


def headings(client, page):
    return [text_of(each) for each in main(client, page).select("h2")]


def with_rows(page, **rows):
    """Give a profile rows of other tables, and publish it."""
    for name, found in rows.items():
        for row in found:
            row.locale = page.locale
        setattr(page, name, found)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"purpose": "Vi ger arbete."}, "Samhällsnytta"),
        ({"body": [("text", "<p>Mer.</p>")]}, "Om företaget"),
        ({"phone": "019-12 34 56"}, "Kontakt"),
        ({"email": "a@a.example"}, "Kontakt"),
        ({"website": "https://a.example"}, "Kontakt"),
        ({"address": "Storgatan 1"}, "Kontakt"),
        ({"opening_hours": "alla dagar"}, "Kontakt"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_part_comes_with_its_words(client, directory, fields, heading):
    assert headings(client, make_enterprise(directory, **fields)) == [
        heading,
        "Fakta",
        "Skriv eller föreslå",
    ]


@pytest.mark.parametrize(
    ("name", "make", "heading"),
    [
        ("offers", lambda: Offer(name="Fika"), "Varor och tjänster"),
        (
            "reservation_claims",
            lambda: ReservationClaim(rule="lou-4-18"),
            "Underlag för reserverad upphandling",
        ),
        (
            "pictures",
            lambda: EnterprisePicture(image=make_picture(), alt_text="Ett kök"),
            "Bilder",
        ),
    ],
    ids=["offers", "claims", "pictures"],
)
def test_a_part_comes_with_its_rows(client, directory, name, make, heading):
    page = make_enterprise(directory)
    assert heading not in headings(client, page)
    assert heading in headings(client, with_rows(page, **{name: [make()]}))


@pytest.mark.parametrize(
    ("fields", "said", "unsaid"),
    [
        ({"description": "Ute och inne."}, "Ute och inne.", "Pris:"),
        ({"price_note": "från 450 kr"}, "Pris: från 450 kr", "CPV-kod:"),
        ({"cpv": "90911300"}, "90911300 (Fönsterputsning)", "Pris:"),
        ({"cpv": "12345678"}, "CPV-kod: 12345678", "()"),
    ],
    ids=["description", "price", "code", "unknown code"],
)
def test_an_offer_says_what_is_known_of_it(client, directory, fields, said, unsaid):
    page = with_rows(make_enterprise(directory), offers=[Offer(name="Fika", **fields)])
    text = text_of(main(client, page).select_one(".enterprise-offer"))
    assert said in text
    assert unsaid not in text


def test_an_offer_in_some_places_names_them(client, directory):
    offer = Offer(name="Fika")
    offer.municipalities = [municipality("Nora"), municipality("Laxå")]
    page = with_rows(make_enterprise(directory, serving=["Nora", "Laxå"]), offers=[offer])
    assert "Bara i: Laxå, Nora" in text_of(main(client, page))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("lou-4-18", "4 kap. 18 §: social och yrkesmässig integration"),
        ("lou-19-25", "19 kap. 25 §: organisationer med offentligt uppdrag"),
        ("lou-19-25a", "19 kap. 25 a §: idéburna organisationer"),
    ],
)
def test_a_claim_names_its_rule_and_when_it_was_made(client, directory, rule, words):
    claim = ReservationClaim(rule=rule, stated_on=dt.date(2026, 3, 1))
    text = text_of(main(client, with_rows(make_enterprise(directory), reservation_claims=[claim])))
    assert words in text
    assert "1 mars 2026" in text


@pytest.mark.parametrize("form", LegalForm, ids=str)
def test_every_legal_form_has_a_swedish_name(client, directory, form):
    page = make_enterprise(directory, legal_form=form)
    facts = text_of(main(client, page).find("dl")).replace("\N{SOFT HYPHEN}", "")
    assert str(form.label) in facts
    assert form.value not in text_of(main(client, page))


@pytest.mark.parametrize(
    ("phone", "links"),
    [
        ("+46 (0)19 12 34 56", {"+46 (0)19 12 34 56": "tel:+4619123456"}),
        (
            "019-12 34 56, 070-174 06 05 (Ann)",
            {"019-12 34 56": "tel:+4619123456", "070-174 06 05": "tel:+46701740605"},
        ),
        ("019-12 34 56 ankn. 7", {"019-12 34 56 ankn. 7": "tel:+4619123456;ext=7"}),
        ("ring <växeln>", {}),
    ],
)
def test_each_phone_number_is_a_link_of_its_own(client, directory, phone, links):
    contact = main(client, make_enterprise(directory, phone=phone)).find("address")
    found = contact.select("a[href^='tel:']")
    assert {link.text: link["href"] for link in found} == links
    assert phone in contact.text


@pytest.mark.parametrize(
    ("website", "safe", "name"),
    [
        ("https://www.blanka.example/om", "https://www.blanka.example/om", "blanka.example"),
        ("http://blanka.example", "http://blanka.example", "blanka.example"),
        ("https://www2.blanka.example", "https://www2.blanka.example", "www2.blanka.example"),
        ("javascript:alert(1)", "", ""),
        ("HTTPS", "", ""),
        ("", "", ""),
    ],
)
def test_a_website_is_followed_only_when_it_is_safe(website, safe, name):
    page = EnterprisePage(website=website)
    assert (page.safe_website, page.website_name) == (safe, name)


@pytest.mark.parametrize(
    ("days", "is_fresh"), [(0, True), (180, True), (190, False), (-1, True), (None, False)]
)
def test_details_are_fresh_for_half_a_year(days, is_fresh):
    day = None if days is None else timezone.localdate() - dt.timedelta(days=days)
    assert EnterprisePage(confirmed_on=day).is_fresh is is_fresh


@pytest.mark.parametrize(
    ("seat", "serving", "elsewhere"),
    [
        ("Nora", ["Nora"], ""),
        ("Nora", ["Nora", "Laxå", "Kumla"], "Kumla, Laxå"),
        (None, ["Laxå"], "Laxå"),
        ("Nora", [], ""),
    ],
    ids=["seat alone", "others too", "no seat", "nowhere"],
)
def test_a_card_names_where_else_the_enterprise_works(directory, seat, serving, elsewhere):
    page = make_enterprise(directory, municipality=seat and municipality(seat), serving=serving)
    assert page.served_elsewhere == elsewhere


def test_the_card_in_the_list_tells_the_same(client, directory):
    make_enterprise(
        directory,
        municipality=municipality("Nora"),
        serving=["Nora", "Laxå"],
        categories=[make_category("prov")],
        joint_bids=True,
        confirmed_on=timezone.localdate(),
    )
    page = BeautifulSoup(client.get("/foretag/").content, "html.parser")
    text = text_of(page.select_one("article.card"))
    for words in ("Nora, verksamt även i Laxå", "Vill lägga anbud tillsammans", "Kategori prov"):
        assert words in text
    assert "Bekräftad" in text


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"email": "a@a.example"}, "email"),
        ({"phone": "019-1"}, "telephone"),
        ({"website": "https://a.example"}, "sameAs"),
        ({"organisation_number": "556036-0793"}, "taxID"),
        ({"address": "Storgatan 1"}, "address"),
        ({"serving": ["Nora"]}, "areaServed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_search_engines_are_told_what_is_known_and_no_more(rf, directory, fields, key):
    request = rf.get("/")
    assert key not in organisation(make_enterprise(directory), request)
    assert organisation(make_enterprise(directory, **fields), request)[key]


def test_a_persons_number_is_not_told_to_search_engines(rf, directory):
    page = make_enterprise(directory, organisation_number="556036-0793")
    page.legal_form = LegalForm.SOLE_TRADER
    assert "taxID" not in organisation(page, rf.get("/"))


def test_similar_enterprises_are_three_at_most_and_never_the_same(client, directory):
    category = make_category("prov")
    page, *_others = (make_enterprise(directory, categories=[category]) for _ in range(5))
    cards = main(client, page).select(".enterprise-related article h3")
    assert len(cards) == 3
    assert page.title not in [text_of(card) for card in cards]


def test_an_english_profile_speaks_english(client, directory):
    page = make_enterprise(
        directory,
        legal_form="foundation",
        purpose="Nytta.",
        municipality=municipality("Nora"),
        categories=[make_category("prov")],
        joint_bids=True,
        confirmed_on=timezone.localdate(),
    )
    english = make_english(page, title="White", purpose="We do good.")
    text = text_of(main(client, english))
    for words in ("Social purpose", "foundation", "Category prov", "Open to joint bids"):
        assert words in text
    assert "Details confirmed by the enterprise, " in text
    assert "/en/enterprises/?category=prov" in client.get(english.url).content.decode()
