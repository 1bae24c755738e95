"""Long lists in the admin: taken further a little at a time, corrected, and never doubled."""

import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook, load_workbook

from config.duties import forget_old_lists
from enterprises.importing import progress
from enterprises.importing.tasks import look_through, take_in
from enterprises.models import EnterprisePage, Upload

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

LIST = "Namn;Kommun;Telefon\nBlanka;Nora;191234567\nFel;Månen;\nFel igen;Solen;\n"


def send(client, content=LIST, name="lista.csv"):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    answer = client.post(reverse("enterprises_import:start"), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def page(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def names(found):
    return [
        row.select("td")[1].get_text(strip=True)
        for row in found.select("table")[-1].select("tr")[1:]
    ]


def row_address(number):
    upload = Upload.objects.get()
    return reverse("enterprises_import:correct", args=[upload.pk, number])


@pytest.fixture
def slow(monkeypatch):
    """Have each request find the time for one row alone."""
    monkeypatch.setattr(progress, "SLICE", 0)
    monkeypatch.setattr(progress, "AT_ONCE", 1)


def test_a_long_list_is_taken_further_by_whoever_looks_at_it(admin_client, slow):
    address = send(admin_client)
    shown = page(admin_client, address)
    assert shown.find("progress")["max"] == "3"
    assert "refresh" in str(shown.find("noscript"))
    for _ in range(20):
        shown = page(admin_client, address)
    assert shown.find("progress") is None
    assert names(shown) == ["Blanka", "Fel", "Fel igen"]


def test_an_import_that_stops_in_the_middle_goes_on_and_doubles_nothing(admin_client, slow):
    address = send(admin_client, "Namn;Kommun\n" + "".join(f"A{n};Nora\n" for n in range(6)))
    for _ in range(20):
        page(admin_client, address)
    result = admin_client.post(address)["Location"]
    assert page(admin_client, result).find("progress")
    for _ in range(20):
        shown = page(admin_client, result)
    assert shown.find("progress") is None
    assert EnterprisePage.objects.count() == 6
    assert Upload.objects.get().report == {
        "create": 6,
        "update": 0,
        "unchanged": 0,
        "refuse": 0,
    }


def test_nobody_takes_over_from_a_worker_that_is_alive(admin_client):
    address = send(admin_client)
    soon = timezone.now() + dt.timedelta(seconds=30)
    Upload.objects.update(busy_until=soon, started_at=soon)
    result = address + "result/"
    assert page(admin_client, result).find("progress")
    assert not EnterprisePage.objects.exists()
    Upload.objects.update(busy_until=timezone.now() - dt.timedelta(seconds=1))
    assert page(admin_client, result).find("progress") is None
    assert EnterprisePage.objects.count() == 1


def test_a_worker_takes_a_list_in_to_the_end(admin_user):
    upload = Upload.objects.create(name="a.csv", content=LIST.encode(), user=admin_user)
    take_in.call(str(upload.pk))
    upload.refresh_from_db()
    assert (upload.report["create"], upload.report["refuse"]) == (1, 2)
    assert upload.busy_until is None


def test_a_row_that_another_has_carried_out_is_left(admin_client):
    send(admin_client)
    upload = Upload.objects.get()
    stored = upload.rows.get(number=2)
    step = progress.run_of(upload).plan(progress.as_row(stored))
    upload.rows.update(is_done=True)
    with pytest.raises(progress.DoneByAnotherError):
        progress.run_of(upload).carry_out(step, lambda: progress._claim_row(stored, step))
    assert not EnterprisePage.objects.exists()


def test_rows_can_be_filtered(admin_client):
    address = send(admin_client)
    assert names(page(admin_client, f"{address}?show=refuse")) == ["Fel", "Fel igen"]
    assert names(page(admin_client, f"{address}?show=mended")) == ["Blanka"]
    assert names(page(admin_client, f"{address}?show=nonsense&p=99")) == [
        "Blanka",
        "Fel",
        "Fel igen",
    ]


def test_the_preview_tells_of_each_column_what_was_mended(admin_client):
    text = page(admin_client, send(admin_client)).get_text(" ", strip=True)
    assert "”191234567” blev ”0191234567”" in text


def test_a_bad_row_is_corrected_on_the_page(admin_client):
    address = send(admin_client)
    form = page(admin_client, row_address(3))
    assert form.find("input", attrs={"name": "municipality"})["value"] == "Månen"
    cells = {"name": "Fel", "municipality": "Mars"}
    wrong = admin_client.post(row_address(3), cells).content.decode()
    assert "”Mars” är inte en av länets kommuner" in wrong
    answer = admin_client.post(row_address(3), {"name": "Rätt", "municipality": "Kumla"})
    assert names(page(admin_client, answer["Location"])) == ["Fel igen"]
    admin_client.post(address)
    assert set(EnterprisePage.objects.values_list("title", flat=True)) == {"Blanka", "Rätt"}


def test_a_row_corrected_after_the_import_comes_in_at_once(admin_client):
    address = send(admin_client)
    admin_client.post(address)
    admin_client.post(row_address(3), {"name": "Rätt", "municipality": "Kumla"})
    assert set(EnterprisePage.objects.values_list("title", flat=True)) == {"Blanka", "Rätt"}
    assert Upload.objects.get().report["create"] == 2


def test_a_row_corrected_into_another_of_the_list_is_refused(admin_client):
    send(admin_client)
    answer = admin_client.post(row_address(3), {"name": "BLANKA", "municipality": "Nora"})
    assert "rad 2" in answer.content.decode()


@pytest.mark.parametrize("number", [2, 99])
def test_only_rows_that_are_left_out_can_be_corrected(admin_client, number):
    send(admin_client)
    assert admin_client.get(row_address(number)).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_bad_rows_are_given_as_a_file_that_comes_back_corrected(admin_client, kind):
    address = send(admin_client)
    answer = admin_client.get(f"{address}utelamnade.{kind}")
    if kind == "xlsx":
        lines = list(load_workbook(io.BytesIO(answer.content)).active.values)
        lines = [";".join(cell or "" for cell in line) for line in lines]
    else:
        lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line[:5] for line in lines[1:]] == ["3;Fel", "4;Fel"]
    assert "Månen” är inte en av länets kommuner" in lines[1]
    admin_client.post(address)
    again = "\n".join(lines).replace("Månen;", "Kumla;")
    address = send(admin_client, again)
    admin_client.post(address)
    assert EnterprisePage.objects.count() == 2


def test_the_same_list_once_more_doubles_nothing(admin_client):
    for _ in range(2):
        admin_client.post(send(admin_client))
    assert EnterprisePage.objects.count() == 1


def test_two_imports_at_once_make_one_profile(admin_client):
    for _ in range(2):
        send(admin_client)
    first, second = Upload.objects.all()
    runs = [(progress.run_of(each), each.rows.get(number=2)) for each in (first, second)]
    steps = [(run, run.plan(progress.as_row(row))) for run, row in runs]
    for run, step in steps:
        run.carry_out(step)
    assert EnterprisePage.objects.count() == 1


def workbook():
    book, file = Workbook(), io.BytesIO()
    for sheet, name in ((book.active, "A"), (book.create_sheet("Till"), "B")):
        sheet.append(["Namn", "Kommun"])
        sheet.append([name, "Nora"])
    book.active.append(["Dold", "Nora"])
    book.active.row_dimensions[3].hidden = True
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("how", "shown"),
    [
        ({"sheet": "Sheet"}, ["A"]),
        ({"sheet": "Sheet", "with_hidden": "on"}, ["A", "Dold"]),
        ({"sheet": "Till"}, ["B"]),
        ({"sheet": "Finns inte"}, ["A"]),
    ],
)
def test_another_sheet_and_what_is_hidden_can_be_read(admin_client, how, shown):
    address = send(admin_client, workbook(), "a.xlsx")
    admin_client.post(f"{address}read/", how)
    assert names(page(admin_client, address)) == shown


def test_lists_that_were_sent_in_are_found_again(admin_client):
    address = send(admin_client)
    start = page(admin_client, reverse("enterprises_import:start"))
    assert start.find("a", href=address)


def test_what_is_in_order_is_published_when_that_is_asked_for(admin_client):
    admin_client.post(send(admin_client))
    admin_client.post(send(admin_client), {"publish": "on"})
    assert EnterprisePage.objects.get(title="Blanka").live


@pytest.fixture
def worker(settings):
    """Have tasks wait for a worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_what_takes_longer_is_left_to_a_worker(admin_client, slow, worker):
    address = send(admin_client)
    [task] = DBTaskResult.objects.all()
    assert task.task_path.endswith("look_through")
    assert page(admin_client, address).find("progress")["value"] == "1"
    look_through.call(str(Upload.objects.get().pk))
    assert names(page(admin_client, address)) == ["Blanka", "Fel", "Fel igen"]


def test_lists_are_forgotten_every_day(admin_client):
    send(admin_client)
    forget_old_lists()
    assert Upload.objects.exists()
    Upload.objects.update(created_at=timezone.now() - dt.timedelta(hours=25))
    forget_old_lists()
    assert not Upload.objects.exists()
