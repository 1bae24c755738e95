"""Taking in a county's list of enterprises."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from enterprises.importing import import_enterprises, preview, read
from enterprises.models import EnterprisePage
from tests.factories import make_enterprise, municipality

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

HERE = Path(__file__).parent
LIST = HERE / "lists" / "enterprises.csv"
HEADER = "Namn;Organisationsnummer;Kommun;Kategorier;Tjänster;Ingress;Webbplats;E-post"


def table(*lines, header=HEADER):
    return read("lista.csv", "\n".join([header, *lines]).encode())


def run(*lines, header=HEADER, **options):
    return import_enterprises(table(*lines, header=header), **options)


def only(report):
    [outcome] = report.outcomes
    return outcome


def test_a_row_becomes_a_draft_with_its_places_categories_and_offers():
    run(
        "Blanka;;Nora;Mat, café och catering, Djur;Catering, Lunch;Vi lagar.;x.example;a@x.example"
    )
    page = EnterprisePage.objects.get(title="Blanka")
    assert not page.live
    assert [row.slug for row in page.categories.all()] == ["mat", "djur"]
    assert [offer.name for offer in page.offers.all()] == ["Catering", "Lunch"]
    assert [row.name for row in page.municipalities.all()] == ["Nora"]
    assert page.website == "https://x.example"


def test_the_same_list_again_changes_nothing():
    line = "Blanka;;Nora;Djur;Catering, Lunch;Vi lagar.;x.example;a@x.example"
    run(line)
    assert only(run(line)).action == "unchanged"
    assert EnterprisePage.objects.count() == 1


def test_a_changed_row_updates_what_differs_and_says_so(directory):
    run("Blanka;;Nora;Djur;Catering;Vi lagar.;;")
    outcome = only(run("Blanka;;Nora;Djur;Catering, Lunch;Vi bakar.;;"))
    assert (outcome.action, outcome.changed) == ("update", ["Ingress", "Tjänster"])
    page = EnterprisePage.objects.get().get_latest_revision_as_object()
    assert page.summary == "Vi bakar."
    assert [offer.name for offer in page.offers.all()] == ["Catering", "Lunch"]


def test_an_empty_cell_leaves_what_is_there():
    run("Blanka;;Nora;Djur;Catering;Vi lagar.;;a@x.example")
    assert only(run("Blanka;;Nora;;;;;")).action == "unchanged"


def test_a_row_finds_its_profile_by_organisation_number(directory):
    page = make_enterprise(directory, title="Gamla namnet", organisation_number="556036-0793")
    outcome = only(run("Nya namnet;5560360793;Nora;;;;;"))
    assert (outcome.action, outcome.page) == ("update", page.pk)


def test_a_change_to_a_live_profile_waits_as_a_draft(directory):
    page = make_enterprise(directory, title="Blanka", municipality=municipality("Nora"))
    run("Blanka;;Nora;;;Något nytt.;;")
    page.refresh_from_db()
    assert page.summary != "Något nytt."
    assert page.get_latest_revision_as_object().summary == "Något nytt."


def test_a_list_that_the_county_answers_for_is_published():
    run("Blanka;;Nora;;;Vi lagar.;;", publish=True)
    assert EnterprisePage.objects.get().live


def test_nobody_elses_open_draft_is_published(directory):
    page = make_enterprise(directory, title="Blanka", municipality=municipality("Nora"))
    page.purpose = "Inte klart."
    page.save_revision()
    run("Blanka;;Nora;;;Något nytt.;;", publish=True)
    page.refresh_from_db()
    assert page.purpose == ""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (";;Nora;;;;;", "Namnet saknas"),
        ("A;556036-0794;Nora;;;;;", "stämmer inte"),
        ("A;811218-9876;Nora;;;;;", "personnummer"),
        ("A;123;Nora;;;;;", "tio siffror"),
        ("A;;Eskilstuna;;;;;", "Eskilstuna"),
        ("A;;;;;;;", "saknas"),
        ("A;;Nora;Raketer;;;;", "Raketer"),
        ("A;;Nora;;;;javascript:alert(1);", "säker"),
        ("A;;Nora;;;;;info(at)x", "info(at)x"),
        ('A;;Nora;;;"=HYPERLINK(""http://x"")";;', "formel"),
        ("=1+1;;Nora;;;;;", "formel"),
        ("A;;Nora;;;@SUM(1);;", "formel"),
        ("A;;Nora;;;;;;för mycket", "fler celler"),
        (f"A;;Nora;;;{'x' * 301};;", "300"),
    ],
)
def test_a_bad_row_is_left_out_with_a_sentence(line, words):
    outcome = only(run(line))
    assert outcome.action == "refuse"
    assert words in outcome.details
    assert not EnterprisePage.objects.exists()


def test_the_same_enterprise_twice_is_taken_once():
    report = run("Blanka;;Nora;;;;;", "Blanka;;Nora;;;;;")
    assert [outcome.action for outcome in report.outcomes] == ["create", "refuse"]
    assert "rad 2" in report.outcomes[1].details


def test_good_rows_come_in_although_another_is_bad():
    report = run("Blanka;;Nora;;;;;", "B;;Månen;;;;;")
    assert (report.count("create"), report.count("refuse")) == (1, 1)


def test_strict_takes_all_or_none():
    report = run("Blanka;;Nora;;;;;", "B;;Månen;;;;;", strict=True)
    assert not report.is_written
    assert not EnterprisePage.objects.exists()
    assert run("Blanka;;Nora;;;;;", strict=True).is_written


def test_a_preview_writes_nothing():
    report = preview(table("Blanka;;Nora;;;;;"))
    assert only(report).action == "create"
    assert not EnterprisePage.objects.exists()


def test_two_of_the_same_name_in_different_places_get_addresses_of_their_own():
    run("Blåa Ändan;;Nora;;;;;", "Blåa Ändan;;Laxå;;;;;")
    slugs = set(EnterprisePage.objects.values_list("slug", flat=True))
    assert slugs == {"blaa-andan", "blaa-andan-2"}


def test_a_sole_traders_number_is_refused():
    header = HEADER.replace("Ingress", "Juridisk form")
    outcome = only(run("A;556036-0793;Nora;;;enskild firma;;", header=header))
    assert "enskild firma" in outcome.details.lower()


def test_english_columns_make_an_english_version():
    header = "Name;Municipality;Lead;Name (English);Lead (English);Description (English)"
    line = "Blanka;Nora;Vi lagar mat.;White;We cook.;Good food."
    run(line, header=header, publish=True)
    page = EnterprisePage.objects.get(locale__language_code="en")
    assert (page.title, page.summary, page.live) == ("White", "We cook.", True)
    assert [row.name for row in page.municipalities.all()] == ["Nora"]
    assert only(run(line, header=header, publish=True)).action == "unchanged"
    again = line.replace("We cook.", "We bake.")
    assert only(run(again, header=header)).changed == ["Ingress (engelska)"]


def test_an_unknown_column_is_told_of():
    report = preview(table("A;Nora;7", header="Namn;Kommun;Favoritfärg"))
    assert "Favoritfärg" in report.notices[0]


def test_the_command_says_row_by_row_what_it_did():
    out = StringIO()
    call_command("import_enterprises", LIST, stdout=out)
    assert "Rad 2: Exempelbageriet: ny" in out.getvalue()
    assert "Rad 3: Exempeltvätten: utelämnad" in out.getvalue()


def test_the_command_answers_in_json_and_can_do_a_dry_run():
    out = StringIO()
    call_command("import_enterprises", LIST, dry_run=True, json=True, stdout=out)
    data = json.loads(out.getvalue())
    assert data["counts"] == {"create": 1, "update": 0, "unchanged": 0, "refuse": 1}
    assert data["is_written"] is False


def test_the_command_fails_when_strict_and_a_row_is_bad():
    with pytest.raises(CommandError):
        call_command("import_enterprises", LIST, strict=True, stdout=StringIO())


def test_the_command_refuses_a_file_that_is_not_there():
    with pytest.raises(CommandError):
        call_command("import_enterprises", HERE / "finns-inte.csv")
