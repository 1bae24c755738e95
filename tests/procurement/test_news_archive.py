"""News that is over moves to the archive by itself, and news belongs with meetings and guides."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from procurement.enums import Phase
from procurement.models import NewsPage, RelatedPage
from tests.factories import make_english, make_event, make_guide, make_news, make_notice

pytestmark = pytest.mark.django_db
LIST = "/upphandling/nyheter/"
NOW = timezone.now()
DAY = dt.timedelta(days=1)
TODAY = timezone.localdate()


def relate(news, *pages):
    news.related_pages = [
        RelatedPage(page_id=page.pk, sort_order=at) for at, page in enumerate(pages)
    ]
    news.save()
    return news


def is_archived(news):
    return NewsPage.objects.archived(NOW).filter(pk=news.pk).exists()


@pytest.mark.parametrize(
    ("until", "archived"),
    [(None, False), (TODAY, False), (TODAY - DAY, True), (TODAY + DAY, False)],
    ids=["no day", "today", "yesterday", "tomorrow"],
)
def test_the_day_that_an_editor_sets_counts(procurement, until, archived):
    news = make_news(procurement, current_until=until)
    assert is_archived(news) is archived
    assert NewsPage.objects.current(NOW).filter(pk=news.pk).exists() is not archived


@pytest.mark.parametrize(
    ("notice", "archived"),
    [
        ({"deadline_at": NOW - DAY}, True),
        ({"deadline_at": NOW + DAY}, False),
        ({"deadline_at": None}, False),
        ({"deadline_at": NOW - DAY, "phase": Phase.AWARDED}, True),
        ({"deadline_at": NOW + DAY, "phase": Phase.CANCELLED}, True),
        ({"deadline_at": NOW - 30 * DAY, "phase": Phase.AWARDED}, False),
        ({"deadline_at": NOW - DAY, "live": False}, False),
    ],
    ids=["passed", "open", "no day", "awarded", "cancelled", "over before the news", "a draft"],
)
def test_news_is_over_when_the_notice_is(procurement, notice, archived):
    published = TODAY - 10 * DAY
    news = make_news(procurement, published_on=published, notices=[make_notice(**notice)])
    assert is_archived(news) is archived


def test_news_stays_while_something_that_it_is_about_goes_on(procurement, calendar):
    published = TODAY - 10 * DAY
    closed = make_notice(deadline_at=NOW - DAY)
    held = make_event(calendar, starts_at=NOW - DAY)
    news = make_news(procurement, published_on=published, notices=[closed])
    assert is_archived(relate(news, held))
    assert not is_archived(relate(news, held, make_event(calendar)))


def test_the_editors_day_goes_before_what_it_is_about(procurement):
    closed = make_notice(deadline_at=NOW - DAY)
    old = {"published_on": TODAY - 10 * DAY, "notices": [closed]}
    assert not is_archived(make_news(procurement, current_until=TODAY + DAY, **old))


def titles(client, query=""):
    main = BeautifulSoup(client.get(LIST + query).content, "html.parser").main
    return [link.get_text() for link in main.select("article h3 a")]


def test_the_list_shows_the_current_and_a_tab_the_archive(client, procurement):
    make_news(procurement, title="Nu")
    gone = make_news(procurement, title="Då", current_until=TODAY - DAY)
    assert titles(client) == ["Nu"]
    assert titles(client, "?phase=archive") == ["Då"]
    assert "Arkiv" in client.get(LIST).content.decode()
    assert "Nyheten ligger i arkivet" in client.get(gone.url).content.decode()
    assert gone.title not in client.get(procurement.url).content.decode()


def test_without_an_archive_there_are_no_tabs(client, procurement):
    make_news(procurement, title="Nu")
    assert "Arkiv" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_news_meetings_and_guides_lead_to_each_other(
    client, home, calendar, procurement, language
):
    guide, event = make_guide(home, title="Guiden"), make_event(calendar, title="Träffen")
    news = relate(make_news(procurement, title="Nyheten"), guide, event)
    pages = [news, guide, event]
    if language == "en":
        pages = [make_english(page, title=f"{page.title} in English") for page in pages]
    news, guide, event = pages
    assert guide.url in (words := client.get(news.url).content.decode()) and event.url in words
    for page in (guide, event):
        main = BeautifulSoup(client.get(page.url).content, "html.parser").main
        assert main.find("a", href=news.url, string=news.title)


def test_a_draft_is_led_to_from_nowhere(client, home, procurement):
    guide = make_guide(home, title="Hemlig guide", live=False)
    news = relate(make_news(procurement), guide)
    assert "Hemlig guide" not in client.get(news.url).content.decode()


def test_lists_of_any_length_take_as_many_questions(
    client, procurement, django_assert_max_num_queries
):
    for _each in range(5):
        make_news(procurement, notices=[make_notice(deadline_at=NOW + DAY)])
    client.get(LIST)
    with django_assert_max_num_queries(60):
        client.get(LIST)


@pytest.mark.indexed
class TestAPI:
    def test_the_archive_can_be_asked_for(self, client, procurement):
        make_news(procurement, title="Nu")
        make_news(procurement, title="Då", current_until=TODAY - DAY)

        def ask(value):
            items = client.get("/api/v1/news", {"current": value}).json()["items"]
            return [(item["title"], item["is_current"]) for item in items]

        assert ask("true") == [("Nu", True)]
        assert ask("false") == [("Då", False)]

    def test_a_record_names_its_meetings_and_guides(self, client, home, calendar, procurement):
        guide, event = make_guide(home), make_event(calendar)
        news = relate(make_news(procurement), guide, event)
        record = client.get(f"/api/v1/news/{news.pk}").json()
        assert [each["id"] for each in record["guides"]] == [guide.pk]
        assert [each["id"] for each in record["meetings"]] == [event.pk]
        assert record["is_current"] and record["meetings"][0]["url"].endswith(event.url)
