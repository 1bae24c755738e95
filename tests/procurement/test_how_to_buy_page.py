"""The page of the buying routes and the note for the file, as a buyer meets them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.models import Offer, ReservationClaim
from procurement.models import BuyingRule
from tests.factories import make_category, make_english, make_enterprise, make_guide, municipality

pytestmark = pytest.mark.django_db
SV, EN = "/upphandling/kopvagen/", "/en/procurement/how-to-buy/"
NOTE = "/upphandling/kopvagen/underlag/"


@pytest.fixture
def read(client):
    def page(address=SV, **asked):
        answer = client.get(address, asked)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser").find("main")

    return page


def words(part):
    return part.get_text(" ", strip=True).replace("\u00a0", " ")


def test_who_comes_new_is_asked_and_not_told_off(read):
    main = read()
    assert main.h1.text == "Köpvägen"
    assert not main.find(class_="error-summary")
    assert [each["name"] for each in main.find_all("input") if each.get("type") != "radio"] == [
        "service",
        "value",
        "date",
    ]
    assert main.find("input", checked=True)["value"] == "sub-central"


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("fönsterputsning", "Nej, köpet ska annonseras: 900 000 kr ligger inte under gränsen"),
        ("catering", "Ja, ni får köpa direkt: 900 000 kr ligger under gränsen, som är 8 109 450"),
    ],
)
def test_the_answer_comes_first_and_in_words(read, service, said):
    main = read(service=service, value="900 000", date="2025-06-01")
    assert said in words(main.find(class_="callout"))


def test_the_english_page_says_the_same_in_english(read):
    main = read(EN, service="window cleaning", value="900 000 kr", date="2025-06-01")
    assert "No, advertise the purchase: SEK 900,000 is not below the limit, SEK 700,000" in words(
        main
    )
    assert "LOU chapter 19, sections 6 and 8" in words(main)
    assert "guidance, not legal advice" in words(main)


def test_each_duty_has_its_paragraph_and_a_link_to_the_law(read):
    main = read(service="catering", value="900000", date="2026-06-01")
    tasks = main.find(class_="route-tasks").find_all("li", recursive=False)
    assert len(tasks) == 8
    for task in tasks:
        assert "LOU" in words(task) and task.find("a")["href"].startswith("https://")
    assert "19 a kap. 11 §" in words(main)


def test_an_amount_that_is_not_known_is_said_to_be_so_and_linked(read):
    main = read(service="catering", value="900000", date="2026-06-01")
    warnings = [words(each) for each in main.find_all(class_="callout-warning")]
    assert (
        "Tröskelvärdet i kronor känner vi inte till. Så vitt vi vet är det 750 000 euro."
        in warnings[0]
    )
    assert "bara om en euro kostar 1,20 kronor" in warnings[0]
    assert "upphandlingsmyndigheten.se" in main.find(class_="callout-warning").a["href"]
    assert "8 109 450" not in words(main)


def test_a_day_after_what_is_known_says_that_the_amounts_change(read):
    main = read(service="catering", value="900000", date="2028-01-01")
    assert "Tröskelvärdena ändras vartannat år" in words(main)
    assert "Vi vet inte tillräckligt" in words(main)


def test_a_day_before_what_is_known_is_not_guessed(read):
    main = read(service="fönsterputs", value="900000", date="2021-12-31")
    assert "Vi känner inte till reglerna den 31 december 2021" in words(main)
    assert "700 000" not in words(main).replace("900 000", "")


def test_the_reader_chooses_where_several_fit_and_keeps_what_was_written(read, client):
    main = read(service="städa", value="900 000", authority="central", date="2025-06-01")
    links = main.find(class_="route-choices").find_all("a")
    assert len(links) > 2
    chosen = client.get(SV + links[0]["href"])
    main = BeautifulSoup(chosen.content, "html.parser").find("main")
    assert "Städning (CPV 90910000)" in words(main)
    assert "En statlig myndighet" in words(main.find(class_="facts"))
    assert main.find("input", attrs={"name": "value"})["value"] == "900 000"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"service": "", "value": "5"}, "Skriv vad ni vill köpa."),
        ({"service": "xyzzy", "value": "5"}, "Vi känner inte igen ”xyzzy”."),
        ({"service": "9091", "value": "5"}, "En CPV-kod har åtta siffror"),
        ({"service": "catering", "value": ""}, "Skriv för hur mycket, i kronor."),
        ({"service": "catering", "value": "mycket"}, "”mycket” är inget belopp."),
        ({"service": "catering", "value": "-5"}, "Värdet ska vara mer än 0 kronor."),
        ({"service": "catering", "value": "5", "authority": "kungen"}, "Välj en av dem"),
        ({"service": "catering", "value": "5", "date": "i går"}, "Skriv dagen som 2026-03-01."),
        ({"service": "catering", "value": "5", "date": "2026-02-30"}, "Skriv dagen som"),
        ({"service": "c" * 300, "value": "5"}, "Skriv högst 200 tecken."),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence_and_kept(read, asked, said):
    main = read(**asked)
    assert said in words(main.find(class_="error-summary"))
    kept = main.find("input", attrs={"name": "service"}).get("value", "")
    assert kept == asked["service"]
    assert not main.find(class_="route-tasks")


@pytest.mark.parametrize("value", ["<script>", "\0", "%00", "9" * 5000])
def test_strange_input_breaks_nothing(client, value):
    for address in (SV, EN, NOTE):
        asked = {"service": value, "value": value, "authority": value, "date": value}
        assert client.get(address, asked).status_code in (200, 302, 400)


def selling(directory, title, cpv, **fields):
    page = make_enterprise(directory, title=title, **fields)
    Offer.objects.create(page=page, name="Något", cpv=cpv, locale=page.locale)
    return page


def test_the_enterprises_that_offer_it_are_there_with_what_they_claim(read, directory):
    seat = municipality("Nora")
    page = selling(directory, "Noras kök", "55520000", municipality=seat)
    ReservationClaim.objects.create(page=page, rule="lou-4-18", locale=page.locale)
    selling(directory, "Fönstren", "90911300")
    make_enterprise(directory, title="Slaget", categories=[make_category("mat-catering")])
    part = words(read(service="catering", value="900000").find(id="suppliers").parent)
    assert "Noras kök , Nora 4 kap. 18 §" in part
    assert "Slaget" in part
    assert "Fönstren" not in part


def test_what_is_like_it_is_shown_where_nobody_sells_just_that(read, directory):
    selling(directory, "Kontorsstädarna", "90919200")
    part = words(read(service="fönsterputs", value="5000").find(id="suppliers").parent)
    assert "De här säljer något liknande: Kontorsstädarna" in part


def test_a_paused_or_hidden_enterprise_is_not_named(read, directory):
    selling(directory, "Gömd", "55520000", live=False)
    selling(directory, "Pausad", "55520000", paused_on="2026-01-01")
    part = words(read(service="catering", value="5000").find(id="suppliers").parent)
    assert "Gömd" not in part and "Pausad" not in part


def test_english_names_what_is_translated_and_counts_the_rest(read, directory):
    selling(directory, "Noras kök", "55520000")
    make_english(selling(directory, "Kroken", "55520000"), title="The Hook")
    part = words(read(EN, service="catering", value="5000").find(id="suppliers").parent)
    assert "The Hook" in part and "Noras kök" not in part
    assert "One more is described in Swedish only." in part


def test_there_are_as_many_queries_for_many_enterprises_as_for_two(client, directory):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(SV, {"service": "catering", "value": "900000"})
        return len(captured)

    for number in range(2):
        selling(directory, f"Kök {number}", "55520000", municipality=municipality("Nora"))
    count()
    few = count()
    for number in range(2, 9):
        selling(directory, f"Kök {number}", "55520000", municipality=municipality("Nora"))
    assert count() <= few


def test_the_note_has_what_is_known_and_room_for_the_rest(read, directory):
    selling(directory, "Noras kök", "55520000")
    main = read(NOTE, service="catering", value="900 000", date="2025-06-01")
    assert main.h1.text == "Dokumentation av direktupphandling"
    said = words(main)
    for part in ("Catering (CPV 55520000)", "900 000 kr", "Noras kök", "19 a kap. 11 §"):
        assert part in said
    assert "Namn och underskrift" in said
    assert "inte juridisk rådgivning" in said
    assert main.find_all(class_="route-line")
    assert SV in main.find(class_="route-note-tools").a["href"]


def test_the_note_without_a_question_leads_to_it(client):
    assert client.get(NOTE)["Location"] == SV
    answer = client.get(NOTE, {"service": "xyzzy", "value": "5"})
    assert answer["Location"].startswith(f"{SV}?service=xyzzy")


def test_the_page_is_reached_from_the_entry_the_guides_and_the_profiles(
    client, procurement, directory
):
    guide = make_guide(procurement, title="Så kan du köpa")
    page = selling(directory, "Noras kök", "55520000")
    for address in ("/upphandling/", guide.url, page.url):
        assert SV in client.get(address).content.decode(), address
    asked = BeautifulSoup(client.get(page.url).content, "html.parser").find(
        "a", href=lambda href: href and href.startswith(SV)
    )
    shown = BeautifulSoup(client.get(asked["href"]).content, "html.parser").find("main")
    assert shown.find("input", attrs={"name": "service"})["value"] == "Catering (55520000)"
    assert not shown.find(class_="error-summary")


def test_without_rules_the_page_says_that_it_does_not_know(read):
    BuyingRule.objects.all().delete()
    assert "Vi känner inte till reglerna den dagen." in words(read(service="catering", value="5"))
