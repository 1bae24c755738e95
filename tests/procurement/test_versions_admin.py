"""An editor sends in files, sees what they would do, stores them, and decides about words."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from procurement.models import Notice, NoticeUpload
from tests.procurement.received import identity, said, store_each
from tests.procurement.tiny_notices import xml

pytestmark = pytest.mark.django_db
START = "/admin/procurement/import/"


def sent(client, *files):
    chosen = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(START, {"documents": chosen}, follow=True)


def zipped(**files):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.xml", content)
    return written.getvalue()


def test_a_preview_says_what_would_happen_and_stores_nothing(admin_client):
    page = sent(admin_client, ("en.xml", xml()), ("fel.xml", b"<nej")).content.decode()
    assert "Lokalvård" in page
    assert "nya: 1, avvisade: 1" in page
    assert "Filen är inte välformad XML." in page
    assert not Notice.objects.exists()


def test_a_press_stores_what_was_shown(admin_client):
    page = sent(admin_client, ("flera.zip", zipped(one=xml(), two=xml(version="02"))))
    address = page.redirect_chain[-1][0]
    page = admin_client.post(address, follow=True).content.decode()
    assert "nya: 1, ändrade: 1" in page
    notice = Notice.objects.get()
    assert (notice.live, notice.versions.count()) == (False, 2)
    assert not NoticeUpload.objects.exists()


def test_no_file_is_said_in_a_sentence(admin_client):
    page = admin_client.post(START, {})
    assert page.context["form"].errors["documents"]


def test_nobody_else_may_look_at_what_was_sent_in(client, admin_client, django_user_model):
    page = sent(admin_client, ("en.xml", xml()))
    other = django_user_model.objects.create_superuser("annan", password="x")
    client.force_login(other)
    answer = client.get(page.redirect_chain[-1][0], follow=True)
    assert "Lokalvård" not in answer.content.decode()


@pytest.fixture
def undecided():
    store_each(said(2))
    notice = Notice.objects.get()
    notice.title = "Våra ord"
    notice.save()
    store_each(said(2, "02", title={"sv": "Källans nya ord"}))
    return Notice.objects.get()


def test_an_editor_sees_both_words_and_keeps_the_own(admin_client, undecided):
    address = f"{START}{undecided.pk}/words/"
    page = admin_client.get(address).content.decode()
    assert "Våra ord" in page
    assert "Källans nya ord" in page
    admin_client.post(address, {"field": "title", "keep": "1"})
    undecided.refresh_from_db()
    assert undecided.title == "Våra ord"
    assert undecided.source_words.proposed == {}


def test_an_editor_takes_the_words_of_the_source(admin_client, undecided):
    admin_client.post(f"{START}{undecided.pk}/words/", {"field": "title", "take": "1"})
    undecided.refresh_from_db()
    assert undecided.title == "Källans nya ord"


@pytest.mark.indexed
def test_the_form_of_a_notice_shows_where_it_comes_from(admin_client, undecided):
    page = admin_client.get(f"/admin/snippets/procurement/notice/edit/{undecided.pk}/")
    shown = page.content.decode()
    assert f"{identity(2)}-02" in shown
    assert f"{START}{undecided.pk}/words/" in shown
