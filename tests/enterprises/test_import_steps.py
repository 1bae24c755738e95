"""The import in the admin step by step: who may take it, what is refused, and what is told."""

import datetime as dt
import json
import uuid
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from enterprises.importing.tasks import take_in
from enterprises.models import EnterpriseIndexPage, EnterprisePage, Upload
from home.roles import EDITOR, MEETING_HOST, REVIEWER

pytestmark = pytest.mark.django_db

START = "enterprises_import:start"
LIST = "Namn;Kommun\nBlanka;Nora\nFel;Månen\n"


@pytest.fixture
def signed_in(client):
    """Return a browser signed in as a member of a role."""

    def sign_in(role):
        user = get_user_model().objects.create_user(f"en {role}", password="x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


def send(client, content=LIST, name="lista.csv"):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(reverse(START), {"file": file}, follow=True)


def sent(client, **kinds):
    """Send a list in and return the address where it is confirmed."""
    return send(client, **kinds).redirect_chain[-1][0]


@pytest.mark.parametrize(
    ("role", "may"), [(EDITOR, True), (REVIEWER, True), (MEETING_HOST, False)]
)
def test_those_who_may_add_profiles_may_import(signed_in, role, may):
    client = signed_in(role)
    assert (client.get(reverse(START)).status_code == 200) is may
    assert (reverse(START) in client.get("/admin/").content.decode()) is may


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(reverse(START)).status_code == 302
    assert client.post(reverse(START)).status_code == 302
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("", "a.csv", "tom"),
        ("Fel;Rubriker\nA;B", "a.csv", "ingen kolumn"),
        ("{not json", "a.json", "giltig JSON"),
        (b"PK\x03\x04", "a.xlsx", "kalkylblad"),
        (b"\x89PNG\0", "a.png", "CSV, XLSX eller JSON"),
    ],
    ids=["empty", "headings", "json", "spreadsheet", "picture"],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(admin_client, content, name, words):
    assert words in send(admin_client, content, name).content.decode()
    assert not Upload.objects.exists()


def test_a_file_must_be_chosen(admin_client):
    answer = admin_client.post(reverse(START))
    assert answer.status_code == 200
    assert not Upload.objects.exists()


def test_the_preview_tells_what_will_happen_to_each_row(admin_client):
    page = BeautifulSoup(admin_client.get(sent(admin_client)).content, "html.parser")
    table = page.select("table")[-1]
    rows = [[cell.get_text(strip=True) for cell in row.select("td")] for row in table.select("tr")]
    assert rows[1][:3] == ["2", "Blanka", "ny"]
    assert rows[2][:3] == ["3", "Fel", "utelämnad"]
    assert rows[2][3].startswith("Kommun: ”Månen” är inte en av länets kommuner.")


def test_a_column_that_was_not_read_is_named(admin_client):
    answer = send(admin_client, "Namn;Kommun;Favoritfärg\nBlanka;Nora;röd")
    assert "Favoritfärg" in answer.content.decode()


def test_no_cell_brings_code_into_the_admin(admin_client):
    answer = send(admin_client, "Namn;Kommun\n<img src=x onerror=alert(1)>;Nora")
    assert "<img src=x" not in answer.content.decode()


@pytest.mark.indexed
@pytest.mark.parametrize(("role", "may"), [(REVIEWER, True), (EDITOR, False)])
def test_only_those_who_publish_profiles_may_publish_a_list(signed_in, role, may):
    client = signed_in(role)
    address = sent(client)
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert bool(page.find("input", attrs={"name": "publish"})) is may
    client.post(address, {"publish": "on"})
    assert EnterprisePage.objects.get().live is may


@pytest.mark.indexed
def test_the_result_says_what_became_of_each_row(admin_client):
    answer = admin_client.post(sent(admin_client), follow=True).content.decode()
    assert "Det här blev gjort med varje rad i lista.csv" in answer
    assert "ny: <strong>1</strong>" in answer
    assert "utelämnad: <strong>1</strong>" in answer


