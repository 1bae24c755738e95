"""Anyone can report something that is not accessible; the sender's address is not kept."""

import pytest
from django.core import mail

from home.models import AccessibilityStatementPage, Feedback, SiteSettings
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db

REPORT = {"what": "Kartan går inte att läsa.", "where": "/foretag/"}


@pytest.fixture(autouse=True)
def _rested():
    clear_caches()


@pytest.fixture
def contact(home):
    settings = SiteSettings.for_site(home.get_site())
    settings.email = "webb@example.org"
    settings.save()
    return settings.email


@pytest.mark.parametrize("address", ["/tillganglighet/rapportera/", "/en/accessibility/report/"])
def test_the_form_hangs_on_the_statement(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert 'name="what"' in response.content.decode()
    assert not response.cookies


def test_a_report_is_stored_and_thanked_for(client):
    response = client.post("/anmal-brist/", REPORT, follow=True)
    report = Feedback.objects.get()
    assert response.redirect_chain[0][0] == "/tillganglighet/rapportera/?sent=1"
    assert (report.kind, report.path, report.words) == (
        "accessibility",
        "/foretag/",
        "Kartan går inte att läsa.",
    )


def test_the_address_goes_with_the_mail_and_nowhere_else(client, contact):
    client.post("/anmal-brist/", {**REPORT, "email": "anna@example.org"})
    assert mail.outbox[0].to == [contact]
    assert mail.outbox[0].reply_to == ["anna@example.org"]
    assert "anna" not in str(Feedback.objects.values().get())


def test_no_address_is_asked_for_when_nobody_would_get_it(client):
    page = client.get("/tillganglighet/rapportera/")
    assert 'name="email"' not in page.content.decode()


def test_what_is_missing_is_said_with_the_words_kept(client, contact):
    page = client.post("/anmal-brist/", {"what": "", "where": "Kalendern", "email": "anna@"})
    text = page.content.decode()
    assert page.status_code == 400
    assert "Skriv vad som inte fungerar." in text
    assert 'value="Kalendern"' in text
    assert not Feedback.objects.exists()


def test_links_sent_at_once_are_asked_for_again(client):
    page = client.get("/tillganglighet/rapportera/")
    shown = page.context["form"]["shown"].value()
    form = {"what": "Se https://example.org/", "shown": shown}
    assert client.post("/anmal-brist/", form).status_code == 400
    assert not Feedback.objects.exists()


def test_a_mail_server_that_is_down_loses_no_report(client, contact, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert client.post("/anmal-brist/", REPORT).status_code == 302
    assert Feedback.objects.count() == 1


def test_the_eleventh_report_must_wait(client):
    answers = [client.post("/anmal-brist/", REPORT).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]


def test_the_faults_are_grouped_by_the_reasons_of_the_law(swedish):
    statement = AccessibilityStatementPage.objects.get(locale=swedish)
    assert [len(faults) for _, faults in statement.faults_by_reason] == [2]


def test_the_same_report_twice_is_one_report_and_one_mail(client, contact):
    for _twice in range(2):
        assert client.post("/anmal-brist/", REPORT).status_code == 302
    client.post("/anmal-brist/", {**REPORT, "what": "Annat"})
    assert (Feedback.objects.count(), len(mail.outbox)) == (2, 2)
