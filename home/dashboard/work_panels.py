"""The panels of what waits for the one who signs in: drafts, meetings, English and the like."""

import datetime as dt

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from content.languages import SWEDISH
from enterprises.models import Correction, EnterprisePage, ProfileClaim, Submission
from enterprises.profiles.permissions import may_review
from events.models import EventIndexPage, EventPage
from home.changed_texts import behind_in_english
from home.dashboard.panels import ROWS, DashboardPanel, Row, day, edit_url, editable_by
from home.models import Feedback
from procurement.models import Notice
from procurement.review.permissions import may_judge
from procurement.review.queue import SOON as SOON_CLOSED
from procurement.review.queue import questions, waiting

QUARTER = dt.timedelta(days=92)
SOON = dt.timedelta(days=30)


class DraftsPanel(DashboardPanel):
    """Pages whose latest words are not published."""

    name = "drafts"
    heading = _("Drafts")
    order = 110

    def rows(self) -> list[Row]:
        """Return the pages that the user may change, the latest edited first."""
        pages = editable_by(self.user).filter(has_unpublished_changes=True, alias_of=None)
        pages = pages.filter(locale__language_code=SWEDISH).order_by("-latest_revision_created_at")
        gone = EnterprisePage.objects.exclude(closed_on=None).values("pk")
        return [
            Row(
                page.get_admin_display_title(),
                edit_url(page),
                self._note(page),
            )
            for page in pages.exclude(pk__in=gone)[:ROWS]
        ]

    def _note(self, page: Page) -> str:
        if page.live:
            return gettext("changes are not published")
        return gettext("taken down") if page.first_published_at else gettext("never published")


class MeetingsPanel(DashboardPanel):
    """The next meetings; it says so when the coming quarter has none."""

    name = "meetings"
    heading = _("Coming meetings")
    order = 120

    def rows(self) -> list[Row]:
        """Return the next four meetings."""
        if not editable_by(self.user).type(EventIndexPage).exists():
            return []
        now = timezone.now()
        events = EventPage.objects.live().filter(locale__language_code=SWEDISH).upcoming(now)[:4]
        if not any(event.starts_at < now + QUARTER for event in events):
            self.warning = gettext("No meeting is planned in the coming three months.")
        return [Row(event.title, edit_url(event), day(event.starts_at)) for event in events]


class TranslationsPanel(DashboardPanel):
    """Swedish pages whose English is missing, waits as a draft or has fallen behind."""

    name = "translations"
    heading = _("English that needs work")
    order = 130

    def rows(self) -> list[Row]:
        """Return the pages that the user may change, the latest published first."""
        pages = behind_in_english(editable_by(self.user))[:ROWS]
        return [self._row(page) for page in pages]

    def _row(self, page: Page) -> Row:
        if page.english_id is None:
            address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
            return Row(page.title, address, gettext("has no English page"))
        note = (
            gettext("the Swedish has changed since the English was written")
            if page.english_live
            else gettext("an English draft waits")
        )
        address = reverse("wagtailadmin_pages:edit", args=[page.english_id])
        return Row(page.title, address, note)


class NoticesPanel(DashboardPanel):
    """Tenders that close soon and have no summary in plain words."""

    name = "notices"
    heading = _("Notices without a summary in plain words")
    order = 140

    def rows(self) -> list[Row]:
        """Return the open notices, the nearest deadline first."""
        if not self.user.has_perm("procurement.change_notice"):
            return []
        now = timezone.now()
        notices = Notice.objects.listed().open(now).filter(summary_sv="")
        finder = AdminURLFinder(self.user)
        return [
            Row(
                notice.title,
                finder.get_edit_url(notice) or "",
                gettext("closes %(day)s") % {"day": day(notice.deadline_at)},
            )
            for notice in notices.filter(deadline_at__lte=now + SOON)[:ROWS]
        ]


class JudgePanel(DashboardPanel):
    """How many notices wait to be judged, and how many of them close soon."""

    name = "notices-to-judge"
    heading = _("Notices to judge")
    order = 105

    def rows(self) -> list[Row]:
        """Return one row for those that wait, and one for what sources have changed."""
        if not may_judge(self.user):
            return []
        now = timezone.now()
        found, asked = waiting(now), questions().count()
        count = found.count()
        soon = found.filter(deadline_at__gte=now, deadline_at__lt=now + SOON_CLOSED).count()
        address = reverse("procurement_review:queue")
        words = ngettext("%(count)s notice to judge", "%(count)s notices to judge", count)
        closes = ngettext("%(count)s closes within a week", "%(count)s close within a week", soon)
        changed = ngettext(
            "%(count)s notice was changed by its source after you had edited it",
            "%(count)s notices were changed by their source after you had edited them",
            asked,
        )
        rows = [Row(words % {"count": count}, address, closes % {"count": soon})] if count else []
        return rows + ([Row(changed % {"count": asked}, address)] if asked else [])


class WordsPanel(DashboardPanel):
    """What readers last wrote."""

    name = "words"
    heading = _("Latest words from readers")
    order = 150

    def rows(self) -> list[Row]:
        """Return the latest words, each with the page they are about."""
        if not self.user.has_perm("home.view_feedback"):
            return []
        answers = Feedback.objects.with_words()[:ROWS]
        report = reverse("page_feedback:words")
        return [Row(answer.words[:120], report, answer.path) for answer in answers]


class IncomingPanel(DashboardPanel):
    """What enterprises have sent in, and how long the oldest has waited."""

    name = "incoming"
    heading = _("Waits for your decision")
    order = 100

    def rows(self) -> list[Row]:
        """Return the oldest submissions, for those who decide on them."""
        if not may_review(self.user):
            return []
        return [
            Row(
                row.values.get("title") or str(row),
                reverse("enterprises_review:review", args=[row.pk]),
                gettext("%(kind)s, sent in %(day)s")
                % {"kind": row.get_kind_display(), "day": day(row.sent_at)},
            )
            for row in Submission.objects.to_decide()[:ROWS]
        ] + [*self._published_at_once(), *self._from_visitors()]

    def _published_at_once(self) -> list[Row]:
        count = Submission.objects.to_be_seen().count()
        words = ngettext(
            "%(count)s to look at afterwards", "%(count)s to look at afterwards", count
        )
        address = reverse("enterprises_review:queue") + "?show=applied"
        row = Row(gettext("Changes published at once"), address, words % {"count": count})
        return [row] if count else []

    def _from_visitors(self) -> list[Row]:
        """Count claims and corrections: what they say stays on pages that note who looks."""
        rows = []
        for model in (ProfileClaim, Correction):
            count = model.objects.filter(state="waiting").count()
            words = ngettext("%(count)s waits", "%(count)s wait", count) % {"count": count}
            address = reverse(f"enterprises_{model._meta.model_name}:index") + "?state=waiting"
            if count:
                rows.append(Row(capfirst(model._meta.verbose_name_plural), address, words))
        return rows


PANELS: list[type[DashboardPanel]] = [
    IncomingPanel,
    JudgePanel,
    DraftsPanel,
    MeetingsPanel,
    TranslationsPanel,
    NoticesPanel,
    WordsPanel,
]


def add_work_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Put what waits for the user on the first page of the admin."""
    panels.extend(panel(request.user) for panel in PANELS)
