"""The entry to public procurement: what is open, and where its notices and news are."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from content.blocks import BodyBlock
from content.gone import was_below
from content.pages import ListedManager, PageDetails
from content.subroutes import SubroutesMixin
from procurement.models.notices import Notice
from procurement.models.told import told_of
from procurement.querysets import NewsQuerySet, NoticeQuerySet

AT_THE_ENTRY = 5


class ProcurementIndexPage(SubroutesMixin, PageDetails, Page):
    """Public procurement: what is open, the news, and the guides."""

    body = StreamField(BodyBlock(), verbose_name=_("text below the lists"), blank=True)

    objects = ListedManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]
    override_translatable_fields = [SynchronizedField("picture")]

    subpage_types = ["procurement.NewsPage", "home.GuidePage"]
    max_count_per_parent = 1
    is_standing = True
    subroutes = (
        "procurement.urls",
        "procurement.purchase_routes.urls",
        "procurement.glossary.urls",
        "procurement.pipeline.urls",
        "procurement.subscriptions.urls",
    )

    class Meta:
        verbose_name = _("procurement")

    @classmethod
    def in_language(cls, language: str) -> "ProcurementIndexPage | None":
        """Return the page of one language, if it is published."""
        return cls.objects.live().filter(locale__language_code=language, alias_of=None).first()

    @path("")
    def entry(self, request: HttpRequest) -> HttpResponse:
        """Show what is open now, what is coming, the latest news and the guides."""
        return self.render(request, context_overrides=self.entry_lists(timezone.now()))

    def entry_lists(self, now: datetime) -> dict[str, Any]:
        """Return what the entry shows: open, planned and awarded notices, news and guides."""
        notices = self.notices().with_places()
        return {
            "open_notices": self.addressed(notices.open(now)[:AT_THE_ENTRY]),
            "planned_notices": self.addressed(notices.planned()[:AT_THE_ENTRY]),
            "awarded_notices": self.addressed(notices.awarded()[:AT_THE_ENTRY]),
            "counts": self.notices().count_by_tab(now),
            "latest_news": self.news().current(now).with_pictures()[:AT_THE_ENTRY],
            "guides": self.guides(),
        }

    def notices(self) -> NoticeQuerySet:
        """Return the notices that the public may find in the language of this page."""
        return Notice.objects.listed(self.locale.language_code)

    def news(self) -> NewsQuerySet:
        """Return the news that the public may find below this page, the latest first."""
        model = apps.get_model("procurement", "NewsPage")
        return model.objects.listed(self.locale).child_of(self).latest_first()

    def guides(self) -> Iterable[Page]:
        """Return the pages below this one that are not news."""
        below = self.get_children().live().public().filter(alias_of=None)
        return below.not_type(apps.get_model("procurement", "NewsPage")).specific()

    @property
    def notices_url(self) -> str:
        """Return the address of the list of notices."""
        return self.subroute_url("notices")

    @property
    def news_url(self) -> str:
        """Return the address of the list of news."""
        return self.subroute_url("news")

    @property
    def glossary_url(self) -> str:
        """Return the address of the glossary."""
        return self.subroute_url("glossary")

    @property
    def coming_url(self) -> str:
        """Return the address of what is coming."""
        return self.subroute_url("coming")

    @property
    def how_to_buy_url(self) -> str:
        """Return the address of the buying routes."""
        return self.subroute_url("how_to_buy")

    @property
    def feed_url(self) -> str:
        """Return the address of the Atom feed."""
        return self.subroute_url("feed")

    @property
    def watch_url(self) -> str:
        """Return the address at which notices are watched."""
        return self.subroute_url("watch")

    def notice_url(self, notice: Notice) -> str:
        """Return the address of a notice below this page."""
        return self.subroute_url("notice", notice.pk, self.slug_of(notice))

    def full_notice_url(self, notice: Notice) -> str:
        """Return the address of a notice with the host."""
        return self.full_subroute_url("notice", notice.pk, self.slug_of(notice))

    def had_notice(self, number: int) -> bool:
        """Tell whether there was a notice that has been taken down since, or deleted."""
        return was_below(f"{self.notices_url}{number}-")

    def successor_of(self, number: int) -> Notice | None:
        """Return the public notice that one has been merged into, however often."""
        seen: set[int] = set()
        while number not in seen:
            seen.add(number)
            into = Notice.objects.filter(decision__kind="merged").filter(pk=number)
            number = into.values_list("decision__into", flat=True).first() or number
        return self.notices().filter(pk=number).first() if len(seen) > 1 else None

    def addressed(self, notices: Iterable[Notice]) -> list[Notice]:
        """Return the notices with their `address` filled in, without asking for each."""
        found = list(notices)
        root = self.url or "/"
        for notice in found:
            notice.address = root + self.reverse_subpage(
                "notice", (notice.pk, self.slug_of(notice))
            )
        return found

    def slug_of(self, notice: Notice) -> str:
        """Return the words of a notice's address, in the language of this page."""
        with translation.override(self.locale.language_code):
            return notice.slug

    def notice_context(self, request: HttpRequest, notice: Notice) -> dict[str, object]:
        """Return what the template of a notice shows."""
        now = timezone.now()
        pages = {language: type(self).in_language(language) for language in notice.languages}
        return {
            "page": self,
            "index": self,
            "title": notice.heading,
            "notice": notice,
            "explains_words": True,
            "told": told_of(notice, now),
            "stage": notice.stage(now),
            "time_left": notice.deadline_in_words(now),
            "watch_url": self.subroute_url("watch_notice", notice.pk) if notice.pk else "",
            "description": notice.plain_summary or notice.description[:200],
            "structured_data": [],
            "alternates": {
                language: page.notice_url(notice) for language, page in pages.items() if page
            },
            "trail_below": [(gettext("Notices"), self.notices_url)],
            "updated_at": notice.modified_at,
            "related_news": self.news().filter(notices=notice) if notice.pk else [],
        }
