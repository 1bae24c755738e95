"""Documents are what their names say, and are served without harm."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def add(client, name, content):
    """Upload a document in the admin, and return it when it was taken."""
    data = {
        "title": "Underlag",
        "file": ContentFile(content, name=name),
        "collection": Collection.get_first_root_node().pk,
    }
    client.post("/admin/documents/add/", data)
    return get_document_model().objects.first()


@pytest.mark.parametrize(
    ("name", "content", "disposition"),
    [
        ("underlag.pdf", b"%PDF-1.7 ...", "inline"),
        ("underlag.docx", b"PK\x03\x04...", "attachment"),
        ("underlag.csv", "namn;ort\nÅsa;Örebro".encode(), "attachment"),
    ],
)
def test_a_document_is_served_as_what_it_is(admin_client, client, name, content, disposition):
    answer = client.get(add(admin_client, name, content).url)
    assert answer["Content-Disposition"].startswith(disposition)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ond.html", b"<script>alert(1)</script>"),
        ("ond.svg", b"<svg onload='alert(1)'/>"),
        ("ond.exe", b"MZ"),
        ("ond.pdf", b"<html><script>alert(1)</script>"),
        ("ond.docx", b"MZ\x90"),
        ("ond.txt", b"MZ\x00\x90"),
    ],
)
def test_what_could_do_harm_is_refused(admin_client, name, content):
    assert add(admin_client, name, content) is None


def test_a_document_can_be_renamed_without_its_file(admin_client):
    document = add(admin_client, "underlag.pdf", b"%PDF-1.7")
    data = {"title": "Nytt namn", "collection": document.collection_id}
    admin_client.post(f"/admin/documents/edit/{document.pk}/", data)
    document.refresh_from_db()
    assert document.title == "Nytt namn"


def test_a_document_of_a_private_collection_asks_for_a_login(admin_client, client):
    document = add(admin_client, "underlag.pdf", b"%PDF-1.7")
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    assert client.get(document.url).status_code == 302
