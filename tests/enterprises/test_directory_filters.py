"""The filters of the directory as values: how they read, are dropped and come back."""

import pytest
from django.http import QueryDict

from enterprises.directory.forms import DirectoryForm, Filters, Sort
from enterprises.models import Category
from places.models import Municipality

pytestmark = pytest.mark.django_db

FULL = Filters(
    q="fika & mat",
    category=["mat", "stad"],
    municipality=["1880"],
    reservation=["lou-4-18"],
    joint_bids=True,
    sort="newest",
)


def form(address):
    return DirectoryForm(
        QueryDict(address),
        categories=list(Category.objects.all()),
        municipalities=list(Municipality.objects.all()),
    )


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        (Filters(), ""),
        (Filters(q="fika & mat"), "q=fika+%26+mat"),
        (Filters(q="åäö"), "q=%C3%A5%C3%A4%C3%B6"),
        (Filters(category=["mat", "stad"]), "category=mat&category=stad"),
        (Filters(municipality=["1880", "1884"]), "municipality=1880&municipality=1884"),
        (Filters(reservation=["lou-4-18"]), "reservation=lou-4-18"),
        (Filters(joint_bids=True), "joint_bids=1"),
        (Filters(joint_bids=False), ""),
        (Filters(sort="name"), "sort=name"),
    ],
    ids=["none", "words", "letters", "categories", "places", "rule", "joint", "alone", "sort"],
)
def test_filters_are_written_in_an_address(filters, query):
    assert filters.query == query


def test_the_address_of_filters_gives_the_same_filters_back():
    assert form(FULL.query).filters == FULL


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("q", "", {"q": ""}),
        ("category", "", {"category": []}),
        ("category", "mat", {"category": ["stad"]}),
        ("category", "flytt", {"category": ["mat", "stad"]}),
        ("municipality", "1880", {"municipality": []}),
        ("reservation", "lou-4-18", {"reservation": []}),
        ("joint_bids", "", {"joint_bids": False}),
        ("sort", "", {"sort": ""}),
    ],
    ids=["words", "categories", "one category", "another", "place", "rule", "joint", "sort"],
)
def test_a_filter_is_dropped_and_the_others_stay(name, value, left):
    kept = {field: getattr(FULL, field) for field in FULL.__dataclass_fields__}
    assert FULL.without(name, value) == Filters(**{**kept, **left})


@pytest.mark.parametrize(
    ("filters", "is_narrow"),
    [
        (Filters(), False),
        (Filters(sort="newest"), False),
        (Filters(q="x"), True),
        (Filters(category=["mat"]), True),
        (Filters(municipality=["1880"]), True),
        (Filters(reservation=["lou-4-18"]), True),
        (Filters(joint_bids=True), True),
    ],
    ids=["nothing", "sort", "words", "category", "municipality", "reservation", "joint"],
)
def test_an_order_alone_narrows_nothing(filters, is_narrow):
    assert filters.is_narrow is is_narrow


@pytest.mark.parametrize(
    ("words", "sort", "order"),
    [
        ("", "", Sort.NAME),
        ("", "relevance", Sort.NAME),
        ("", "newest", Sort.NEWEST),
        ("", "confirmed", Sort.CONFIRMED),
        ("fika", "", Sort.RELEVANCE),
        ("fika", "relevance", Sort.RELEVANCE),
        ("fika", "name", Sort.NAME),
        ("fika", "size", Sort.RELEVANCE),
    ],
)
def test_the_order_suits_the_question(words, sort, order):
    assert Filters(q=words, sort=sort).order == order


@pytest.mark.parametrize(
    ("address", "filters"),
    [
        ("", Filters()),
        ("q=++fika++", Filters(q="fika")),
        ("category=mat&category=mat", Filters(category=["mat"])),
        ("category=mat&category=x", Filters(category=["mat"])),
        ("municipality=1880&municipality=0180", Filters(municipality=["1880"])),
        ("reservation=lou-9-99", Filters()),
        ("joint_bids=on", Filters(joint_bids=True)),
        ("joint_bids=false", Filters()),
        ("sort=newest", Filters(sort="newest")),
        ("sort=size", Filters()),
        ("q=" + "x" * 201, Filters()),
        ("q=" + "x" * 200, Filters(q="x" * 200)),
        ("utm_source=brev", Filters()),
    ],
    ids=[
        "empty",
        "spaces",
        "twice",
        "one unknown",
        "another county",
        "no such rule",
        "joint",
        "not joint",
        "order",
        "no such order",
        "too long",
        "as long as may be",
        "not ours",
    ],
)
def test_what_makes_sense_of_an_address_is_kept(address, filters):
    assert form(address).filters == filters


@pytest.mark.parametrize(
    ("address", "said", "fits_nothing"),
    [
        ("category=mat", [], False),
        ("sort=size", ["Ordning: ”size” finns inte"], False),
        ("utm_source=brev", [], False),
        ("category=finns-inte", ["Kategori: ”finns-inte” finns inte"], True),
        ("category=mat&category=finns-inte", ["”finns-inte”"], False),
        ("municipality=9999", ["Kommun: ”9999” finns inte"], True),
        ("reservation=x&category=y", ["”y”", "”x”"], True),
        ("q=" + "x" * 201, ["Sökord: "], True),
    ],
)
def test_what_there_is_not_is_said(address, said, fits_nothing):
    asked = form(address)
    assert len(asked.faults) == len(said)
    assert all(words in fault.message for words, fault in zip(said, asked.faults, strict=True))
    assert asked.fits_nothing is fits_nothing


def test_what_there_is_instead_keeps_the_other_filters():
    (fault,) = form("category=x&municipality=1880&page=3").faults
    assert fault.query_without == "municipality=1880"
    assert ("Mat, café och catering", "municipality=1880&category=mat") in fault.choices


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(category=["mat"]), 0),
        (Filters(joint_bids=True), 1),
        (Filters(reservation=["lou-4-18", "lou-19-25"]), 2),
        (Filters(reservation=["lou-4-18"], joint_bids=True), 2),
    ],
    ids=["none", "joint", "rules", "both"],
)
def test_choices_for_buyers_are_counted_together(filters, count):
    assert len(filters.for_buyers) == count
