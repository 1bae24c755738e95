"""What gets old is listed by age, for those who may change it, with buttons that deal with it."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.models import OutgoingMail
from enterprises.models import ContactPerson, EnterprisePage
from home.models import GuidePage, LawReference, Look
from home.roles import EDITOR, MEETING_HOST, REVIEWER
from tests.factories import make_english, make_enterprise, make_guide, make_news

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = dt.date(2026, 11, 23)
OLD = dt.date(2026, 1, 2)
FRESH = dt.date(2026, 11, 2)


@pytest.fixture
def today():
    with time_machine.travel("2026-11-23 12:00+01:00", tick=False):
        yield


@pytest.fixture
def signed_in(client):
    """Sign in somebody with a role."""

    def make(role):
        user = User.objects.create_user(f"en {role}")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return user

    return make


def confirmed(page, on, **values):
    EnterprisePage.objects.filter(pk=page.pk).update(confirmed_on=on, **values)
    return EnterprisePage.objects.get(pk=page.pk)


def with_contact(page, **fields):
    return ContactPerson.objects.create(page=page, email="ann@example.org", **fields)


def rows(client, kind=""):
    """Return the words of each row."""
    html = BeautifulSoup(client.get(reverse("review_list"), {"kind": kind}).content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in html.select("tbody tr")]


def press(client, row, action, subject):
    address = reverse("review_list")
    told = {"row": row, "action": action, "subject": subject}
    return client.post(address, told, follow=True)


@pytest.mark.parametrize(
    ("fields", "contact", "why"),
    [
        ({"confirmed_on": OLD}, {}, "bekräftades för länge sedan"),
        ({"confirmed_on": None}, {}, "aldrig bekräftad"),
        ({"confirmed_on": FRESH, "paused_on": FRESH}, {}, "pausad"),
        ({"confirmed_on": FRESH}, {"bounced_at": "2026-11-20T10:00Z"}, "har kommit tillbaka"),
        ({"confirmed_on": FRESH}, None, "går inte att nå"),
    ],
)
def test_a_profile_is_listed_with_why(admin_client, directory, fields, contact, why):
    page = make_enterprise(directory, title="Blanka Rutor")
    EnterprisePage.objects.filter(pk=page.pk).update(**fields)
    if contact is not None:
        with_contact(page, **contact)
    (row,) = rows(admin_client, "profile")
    assert "Blanka Rutor" in row
    assert why in row


def test_a_fresh_profile_with_a_contact_is_not_listed(admin_client, directory):
    with_contact(confirmed(make_enterprise(directory), FRESH))
    assert rows(admin_client, "profile") == []


def test_a_closed_profile_is_not_listed(admin_client, directory):
    confirmed(make_enterprise(directory), OLD, closed_on=FRESH)
    assert rows(admin_client, "profile") == []


def test_the_oldest_comes_first_with_its_age_in_words(admin_client, home, directory):
    make_guide(home, title="Halvgammal guide", checked_on=dt.date(2026, 3, 1))
    with_contact(confirmed(make_enterprise(directory, title="Gammal profil"), dt.date(2024, 3, 1)))
    make_guide(home, title="Okontrollerad guide")
    titles = [row for row in rows(admin_client) if "Guider" in row or "Gammal profil" in row]
    first = next(i for i, row in enumerate(titles) if "Okontrollerad" in row)
    second = next(i for i, row in enumerate(titles) if "Gammal profil" in row)
    third = next(i for i, row in enumerate(titles) if "Halvgammal" in row)
    assert first < second < third
    assert "aldrig" in titles[first]
    assert "2\xa0år" in titles[second] or "2 år" in titles[second]


def test_asking_sends_one_mail_a_day(admin_client, directory):
    page = confirmed(make_enterprise(directory, title="Blanka Rutor"), OLD)
    with_contact(page)
    answer = press(admin_client, "profile", "ask", page.pk)
    assert "ombeds bekräfta" in answer.content.decode()
    press(admin_client, "profile", "ask", page.pk)
    assert OutgoingMail.objects.count() == 1


def test_asking_where_nobody_can_be_reached_says_so(admin_client, directory):
    page = confirmed(make_enterprise(directory), OLD)
    answer = press(admin_client, "profile", "ask", page.pk)
    assert "går inte att nå" in answer.content.decode()
    assert not OutgoingMail.objects.exists()


def test_pausing_takes_the_profile_out_of_the_lists(admin_client, client, directory):
    page = confirmed(make_enterprise(directory, title="Blanka Rutor"), OLD)
    press(admin_client, "profile", "pause", page.pk)
    assert EnterprisePage.objects.get(pk=page.pk).paused_on == TODAY
    assert page not in EnterprisePage.objects.listed(page.locale)


def test_a_guide_that_still_holds_is_dated_in_both_languages(admin_client, home):
    guide = make_guide(home, checked_on=OLD)
    english = make_english(guide)
    press(admin_client, "guide", "still-right", guide.pk)
    assert set(GuidePage.objects.values_list("checked_on", flat=True)) >= {TODAY}
    for page in (guide, english):
        assert GuidePage.objects.get(pk=page.pk).checked_on == TODAY
    assert not any(guide.title in row for row in rows(admin_client, "guide"))


def test_the_draft_of_an_editor_keeps_its_words_and_stays_a_draft(admin_client, home):
    guide = make_guide(home, title="Gammal", checked_on=OLD)
    guide.title = "Halvfärdig"
    draft = guide.save_revision()
    press(admin_client, "guide", "still-right", guide.pk)
    guide = GuidePage.objects.get(pk=guide.pk)
    assert (guide.title, guide.checked_on) == ("Gammal", TODAY)
    assert guide.latest_revision_id == draft.pk
    assert guide.has_unpublished_changes
    guide.latest_revision.publish()
    guide = GuidePage.objects.get(pk=guide.pk)
    assert (guide.title, guide.checked_on) == ("Halvfärdig", TODAY)


def test_old_news_may_stay_or_go(admin_client, procurement):
    stays = make_news(procurement, title="Stannar", published_on=dt.date(2025, 1, 1))
    goes = make_news(procurement, title="Försvinner", published_on=dt.date(2025, 2, 1))
    make_news(procurement, title="Färsk", published_on=FRESH)
    assert [row.split()[0] for row in rows(admin_client, "news")] == ["Stannar", "Försvinner"]
    press(admin_client, "news", "still-right", stays.pk)
    press(admin_client, "news", "unpublish", goes.pk)
    stays.refresh_from_db()
    goes.refresh_from_db()
    assert (stays.live, goes.live) == (True, False)
    assert rows(admin_client, "news") == []


def test_news_that_was_kept_comes_back_after_a_year(admin_client, procurement):
    page = make_news(procurement, published_on=dt.date(2024, 1, 1))
    Look.objects.create(kind="news", subject=page.pk, seen_on=dt.date(2025, 11, 1))
    assert len(rows(admin_client, "news")) == 1


def test_links_of_sources_and_texts_are_listed_once_and_marked_as_seen(admin_client, home):
    link = '<p><a href="https://lag.example.org/18?a=1&amp;b=2">Lagen</a></p>'
    button = {"label": "Anmäl", "page": None, "url": "https://knapp.example.org/"}
    body = [("text", link), ("button", button)]
    guide = make_guide(home, title="Reservera", checked_on=FRESH, body=body)
    guide.laws = [LawReference(title="LOU", url="https://uhm.example.org/", locale=guide.locale)]
    guide.save_revision().publish()
    GuidePage.objects.filter(pk=guide.pk).update(last_published_at="2026-01-02T10:00Z")
    mine = [row for row in rows(admin_client, "link") if "Reservera" in row]
    assert len(mine) == 3
    for address in (
        "https://lag.example.org/18?a=1&b=2",
        "https://knapp.example.org/",
        "https://uhm.example.org/",
    ):
        assert any(address in row for row in mine)
        press(admin_client, "link", "still-right", address)
    assert not [row for row in rows(admin_client, "link") if "Reservera" in row]
    assert Look.objects.filter(kind="link", seen_on=TODAY).count() == 3


def test_a_link_that_stands_nowhere_cannot_be_marked(admin_client):
    press(admin_client, "link", "still-right", "https://x.example.org/")
    assert not Look.objects.exists()


def test_a_meeting_host_sees_nothing_of_others(client, signed_in, directory, home):
    confirmed(make_enterprise(directory, title="Blanka Rutor"), OLD)
    signed_in(MEETING_HOST)
    assert rows(client) == []


def test_a_reviewer_sees_profiles_alone(client, signed_in, directory, home):
    confirmed(make_enterprise(directory, title="Blanka Rutor"), OLD)
    make_guide(home, title="Gammal guide", checked_on=OLD)
    signed_in(REVIEWER)
    assert [row.split()[0] for row in rows(client)] == ["Blanka"]


@pytest.mark.parametrize("action", ["ask", "pause"])
def test_an_editor_may_neither_ask_nor_pause(client, signed_in, directory, action):
    page = confirmed(make_enterprise(directory), OLD)
    with_contact(page)
    signed_in(EDITOR)
    press(client, "profile", action, page.pk)
    assert EnterprisePage.objects.get(pk=page.pk).paused_on is None
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("row", "action", "subject"),
    [("profile", "unpublish", "1"), ("guide", "still-right", "x"), ("", "", "")],
)
def test_an_action_that_does_not_exist_is_not_found(admin_client, row, action, subject):
    assert press(admin_client, row, action, subject).status_code == 404


def test_nothing_happens_by_following_a_link(admin_client, directory):
    page = confirmed(make_enterprise(directory), OLD)
    admin_client.get(reverse("review_list"), {"row": "profile", "action": "pause"})
    assert EnterprisePage.objects.get(pk=page.pk).paused_on is None


def test_more_rows_take_no_more_queries(admin_client, directory, home):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            admin_client.get(reverse("review_list"))
        return len(asked)

    make_enterprise(directory)
    make_guide(home)
    queries()
    few = queries()
    for _number in range(4):
        make_enterprise(directory)
        make_guide(home)
    assert queries() <= few


def test_the_first_page_of_the_admin_names_the_oldest(admin_client, directory):
    confirmed(make_enterprise(directory, title="Blanka Rutor"), dt.date(2020, 1, 1))
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Behöver ses över" in html
    assert "Blanka Rutor" in html
