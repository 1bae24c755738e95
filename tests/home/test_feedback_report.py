"""Editors read what readers have said, page by page, and take it along in a file that is safe."""

import io

import openpyxl
import pytest
from django.urls import reverse

from home.models import Feedback

pytestmark = pytest.mark.django_db


def say(path, *answers, words=""):
    for is_useful in answers:
        Feedback.objects.create(path=path, language="sv", is_useful=is_useful, words=words)


def export(client, name, form):
    answer = client.get(reverse(f"page_feedback:{name}"), {"export": form})
    return b"".join(answer.streaming_content)


def test_each_page_has_its_count_share_and_latest_words():
    say("/foretag/", True, True, False)
    say("/foretag/", True, words="Bra lista.")
    row = Feedback.objects.by_page().get()
    assert (row["yes"], row["no"], row["share"]) == (3, 1, 75)
    assert row["latest_words"] == "Bra lista."


def test_a_page_with_nothing_but_a_fault_has_no_share():
    Feedback.objects.create(path="/", language="sv", kind="accessibility", words="Fel.")
    row = Feedback.objects.by_page().get()
    assert (row["faults"], row["share"]) == (1, None)


def test_the_report_opens_and_filters_by_page(admin_client):
    say("/foretag/", True)
    say("/kalender/", False)
    page = admin_client.get(reverse("page_feedback:index"), {"path": "kalender"})
    text = page.content.decode()
    assert "/kalender/" in text and "/foretag/" not in text


def test_the_report_can_be_kept_to_a_period(admin_client):
    say("/foretag/", True)
    period = {"created_at_from": "2020-01-01", "created_at_to": "2020-12-31"}
    page = admin_client.get(reverse("page_feedback:index"), period)
    assert "/foretag/" not in page.content.decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_the_file_is_a_formula(admin_client, start):
    say("/", False, words=f"{start}HYPERLINK(1)")
    text = export(admin_client, "words", "csv").decode("utf-8-sig")
    assert f",'{start}HYPERLINK(1)" in text


def test_excel_reads_the_letters_of_the_file(admin_client):
    say("/", False, words="Åäö")
    assert export(admin_client, "index", "csv").startswith(b"\xef\xbb\xbf")
    sheet = openpyxl.load_workbook(io.BytesIO(export(admin_client, "index", "xlsx"))).active
    assert sheet["F2"].value == "Åäö"


def test_the_report_is_for_those_who_may_read_it(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("ingen"))
    assert client.get(reverse("page_feedback:index")).status_code == 302
