"""The lists of the procurement pages: what a reader asks for, cut into pages."""

from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.models import Locale

from content.pagination import list_page
from procurement.enums import NewsTab, Tab
from procurement.forms import NewsFilterForm, NoticeFilterForm
from procurement.models.notices import Notice

PER_PAGE = 20
WHAT_IS_ASKED = {
    "municipality": _("place"),
    "category": _("CPV code"),
    "cpv": _("CPV code"),
    "reserved": _("reservation"),
}


class NoticeListing:
    """The notices of one tab that fit the filters of an address."""

    def __init__(self, index, asked: QueryDict, now: datetime):
        self.index, self.asked, self.now = index, asked, now
        self.form = NoticeFilterForm(asked)
        self.language = index.locale.language_code
        self.notices = self.form.filter(index.notices(), self.language)

    def context(self) -> dict[str, Any]:
        """Return what the template shows."""
        found = self.notices.in_tab(self.form.tab, self.now).with_places()
        page = list_page(found, PER_PAGE, self.asked.get("page"))
        page.object_list = self.index.addressed(page.object_list)
        return {
            "title": gettext("Notices"),
            "index": self.index,
            "filter_form": self.form,
            "notices": page,
            "tabs": self._tabs(),
            "query": _without(self.asked, "page"),
            "watch_query": self.form.watch_query,
            "unknown": self._unknown(),
            **_missing(self.index, self.language),
        }

    def _unknown(self) -> dict[str, Any]:
        """Return how many do not say what is asked for, and how to see them or leave them out."""
        if self.form.fits_nothing:
            return {}
        rest = self.form.filters.unknown(self.index.notices(), self.language, of_all=True)
        count = rest.in_tab(self.form.tab, self.now).count()
        is_shown = self.form.filters.with_unknown
        query = _without(self.asked, "page", "with_unknown")
        asked = [str(word) for name, word in WHAT_IS_ASKED.items() if self.form.asked_for(name)]
        return {
            "count": count,
            "names": get_text_list(list(dict.fromkeys(asked)), gettext("or")),
            "is_shown": is_shown,
            "query": query if is_shown else f"{query}&with_unknown=true",
        }

    def _tabs(self) -> list[dict[str, Any]]:
        counts = self.notices.count_by_tab(self.now)
        return [_tab(tab, counts[str(tab)], self.form.tab, self.asked) for tab in Tab]


class NewsListing:
    """The news that fits the filters of an address."""

    def __init__(self, index, asked: QueryDict, now: datetime):
        self.index, self.asked = index, asked
        news = index.news()
        years = news.order_by().dates("published_on", "year", order="DESC")
        tags = Tag.objects.filter(procurement_newstag_items__content_object__in=news.order_by())
        self.form = NewsFilterForm(
            asked,
            years=[date.year for date in years],
            tags=list(tags.distinct().order_by("name").values_list("slug", "name")),
        )
        found = self.form.filter(news).with_pictures()
        self.lists = {NewsTab.CURRENT: found.current(now), NewsTab.ARCHIVE: found.archived(now)}

    def context(self) -> dict[str, Any]:
        """Return what the template shows."""
        return {
            "title": gettext("News"),
            "index": self.index,
            "filter_form": self.form,
            "news": list_page(
                self.lists[NewsTab(self.form.tab)], PER_PAGE, self.asked.get("page")
            ),
            "tabs": self._tabs(),
            "query": _without(self.asked, "page"),
            **self._missing_news(),
        }

    def _tabs(self) -> list[dict[str, Any]]:
        counts = {tab: news.order_by().count() for tab, news in self.lists.items()}
        if not counts[NewsTab.ARCHIVE] and self.form.tab == NewsTab.CURRENT:
            return []
        return [_tab(tab, counts[tab], self.form.tab, self.asked) for tab in NewsTab]

    def _missing_news(self) -> dict[str, Any]:
        first, here = Locale.get_default(), self.index.locale
        if here == first:
            return {}
        source = type(self.index).in_language(first.language_code)
        news = source.news().missing_in(here).count() if source else 0
        return {"missing_count": news, "first_index": source}


def _tab(tab: Tab | NewsTab, count: int, chosen: str, asked: QueryDict) -> dict[str, Any]:
    remaining = _without(asked, "page", "phase")
    return {
        "label": tab.label,
        "count": count,
        "query": f"phase={tab}&{remaining}" if remaining else f"phase={tab}",
        "is_chosen": tab == chosen,
    }


def _missing(index, language: str) -> dict[str, Any]:
    first = Locale.get_default().language_code
    if language == first:
        return {}
    total, here = Notice.objects.listed(first).count(), index.notices().count()
    return {"missing_count": total - here, "first_index": type(index).in_language(first)}


def _without(asked: QueryDict, *names: str) -> str:
    remaining = asked.copy()
    for name in names:
        remaining.pop(name, None)
    return remaining.urlencode()
