"""Every column of a list: its headings, what it may hold, and what is refused of it."""

import pytest

from enterprises.importing.columns import columns, heading_of, key_of
from enterprises.importing.rows import RowForm, Vocabulary
from enterprises.models import Category
from enterprises.models.enums import LegalForm
from tests.factories import make_category

pytestmark = pytest.mark.django_db

SPELLINGS = [
    (spelling, column.key)
    for column in columns()
    for name in (column.key, column.swedish, column.english, *column.others)
    for spelling in (name, name.upper(), f" {name.lower()}: ")
]


@pytest.fixture(scope="module")
def known(django_db_setup, django_db_blocker):
    """Return what a list may call places, categories and legal forms."""
    with django_db_blocker.unblock():
        return Vocabulary.now()


@pytest.fixture
def clean(known):
    """Return what becomes of a cell in a row that is otherwise right, and what is wrong."""

    def cleaned(key, cell):
        form = RowForm({"name": "Blanka", "municipality": "Nora", key: cell}, known)
        form.is_valid()
        return form.cleaned_data.get(key), form.reasons

    return cleaned


@pytest.mark.parametrize(("spelling", "key"), SPELLINGS, ids=lambda value: value.strip())
def test_a_heading_is_known_however_it_is_written(spelling, key):
    assert key_of(spelling) == key


@pytest.mark.parametrize("heading", ["", "Favoritfärg", "Namn på hunden", "E"])
def test_other_headings_are_not_ours(heading):
    assert key_of(heading) == ""


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("name", "  Blanka ", "Blanka"),
        ("name", "x" * 255, "x" * 255),
        ("organisation_number", "16556036-0793", "556036-0793"),
        ("organisation_number", "", ""),
        ("legal_form", "AB (svb)", LegalForm.LIMITED_SVB),
        ("legal_form", "Stiftelse", LegalForm.FOUNDATION),
        ("legal_form", "non-profit association", LegalForm.ASSOCIATION),
        ("legal_form", "Ek. för.", LegalForm.COOPERATIVE),
        ("legal_form", "handelsbolag", LegalForm.PARTNERSHIP),
        ("legal_form", "enskild näringsverksamhet", LegalForm.SOLE_TRADER),
        ("legal_form", "", ""),
        ("offers", "Fika, Lunch; Fika", ["Fika", "Lunch"]),
        ("offers", "Fika, med kaka\nLunch", ["Fika, med kaka", "Lunch"]),
        ("offers", " , ;", []),
        ("offers", "x" * 100, ["x" * 100]),
        ("summary", "x" * 300, "x" * 300),
        ("summary", "- Fika", "- Fika"),
        ("website", "blanka.example", "https://blanka.example"),
        ("website", "http://blanka.example/om", "http://blanka.example/om"),
        ("email", "info@blanka.example", "info@blanka.example"),
        ("phone", "+46 19 12 34 56", "+46 19 12 34 56"),
        ("phone", "019-12 34 (0)56", "019-12 34 (0)56"),
        ("joint_bids", "Ja", True),
        ("joint_bids", "x", True),
        ("joint_bids", "true", True),
        ("joint_bids", "1", True),
        ("joint_bids", "NEJ", False),
        ("joint_bids", "no", False),
        ("joint_bids", "0", False),
        ("joint_bids", "", None),
    ],
)
def test_a_cell_becomes_a_value(clean, key, cell, value):
    assert clean(key, cell) == (value, [])


@pytest.mark.parametrize(
    ("key", "cell", "words"),
    [
        ("name", "", "Namnet saknas."),
        ("name", "x" * 256, "255"),
        ("organisation_number", "556036-0794", "stämmer inte"),
        ("organisation_number", "19811218-9876", "personnummer"),
        ("legal_form", "imperium", "”imperium” är ingen juridisk form"),
        ("municipality", "Stockholm", "”Stockholm” är inte en av länets kommuner."),
        ("municipalities", "Nora, Arboga, Sala", "”Sala” är inte en av länets kommuner."),
        ("categories", "Raketer", "”Raketer” är inte en av våra kategorier."),
        ("offers", "x" * 101, "mer än 100 tecken"),
        ("summary", "x" * 301, "300"),
        ("name_en", "x" * 256, "255"),
        ("summary_en", "x" * 301, "300"),
        ("website", "javascript:alert(1)", "ingen säker adress"),
        ("website", "ftp://blanka.example", "ingen säker adress"),
        ("website", "inte en adress", "ingen säker adress"),
        ("email", "info@", "”info@” är ingen e-postadress."),
        ("phone", "ring oss", "”ring oss” är inget telefonnummer."),
        ("phone", "12", "inget telefonnummer"),
        ("address", "x" * 201, "200"),
        ("opening_hours", "x" * 201, "200"),
        ("joint_bids", "kanske", "Skriv ”ja” eller ”nej”."),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_with_its_heading(clean, key, cell, words):
    reasons = clean(key, cell)[1]
    assert any(words in reason for reason in reasons)
    assert all(reason.startswith(f"{heading_of(key)}: ") for reason in reasons)


@pytest.mark.parametrize("key", [column.key for column in columns()])
@pytest.mark.parametrize("start", ["=", "@", "+", "-", "\t", "  ="])
def test_no_column_takes_a_formula(clean, key, start):
    assert any("formel" in reason for reason in clean(key, f"{start}SUM(A1)")[1])


@pytest.mark.parametrize(
    "word", ["Örebro", "örebro", "ÖREBRO KOMMUN", "1880"], ids=["name", "small", "full", "code"]
)
def test_a_municipality_has_several_names(clean, word):
    assert clean("municipality", word)[0].code == "1880"


def test_several_municipalities_are_served_each_once(clean):
    rows = clean("municipalities", "Nora; Laxå, 1884")[0]
    assert [row.name for row in rows] == ["Nora", "Laxå"]


@pytest.mark.parametrize(
    ("cell", "slugs"),
    [
        ("Mat, café och catering", ["mat"]),
        ("mat, café och catering; djur", ["mat", "djur"]),
        ("Djur, Mat, café och catering, djur", ["djur", "mat"]),
        ("stad-fonster", ["stad-fonster"]),
        ("", []),
    ],
    ids=["with a comma", "two", "twice", "slug", "empty"],
)
def test_categories_are_read_although_their_names_hold_commas(clean, cell, slugs):
    assert [row.slug for row in clean("categories", cell)[0]] == slugs


def test_the_name_of_a_top_category_wins_over_that_of_a_part():
    top = make_category("prov", name_sv="Prov")
    make_category("prov-del", name_sv="Prov", parent=top)
    assert Vocabulary.now().categories["prov"] == top


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_category_is_known_by_its_name_in_both_languages(known, language):
    names = Category.objects.values_list(f"name_{language}", flat=True)
    assert {name.casefold() for name in names} <= set(known.categories)


def test_a_row_needs_a_municipality_or_a_number(known):
    nowhere = RowForm({"name": "Blanka"}, known)
    assert nowhere.reasons == ["Kommun: Den saknas, och det gör organisationsnumret också."]
    assert RowForm({"name": "Blanka", "organisation_number": "556036-0793"}, known).is_valid()


def test_all_that_is_wrong_with_a_row_is_told_at_once(known):
    row = RowForm({"name": "", "municipality": "Månen", "email": "x", "joint_bids": "?"}, known)
    assert len(row.reasons) == 4
