"""The directory with its filters alone and together: what is found, counted and suggested."""

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.utils import translation

from enterprises.directory.views import browse
from enterprises.models import EnterpriseIndexPage, ReservationClaim
from tests.factories import make_category, make_english, make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(directory):
    """Publish three enterprises that share some of what can be filtered by."""
    food = make_category("prov-mat")
    lunch = make_category("prov-lunch", parent=food)
    clean = make_category("prov-stad")
    joint = make_enterprise(
        directory,
        title="Anna lagar",
        serving=["Nora", "Laxå"],
        categories=[lunch],
        joint_bids=True,
        confirmed_on="2026-01-05",
    )
    joint.reservation_claims = [
        ReservationClaim(rule="lou-4-18"),
        ReservationClaim(rule="lou-19-25a"),
    ]
    joint.save_revision().publish()
    make_enterprise(
        directory,
        title="Beda städar",
        serving=["Nora"],
        categories=[clean, food],
        confirmed_on="2026-03-05",
    )
    make_enterprise(directory, title="Cilla bor", serving=["Karlskoga"], joint_bids=True)


def asked(directory, address):
    return browse(directory, QueryDict(address))


def found(directory, address):
    return [page.title.split()[0] for page in asked(directory, address)["page_obj"]]


NARROWED = [
    ("", ["Anna", "Beda", "Cilla"]),
    ("category=prov-mat", ["Anna", "Beda"]),
    ("category=prov-lunch", ["Anna"]),
    ("category=prov-lunch&category=prov-stad", ["Anna", "Beda"]),
    ("municipality=1884", ["Anna", "Beda"]),
    ("municipality=1860&municipality=1883", ["Anna", "Cilla"]),
    ("joint_bids=1", ["Anna", "Cilla"]),
    ("reservation=lou-19-25a", ["Anna"]),
    ("reservation=lou-19-25", []),
    ("reservation=lou-4-18&reservation=lou-19-25a", ["Anna"]),
    ("category=prov-mat&municipality=1884&joint_bids=1", ["Anna"]),
    ("category=prov-stad&joint_bids=1", []),
    ("sort=confirmed", ["Beda", "Anna", "Cilla"]),
    ("sort=newest", ["Cilla", "Beda", "Anna"]),
    ("sort=newest&joint_bids=1", ["Cilla", "Anna"]),
    ("q=städar", ["Beda"]),
    ("q=städar&joint_bids=1", []),
    ("q=städar&municipality=1884", ["Beda"]),
]


@pytest.mark.indexed
def test_filters_narrow_alone_and_together(directory, three):
    assert [(address, found(directory, address)) for address, _names in NARROWED] == NARROWED


@pytest.mark.parametrize(
    ("address", "part", "counts"),
    [
        ("", "by_category", {"prov-mat": 2, "prov-stad": 1}),
        ("category=prov-stad", "by_category", {"prov-mat": 2, "prov-stad": 1}),
        ("municipality=1883", "by_category", {"prov-mat": 0, "prov-stad": 0}),
        ("joint_bids=1", "by_category", {"prov-mat": 1, "prov-stad": 0}),
        ("", "by_municipality", {"1884": 2, "1860": 1, "1883": 1, "1880": 0}),
        ("municipality=1884", "by_municipality", {"1884": 2, "1883": 1}),
        ("category=prov-stad", "by_municipality", {"1884": 1, "1860": 0}),
        ("", "by_reservation", {"lou-4-18": 1, "lou-19-25": 0, "lou-19-25a": 1}),
        ("municipality=1883", "by_reservation", {"lou-4-18": 0}),
    ],
)
def test_each_choice_counts_with_all_filters_but_its_own(directory, three, address, part, counts):
    choices = getattr(asked(directory, address)["choices"], part)
    told = {choice.value: choice.count for choice in choices}
    assert {value: told[value] for value in counts} == counts


@pytest.mark.parametrize(
    ("address", "count"),
    [("", 2), ("joint_bids=1", 2), ("municipality=1884", 1), ("category=prov-stad", 0)],
)
def test_joint_bids_are_counted_with_the_other_filters(directory, three, address, count):
    assert asked(directory, address)["choices"].joint_bids == count


