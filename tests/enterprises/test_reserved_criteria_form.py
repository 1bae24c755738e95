"""An enterprise states itself what kind of enterprise it is, and which certificates it has."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model

from enterprises.models import EnterprisePage, Submission
from enterprises.moderation.actions import approve
from enterprises.moderation.comparison import differences
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank
from enterprises.self_service.steps import step_for
from enterprises.submission.steps.reserved import CriteriaForm
from tests.factories import make_contact, make_english, make_enterprise, support
from tests.rows import clear_caches
from tests.self_service import at, log_in

pytestmark = pytest.mark.django_db

ISO = {"title": "ISO 14001", "link": "https://register.example.org/7", "valid_until": "2027-11-02"}
POSTED = {
    "rows": "3",
    "asf": ["asf-business", "asf-purpose"],
    "certificate_1_title": "ISO 14001",
    "certificate_1_link": "register.example.org/7",
    "certificate_1_valid_until": "2027-11-02",
}


@pytest.fixture
def page(directory):
    clear_caches()
    return make_enterprise(directory, title="Blanka Rutor")


@pytest.fixture
def change(client, directory, page):
    """Return a function that posts the step and gives the change back as it is stored."""
    contact = make_contact(page)
    log_in(client, contact)

    def change(**posted):
        address = at(directory, "self_service_change_step", page.pk, str(step_for("asf").route))
        client.post(address, posted)
        return Submission.objects.get(contact=contact)

    return change


def approved(change):
    user = get_user_model().objects.create_superuser("granskare", "g@example.org", "x")
    approve(send(change), user)
    return EnterprisePage.objects.get(pk=change.page_id)


def rows_of(page):
    return [(row.criterion, row.title, row.support) for row in page.evidence.all()]


def form(data=None, **values):
    return CriteriaForm(data, submission=Submission(values=values))


def test_what_is_stated_waits_for_a_reviewer_who_reads_it_in_words(change, page):
    sent = change(**POSTED)
    assert sent.values["asf"] == ["asf-business", "asf-purpose"]
    assert sent.values["certificates"] == [ISO]
    words = {each.name: each.new for each in differences(sent.base, sent.values)}
    assert words["asf"][0] == "Driver näringsverksamhet"
    assert words["certificates"] == [
        "ISO 14001 · giltigt till 2027-11-02 · https://register.example.org/7"
    ]
    assert rows_of(page) == []


def test_approved_it_is_shown_in_both_languages_as_stated_by_the_enterprise(client, change, page):
    english = make_english(page)
    approved(change(**POSTED))
    for address, words in [
        (page.url, "enligt företaget"),
        (english.url, "stated by the enterprise"),
    ]:
        html = BeautifulSoup(client.get(address).content, "html.parser")
        text = html.main.get_text(" ", strip=True)
        assert "ISO 14001" in text and words in text


def test_what_is_left_alone_stays_as_it_was_checked(change, page):
    support(page, "asf-business", support="seen", checked_on=dt.date(2026, 11, 2))
    support(page, "asf-profit", support="seen", checked_on=dt.date(2026, 11, 2))
    support(page, "4-18-share", support="seen", checked_on=dt.date(2026, 11, 2))
    after = approved(change(**POSTED))
    assert sorted(rows_of(after)) == [
        ("4-18-share", "", "seen"),
        ("asf-business", "", "seen"),
        ("asf-purpose", "", "stated"),
        ("certificate", "ISO 14001", "stated"),
    ]


@pytest.mark.parametrize(
    ("until", "known_as"), [("2027-11-02", "register"), ("2029-01-01", "stated")]
)
def test_a_certificate_with_other_facts_is_only_stated_again(change, page, until, known_as):
    support(
        page,
        "certificate",
        title="ISO 14001",
        support="register",
        link=ISO["link"],
        checked_on=dt.date(2026, 11, 2),
        valid_until=dt.date(2027, 11, 2),
    )
    after = approved(change(**{**POSTED, "certificate_1_valid_until": until}))
    row = after.evidence.get(criterion="certificate")
    assert (row.support, bool(row.checked_on)) == (known_as, known_as == "register")


def test_a_certificate_with_an_empty_name_goes():
    filled = form({"rows": "1"}, certificates=[ISO], asf=["asf-business"])
    assert filled.is_valid()
    assert filled.values() == {"asf": [], "certificates": []}


@pytest.mark.parametrize(
    ("field", "value"),
    [("link", "javascript:alert(1)"), ("valid_until", "snart"), ("title", "")],
    ids=["a script", "no day", "no name"],
)
def test_what_cannot_be_is_asked_about_at_its_field(field, value):
    filled = form({**POSTED, f"certificate_1_{field}": value})
    assert not filled.is_valid()
    assert list(filled.errors) == [f"certificate_1_{field}"]


def test_there_is_room_for_more_than_there_are():
    shown = form(certificates=[ISO] * 4)
    assert len(shown.certificate_rows()) == 6
    assert shown["certificate_4_valid_until"].value() == "2027-11-02"


def test_a_new_profile_leaves_what_it_was_not_asked_for(page):
    page = support(page, "certificate", title="ISO 14001", support="seen")
    page.unpublish()
    values = {**blank(), "title": "Blanka Rutor", "phone": "019-1 23 45"}
    new = Submission.objects.create(values=values, page=page, sender_email="eva@example.org")
    assert rows_of(approved(new)) == [("certificate", "ISO 14001", "seen")]
