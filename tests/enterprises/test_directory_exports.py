"""The directory as files: what buyers take with them, and what never comes along."""

import csv
import io
import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from access.models import Disclosure
from enterprises.models import ContactPerson, Correction, Offer, ProfileClaim, Submission
from headless import versions
from places.models import Municipality
from tests.factories import make_category, make_english, make_enterprise

pytestmark = pytest.mark.django_db
MARKER = "hemlig-markor"
FORMULA = "=HYPERLINK(A1)"


def table(response):
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";"))


def sheet(response):
    return [list(row) for row in load_workbook(io.BytesIO(response.getvalue())).active.iter_rows()]


def test_excel_in_swedish_opens_the_list_as_it_is(client, directory):
    make_enterprise(directory, title="Åsas ägg & öl", serving=["Örebro", "Nora"])
    response = client.get("/foretag/hamta/csv/")
    first = table(response)[1]
    assert first[0] == "Åsas ägg & öl"
    assert "Nora, Örebro" in first
    assert client.get("/foretag/hamta/csv/").getvalue().startswith(b"\xef\xbb\xbf")
    assert f"foretag-{timezone.localdate()}.csv" in response["Content-Disposition"]


def test_the_headings_of_the_workbook_stay_in_sight_and_can_be_read(client, directory):
    make_enterprise(directory)
    book = load_workbook(io.BytesIO(client.get("/foretag/hamta/xlsx/").getvalue())).active
    assert book.freeze_panes == "A2"
    assert {book.column_dimensions[letter].width for letter in ("A", "R")} == {24}


def test_json_has_the_same_keys_in_both_languages(client, directory):
    page = make_enterprise(directory, joint_bids=True)
    make_english(page)
    swedish = json.loads(client.get("/foretag/hamta/json/").getvalue())
    english = json.loads(client.get("/en/enterprises/download/json/").getvalue())
    assert list(swedish[0]) == list(english[0])
    assert swedish[0]["joint_bids"] is True


def test_the_filters_of_the_page_hold(client, directory):
    make_enterprise(directory, title="Ett", categories=[make_category("stad")])
    make_enterprise(directory, title="Två")
    response = client.get("/foretag/hamta/csv/?category=stad")
    assert [row[0] for row in table(response)[1:]] == ["Ett"]


@pytest.mark.parametrize("text", [FORMULA, "+46 19 12", "-1", "@SUM(A1)", " =1+1", "＝1+1"])
def test_no_cell_is_a_formula(client, directory, text):
    page = make_enterprise(directory, title=text, phone=text[:30], purpose=text)
    page.offers = [Offer(name=text)]
    page.save_revision().publish()
    cells = [cell for row in table(client.get("/foretag/hamta/csv/")) for cell in row]
    assert not [cell for cell in cells if cell.lstrip(" ")[:1] in "=+-@\t\r＝" and cell.strip()]
    assert any(text in cell for cell in cells)
    kinds = {cell.data_type for row in sheet(client.get("/foretag/hamta/xlsx/")) for cell in row}
    assert "f" not in kinds


def test_what_no_list_shows_is_in_no_file(client, directory):
    make_enterprise(directory, title="Pausad", paused_on=timezone.localdate())
    make_enterprise(directory, title="Utkast", live=False)
    for kind in ("csv", "json"):
        text = client.get(f"/foretag/hamta/{kind}/").getvalue().decode()
        assert "Pausad" not in text
        assert "Utkast" not in text


def test_nothing_private_is_in_any_file_or_in_print(client, directory):
    page = make_enterprise(directory)
    email = f"{MARKER}@example.org"
    ContactPerson.objects.create(page=page, name=MARKER, email=email, phone=MARKER)
    ProfileClaim.objects.create(page=page, name=MARKER, email=email, words=MARKER)
    Correction.objects.create(page=page, kind="wrong", words=MARKER, email=email)
    Submission.objects.create(page=page, sender_name=MARKER, sender_email=email, words=MARKER)
    for address in ("hamta/csv/", "hamta/json/", "katalog/", f"{page.slug}/kod/"):
        assert MARKER not in client.get(f"/foretag/{address}").getvalue().decode()
    rows = sheet(client.get("/foretag/hamta/xlsx/"))
    assert not [cell for row in rows for cell in row if MARKER in str(cell.value)]


def test_an_unknown_kind_of_file_is_not_there(client):
    assert client.get("/foretag/hamta/exe/").status_code == 404


