"""No page hides behind something that the page above it shows at the same address."""

import pytest
from django.core.exceptions import ValidationError

from home.models import GuidePage
from procurement.models import ProcurementIndexPage
from tests.editing import create, edit
from tests.factories import make_enterprise, make_guide

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["nyheter", "annonser", "feed"])
def test_a_guide_below_the_procurement_page_is_refused_its_addresses(procurement, slug):
    with pytest.raises(ValidationError) as refused:
        make_guide(procurement, slug=slug)
    assert f"använder själv adressen ”{slug}”" in refused.value.message_dict["slug"][0]


@pytest.mark.parametrize("slug", ["news", "annonser-1", "nyheter-i-korthet", "sa-lamnar-ni-anbud"])
def test_any_other_address_is_free(client, procurement, slug):
    assert client.get(make_guide(procurement, slug=slug).url).status_code == 200


def test_each_language_takes_its_own_addresses(english):
    index = ProcurementIndexPage.objects.get(locale=english)
    make_guide(index, slug="nyheter")
    with pytest.raises(ValidationError):
        make_guide(index, slug="news")


def test_the_same_address_is_free_elsewhere(client, home):
    assert client.get(make_guide(home, slug="nyheter").url).status_code == 200


def test_the_editor_is_told_while_the_guide_is_new(admin_client, procurement):
    answer = create(admin_client, procurement, GuidePage, title="Nyheter", slug="nyheter")
    assert "Sidan ovanför använder själv adressen ”nyheter”" in answer.content.decode()
    assert not GuidePage.objects.filter(slug="nyheter").exists()


@pytest.mark.indexed
def test_the_editor_is_told_when_the_address_is_changed(admin_client, procurement):
    guide = make_guide(procurement, slug="anbud")
    answer = edit(admin_client, guide, slug="annonser")
    assert answer.content.decode().count("Sidan ovanför använder själv adressen") == 1


def test_a_page_is_not_moved_to_where_it_would_be_hidden(home, procurement):
    assert make_guide(home, slug="anbud").can_move_to(procurement)
    assert not make_guide(home, slug="nyheter").can_move_to(procurement)


@pytest.mark.parametrize("slug", ["feed", "lagg-till", "submit"])
def test_the_directory_keeps_its_addresses(directory, slug):
    with pytest.raises(ValidationError) as refused:
        make_enterprise(directory, slug=slug)
    assert "Katalogen använder själv adressen" in refused.value.message_dict["slug"][0]
