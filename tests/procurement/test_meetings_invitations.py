"""The invitation to a meeting tells of three tenders that fit its reader."""

import pytest

from enterprises.models import CategoryCode, Offer
from events.invitations.actions import invite
from procurement.enums import Phase
from procurement.periods import PART
from tests.attendees import see
from tests.days import in_days
from tests.factories import make_category, make_contact, make_enterprise, make_notice
from tests.registrations import letters, make_meeting

pytestmark = pytest.mark.django_db
HEADING = "Upphandlingar som kan passa er"


@pytest.fixture
def event(calendar):
    return make_meeting(calendar)


@pytest.fixture
def cleaner(directory):
    """An enterprise in Örebro that cleans windows, with a contact person."""
    page = make_enterprise(directory, serving=["Örebro"])
    page.offers = [Offer(name="Fönsterputs", cpv="90911300", locale=page.locale)]
    page.save()
    make_contact(page, "anna@example.org")
    return page


def open_notice(title, code="90911300", places=("Örebro",), **fields):
    fields = {"deadline_at": in_days(30), **fields}
    return make_notice(title=title, codes=[code], places=places, **fields)


def told(event, who="anna"):
    """Invite, and return the mail that somebody has got."""
    invite(event, {}, None)
    (letter,) = letters(who)
    return letter


def test_three_that_fit_are_listed_the_nearest_first(event, cleaner):
    open_notice("Städning av kontor", "90910000")
    for number in range(3):
        open_notice(f"Fönster {number}", deadline_at=in_days(20 + number))
    letter = told(event)
    text = letter.body
    assert HEADING.upper() in text
    assert [f"Fönster {number}" in text for number in range(3)] == [True] * 3
    assert "Städning av kontor" not in text
    assert text.index("Fönster 0") < text.index("Fönster 2")
    assert "/upphandling/annonser/" in text.split("Fönster 0")[1].split("Fönster 1")[0]
    assert "Fönster 0" in letter.alternatives[0][0]


@pytest.mark.parametrize(
    "fields",
    [
        {"code": "55520000"},
        {"places": ["Laxå"]},
        {"deadline_at": in_days(-1)},
        {"phase": Phase.AWARDED},
        {"live": False},
    ],
    ids=["something else", "elsewhere", "too late", "awarded", "a draft"],
)
def test_what_does_not_fit_is_not_told(event, cleaner, fields):
    open_notice("Passar inte", **fields)
    letter = told(event)
    assert "Passar inte" not in letter.body and HEADING.upper() not in letter.body


def test_a_category_tells_what_is_sold_and_a_planned_tender_fits_too(event, directory):
    category = make_category("mat")
    CategoryCode.objects.get_or_create(category=category, code="55520000")
    make_contact(make_enterprise(directory, categories=[category]), "bo@example.org")
    open_notice("Catering", "55523000", phase=Phase.PLANNED, deadline_at=None)
    assert "Catering" in told(event, "bo").body


def test_each_reader_has_their_own_in_their_language(event, cleaner):
    make_contact(cleaner, "cia@example.org", language="en")
    open_notice("Fönster", title_en="Windows")
    open_notice("Bara svenska")
    letter = told(event, "cia")
    assert "Windows" in letter.body and "TENDERS THAT MAY SUIT YOU" in letter.body
    assert "Bara svenska" not in letter.body


def test_an_editor_who_leaves_tenders_out_of_the_page_leaves_them_out_of_the_mail(event, cleaner):
    event.left_out = [PART]
    event.save()
    open_notice("Fönster")
    assert "Fönster" not in told(event).body


def test_the_preview_says_that_each_reader_gets_their_own(event, cleaner, client, admin_user):
    client.force_login(admin_user)
    assert "upp till tre som passar" in see(client, "invite", event)
