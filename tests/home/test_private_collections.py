"""Private collections are offered to nobody, and never hide what published pages show."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from enterprises.pictures.actions import private_collection
from home.roles import EDITOR
from tests.attendees import sign_in
from tests.factories import make_document, make_guide, make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
LOGIN = {"restriction_type": "login"}


@pytest.fixture
def waiting():
    return private_collection()


@pytest.fixture
def open_one():
    return Collection.get_first_root_node().add_child(name="Öppen")


@pytest.fixture(params=["administrator", EDITOR])
def editor(request, client, admin_client):
    return admin_client if request.param == "administrator" else sign_in(client, EDITOR)


def address(name, *args):
    return reverse(name, args=args)


def collection_of(picture):
    return get_image_model().objects.get(pk=picture.pk).collection


@pytest.mark.parametrize(
    "name",
    ["wagtailimages:add_multiple", "wagtailimages_chooser:choose", "wagtaildocs_chooser:choose"],
)
def test_private_collections_are_offered_to_nobody(editor, waiting, open_one, name):
    answer = editor.get(address(name))
    page = answer.json()["html"] if "chooser" in name else answer.content.decode()
    assert "Öppen" in page
    assert "godkännande" not in page


def test_a_waiting_picture_is_not_offered_to_pages(editor, waiting, open_one):
    make_picture("Hemlig", collection=waiting)
    make_picture("Offentlig", collection=open_one)
    make_document("Hemligt dokument", collection=waiting)
    pictures = editor.get(address("wagtailimages_chooser:choose")).content.decode()
    assert "Offentlig" in pictures
    assert "Hemlig" not in pictures
    documents = editor.get(address("wagtaildocs_chooser:choose")).content.decode()
    assert "Hemligt" not in documents


def test_a_picture_cannot_be_put_where_it_is_hidden(editor, waiting, home):
    picture = make_picture()
    make_guide(home, picture=picture)
    edit = address("wagtailimages:edit", picture.pk)
    editor.post(edit, {"title": "Ny", "collection": waiting.pk})
    bulk = address("wagtail_bulk_action", "wagtailimages", "image", "add_to_collection")
    editor.post(f"{bulk}?id={picture.pk}", {"collection": waiting.pk})
    assert collection_of(picture) == Collection.get_first_root_node()


def test_a_waiting_picture_is_still_edited(admin_client, waiting, open_one):
    picture = make_picture(collection=waiting)
    edit = address("wagtailimages:edit", picture.pk)
    assert "godkännande" in admin_client.get(edit).content.decode()


def test_a_collection_that_pages_show_is_not_closed(admin_client, home, open_one):
    inner = open_one.add_child(name="Inre")
    picture = make_picture(collection=inner)
    make_guide(home, title="Guiden om bilder", picture=picture)
    for collection in (inner, open_one, Collection.get_first_root_node()):
        where = address("wagtailadmin_collections:set_privacy", collection.pk)
        answer = admin_client.post(where, LOGIN).json()
        assert answer["step"] == "set_privacy"
    assert (
        "”Inre”"
        in admin_client.post(
            address("wagtailadmin_collections:set_privacy", inner.pk), LOGIN
        ).json()["html"]
    )
    assert not CollectionViewRestriction.objects.filter(collection__in=[inner, open_one]).exists()


def test_a_collection_that_only_drafts_show_is_closed(admin_client, home, open_one):
    make_guide(home, picture=make_picture(collection=open_one), live=False)
    where = address("wagtailadmin_collections:set_privacy", open_one.pk)
    admin_client.post(where, LOGIN)
    assert CollectionViewRestriction.objects.filter(collection=open_one).exists()


def test_a_collection_that_pages_show_is_not_moved_into_a_private_one(
    admin_client, home, open_one, waiting
):
    make_guide(home, picture=make_picture(collection=open_one))
    where = address("wagtailadmin_collections:edit", open_one.pk)
    answer = admin_client.post(where, {"name": "Öppen", "parent": waiting.pk})
    assert "Flytta först" in answer.content.decode()
    open_one.refresh_from_db()
    assert open_one.depth == 2


@pytest.mark.parametrize("name", ["edit", "delete", "set_privacy"])
def test_the_collection_for_what_waits_stays(admin_client, waiting, name):
    where = address(f"wagtailadmin_collections:{name}", waiting.pk)
    fields = {"name": "Nytt namn", "parent": 1, "restriction_type": "none"}
    answer = admin_client.post(where, fields, follow=True)
    told = answer.json()["html"] if name == "set_privacy" else answer.content.decode()
    assert "ingen har godkänt" in told
    waiting.refresh_from_db()
    assert waiting.name == "Väntar på godkännande"
    assert waiting.get_view_restrictions().exists()