def test_a_list_that_waits_for_the_worker_says_so(admin_client, admin_user):
    soon = timezone.now() + dt.timedelta(seconds=30)
    upload = Upload.objects.create(
        name="a.csv", content=LIST.encode(), user=admin_user, started_at=soon, busy_until=soon
    )
    address = reverse("enterprises_import:result", args=[upload.pk])
    assert "håller på att tas in" in admin_client.get(address).content.decode()


@pytest.mark.parametrize("step", ["preview", "result"])
def test_a_list_that_is_not_there_is_not_found(admin_client, step):
    address = reverse(f"enterprises_import:{step}", args=[uuid.uuid4()])
    assert admin_client.get(address).status_code == 404


@pytest.mark.parametrize("step", ["preview", "result"])
def test_the_list_of_another_is_not_found(signed_in, admin_user, step):
    upload = Upload.objects.create(name="a.csv", content=LIST.encode(), user=admin_user)
    address = reverse(f"enterprises_import:{step}", args=[upload.pk])
    assert signed_in(EDITOR).get(address).status_code == 404


def test_the_list_of_another_cannot_be_confirmed(signed_in, admin_user):
    upload = Upload.objects.create(name="a.csv", content=LIST.encode(), user=admin_user)
    address = reverse("enterprises_import:preview", args=[upload.pk])
    assert signed_in(EDITOR).post(address).status_code == 404
    assert not EnterprisePage.objects.exists()


def test_lists_are_forgotten_after_a_day(admin_client, admin_user):
    for hours in (23, 25):
        upload = Upload.objects.create(name=f"{hours}", content=b"", user=admin_user)
        created = timezone.now() - dt.timedelta(hours=hours)
        Upload.objects.filter(pk=upload.pk).update(created_at=created)
    send(admin_client)
    assert set(Upload.objects.values_list("name", flat=True)) == {"23", "lista.csv"}


@pytest.mark.indexed
def test_a_task_that_runs_twice_makes_one_profile(admin_user):
    upload = Upload.objects.create(name="a.csv", content=LIST.encode(), user=admin_user)
    for _ in range(2):
        take_in.call(str(upload.pk))
    assert EnterprisePage.objects.count() == 1


@pytest.mark.parametrize("kind", ["pdf", "CSV", "json"])
def test_there_are_two_kinds_of_empty_lists(admin_client, kind):
    assert admin_client.get(reverse("enterprises_import:example", args=[kind])).status_code == 404


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def run(*words, **options):
    out = StringIO()
    call_command("import_enterprises", *words, stdout=out, no_color=True, **options)
    return out.getvalue()


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("options", "count", "live"),
    [({}, 1, 0), ({"publish": True}, 1, 1), ({"dry_run": True}, 0, 0)],
    ids=["drafts", "published", "dry run"],
)
def test_the_command_does_what_its_options_say(file, options, count, live):
    text = run(file, **options)
    pages = EnterprisePage.objects.all()
    assert (pages.count(), pages.filter(live=True).count()) == (count, live)
    assert ("Inget har sparats." in text) is (count == 0)
    assert "ny: 1, ändrad: 0, oförändrad: 0, utelämnad: 1" in text


def test_the_command_takes_all_rows_or_none(file):
    with pytest.raises(CommandError, match="några rader inte kan tas in"):
        run(file, strict=True)
    assert not EnterprisePage.objects.exists()


@pytest.mark.indexed
def test_the_report_in_json_names_each_row(file):
    report = json.loads(run(file, json=True))
    assert [row["action"] for row in report["outcomes"]] == ["create", "refuse"]
    assert report["outcomes"][0]["page"] == EnterprisePage.objects.get().pk
    assert report["is_written"] is True


@pytest.mark.parametrize(
    ("content", "words"), [("", "tom"), ("Fel;Rubriker", "ingen kolumn")], ids=["empty", "wrong"]
)
def test_the_command_refuses_a_file_that_is_no_list(file, content, words):
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=words):
        run(file)


@pytest.mark.indexed
def test_without_a_directory_nothing_can_be_imported(file):
    EnterpriseIndexPage.objects.all().delete()
    with pytest.raises(CommandError, match="ingen katalog"):
        run(file)
