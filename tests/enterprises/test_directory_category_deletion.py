"""Categories and municipalities that are used stay."""

import pytest
from django.urls import reverse

from enterprises.models import Category
from places.models import Municipality
from tests.factories import make_category, make_enterprise

pytestmark = pytest.mark.django_db


def delete(client, row):
    url = reverse(row.snippet_viewset.get_url_name("delete"), args=[row.pk])
    return client.post(url, follow=True).content.decode()


def delete_many(client, model, rows):
    label = model._meta
    url = reverse("wagtail_bulk_action", args=[label.app_label, label.model_name, "delete"])
    ids = "&".join(f"id={row.pk}" for row in rows)
    return client.post(f"{url}?{ids}", follow=True).content.decode()


def test_a_used_category_stays_and_the_answer_names_its_users(admin_client, directory):
    category = make_category("prov")
    make_enterprise(directory, title="Blanka Rutor", categories=[category])
    answer = delete(admin_client, category)
    assert "Blanka Rutor" in answer
    assert Category.objects.filter(slug="prov").exists()


def test_a_profile_in_two_languages_is_named_and_counted_once(admin_client, directory, english):
    category = make_category("prov")
    page = make_enterprise(directory, title="Blanka Rutor", categories=[category])
    translated = page.copy_for_translation(english, copy_parents=True)
    translated.save_revision().publish()
    answer = delete(admin_client, category)
    assert "ett företag" in answer
    assert answer.count(f"/admin/pages/{translated.pk}/edit/") == 0


def test_a_category_used_in_a_draft_alone_stays(admin_client, directory):
    category = make_category("prov")
    page = make_enterprise(directory)
    page.categories = [category]
    page.save_revision()
    delete(admin_client, category)
    assert Category.objects.filter(slug="prov").exists()


def test_a_category_with_parts_stays(admin_client):
    assert "Hemstädning" in delete(admin_client, Category.objects.get(slug="stad"))
    assert Category.objects.filter(slug="stad").exists()


def test_many_users_are_counted_and_five_named(admin_client, directory):
    category = make_category("prov")
    for number in range(7):
        make_enterprise(directory, title=f"Nummer {number}", categories=[category])
    assert "och 2 till" in delete(admin_client, category)


def test_a_used_category_stays_when_many_are_deleted_at_once(admin_client, directory):
    rows = [make_category("prov"), make_category("prov-2")]
    make_enterprise(directory, categories=rows[:1])
    delete_many(admin_client, Category, rows)
    assert Category.objects.filter(slug__startswith="prov").count() == 2


@pytest.mark.indexed
def test_an_unused_category_goes(admin_client):
    delete(admin_client, make_category("prov"))
    assert not Category.objects.filter(slug="prov").exists()


def test_no_municipality_goes_alone_or_with_others(admin_client, directory):
    make_enterprise(directory, serving=["Nora"])
    assert "företag: 1" in delete(admin_client, Municipality.objects.get(name="Nora"))
    delete_many(admin_client, Municipality, Municipality.objects.all())
    assert Municipality.objects.count() == 12


@pytest.mark.parametrize("model", [Category, Municipality])
def test_the_registers_can_be_listed_and_searched(admin_client, model):
    url = reverse(model.snippet_viewset.get_url_name("list"))
    assert admin_client.get(url, {"q": "ö"}).status_code == 200
    assert admin_client.get(url, {"ordering": "slug"}).status_code == 200


@pytest.mark.indexed
def test_a_category_is_edited_by_following_its_name(admin_client):
    category = Category.objects.get(slug="stad-hem")
    listed = admin_client.get(reverse(Category.snippet_viewset.get_url_name("list")))
    edit = reverse(Category.snippet_viewset.get_url_name("edit"), args=[category.pk])
    assert f'href="{edit}"' in listed.content.decode()
    assert admin_client.get(edit).status_code == 200
