"""What is coming: contracts that end and planned notices, by when they are probably announced."""

import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from openpyxl import Workbook

from procurement.enums import Phase
from procurement.models import ExpiringContract, PipelineSettings
from procurement.models.pipeline import months_before
from procurement.pipeline.importing import Fate, read
from tests.factories import make_expiring_contract, make_notice, municipality

pytestmark = pytest.mark.django_db
SWEDISH, ENGLISH = "/upphandling/kommande/", "/en/procurement/coming/"
TODAY = timezone.localdate()


def ending(months, **fields):
    """A contract that ends so many months from today."""
    return make_expiring_contract(ends_on=months_before(TODAY, -months), **fields)


def rows(client, address):
    main = BeautifulSoup(client.get(address).content, "html.parser").main
    return [cell.get_text(" ", strip=True) for cell in main.select("tbody th")]


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2027-03-31", 1, "2027-02-28"),
        ("2027-03-31", 12, "2026-03-31"),
        ("2028-02-29", 12, "2027-02-28"),
        ("2027-01-15", 9, "2026-04-15"),
        ("2026-12-31", -2, "2027-02-28"),
        ("2026-11-30", -1, "2026-12-30"),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, found):
    assert months_before(dt.date.fromisoformat(day), months).isoformat() == found


@pytest.mark.parametrize(
    ("months", "listed"),
    [(8, ()), (11, (3, 6, 12)), (16, (6, 12)), (21, (12,)), (30, ())],
    ids=["announced already", "soon", "half a year", "a year", "later"],
)
def test_readers_look_3_6_or_12_months_ahead(client, months, listed):
    ending(months, what="Städavtal")
    shown = [ahead for ahead in (3, 6, 12) if rows(client, f"{SWEDISH}?phase={ahead}")]
    assert tuple(shown) == listed


def test_planned_notices_stand_among_the_contracts_by_quarter(client):
    ending(15, what="Städavtal")
    make_notice(title="Café", phase=Phase.PLANNED, expected_on=TODAY + dt.timedelta(days=40))
    make_notice(title="Öppen", deadline_at=timezone.now() + dt.timedelta(days=40))
    make_notice(title="Utan dag", phase=Phase.PLANNED)
    assert rows(client, SWEDISH) == ["Café", "Städavtal"]
    main = BeautifulSoup(client.get(SWEDISH).content, "html.parser").main
    assert main.find("h2").get_text().startswith("Kvartal")
    assert len(main.select("svg rect")) == 2
    assert {link["href"] for link in main.select("svg a")} == {
        f"#{row['id']}" for row in main.select("tbody tr")
    }


def test_the_setting_moves_when_it_is_probably_announced(client):
    ending(21)
    settings = PipelineSettings.load()
    settings.earliest_months, settings.latest_months = 20, 18
    settings.save()
    assert len(rows(client, f"{SWEDISH}?phase=3")) == 1


def test_only_what_has_english_is_on_the_english_page(client):
    ending(15, what="Städavtal", what_en="Cleaning")
    ending(15, what="Tvätt")
    assert rows(client, ENGLISH) == ["Cleaning"]
    assert "One more is described in Swedish only" in client.get(ENGLISH).content.decode()


def test_what_is_hidden_is_nowhere(client):
    ending(15, what="Hemligt", is_public=False)
    for address in (SWEDISH, f"{SWEDISH}kalender/", "/api/v1/coming"):
        assert "Hemligt" not in client.get(address).content.decode()


def test_a_place_can_be_chosen(client):
    ending(15, what="Här", municipality=municipality("Laxå"))
    ending(15, what="Där", municipality=municipality("Nora"))
    assert rows(client, f"{SWEDISH}?municipality=1860") == ["Här"]


def test_the_calendar_has_a_day_for_each(client):
    contract = ending(15, what="Städavtal")
    answer = client.get(f"{SWEDISH}kalender/")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"].startswith("text/calendar")
    assert event.decoded("dtstart") == months_before(contract.ends_on, 12)
    assert "Städavtal" in event["summary"]


def test_a_table_of_any_length_takes_as_many_questions(client, django_assert_max_num_queries):
    for _each in range(8):
        ending(15, codes="90910000", municipality=municipality("Nora"))
    client.get(SWEDISH)
    with django_assert_max_num_queries(50):
        client.get(SWEDISH)


