"""What a second list does to a profile: field by field, in both languages."""

import pytest

from enterprises.importing import import_enterprises, preview, read
from enterprises.importing.columns import heading_of
from enterprises.models import EnterprisePage
from tests.factories import make_enterprise, municipality

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

BEFORE = {
    "name": "Blanka",
    "organisation_number": "556036-0793",
    "municipality": "Nora",
    "summary": "Förut.",
    "description": "Förut i flera ord.",
}


def one(publish=False, **cells):
    """Import a list with one row, and return what became of it."""
    text = "\t".join(cells) + "\n" + "\t".join(cells.values())
    [outcome] = import_enterprises(read("a.csv", text.encode()), publish=publish).outcomes
    return outcome


def draft(language="sv"):
    page = EnterprisePage.objects.get(locale__language_code=language)
    return page.get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("key", "cell", "read_back", "value"),
    [
        ("name", "Nya Blanka", lambda page: page.title, "Nya Blanka"),
        ("legal_form", "stiftelse", lambda page: page.legal_form, "foundation"),
        ("municipality", "Laxå", lambda page: page.municipality.name, "Laxå"),
        (
            "municipalities",
            "Laxå, Kumla",
            lambda page: {row.name for row in page.municipalities.all()},
            {"Laxå", "Kumla"},
        ),
        (
            "categories",
            "Djur",
            lambda page: [row.slug for row in page.categories.all()],
            ["djur"],
        ),
        ("offers", "Fika", lambda page: [row.name for row in page.offers.all()], ["Fika"]),
        ("summary", "Nu.", lambda page: page.summary, "Nu."),
        ("description", "Nu", lambda page: page.body[0].value.source, "<p>Nu</p>"),
        ("purpose", "Nytta.", lambda page: page.purpose, "Nytta."),
        ("website", "ny.example", lambda page: page.website, "https://ny.example"),
        ("email", "ny@ny.example", lambda page: page.email, "ny@ny.example"),
        ("phone", "010-99 99 99", lambda page: page.phone, "010-99 99 99"),
        ("address", "Nygatan 2", lambda page: page.address, "Nygatan 2"),
        ("opening_hours", "alla dagar", lambda page: page.opening_hours, "alla dagar"),
        ("joint_bids", "ja", lambda page: page.joint_bids, True),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_field_changes_and_is_named(key, cell, read_back, value):
    one(**BEFORE)
    outcome = one(**{**BEFORE, key: cell})
    assert (outcome.action, outcome.changed) == ("update", [heading_of(key)])
    assert read_back(draft()) == value


def test_no_cell_can_empty_a_field():
    one(**BEFORE, phone="019-12 34 56", joint_bids="ja")
    assert one(**{**BEFORE, "summary": ""}, phone="", joint_bids="").action == "unchanged"
    assert (draft().summary, draft().joint_bids) == ("Förut.", True)


def test_a_no_takes_back_a_yes():
    one(**BEFORE, joint_bids="ja")
    assert one(**BEFORE, joint_bids="nej").changed == ["Anbud tillsammans"]
    assert draft().joint_bids is False


def test_offers_that_stay_keep_what_editors_wrote_about_them():
    one(**BEFORE, offers="Fika, Lunch")
    page = draft()
    for offer in page.offers.all():
        offer.price_note = f"pris på {offer.name}"
    page.save_revision()
    one(**BEFORE, offers="Lunch, Middag")
    notes = [(offer.name, offer.price_note) for offer in draft().offers.all()]
    assert notes == [("Lunch", "pris på Lunch"), ("Middag", "")]


def test_a_body_that_editors_have_built_is_left_alone():
    one(**BEFORE)
    page = draft()
    page.body = [("heading", {"text": "Om oss", "level": "2"}), ("text", "<p>Eget.</p>")]
    page.save_revision()
    assert one(**{**BEFORE, "description": "Annat."}).action == "unchanged"
    assert draft().body[0].block_type == "heading"


def test_a_text_cannot_bring_html_with_it():
    one(**{**BEFORE, "description": "<script>alert(1)</script> & mer"})
    assert "<script" not in draft().body[0].value.source
    assert "&amp; mer" in draft().body[0].value.source


def test_a_profile_is_found_by_its_draft_name_too(directory):
    page = make_enterprise(directory, title="Gamla", municipality=municipality("Nora"))
    page.title = "Nya"
    page.save_revision()
    assert one(name="nya", municipality="Nora").page == page.pk


@pytest.mark.parametrize(
    ("cells", "action"),
    [
        ({"name": "Blanka", "municipality": "Nora"}, "unchanged"),
        ({"name": "BLANKA", "municipality": "Nora"}, "update"),
        ({"name": "Blanka", "municipality": "Laxå"}, "create"),
        ({"name": "Annat", "municipality": "Nora"}, "create"),
        ({"name": "Blanka", "organisation_number": "556036-0793"}, "unchanged"),
        (
            {"name": "Blanka", "municipality": "Nora", "organisation_number": "212000-0142"},
            "create",
        ),
    ],
    ids=["same", "letters", "another place", "another name", "number", "another number"],
)
def test_a_row_is_about_a_profile_by_number_or_by_name_and_place(cells, action):
    one(**BEFORE)
    assert one(**cells).action == action


def test_a_draft_is_published_when_asked_and_told_of():
    one(**BEFORE)
    outcome = one(publish=True, **BEFORE)
    assert (outcome.action, outcome.changed) == ("update", ["publicerad"])
    assert EnterprisePage.objects.get().live


def test_a_published_profile_that_is_as_listed_is_left_alone():
    one(publish=True, **BEFORE)
    assert one(publish=True, **BEFORE).action == "unchanged"


def test_a_new_profile_serves_its_seat_unless_the_list_says_more():
    one(**BEFORE)
    assert [row.name for row in draft().municipalities.all()] == ["Nora"]


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"name_en": "White", "summary_en": "We cook."}, "White"),
        ({"summary_en": "We cook."}, "Blanka"),
        ({"description_en": "Good food."}, "Blanka"),
    ],
    ids=["name", "lead", "description"],
)
def test_english_words_make_an_english_version(cells, title):
    one(**BEFORE, **cells)
    assert (draft("en").title, draft("en").live) == (title, False)
    assert draft("en").organisation_number == "556036-0793"


