"""The import, as an editor meets it in the admin."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from enterprises.importing import preview, read
from enterprises.models import EnterprisePage, Upload

pytestmark = pytest.mark.django_db

LIST = "Namn;Kommun\nBlanka;Nora\nFel;Månen\n"


def send(client, content=LIST, name="lista.csv"):
    file = SimpleUploadedFile(name, content.encode())
    return client.post(reverse("enterprises_import:start"), {"file": file}, follow=True)


def test_a_list_is_shown_row_by_row_before_anything_is_saved(admin_client):
    answer = send(admin_client).content.decode()
    assert "Blanka" in answer
    assert "Månen" in answer
    assert not EnterprisePage.objects.exists()


@pytest.mark.indexed
def test_a_confirmed_list_comes_in_as_drafts(admin_client):
    preview_page = send(admin_client).redirect_chain[-1][0]
    answer = admin_client.post(preview_page, follow=True)
    page = EnterprisePage.objects.get()
    assert (page.title, page.live) == ("Blanka", False)
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer.content.decode()


@pytest.mark.indexed
def test_a_list_may_be_published_at_once(admin_client):
    admin_client.post(send(admin_client).redirect_chain[-1][0], {"publish": "on"})
    assert EnterprisePage.objects.get().live


@pytest.mark.indexed
def test_confirming_twice_imports_once(admin_client):
    address = send(admin_client).redirect_chain[-1][0]
    admin_client.post(address)
    EnterprisePage.objects.all().delete()
    admin_client.post(address)
    assert not EnterprisePage.objects.exists()


def test_a_file_that_is_no_list_gets_a_sentence(admin_client):
    assert "är tom" in send(admin_client, content=" ").content.decode()
    assert "kalkylblad" in send(admin_client, content="PKx", name="a.xlsx").content.decode()
    assert not Upload.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_file_can_be_filled_in_and_imported(admin_client, kind):
    answer = admin_client.get(reverse("enterprises_import:example", args=[kind]))
    assert "attachment" in answer["Content-Disposition"]
    assert preview(read(f"mall.{kind}", answer.content)).count("create") == 1


def test_the_template_spreadsheet_has_the_headings_of_the_documentation(admin_client):
    answer = admin_client.get(reverse("enterprises_import:example", args=["xlsx"]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[1]][:2] == ["Namn", "Organisationsnummer"]


def test_who_may_not_add_profiles_may_not_import(client):
    user = get_user_model().objects.create_user("gast", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("enterprises_import:start")).status_code in (302, 403)


def test_nobody_sees_the_list_of_another(admin_client):
    other = get_user_model().objects.create_user("annan", password="x")
    upload = Upload.objects.create(name="a.csv", content=LIST.encode(), user=other)
    address = reverse("enterprises_import:preview", args=[upload.pk])
    assert admin_client.get(address).status_code == 404