class TestAPI:
    def ask(self, client, **asked):
        answer = client.get("/api/v1/coming", asked)
        return answer.json().get("items", answer.status_code)

    def test_it_tells_what_the_page_shows(self, client):
        contract = ending(15, what="Städ", what_en="Cleaning", codes="90910000 55300000")
        (item,) = self.ask(client, locale="en")
        assert (item["title"], item["kind"], item["id"]) == ("Cleaning", "contract", contract.pk)
        assert item["cpv"] == ["90910000", "55300000"]
        assert item["announced_from"] == str(months_before(contract.ends_on, 12))
        assert item["url"].endswith(f"{ENGLISH}#contract-{contract.pk}")

    def test_it_can_be_narrowed(self, client):
        ending(15, what="Städ", codes="90910000", municipality=municipality("Nora"))
        ending(15, what="Mat", codes="55300000")
        assert [item["title"] for item in self.ask(client, cpv="9091")] == ["Städ"]
        assert [item["title"] for item in self.ask(client, municipality="1884")] == ["Städ"]
        assert self.ask(client, months=1) == []
        assert self.ask(client, months=0) == 400


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"codes": "9091"}, "codes"),
        ({"extends_until": dt.date(2026, 1, 1)}, "extends_until"),
        ({"source_url": "ftp://example.org"}, "source_url"),
    ],
)
def test_what_does_not_add_up_is_refused(fields, at):
    contract = ExpiringContract(
        buyer="K", what="V", source="S", ends_on=dt.date(2027, 1, 1), **fields
    )
    with pytest.raises(ValidationError) as refused:
        contract.full_clean()
    assert at in refused.value.message_dict


CSV = """Avtal som löper ut;;;;
Köpare;Vad;Slutar;CPV;Kommun
Nora kommun;Städning;2027-12-31;90910000-9;Nora
Nora kommun;Städning;2027-12-31;;
Örebro kommun;Fel dag;31/12;;
Örebro kommun;Fel ort;2027-12-31;;Atlantis
;Utan köpare;2027-12-31;;
"""


class TestImport:
    def address(self):
        return reverse(ExpiringContract.snippet_viewset.get_url_name("import"))

    def send(self, client, content, name="avtal.csv"):
        return client.post(self.address(), {"file": SimpleUploadedFile(name, content)})

    def confirm(self, client, answer):
        soup = BeautifulSoup(answer.content, "html.parser")
        signed = soup.find("input", attrs={"name": "rows"})["value"]
        return client.post(self.address(), {"rows": signed}, follow=True)

    def test_the_preview_says_what_becomes_of_each_row(self, admin_client):
        answer = self.send(admin_client, CSV.encode("cp1252"))
        words = answer.content.decode()
        for said in ("“31/12”", "Atlantis", "rad ovanför", "Köpare"):
            assert said.replace("“", "”") in words or said in words
        assert ExpiringContract.objects.count() == 0

    def test_what_was_looked_at_is_taken_once(self, admin_client):
        self.confirm(admin_client, self.send(admin_client, CSV.encode()))
        contract = ExpiringContract.objects.get()
        assert (contract.what, contract.codes, contract.municipality.name) == (
            "Städning",
            "90910000",
            "Nora",
        )
        assert [row.fate for row in read(CSV.encode())][:1] == [Fate.SAME]
        changed = CSV.replace("2027-12-31;90910000-9", "2028-12-31;90910000-9").encode()
        self.confirm(admin_client, self.send(admin_client, changed))
        assert ExpiringContract.objects.get().ends_on == dt.date(2028, 12, 31)

    def test_a_spreadsheet_is_read_with_its_dates(self, admin_client):
        book, file = Workbook(), io.BytesIO()
        book.active.append(["Vad", "Köpare", "Slutar", "Kan förlängas till"])
        book.active.append(["Tvätt", "Regionen", dt.date(2027, 6, 30), dt.datetime(2029, 6, 30)])
        book.save(file)
        self.confirm(admin_client, self.send(admin_client, file.getvalue(), "avtal.xlsx"))
        contract = ExpiringContract.objects.get()
        assert contract.ends_on == dt.date(2027, 6, 30)
        assert contract.extends_until == dt.date(2029, 6, 30)

    @pytest.mark.parametrize(
        "content", [b"", b"a;b\n1;2\n", b"PK\x03\x04broken", b"%PDF-1.7", b"\x00\x01\x02"]
    )
    def test_what_is_no_list_gets_a_sentence(self, admin_client, content):
        answer = self.send(admin_client, content)
        assert answer.status_code == 200
        assert "error-message" in answer.content.decode()

    def test_rows_that_nobody_signed_are_refused(self, admin_client):
        admin_client.post(self.address(), {"rows": "x"})
        assert ExpiringContract.objects.count() == 0

    def test_only_those_who_may_write_contracts_may_import(self, client, django_user_model):
        user = django_user_model.objects.create_user("gäst", is_staff=True)
        client.force_login(user)
        assert client.get(self.address()).status_code in (302, 403)