def test_parts_of_a_category_are_offered_when_they_lead_somewhere(directory, three):
    def parts(address):
        tops = asked(directory, address)["choices"].by_category
        top = next(top for top in tops if top.value == "prov-mat")
        return [child.value for child in top.children], top.is_open

    assert parts("") == (["prov-lunch"], False)
    assert parts("municipality=1883") == ([], False)
    assert parts("municipality=1883&category=prov-lunch") == (["prov-lunch"], True)


@pytest.mark.indexed
def test_each_filter_in_use_has_a_link_that_drops_it_alone(directory, three):
    choices = asked(directory, "q=fika&category=prov-lunch&municipality=1884&joint_bids=1")
    ways = {way.label: way.query for way in choices["choices"].active}
    assert ways == {
        "”fika”": "joint_bids=1&category=prov-lunch&municipality=1884",
        "Kategori prov-lunch": "q=fika&joint_bids=1&municipality=1884",
        "Nora": "q=fika&joint_bids=1&category=prov-lunch",
        "Vill lägga anbud tillsammans": "q=fika&category=prov-lunch&municipality=1884",
    }


def test_an_order_is_no_filter_to_remove(directory, three):
    assert asked(directory, "sort=newest")["choices"].active == []


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("address", "ways"),
    [
        ("category=prov-stad&joint_bids=1", {"joint_bids=1": 2, "category=prov-stad": 1}),
        ("q=finnsinte&joint_bids=1", {"joint_bids=1": 2}),
        ("reservation=lou-19-25", {"": 3}),
        ("q=finnsinte&reservation=lou-19-25", {}),
    ],
    ids=["each leads somewhere", "one does", "to all", "none does"],
)
def test_one_filter_less_is_suggested_when_it_helps(directory, three, address, ways):
    suggested = asked(directory, address)["choices"].ways_out
    assert {way.query: way.count for way in suggested} == ways


def test_the_nearest_municipalities_with_a_match_are_suggested(directory, three):
    ways = asked(directory, "municipality=1882")["choices"].ways_out
    assert [(way.label, way.count) for way in ways] == [
        ("I hela länet", 3),
        ("I Laxå", 1),
        ("I Karlskoga", 1),
        ("I Nora", 2),
    ]


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("address", "offered"),
    [("", False), ("q=fika", True)],
)
def test_best_match_is_an_order_only_when_there_are_words(directory, address, offered):
    assert ("relevance" in asked(directory, address)["sorts"]) is offered


@pytest.fixture
def mixed(directory, english):
    """Publish three enterprises, of which one speaks English and one has a draft that does."""
    first, second, _third = (make_enterprise(directory) for _ in range(3))
    make_english(first, title="White Windows")
    second.copy_for_translation(english)


@pytest.mark.parametrize(("language", "count"), [("sv", 0), ("en", 2)])
def test_those_with_a_swedish_profile_alone_are_counted(mixed, language, count):
    with translation.override(language):
        directory = EnterpriseIndexPage.objects.get(locale__language_code=language)
        assert asked(directory, "")["directory"].count_elsewhere == count


@pytest.mark.indexed
def test_an_english_search_finds_what_is_written_in_english(client, mixed):
    page = BeautifulSoup(client.get("/en/enterprises/?q=windows").content, "html.parser")
    assert [each.get_text(strip=True) for each in page.select("article h3")] == ["White Windows"]
    assert page.find(role="status").get_text(strip=True) == "1 enterprise"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/foretag/", "Här finns inga företag än"),
        ("/foretag/?joint_bids=1", "Inget företag"),
        ("/en/enterprises/", "There are no enterprises here yet."),
        ("/en/enterprises/?joint_bids=1", "No enterprise fits all that you have chosen."),
    ],
)
def test_an_empty_list_tells_nothing_yet_from_nothing_fits(client, address, words):
    assert words in client.get(address).content.decode()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_number_found_is_told_to_screen_readers(client, directory, count):
    for _ in range(count):
        make_enterprise(directory)
    page = BeautifulSoup(client.get("/foretag/").content, "html.parser")
    assert page.find(role="status").get_text(strip=True) == f"{count} företag"


def test_the_filters_stay_folded_with_the_number_chosen(client, directory):
    address = "/foretag/?category=mat&category=stad&reservation=lou-4-18"
    page = BeautifulSoup(client.get(address).content, "html.parser")
    chosen = [each.get_text(strip=True) for each in page.select(".enterprise-chosen")]
    assert chosen == ["2 valda", "1 vald"]
