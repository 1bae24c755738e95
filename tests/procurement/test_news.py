"""News: the list, the page, and what follows the Swedish original."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from procurement.models import NewsPage
from tests.factories import make_news, make_notice

pytestmark = pytest.mark.django_db
LIST = "/upphandling/nyheter/"


def titles(client, address=LIST):
    main = BeautifulSoup(client.get(address).content, "html.parser").find("main")
    return [link.get_text(strip=True) for link in main.select("article h3 a")]


def test_the_latest_news_stands_first(client, procurement):
    make_news(procurement, title="Gammalt", published_on=dt.date(2024, 5, 1))
    make_news(procurement, title="Nytt", published_on=dt.date(2026, 5, 1))
    assert titles(client) == ["Nytt", "Gammalt"]


def test_news_can_be_asked_for_by_year_and_tag(client, procurement):
    make_news(procurement, title="Då", published_on=dt.date(2024, 5, 1))
    tagged = make_news(procurement, title="Nu", published_on=dt.date(2026, 5, 1))
    tagged.tags.add("Dialog")
    tagged.save()
    assert titles(client, f"{LIST}?year=2024") == ["Då"]
    assert titles(client, f"{LIST}?tag=dialog") == ["Nu"]
    assert titles(client, f"{LIST}?tag=dialog&year=2024") == []
    assert titles(client, f"{LIST}?tag=x&year=y") == []
    assert "finns inte" in client.get(f"{LIST}?tag=x").content.decode()


def test_a_news_page_shows_date_tags_and_published_notices(client, procurement):
    open_one, draft = make_notice(title="Tvätt"), make_notice(title="Hemlig", live=False)
    page = make_news(procurement, published_on=dt.date(2026, 5, 1), notices=[open_one, draft])
    page.tags.add("Dialog")
    page.save()
    words = client.get(page.url).content.decode()
    assert "1 maj 2026" in words
    assert f"{LIST}?tag=dialog" in words
    assert "Tvätt" in words
    assert "Hemlig" not in words


def test_news_is_structured_for_machines(client, procurement, rf):
    page = make_news(procurement, title="Nytt", published_on=dt.date(2026, 5, 1))
    data = page.structured_data(rf.get("/"))
    assert (data["@type"], data["datePublished"]) == ("NewsArticle", "2026-05-01")
    assert '"NewsArticle"' in client.get(page.url).content.decode()


@pytest.mark.parametrize("slug", ["nyheter", "annonser", "feed"])
def test_an_address_that_the_page_uses_itself_is_refused(procurement, slug):
    with pytest.raises(ValidationError) as refused:
        make_news(procurement, slug=slug)
    assert "använder själv adressen" in refused.value.message_dict["slug"][0]


def test_translated_news_gets_the_notices_and_tags_of_the_swedish(procurement, english):
    page = make_news(procurement)
    copy = page.copy_for_translation(english)
    copy.save_revision().publish()
    page.notices = [make_notice()]
    page.tags.add("Dialog")
    page.save_revision().publish()
    copy = NewsPage.objects.get(pk=copy.pk)
    assert [notice.pk for notice in copy.notices.all()] == [page.notices.get().pk]
    assert [tag.name for tag in copy.tags.all()] == ["Dialog"]


def test_publishing_the_translation_keeps_the_notices_of_the_swedish(procurement, english):
    page = make_news(procurement)
    copy = page.copy_for_translation(english)
    page.notices = [make_notice()]
    page.save_revision().publish()
    copy.save_revision().publish()
    assert NewsPage.objects.get(pk=copy.pk).notices.count() == 1
