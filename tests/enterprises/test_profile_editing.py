"""Writing a profile in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.operations import translate_object

from enterprises.models import Category, EnterprisePage, Offer
from tests.factories import make_enterprise, municipality

pytestmark = pytest.mark.django_db


def filled_in(**fields):
    nora = municipality("Nora")
    form = nested_form_data(
        {
            "title": "Blanka Rutor",
            "slug": "blanka-rutor",
            "summary": "Vi putsar.",
            "municipality": nora.pk,
            "body": streamfield([]),
            "offers": inline_formset([{"name": "Fönsterputs"}]),
            "pictures": inline_formset([]),
            "reservation_claims": inline_formset([{"rule": "lou-4-18", "statement": "ASF"}]),
            "evidence": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "Publicera",
        }
    )
    category = Category.objects.get(slug="stad-fonster")
    return {
        **form,
        "categories": [category.pk],
        "offers-0-municipalities": [nora.pk],
        **fields,
    }


def create(client, directory, **fields):
    address = reverse(
        "wagtailadmin_pages:add", args=["enterprises", "enterprisepage", directory.pk]
    )
    return client.post(address, filled_in(**fields))


def test_an_editor_can_publish_a_profile(admin_client, directory):
    assert create(admin_client, directory).status_code == 302
    page = EnterprisePage.objects.get(slug="blanka-rutor")
    assert page.live
    assert [row.name for row in page.offers.get().municipalities.all()] == ["Nora"]
    assert [row.slug for row in page.categories.all()] == ["stad-fonster"]
    assert page.reservation_claims.get().rule == "lou-4-18"


def test_the_name_says_what_it_is_and_gives_the_page_its_address(admin_client, directory):
    address = reverse(
        "wagtailadmin_pages:add", args=["enterprises", "enterprisepage", directory.pk]
    )
    form = BeautifulSoup(admin_client.get(address).content, "html.parser")
    name = form.find(id="id_title")
    assert name["placeholder"] == "Företagets namn*"
    assert "w-sync#apply" in name["data-action"]


def test_the_seat_is_served_unless_the_editor_says_otherwise(admin_client, directory):
    create(admin_client, directory)
    page = EnterprisePage.objects.get(slug="blanka-rutor")
    assert [row.name for row in page.municipalities.all()] == ["Nora"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"organisation_number": "556036-0794"}, "stämmer inte"),
        ({"organisation_number": "811218-9876"}, "personnummer"),
        ({"slug": "feed"}, "Katalogen använder själv"),
        ({"website": "ftp://x.example"}, "https://"),
    ],
    ids=["check digit", "person", "slug", "website"],
)
def test_a_mistake_is_explained_beside_its_field(admin_client, directory, fields, words):
    answer = create(admin_client, directory, **fields)
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_the_form_names_categories_with_what_they_are_part_of(admin_client, directory):
    address = reverse(
        "wagtailadmin_pages:add", args=["enterprises", "enterprisepage", directory.pk]
    )
    answer = admin_client.get(address).content.decode()
    assert "Städ och hemservice: Fönsterputs" in answer
    assert "Varor och tjänster" in answer


@pytest.mark.indexed
def test_the_translator_sees_the_words_and_not_the_facts(admin_client, directory, english):
    page = make_enterprise(directory, title="Blanka Rutor", phone="019-123456")
    page.offers = [Offer(name="Fönsterputs", cpv="90911300")]
    page.save_revision().publish()
    translate_object(page, [english])
    copy = EnterprisePage.objects.get(translation_key=page.translation_key, locale=english)
    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[copy.pk]))
    text = answer.content.decode()
    assert "F\\u00f6nsterputs" in text
    assert "019-123456" not in text


@pytest.mark.indexed
@pytest.mark.parametrize("words", ["", "blanka"])
def test_the_list_of_profiles_can_be_searched_and_filtered(admin_client, directory, words):
    make_enterprise(directory, title="Blanka i Nora", municipality=municipality("Nora"))
    make_enterprise(directory, title="Blanka i Laxå", municipality=municipality("Laxå"))
    data = {"q": words, "municipality": municipality("Nora").pk, "joint_bids": "false"}
    text = admin_client.get(reverse("enterprises:index"), data).content.decode()
    assert "Blanka i Nora" in text
    assert "Blanka i Laxå" not in text
