"""What belongs in a list, and which addresses an index page keeps for itself."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import PageViewRestriction

from content.subroutes import refuse_taken_slug
from enterprises.models import EnterpriseIndexPage, EnterprisePage
from events.models import EventIndexPage
from procurement.models import ProcurementIndexPage
from tests.factories import make_english, make_enterprise, make_guide

pytestmark = pytest.mark.django_db


def titles(locale=None):
    return {page.title for page in EnterprisePage.objects.listed(locale)}


def test_only_what_is_public_is_listed(directory):
    make_enterprise(directory, title="Öppen")
    make_enterprise(directory, title="Utkast", live=False)
    hidden = make_enterprise(directory, title="Sluten")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert titles() == {"Öppen"}


def test_nothing_is_listed_below_a_closed_page(directory):
    make_enterprise(directory)
    PageViewRestriction.objects.create(page=directory, restriction_type="password", password="x")
    assert titles() == set()


def test_each_language_lists_its_own(directory, swedish, english):
    make_english(make_enterprise(directory, title="Blanka"), title="White")
    assert (titles(swedish), titles(english)) == ({"Blanka"}, {"White"})


@pytest.mark.parametrize(("language", "found"), [("sv", {"Blanka"}), ("en", {"White"})])
def test_without_a_language_the_reader_decides(directory, language, found):
    make_english(make_enterprise(directory, title="Blanka"), title="White")
    with translation.override(language):
        assert titles() == found


def test_a_copy_that_nobody_translated_is_not_listed(directory, english):
    make_enterprise(directory).copy_for_translation(english, alias=True)
    assert titles(english) == set()


def test_what_is_missing_in_a_language_is_known(directory, swedish, english):
    make_english(make_enterprise(directory, title="Översatt"))
    make_enterprise(directory, title="Saknas")
    make_enterprise(directory, title="Utkast").copy_for_translation(english)
    missing = EnterprisePage.objects.listed(swedish).missing_in(english)
    assert {page.title for page in missing} == {"Saknas", "Utkast"}


@pytest.mark.parametrize(
    ("model", "slug", "language", "is_taken"),
    [
        (EnterpriseIndexPage, "feed", "sv", True),
        (EnterpriseIndexPage, "feed", "en", True),
        (EnterpriseIndexPage, "lagg-till", "sv", True),
        (EnterpriseIndexPage, "submit", "en", True),
        (EnterpriseIndexPage, "feeds", "sv", False),
        (EventIndexPage, "feed", "sv", True),
        (EventIndexPage, "fredagsfika", "sv", False),
        (ProcurementIndexPage, "annonser", "sv", True),
        (ProcurementIndexPage, "annonser", "en", False),
        (ProcurementIndexPage, "notices", "en", True),
        (ProcurementIndexPage, "nyheter", "sv", True),
        (ProcurementIndexPage, "news", "en", True),
        (ProcurementIndexPage, "news", "sv", False),
    ],
)
def test_an_index_page_keeps_its_own_addresses(model, slug, language, is_taken):
    assert model.takes_slug(slug, language) is is_taken


@pytest.mark.parametrize(("slug", "is_refused"), [("annonser", True), ("notices", False)])
def test_a_page_is_refused_an_address_that_would_hide_it(procurement, slug, is_refused):
    if is_refused:
        with pytest.raises(ValidationError) as refused:
            refuse_taken_slug(slug, procurement)
        assert f"”{slug}”" in refused.value.message_dict["slug"][0]
    else:
        refuse_taken_slug(slug, procurement)


def test_a_page_whose_parent_has_no_routes_may_have_any_address(home):
    assert make_guide(home, slug="annonser").url == "/annonser/"


def test_a_page_is_not_moved_to_where_it_would_be_hidden(home, procurement):
    assert not make_guide(home, slug="annonser").can_move_to(procurement)
    assert make_guide(home, slug="om-anbud").can_move_to(procurement)


@pytest.mark.parametrize(
    ("fixture", "name", "address"),
    [
        ("directory", "feed", "/foretag/feed/"),
        ("calendar", "feed", "/kalender/feed/"),
        ("procurement", "feed", "/upphandling/feed/"),
    ],
)
def test_a_route_is_addressed_from_the_root_of_the_site(request, fixture, name, address):
    page = request.getfixturevalue(fixture)
    assert page.subroute_url(name) == address
    assert page.full_subroute_url(name) == f"http://testserver{address}"
    with translation.override("en"):
        assert page.subroute_url(name) == address
