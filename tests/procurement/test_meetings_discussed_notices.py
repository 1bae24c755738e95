"""The tenders that were spoken of at a meeting: chosen by an editor, shown as they stand today."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.operations import translate_object

from config.site_setup import prepare
from events.models import EventPage
from events.planning.repeat import draft_next
from procurement.enums import Phase
from procurement.models import DiscussedNotice
from tests.factories import make_english, make_event, make_notice

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NOW = dt.datetime(2036, 6, 15, 12, tzinfo=dt.UTC)


def chosen(*notices):
    return [DiscussedNotice(notice=notice, sort_order=at) for at, notice in enumerate(notices)]


def discuss(event, *notices):
    """Choose notices and publish the page, as an editor does."""
    event.discussed_notices = chosen(*notices)
    event.save_revision().publish()
    return event


@pytest.fixture
def held(calendar, time_machine):
    time_machine.move_to(NOW)
    return make_event(calendar, title="Vårens träff", starts_at=NOW - 2 * DAY)


@pytest.fixture
def shown(client):
    def items(event):
        html = BeautifulSoup(client.get(event.url).content, "html.parser")
        heading = html.find(id="discussed")
        return heading.parent.find_all("li") if heading else []

    return items


def words(item):
    return item.get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"deadline_at": NOW + DAY},
            "Öppen för anbud Går att svara på till måndag 16 juni 2036 kl. 14.00.",
        ),
        (
            {"deadline_at": NOW - DAY},
            "Sista dag har passerat Sista dagen var lördag 14 juni 2036 kl. 14.00. "
            "Vi känner inte till något beslut.",
        ),
        (
            {"phase": Phase.AWARDED, "winner": "Axet"},
            "Tilldelad Tilldelad Axet. Enligt uppgift 15 juni 2036",
        ),
        ({"phase": Phase.AWARDED}, "Tilldelad Enligt uppgift 15 juni 2036"),
        (
            {"phase": Phase.CANCELLED},
            "Inställd Köparen har avbrutit upphandlingen. Enligt uppgift 15 juni 2036",
        ),
        (
            {"phase": Phase.PLANNED, "expected_on": dt.date(2036, 9, 1)},
            "Planerad Väntas annonseras 1 september 2036.",
        ),
        ({}, "Öppen för anbud Enligt uppgift 15 juni 2036"),
    ],
    ids=["open", "passed", "awarded", "awarded to nobody", "called off", "planned", "no last day"],
)
def test_each_is_shown_as_it_stands_today_with_a_date(held, shown, fields, expected):
    discuss(held, make_notice(title="Städning", **fields))
    assert words(shown(held)[0]) == f"Städning {expected}"


def test_what_becomes_of_a_notice_later_is_shown(held, shown, time_machine):
    notice = make_notice(deadline_at=NOW + DAY)
    discuss(held, notice)
    time_machine.move_to(NOW + 30 * DAY)
    notice.phase, notice.winner = Phase.AWARDED, "Axet"
    notice.save()
    assert "Tilldelad Axet. Enligt uppgift 15 juli 2036" in words(shown(held)[0])


def test_they_stand_in_the_order_of_the_editor_each_once(held, shown):
    first, second = make_notice(title="B"), make_notice(title="A")
    discuss(held, first, second, first)
    assert [item.find("a").get_text() for item in shown(held)] == ["B", "A"]


def test_what_is_not_published_is_not_shown(held, shown):
    discuss(held, make_notice(live=False))
    assert shown(held) == []


def test_they_are_not_shown_before_the_meeting(calendar, shown):
    assert shown(discuss(make_event(calendar), make_notice())) == []


def test_the_english_page_shows_those_of_the_swedish(held, shown, procurement):
    both = make_notice(title="Städning", title_en="Cleaning")
    swedish = make_notice(title="Tvätt")
    discuss(held, both, swedish)
    first, second = (item.find("a") for item in shown(make_english(held)))
    assert (first.get_text(), first.get("lang")) == ("Cleaning", None)
    assert first["href"].startswith("/en/procurement/")
    assert (second.get_text(), second["lang"], second["hreflang"]) == ("Tvätt", "sv", "sv")
    assert second["href"] == procurement.notice_url(swedish)


def test_a_translator_has_nothing_to_do_with_them(held, english, shown):
    discuss(held, make_notice())
    fields = {field.field_name: field for field in get_translatable_fields(EventPage)}
    assert not fields["discussed_notices"].is_overridable(held)
    translate_object(held, [english])
    copy = held.get_translation(english)
    copy.save_revision().publish()
    assert len(shown(copy)) == 1


def test_a_draft_shows_nothing_yet(held, shown):
    held.discussed_notices = chosen(make_notice())
    held.save_revision()
    assert shown(EventPage.objects.get(pk=held.pk)) == []


def test_the_next_meeting_begins_without(held):
    discuss(held, make_notice())
    assert not draft_next(held, None).discussed_notices.exists()


@pytest.mark.indexed
def test_the_api_finds_the_notices_of_a_meeting(held, client):
    notice = make_notice(title="Städning", title_en="Cleaning")
    make_notice()
    discuss(held, notice)
    make_english(held)
    for locale in ("sv", "en"):
        found = client.get(f"/api/v1/notices?meeting={held.pk}&locale={locale}").json()
        assert [item["id"] for item in found["items"]] == [notice.pk]
    assert client.get(f"/api/v1/notices?meeting={held.pk + 999}").json()["count"] == 0


@pytest.mark.indexed
def test_the_api_tells_nothing_of_a_meeting_that_is_not_public(held, client):
    discuss(held, make_notice())
    held.unpublish()
    assert client.get(f"/api/v1/notices?meeting={held.pk}").json()["count"] == 0


@pytest.mark.parametrize("value", ["x", "-1", "0", str(2**63)])
def test_the_api_refuses_what_is_no_meeting(client, value):
    assert client.get(f"/api/v1/notices?meeting={value}").status_code == 400


@pytest.fixture
def host(client):
    prepare()
    user = User.objects.create_user("vera", password="vera")
    user.groups.add(user.groups.model.objects.get(name="Träffansvarig"))
    client.force_login(user)
    return client


def proposal(page):
    return reverse("procurement_meetings:propose", args=[page.pk])


@pytest.mark.indexed
def test_the_editor_is_offered_what_the_page_has_shown(held, host):
    make_notice(title="Visad", published_on=(NOW - 9 * DAY).date(), phase=Phase.CANCELLED)
    make_notice(title="Efteråt", published_on=NOW.date())
    editor = host.get(reverse("wagtailadmin_pages:edit", args=[held.pk])).content.decode()
    assert proposal(held) in editor
    page = host.get(proposal(held)).content.decode()
    assert "Visad · Exempelkommunen · Inställd" in page
    assert "Efteråt" not in page


def test_what_is_ticked_is_added_to_the_draft_after_what_is_there(held, host, shown):
    day = (NOW - 9 * DAY).date()
    first, second = make_notice(published_on=day), make_notice(published_on=day)
    discuss(held, first)
    assert str(first.title) not in host.get(proposal(held)).content.decode()
    answer = host.post(proposal(held), {"notices": [second.pk]})
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[held.pk])
    assert len(shown(held)) == 1
    draft = EventPage.objects.get(pk=held.pk).get_latest_revision_as_object()
    draft.get_latest_revision().publish()
    assert [item.find("a").get_text() for item in shown(held)] == [first.title, second.title]


def test_only_what_was_shown_can_be_ticked(held, host):
    other = make_notice(published_on=NOW.date() + 30 * DAY)
    assert host.post(proposal(held), {"notices": [other.pk]}).status_code == 200
    assert not held.get_latest_revision_as_object().discussed_notices.exists()


def test_those_who_may_not_change_the_page_choose_nothing(held, client):
    notice = make_notice(published_on=(NOW - 9 * DAY).date())
    client.force_login(User.objects.create_user("gäst"))
    client.post(proposal(held), {"notices": [notice.pk]})
    assert not held.get_latest_revision_as_object().discussed_notices.exists()


def test_many_of_them_ask_no_more(held, client, django_assert_max_num_queries):
    def ask(count):
        discuss(held, *[make_notice(deadline_at=timezone.now()) for _ in range(count)])
        client.get(held.url)
        with django_assert_max_num_queries(200) as asked:
            client.get(held.url)
        return len(asked)

    assert ask(20) <= ask(2)
