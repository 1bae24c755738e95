"""Notices are asked for by language, tab, code and reservation, each in its order."""

import datetime as dt

import pytest
from django.utils.translation import override

from procurement.enums import Phase, Reserved, Tab
from procurement.models import Notice
from tests.factories import make_notice

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2036, 6, 15, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


def titles(notices):
    return [notice.title for notice in notices]


@pytest.fixture
def notices():
    """Make a notice for every corner of the tabs."""
    make_notice(title="Om en vecka", deadline_at=NOW + 7 * DAY)
    make_notice(title="I morgon", deadline_at=NOW + DAY)
    make_notice(title="Just nu", deadline_at=NOW)
    make_notice(title="Utan dag")
    make_notice(title="Nyss", deadline_at=NOW - SECOND)
    make_notice(title="Tilldelad", phase=Phase.AWARDED, deadline_at=NOW - 9 * DAY)
    make_notice(title="Tilldelad i förtid", phase=Phase.AWARDED, deadline_at=NOW + DAY)
    make_notice(title="Hösten", phase=Phase.PLANNED, expected_on=dt.date(2036, 9, 1))
    make_notice(title="Våren", phase=Phase.PLANNED, expected_on=dt.date(2037, 3, 1))
    make_notice(title="Någon gång", phase=Phase.PLANNED)
    make_notice(title="Inställd", phase=Phase.CANCELLED, deadline_at=NOW + DAY)
    make_notice(title="Utkast", live=False)
    return Notice.objects.listed()


TABS = {
    Tab.OPEN: ["Just nu", "I morgon", "Om en vecka", "Utan dag"],
    Tab.PLANNED: ["Hösten", "Våren", "Någon gång"],
    Tab.CLOSED: ["Tilldelad i förtid", "Nyss", "Tilldelad"],
    Tab.CANCELLED: ["Inställd"],
}


@pytest.mark.parametrize(("tab", "expected"), TABS.items(), ids=[str(tab) for tab in TABS])
def test_each_tab_has_its_notices_in_its_order(notices, tab, expected):
    assert titles(notices.in_tab(tab, NOW)) == expected


def test_every_notice_is_in_one_tab_and_counted_there(notices):
    counts = notices.count_by_tab(NOW)
    assert counts == {str(tab): len(expected) for tab, expected in TABS.items()}
    assert sum(counts.values()) == notices.count()


def test_an_unknown_tab_is_the_first(notices):
    assert titles(notices.in_tab("", NOW)) == TABS[Tab.OPEN]


def test_awarded_notices_alone_can_be_asked_for(notices):
    assert titles(notices.awarded()) == ["Tilldelad i förtid", "Tilldelad"]


def test_a_notice_with_two_codes_is_counted_once():
    make_notice(codes=["90910000", "90919300"])
    found = Notice.objects.with_cpv("9091")
    assert (found.count(), found.count_by_tab(NOW)["open"]) == (1, 1)


@pytest.mark.parametrize(
    ("prefix", "found"), [("90", 1), ("9091", 1), ("90910000", 1), ("91", 0), ("0", 0)]
)
def test_a_code_is_asked_for_by_its_beginning(prefix, found):
    make_notice(codes=["90910000"])
    assert Notice.objects.with_cpv(prefix).count() == found


@pytest.mark.parametrize("kind", Reserved)
def test_any_reservation_counts_as_one(kind):
    make_notice(reserved=kind)
    assert Notice.objects.reserved().exists() is (kind != Reserved.NONE)


def test_english_lists_what_has_an_english_title():
    make_notice(title="Bara svensk")
    make_notice(title="Båda", title_en="Both")
    assert titles(Notice.objects.listed("en")) == ["Båda"]
    assert Notice.objects.listed("sv").count() == 2


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        ({}, ["sv"]),
        ({"title_en": "Laundry"}, ["sv", "en"]),
        ({"title_en": "Laundry", "live": False}, []),
    ],
)
def test_a_notice_knows_the_languages_it_is_public_in(fields, languages):
    assert make_notice(**fields).languages == languages


def test_a_notice_that_is_not_saved_is_public_in_none():
    assert Notice(title="Ny").languages == []


TEXTS = {
    "both": (
        {"title_en": "Laundry", "summary_en": "Sheets.", "fits_en": "Because."},
        ("Laundry", "Sheets.", "Because."),
    ),
    "title alone": ({"title_en": "Laundry"}, ("Laundry", "Lakan.", "Därför.")),
}


@pytest.mark.parametrize(("fields", "english"), TEXTS.values(), ids=TEXTS)
def test_texts_are_in_the_language_of_the_reader_if_there_are_any(fields, english):
    notice = Notice(title="Tvätt", summary_sv="Lakan.", fits_sv="Därför.", **fields)
    assert (notice.heading, notice.plain_summary, notice.fits) == ("Tvätt", "Lakan.", "Därför.")
    with override("en"):
        assert (notice.heading, notice.plain_summary, notice.fits) == english


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Tvätt & mangling", "tvatt-mangling"),
        ("Å, ä och ö!", "a-a-och-o"),
        ("!!!", "annons"),
        ("汉字", "annons"),
        ("x" * 100, "x" * 60),
        ("ord " * 30, ("ord-" * 15).strip("-")),
    ],
)
def test_the_address_is_made_of_the_title(title, slug):
    assert Notice(title=title).slug == slug


def test_an_address_in_english_is_made_of_the_english_title(client):
    notice = make_notice(title="Tvätt", title_en="Laundry")
    assert notice.get_absolute_url("sv").endswith(f"/upphandling/annonser/{notice.pk}-tvatt/")
    english = notice.get_absolute_url("en")
    assert english.endswith(f"/en/procurement/notices/{notice.pk}-laundry/")
    assert client.get(english).status_code == 200


def test_without_a_page_above_it_a_notice_has_no_address(procurement):
    notice = make_notice()
    procurement.unpublish()
    assert (notice.get_absolute_url("sv"), notice.full_url) == ("", "")


@pytest.mark.parametrize(
    ("reserved", "paragraph"),
    [
        (Reserved.WORKSHOPS, "4 kap. 18 §"),
        (Reserved.PUBLIC_SERVICE, "19 kap. 25 §"),
        (Reserved.IDEA_BASED, "19 kap. 25 a §"),
    ],
)
def test_the_paragraph_of_a_reservation_is_named(reserved, paragraph):
    notice = Notice(reserved=reserved)
    assert paragraph in notice.reservation
    assert paragraph in notice.reservation_in_short


def test_what_is_not_reserved_says_nothing():
    assert (Notice().reservation, Notice().reservation_in_short) == ("", "")


@pytest.mark.parametrize(
    ("fields", "in_doubt"),
    [
        ({}, True),
        ({"deadline_at": NOW}, False),
        ({"phase": Phase.PLANNED}, False),
        ({"phase": Phase.AWARDED}, False),
    ],
)
def test_an_open_notice_without_a_last_day_is_in_doubt(fields, in_doubt):
    assert bool(Notice(**fields).doubt) is in_doubt
