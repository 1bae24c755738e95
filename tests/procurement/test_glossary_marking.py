"""Words that are explained where a page first uses them."""

import re
import tomllib

import pytest
from bs4 import BeautifulSoup

from procurement.glossary.first_terms import FILE
from procurement.glossary.marking import Vocabulary, Word
from tests.factories import make_event, make_guide, make_news, make_notice

WORDS = [
    Word("upphandling", "Ett köp.", "", "upphandling", ("upphandlingen", "Upphandlingar")),
    Word("reserverad upphandling", "För vissa.", "LOU 4 kap. 18 §", "reserverad", ()),
    Word("LOV", "En lag.", "", "lov", ()),
    Word("CPV-kod", "Åtta siffror.", "", "cpv-kod", ("CPV",)),
]
VOCABULARY = Vocabulary("sv", "/upphandling/ordlista/", WORDS)


def explained(html):
    return BeautifulSoup(VOCABULARY.explained(html), "html.parser")


def words_in(html):
    """Return the words that are explained, as the page writes them."""
    return [mark.get_text() for mark in explained(html).select(".word")]


def without_explanations(soup):
    for each in soup.select(".word-explanation"):
        each.decompose()
    return soup.get_text()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>En upphandling, och upphandlingen igen.</p>", ["upphandling"]),
        ("<p>UPPHANDLINGAR pågår.</p>", ["UPPHANDLINGAR"]),
        ("<p>En reserverad\n upphandling är en upphandling.</p>", ["reserverad\n upphandling"]),
        ("<p>Direktupphandling och upphandlings-id.</p>", []),
        ("<p>Ta lov. LOV är en lag.</p>", ["LOV"]),
        ("<p>CPV 90910000</p>", ["CPV"]),
        ("<h2>Upphandlingen</h2><p>Här.</p>", []),
        ('<p><a href="/">En upphandling</a></p>', []),
        ("<p><code>upphandling</code> <abbr>LOV</abbr> <button>upphandling</button></p>", []),
        ("<details><summary>Upphandling</summary><p>upphandling</p></details>", ["upphandling"]),
        ('<div lang="en"><p>upphandling</p></div><p lang="sv">upphandling</p>', ["upphandling"]),
        ('<p><span class="badge ok">upphandling</span></p>', []),
        ("<p><!-- upphandling --><img alt='upphandling'>Inget</p>", []),
        ("<p>a<br>b</p><ul><li>upphandling<li>LOV</ul>", ["upphandling", "LOV"]),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_the_first_use_is_explained(html, found):
    texts = [" ".join(word.split()) for word in words_in(html)]
    expected = [" ".join(word.split()) for word in found]
    extra = ["reserverad upphandling", "upphandling"]
    assert texts == (extra if expected == extra[:1] else expected)


def test_no_letter_of_the_text_is_lost():
    html = "<p>Före <b>upphandlingen</b> &amp; LOV – 3 &lt; 4.</p><p>Om CPV: se upphandling.</p>"
    plain = BeautifulSoup(html, "html.parser").get_text()
    assert without_explanations(explained(html)) == plain


def test_an_explanation_is_opened_by_a_button_that_says_what_it_does():
    soup = explained("<p>En reserverad upphandling.</p>")
    button = soup.find("button", attrs={"type": "button"})
    opened = soup.find(id=button["popovertarget"])
    assert "reserverad upphandling" in button["aria-label"]
    assert opened.has_attr("popover") and "LOU 4 kap. 18 §" in opened.get_text()
    assert opened.a["href"] == "/upphandling/ordlista/#reserverad"


def test_what_an_editor_writes_is_no_html():
    words = [Word("anbud", '<b>"fett"</b>', "", "anbud", ("Å&S",))]
    html = Vocabulary("sv", "/o/", words).explained("<p>Ett anbud</p>")
    assert "<b>" not in html and "&lt;b&gt;" in html


def test_the_first_words_are_at_least_sixty_and_no_form_has_two_meanings():
    terms = tomllib.loads(FILE.read_text())["terms"]
    assert len(terms) >= 60
    for at in (0, 1):
        forms = [form.lower() for term in terms for form in {term["word"][at], *term["forms"][at]}]
        assert len(forms) == len(set(forms))
        assert all(len(term["plain"][at]) <= 300 for term in terms)


TEXT = [("text", "<p>Den som lämnar anbud läser <a href='/x/'>om anbud</a>.</p>")]
IN_TEXT = re.compile(r'<span class="word">anbud<button')


@pytest.mark.django_db
class TestPages:
    def test_guides_news_and_meetings_explain_words(self, client, home, procurement, calendar):
        pages = [
            make_guide(home, body=TEXT),
            make_news(procurement, body=TEXT, summary="Kort."),
            make_event(calendar, body=TEXT),
        ]
        for page in pages:
            html = client.get(page.url).content.decode()
            assert len(IN_TEXT.findall(html)) == 1, page

    def test_a_notice_explains_words(self, client):
        notice = make_notice(summary_sv="Köparen vill ha anbud på städning.")
        assert IN_TEXT.search(client.get(notice.get_absolute_url()).content.decode())

    def test_a_guide_loses_no_sentence(self, client, home, monkeypatch):
        url = make_guide(home, summary="Om ramavtal.", body=TEXT).url
        marked = BeautifulSoup(client.get(url).content, "html.parser").main
        monkeypatch.setattr(Vocabulary, "explained", lambda self, html: html)
        plain = BeautifulSoup(client.get(url).content, "html.parser").main
        assert marked.select(".word") and not plain.select(".word")
        assert without_explanations(marked) == plain.get_text()

    def test_the_home_page_and_the_directory_explain_nothing(self, client, home, directory):
        home.body = TEXT
        home.save()
        for page in (home, directory):
            assert 'class="word"' not in client.get(page.url).content.decode()
