"""Filling in the form in steps, as a person does with a browser that runs no script."""

import re

from bs4 import BeautifulSoup
from django.core import mail

from enterprises.models import EnterpriseIndexPage, Submission

NUMBER = "556036-0793"

WHO = {
    "title": "Fönsterhjälpen",
    "legal_form": "limited-company",
    "organisation_number": NUMBER,
    "summary": "Vi putsar fönster i Kumla.",
    "purpose": "Vi ger arbete åt dem som står längst från jobb.",
}
OFFER = {
    "rows": "3",
    "offer_1_name": "Fönsterputs",
    "offer_1_description": "Ute och inne, även skyltfönster.",
    "offer_1_price_note": "från 450 kr",
    "offer_1_cpv": "90911300",
    "categories": ["stad-fonster"],
    "joint_bids": "on",
}
WHERE = {
    "municipality": "1881",
    "municipalities": ["1880", "1881"],
    "opening_hours": "Vardagar 8–16",
}
CONTACT = {
    "email": "Hej@Fonster.example.se",
    "phone": "019-12 34 56",
    "website": "www.fonster.example.se",
    "sender_name": "Kim Påhittad",
    "sender_email": "kim@example.org",
    "sender_phone": "070-000 00 00",
    "written_in": "sv",
    "words": "",
    "listing_consent": "on",
}
ANSWERS = {"who": WHO, "offer": OFFER, "where": WHERE, "pictures": {}, "contact": CONTACT}
ROUTES = {
    "sv": {
        "who": "om-er",
        "offer": "utbud",
        "where": "var",
        "pictures": "bilder",
        "contact": "kontakt",
    },
    "en": {name: name for name in ANSWERS},
}


class Walk:
    """One browser on its way through the form, in one language."""

    def __init__(self, client, language="sv"):
        self.client, self.language = client, language
        index = EnterpriseIndexPage.objects.get(locale__language_code=language)
        self.home = index.subroute_url("submit")
        self.index = index

    def address(self, step):
        return f"{self.home}{ROUTES[self.language][step]}/"

    def begin(self):
        return self.client.post(self.home)

    def fill(self, step, **changes):
        """Post the answers of a step with some of them changed; None leaves one out."""
        answers = {**ANSWERS[step], **changes}
        told = {name: value for name, value in answers.items() if value is not None}
        return self.client.post(self.address(step), told)

    def fill_all(self):
        """Begin, and fill in every step."""
        self.begin()
        for step in ANSWERS:
            self.fill(step)
        self.fill("offer")
        return self.submission

    def send(self):
        return self.client.post(self.index.subroute_url("submit_preview"))

    @property
    def submission(self):
        return Submission.objects.get()


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def errors_of(response):
    """Return what the summary on top says, with where each line leads."""
    summary = soup(response).select_one(".error-summary")
    if summary is None:
        return {}
    return {link["href"].removeprefix("#"): link.get_text(strip=True) for link in summary("a")}


def link_in(letter):
    """Return the path of the link in a mail."""
    return re.search(r"https?://[^/\s]+(/\S*(?:lank|link)/\S+)", letter.body)[1]


def letters_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]
