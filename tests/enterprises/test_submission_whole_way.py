"""An enterprise describes itself in steps: the whole way, in both languages, without a script."""

import pytest
from django.core import mail

from enterprises.models import Consent, EnterprisePage, Submission
from tests.enterprises.submission_walk import (
    ANSWERS,
    NUMBER,
    ROUTES,
    Walk,
    letters_to,
    link_in,
    soup,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(client):
    return Walk(client)


def test_nobody_gets_a_session_before_they_begin(client, walk):
    response = client.get(walk.home)
    assert response.status_code == 200
    assert "sessionid" not in response.cookies
    assert Submission.objects.count() == 0


def test_the_way_for_those_listed_already_is_called_the_same_everywhere(client, walk):
    page = soup(client.get(walk.home))
    keep = walk.index.subroute_url("self_service")
    assert {link.get_text(strip=True) for link in page.select(f'a[href="{keep}"]')} == {
        "Hantera ert företag"
    }


def test_beginning_makes_a_draft_and_leads_to_the_first_step(walk):
    response = walk.begin()
    assert response["Location"] == walk.address("who")
    assert walk.submission.state == Submission.State.DRAFT


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_whole_way_ends_in_a_case_number(client, language, django_capture_on_commit_callbacks):
    walk = Walk(client, language)
    submission = walk.fill_all()
    preview = client.get(walk.index.subroute_url("submit_preview"))
    assert "Fönsterputs" in preview.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        sent = walk.send()
    assert sent["Location"] == walk.index.subroute_url("submit_sent")
    submission.refresh_from_db()
    assert submission.state == Submission.State.WAITING
    assert submission.language == language
    assert submission.number in soup(client.get(sent["Location"])).main.get_text()
    (receipt,) = letters_to("kim@example.org")
    assert submission.number in receipt.subject
    assert not EnterprisePage.objects.filter(title="Fönsterhjälpen").exists()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_step_leads_to_the_next_and_says_where_one_is(client, language):
    walk = Walk(client, language)
    walk.begin()
    for number, step in enumerate(ANSWERS, start=1):
        page = soup(client.get(walk.address(step)))
        sign = f"Steg {number} av" if language == "sv" else f"Step {number} of"
        assert page.h1.get_text().startswith(sign)
        assert page.title.get_text().strip().startswith(sign)
        assert page.select_one("[aria-current=step]")
        walk.fill(step)


def test_what_is_sent_is_what_was_written(walk):
    values = walk.fill_all().values
    assert values["title"] == "Fönsterhjälpen"
    assert values["organisation_number"] == NUMBER
    assert values["offers"] == [
        {
            "name": "Fönsterputs",
            "description": "Ute och inne, även skyltfönster.",
            "price_note": "från 450 kr",
            "cpv": "90911300",
        }
    ]
    assert values["categories"] == ["stad-fonster"]
    assert values["municipality"] == "1881"
    assert values["municipalities"] == ["1880", "1881"]
    assert values["email"] == "hej@fonster.example.se"
    assert values["website"] == "https://www.fonster.example.se"


def test_the_preview_names_the_steps_that_are_left(client, walk):
    walk.begin()
    walk.fill("who")
    page = soup(client.get(walk.index.subroute_url("submit_preview")))
    links = [link["href"] for link in page.select(".callout-warning a")]
    assert walk.address("where") in links
    assert walk.address("who") not in links
    walk.send()
    assert walk.submission.state == Submission.State.DRAFT


def test_going_back_shows_what_was_written(client, walk):
    walk.fill_all()
    page = soup(client.get(walk.address("who")))
    assert page.find("input", {"name": "title"})["value"] == "Fönsterhjälpen"
    page = soup(client.get(walk.address("offer")))
    assert page.find("input", {"name": "offer_1_name"})["value"] == "Fönsterputs"
    assert page.find("input", {"value": "stad-fonster"}).has_attr("checked")


def test_a_step_is_shown_in_the_other_language_with_the_same_draft(client, walk):
    walk.begin()
    walk.fill("who")
    page = soup(client.get(walk.address("who")))
    assert page.select_one(".site-language")["href"] == "/en/enterprises/submit/who/"
    english = soup(client.get("/en/enterprises/submit/who/"))
    assert english.find("input", {"name": "title"})["value"] == "Fönsterhjälpen"


def test_consent_is_kept_with_its_words_and_its_time(walk):
    submission = walk.fill_all()
    consent = Consent.objects.get()
    assert consent.submission == submission
    assert consent.kind == Consent.Kind.LISTING
    assert consent.version
    assert "katalogen" in consent.text
    assert consent.given_at


def test_the_same_consent_is_kept_once_and_can_be_unticked(walk):
    walk.fill_all()
    walk.fill("contact")
    assert Consent.objects.filter(withdrawn_at=None).count() == 1
    walk.fill("contact", listing_consent=None)
    assert Consent.objects.filter(withdrawn_at=None).count() == 0


def test_pictures_need_a_consent_of_their_own(client, walk):
    submission = walk.fill_all()
    submission.values["photos"] = [{"image": 1, "alt_text": "Ett fönster"}]
    submission.save()
    walk.send()
    assert walk.submission.state == Submission.State.DRAFT
    walk.fill("contact", pictures_consent="on")
    walk.send()
    assert walk.submission.state == Submission.State.WAITING
    assert Consent.objects.filter(kind=Consent.Kind.PICTURES).exists()


def test_later_a_link_goes_on_in_another_browser(client, walk, django_capture_on_commit_callbacks):
    walk.begin()
    walk.fill("who")
    response = walk.fill("offer", then="later")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(response["Location"], {"email": "Kim@Example.org"})
    (letter,) = mail.outbox
    assert letter.to == ["kim@example.org"]
    other = Walk(type(client)())
    path = link_in(letter)
    assert "sessionid" not in other.client.get(path).cookies
    assert other.client.post(path)["Location"] == walk.address("where")
    page = soup(other.client.get(walk.address("offer")))
    assert page.find("input", {"name": "offer_1_name"})["value"] == "Fönsterputs"


def test_saving_for_later_keeps_what_is_right_in_an_unfinished_step(client, walk):
    walk.begin()
    response = walk.fill("who", legal_form=None, organisation_number="", then="later")
    assert response["Location"] == walk.index.subroute_url("submit_later")
    assert walk.submission.values["title"] == "Fönsterhjälpen"
    assert walk.submission.steps_done == []


def test_the_old_address_leads_to_the_form(client, directory):
    assert client.get("/foretag/anmal/")["Location"] == "/foretag/lagg-till/"
    assert client.get("/en/enterprises/register/")["Location"] == "/en/enterprises/submit/"


def test_the_directory_leads_to_the_form(client, walk):
    page = soup(client.get(walk.index.url))
    assert page.main.find("a", href=walk.home)


def test_somebody_who_has_begun_is_offered_to_go_on(client, walk):
    walk.begin()
    walk.fill("who")
    page = soup(client.get(walk.home))
    assert page.main.find("a", href=walk.address("offer"))
    assert "Fönsterhjälpen" in page.main.get_text()


def test_no_step_can_be_seen_without_a_draft(client, walk):
    for route in ROUTES["sv"].values():
        assert client.get(f"{walk.home}{route}/")["Location"].startswith(walk.home)


def test_what_is_written_when_the_session_is_over_is_not_lost(client, walk):
    response = walk.fill("who")
    assert response.status_code == 302
    assert walk.submission.values["title"] == "Fönsterhjälpen"


def test_no_page_of_the_form_is_kept_in_a_cache(client, walk):
    walk.begin()
    for address in (walk.home, walk.address("who"), walk.index.subroute_url("submit_preview")):
        assert "no-store" in client.get(address)["Cache-Control"]
