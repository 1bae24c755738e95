"""The mails of the site, read as a mail program reads them, in both languages."""

from email import message_from_bytes, policy

import pytest
from bs4 import BeautifulSoup
from django.core import mail as sent

from access import emails, links, mail
from access.delivery import deliver
from access.emails import Email
from home.models import SiteSettings
from tests.access.purposes import make_link

pytestmark = pytest.mark.django_db
EVIL = '<script>alert(1)</script> & "quoted"'


@pytest.fixture(autouse=True)
def _writers(monkeypatch):
    def write(told, made):
        return Email(
            subject=str(told.get("subject", "Ämne")),
            paragraphs=["Hej!", EVIL],
            facts=[("Företag", "Blåbär & Co"), ("Ärende", "SF-2026-0001")],
            quote=f"Först.\n\n{EVIL}",
            buttons=[("Allt stämmer", made["go"])] if made else [],
            ending=["Hälsningar"],
            reason="Du får det här mejlet därför att du har bett om det.",
        )

    monkeypatch.setitem(emails.writers, "test.letter", write)


@pytest.fixture
def read():
    """Return a function that sends a mail and reads what went."""
    make_link()

    def run(language="sv", **fields):
        made = [links.spec("go", "test.once", 1)]
        new = mail.NewMail("test.letter", "anna@example.org", language, links=made, **fields)
        deliver(mail.post(new).pk)
        raw = sent.outbox.pop().message().as_bytes()
        return message_from_bytes(raw, policy=policy.default)

    return run


def body(message, kind):
    return message.get_body((kind,)).get_content()


def test_the_plain_text_reads_well(read):
    text = body(read(), "plain")
    assert text.startswith("Hej!\n\n")
    assert "Företag: Blåbär & Co\nÄrende: SF-2026-0001\n\n> Först.\n>\n> <script>" in text
    assert "\n\n\n" not in text and " \n" not in text
    assert text.endswith("Du får det här mejlet därför att du har bett om det.\n")


@pytest.mark.parametrize(("language", "start"), [("sv", "/lank/"), ("en", "/en/link/")])
def test_both_parts_carry_the_same_working_link(read, client, language, start):
    message = read(language)
    link = BeautifulSoup(body(message, "html"), "html.parser").a
    assert link["href"].startswith(f"http://testserver{start}")
    assert f"Allt stämmer:\n{link['href']}\n" in body(message, "plain")
    assert link["href"] in link.parent.small.get_text()
    assert client.get(link["href"]).status_code == 200


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_people_wrote_is_text_in_the_html(read, language):
    page = BeautifulSoup(body(read(language), "html"), "html.parser")
    assert page.html["lang"] == language
    assert page.script is None and EVIL in page.blockquote.get_text()


def test_the_html_fetches_nothing_and_is_styled_by_the_mail_program(read):
    html = body(read(), "html")
    page = BeautifulSoup(html, "html.parser")
    assert not page.find_all(["img", "link", "style", "iframe", "script"])
    assert "style=" not in html and "color-scheme" in html


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_site_signs_in_the_language_of_the_letter(read, language):
    message, site = read(language), SiteSettings()
    name = site.name_en if language == "en" else site.name_sv
    assert f"\n\n{name}\n\n" in body(message, "plain")
    assert message["From"].addresses[0].display_name == name
    assert message["Content-Language"] == language


def test_the_sender_can_be_named_in_the_environment(read, settings):
    settings.DEFAULT_FROM_EMAIL = "Regionen <svara-inte@example.org>"
    assert str(read()["From"]) == "Regionen <svara-inte@example.org>"


def test_mail_programs_do_not_answer_it(read):
    message = read()
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] and message["Date"]


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\n\n", "\u2028"])
def test_a_subject_cannot_add_headings_or_text(read, breaks):
    message = read(told={"subject": f"Hej{breaks}Bcc: bo@example.org"})
    assert message["Subject"] == "Hej Bcc: bo@example.org"
    assert message["Bcc"] is None and message["To"] == "anna@example.org"


def test_an_answer_goes_to_the_one_who_wrote(read):
    assert read(reply_to="bo@example.org")["Reply-To"] == "bo@example.org"


def test_an_answer_goes_to_the_editors_whose_address_stands_in_the_mail(read, home):
    SiteSettings.objects.create(site=home.get_site(), email="webb@example.org")
    message = read()
    assert message["Reply-To"] == "webb@example.org"
    assert "\n\nSociala företag i Örebro län\nwebb@example.org\n\n" in body(message, "plain")
    assert 'href="mailto:webb@example.org"' in body(message, "html")


def test_the_editors_do_not_take_an_answer_from_the_one_who_wrote(read, home):
    SiteSettings.objects.create(site=home.get_site(), email="webb@example.org")
    assert read(reply_to="bo@example.org")["Reply-To"] == "bo@example.org"
