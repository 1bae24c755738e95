"""An editor's day in the admin: write, preview, publish, translate, publish a profile, hide it."""

import pytest
from django.urls import reverse

from enterprises.models import EnterprisePage
from procurement.models import NewsPage
from tests.editing import create, edit
from tests.factories import make_enterprise

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def says(client, address, words):
    """Return whether the public answer at an address contains words."""
    return words in client.get(address).content.decode()


def test_news_is_written_previewed_and_published(admin_client, client, procurement):
    words = {"title": "Ny upphandling av städning", "summary": "Kommunen söker fler."}
    create(admin_client, procurement, NewsPage, **words, slug="ny-stadning")
    page = NewsPage.objects.get(slug="ny-stadning")
    draft = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Kommunen söker fler." in draft.content.decode()
    assert client.get("/upphandling/ny-stadning/").status_code == 404
    edit(admin_client, page, "action-publish")
    assert says(client, "/upphandling/ny-stadning/", "Kommunen söker fler.")


def test_an_address_has_no_letters_that_must_be_spelled_out(admin_client, procurement):
    page = procurement.add_child(instance=NewsPage(title="Städning på fyra skolor"))
    assert page.slug == "stadning-pa-fyra-skolor"
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not says(admin_client, address, "data-w-slug-allow-unicode-value")


def test_news_is_sent_to_translation_in_the_admin(admin_client, procurement, english):
    create(admin_client, procurement, NewsPage, "action-publish", title="Nytt", slug="nytt")
    page = NewsPage.objects.get(slug="nytt")
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    admin_client.post(address, {"locales": [english.pk]})
    draft = page.get_translation(english)
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert editor.status_code == 200
    assert not draft.live


FINDING = [
    "/foretag/",
    "/foretag/?q=Cykelrummet",
    "/sok/?q=Cykelrummet",
    "/api/v1/enterprises",
    "/sitemap.xml",
]
PUBLIC = [*FINDING, "/foretag/feed/", "/api/v1/search?q=Cykelrummet"]


def test_a_profile_is_published_and_hidden_without_a_trace(admin_client, client, directory):
    page = make_enterprise(directory, title="Cykelrummet", slug="cykelrummet", live=False)
    edit(admin_client, page, "action-publish")
    assert says(client, "/foretag/cykelrummet/", "Cykelrummet")
    assert says(client, "/foretag/", "Cykelrummet")
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert EnterprisePage.objects.filter(pk=page.pk, live=False).exists()
    assert client.get("/foretag/cykelrummet/").status_code == 410
    traces = [address for address in PUBLIC if says(client, address, "/foretag/cykelrummet")]
    assert traces == []


@pytest.mark.parametrize("address", FINDING)
def test_a_published_profile_is_found(
    admin_client, client, directory, address, django_capture_on_commit_callbacks
):
    page = make_enterprise(directory, title="Cykelrummet", slug="cykelrummet", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        edit(admin_client, page, "action-publish")
    assert says(client, address, "cykelrummet")


def test_home_and_the_indexes_cannot_be_deleted_by_editors(admin_client, home, directory):
    for page in (home, directory):
        admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert type(page).objects.filter(pk=page.pk).exists()