def test_a_longer_list_takes_no_more_queries(client, directory):
    def queries():
        versions.bump()  # they are made anew
        with CaptureQueriesContext(connection) as asked:
            client.get("/foretag/hamta/csv/")
            client.get("/foretag/katalog/")
        return len(asked)

    make_enterprise(directory, serving=["Nora"], categories=[make_category("stad")])
    queries()
    few = queries()
    for _number in range(6):
        make_enterprise(directory, serving=["Nora"], categories=[make_category("stad")])
    assert queries() <= few < 60


def test_the_code_to_print_says_whose_it_is_and_can_be_read_on_black(client, directory):
    page = make_enterprise(directory, title="Ägg & <b>öl</b>")
    code = client.get(f"{page.url}kod/").content.decode()
    assert "<title>QR-kod: Ägg &amp; &lt;b&gt;öl&lt;/b&gt;</title>" in code
    assert 'fill="#fff"' in code


def test_the_catalogue_has_those_that_serve_a_municipality(client, directory):
    make_enterprise(directory, title="Noraföretaget", serving=["Nora"], phone="0587-1")
    make_enterprise(directory, title="Kumlaföretaget", serving=["Kumla"])
    text = client.get("/foretag/katalog/?municipality=1884").getvalue().decode()
    assert "Noraföretaget" in text
    assert "0587-1" in text
    assert "Kumlaföretaget" not in text
    assert client.get("/en/enterprises/catalogue/").status_code == 200


def test_the_whole_catalogue_goes_by_municipality(client, directory):
    make_enterprise(directory, title="Adam", municipality=Municipality.objects.get(name="Nora"))
    make_enterprise(directory, title="Bertil", municipality=Municipality.objects.get(name="Kumla"))
    make_enterprise(directory, title="Cesar", municipality=None)
    text = client.get("/foretag/katalog/").getvalue().decode()
    text = text[text.index("<h2>") :]
    places = [text.index(f"<h2>{place}</h2>") for place in ("Kumla", "Nora", "Inget säte angivet")]
    names = [text.index(f"<h3>{name}</h3>") for name in ("Bertil", "Adam", "Cesar")]
    assert sorted(places + names) == [
        each for pair in zip(places, names, strict=True) for each in pair
    ]


def test_the_profile_leads_to_its_code(client, directory):
    page = make_enterprise(directory)
    assert f'href="{page.url}kod/"' in client.get(page.url).content.decode()
    english = make_english(page)
    assert f'href="{english.url}code/"' in client.get(english.url).content.decode()


def test_the_code_runs_nothing(client, directory):
    answer = client.get(f"{make_enterprise(directory).url}kod/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


def test_what_no_workbook_can_hold_is_left_out(client, directory):
    make_enterprise(directory, title="Ett\x08\ufffe\uffffTvå")
    cells = [cell.value for row in sheet(client.get("/foretag/hamta/xlsx/")) for cell in row]
    assert "EttTvå" in cells


def test_the_code_leads_to_the_profile(client, directory):
    page = make_enterprise(directory)
    response = client.get(f"{page.url}kod/")
    assert response["Content-Type"] == "image/svg+xml"
    assert b"<script" not in response.content
    other = client.get(f"{make_enterprise(directory).url}kod/")
    assert other.content != response.content


def test_reviewers_take_out_contact_persons_and_it_is_noted(client, directory):
    user = get_user_model().objects.create_user("g", "g@example.org", "x")
    user.groups.add(Group.objects.get(name="Granskare"))
    client.force_login(user)
    page = make_enterprise(directory, title="Ett")
    ContactPerson.objects.create(page=page, name=FORMULA, email="eva@example.org")
    assert client.get("/admin/enterprises/export/").status_code == 200
    rows = table(client.post("/admin/enterprises/export/", {"kind": "csv"}))
    assert "eva@example.org" in rows[1]
    assert f"'{FORMULA}" in rows[1]
    taken = Disclosure.objects.get()
    assert (taken.action, taken.user, taken.count) == ("exported", user, 1)


def test_editors_take_out_no_contact_persons(client, directory):
    user = get_user_model().objects.create_user("r", "r@example.org", "x")
    user.groups.add(Group.objects.get(name="Redaktör"))
    client.force_login(user)
    make_enterprise(directory)
    response = client.post("/admin/enterprises/export/", {"kind": "csv"})
    assert response.status_code == 302
    assert not Disclosure.objects.exists()