def test_an_english_name_alone_makes_no_english_version():
    one(**BEFORE, name_en="White")
    assert not EnterprisePage.objects.filter(locale__language_code="en").exists()


def test_english_that_comes_later_is_added_and_named():
    one(**BEFORE)
    outcome = one(**BEFORE, summary_en="We cook.")
    assert outcome.changed == ["Namn (engelska)"]
    assert draft("en").summary == "We cook."


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Blåa Ändan", "blaa-andan"),
        ("Feed", "feed-2"),
        ("!!!", "foretag"),
        ("Lägg till", "lagg-till-2"),
        ("Œuvre & Co", "oeuvre-co"),
    ],
    ids=["letters", "route", "signs", "coming route", "ligature"],
)
def test_the_address_comes_from_the_name(title, slug):
    one(name=title, municipality="Nora")
    assert EnterprisePage.objects.get().slug == slug


def test_what_a_preview_promises_is_what_happens():
    text = "Namn;Kommun\nBlanka;Nora\nFel;Månen\nBlanka;Laxå\nBlanka;Nora\n"
    table = read("a.csv", text.encode())
    planned = [outcome.action for outcome in preview(table).outcomes]
    done = [outcome.action for outcome in import_enterprises(table).outcomes]
    assert planned == done == ["create", "refuse", "create", "refuse"]


@pytest.mark.parametrize(
    "rows",
    [
        ["Blanka;;Nora", "Blanka;556036-0793;Nora"],
        ["Blanka;556036-0793;Nora", "Blanka;;Nora"],
        ["Blanka;556036-0793;Nora", "Annat namn;5560360793;Laxå"],
        ["Blanka;;Nora", "BLANKA;;1884"],
    ],
    ids=["number comes second", "number comes first", "same number", "other spelling"],
)
def test_an_enterprise_is_on_a_list_once(rows):
    text = "\n".join(["Namn;Orgnr;Kommun", *rows])
    outcomes = preview(read("a.csv", text.encode())).outcomes
    assert [outcome.action for outcome in outcomes] == ["create", "refuse"]
    assert "rad 2" in outcomes[1].details


def test_two_of_the_same_name_and_place_are_told_apart_by_their_numbers():
    text = "Namn;Orgnr;Kommun\nBlanka;556036-0793;Nora\nBlanka;212000-0142;Nora\n"
    assert preview(read("a.csv", text.encode())).count("create") == 2
