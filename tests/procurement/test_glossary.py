"""The page of the glossary, its words in search and the API, and what editors do with them."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from procurement.glossary.first_terms import make_first_terms
from procurement.models import GlossaryTerm
from search.rebuild import rebuild
from tests.factories import make_guide

pytestmark = pytest.mark.django_db
SWEDISH, ENGLISH = "/upphandling/ordlista/", "/en/procurement/glossary/"


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


@pytest.mark.parametrize(
    ("address", "word", "meaning"),
    [(SWEDISH, "avtalsspärr", "tio dagar"), (ENGLISH, "standstill period", "ten days")],
    ids=["sv", "en"],
)
def test_every_word_has_its_place_on_the_page(client, address, word, meaning):
    term = page(client, address).find(id=word.replace(" ", "-").replace("ä", "a"))
    assert term.get_text(strip=True) == word
    assert meaning in term.find_next_sibling("dd").get_text()


def test_letters_lead_to_the_words_in_the_order_of_the_alphabet(client):
    soup = page(client, SWEDISH)
    letters = [link.get_text() for link in soup.nav.find_all("a")]
    assert letters[0] == "A" and letters[-2:] == ["Å", "Ö"]
    assert all(soup.find(id=link["href"][1:]) for link in soup.nav.find_all("a"))
    names = [dt.get_text(strip=True) for dt in soup.find_all("dt")]
    assert names.index("arbetsintegrerande socialt företag") < names.index("avrop")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("spärr", ["avtalsspärr"]), ("ska-krav", ["obligatoriskt krav"]), ("xyzzy", [])],
)
def test_the_page_can_be_narrowed(client, asked, found):
    soup = page(client, f"{SWEDISH}?q={asked}")
    assert [dt.get_text(strip=True) for dt in soup.find_all("dt")] == found


def test_words_without_english_are_counted_on_the_english_page(client):
    GlossaryTerm.objects.create(term_sv="krångel", explanation_sv="Besvär.")
    soup = page(client, ENGLISH)
    assert "krångel" not in soup.get_text() and "One more word" in soup.get_text()


def test_the_procurement_page_leads_to_the_glossary(client, procurement):
    assert page(client, procurement.url).find("a", href=SWEDISH)


@pytest.mark.indexed
def test_filling_again_doubles_nothing_and_keeps_what_editors_wrote():
    before = GlossaryTerm.objects.count()
    GlossaryTerm.objects.filter(term_sv="anbud").update(explanation_sv="Mitt eget.")
    GlossaryTerm.objects.get(term_sv="vite").delete()
    make_first_terms()
    assert GlossaryTerm.objects.count() == before - 1
    assert GlossaryTerm.objects.get(term_sv="anbud").explanation_sv == "Mitt eget."


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"term_sv": "Anbud", "explanation_sv": "Igen."}, "__all__"),
        ({"term_sv": "ny", "explanation_sv": "x", "term_en": "new"}, "explanation_en"),
        ({"term_sv": "ny", "explanation_sv": "x", "explanation_en": "y"}, "term_en"),
    ],
    ids=["twice", "no explanation", "no word"],
)
def test_what_does_not_add_up_is_refused(fields, at):
    with pytest.raises(ValidationError) as refused:
        GlossaryTerm(**fields).full_clean()
    assert at in refused.value.message_dict


def test_forms_come_one_a_line_whatever_stood_between_them():
    term = GlossaryTerm(term_sv="ny", explanation_sv="x", forms_sv="nya, nytt\n\n nya \n")
    term.clean()
    assert term.forms_sv == "nya\nnytt"


@pytest.mark.indexed
def test_a_new_word_is_explained_at_once(client, home):
    guide = make_guide(home, body=[("text", "<p>Vi pratar om krångel.</p>")])
    client.get(guide.url)
    term = GlossaryTerm.objects.create(term_sv="krångel", explanation_sv="Besvär i onödan.")
    assert "Besvär i onödan." in client.get(guide.url).content.decode()
    term.is_marked = False
    term.save()
    assert "Besvär i onödan." not in client.get(guide.url).content.decode()


@pytest.mark.indexed
def test_the_search_finds_words(client):
    rebuild()
    hits = client.get("/sok/", {"q": "avtalsspärr", "kind": "term"}).content.decode()
    assert f"{SWEDISH}#avtalssparr" in hits


class TestAPI:
    @pytest.mark.indexed
    @pytest.mark.parametrize(("locale", "term"), [("sv", "vite"), ("en", "contractual penalty")])
    def test_each_language_has_its_words(self, client, locale, term):
        answer = client.get("/api/v1/glossary", {"locale": locale, "limit": 100}).json()
        record = next(item for item in answer["items"] if item["term"] == term)
        assert answer["count"] >= 60 and record["locale"] == locale
        assert record["url"].endswith(f"#{record['slug']}") and record["explanation"]
        assert client.get(f"/api/v1/glossary/{record['id']}", {"locale": locale}).json() == record

    def test_an_unknown_parameter_is_named(self, client):
        answer = client.get("/api/v1/glossary", {"letter": "a"})
        assert answer.status_code == 400 and "letter" in answer.content.decode()

    @pytest.mark.indexed
    def test_a_word_without_english_has_no_english_record(self, client):
        pk = GlossaryTerm.objects.create(term_sv="krångel", explanation_sv="Besvär.").pk
        assert client.get(f"/api/v1/glossary/{pk}").status_code == 200
        assert client.get(f"/api/v1/glossary/{pk}?locale=en").status_code == 404
