"""What readers have said, as editors read it: page by page, and word by word."""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from access.exports import BYTE_ORDER_MARK, harmless
from home.models import Feedback


class FeedbackFilterSet(WagtailFilterSet):
    """Chooses answers by page, language, kind and period."""

    path = django_filters.CharFilter(label=_("Page"), lookup_expr="icontains")
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Period"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Feedback
        fields = ["path", "created_at", "language", "kind"]


class FeedbackReportView(ReportView):
    """A report on answers, with an export that is safe to open."""

    model = Feedback
    filterset_class = FeedbackFilterSet
    permission_policy = ModelPermissionPolicy(Feedback)
    permission_required = "view"
    header_icon = "comment"

    def get_preprocess_function(self, field: str, value: object, export_format: str) -> Callable:
        """Keep what a reader wrote from becoming a formula."""
        if isinstance(value, str) or value is None:
            return harmless
        return super().get_preprocess_function(field, value, export_format)

    def stream_csv(self, queryset: QuerySet) -> Iterator[str]:
        """Begin with the mark by which Excel knows å, ä and ö."""
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)


class PageFeedbackView(FeedbackReportView):
    """How many found each page of use, and what was last said of it."""

    page_title = _("Page feedback")
    index_url_name = "page_feedback:index"
    index_results_url_name = "page_feedback:index_results"
    export_filename = "tyck-till"
    columns = [
        TitleColumn(
            "path",
            label=_("Page"),
            get_url=lambda row: (
                f"{reverse('page_feedback:words')}?{urlencode({'path': row['path']})}"
            ),
        ),
        Column("yes", label=_("Yes")),
        Column("no", label=_("No")),
        Column("share", label=_("Share of yes, per cent")),
        Column("faults", label=_("Accessibility faults")),
        Column("latest_words", label=_("Latest words")),
    ]
    list_export = ["path", "yes", "no", "share", "faults", "latest_words"]
    export_headings = {
        "path": _("Page"),
        "yes": _("Yes"),
        "no": _("No"),
        "share": _("Share of yes, per cent"),
        "faults": _("Accessibility faults"),
        "latest_words": _("Latest words"),
    }

    def get_filtered_queryset(self) -> QuerySet:
        """Count the answers that the filter lets through, page by page."""
        return super().get_filtered_queryset().by_page()


class FeedbackWordsView(FeedbackReportView):
    """What readers have written, the latest first."""

    page_title = _("Words from readers")
    index_url_name = "page_feedback:words"
    index_results_url_name = "page_feedback:words_results"
    export_filename = "kommentarer"
    columns = [
        DateColumn("created_at", label=_("Given")),
        Column("path", label=_("Page")),
        BooleanColumn("is_useful", label=_("Of use")),
        Column("get_kind_display", label=_("Kind")),
        Column("words", label=_("Words of the reader")),
    ]
    list_export = ["created_at", "path", "language", "is_useful", "get_kind_display", "words"]

    def get_filtered_queryset(self) -> QuerySet:
        """Keep the answers that have words."""
        return super().get_filtered_queryset().with_words()


def may_read_feedback(request: HttpRequest) -> bool:
    """Return whether the user may read what readers have said."""
    return request.user.has_perm("home.view_feedback")


admin_urlpatterns = [
    path("", PageFeedbackView.as_view(), name="index"),
    path("results/", PageFeedbackView.as_view(results_only=True), name="index_results"),
    path("words/", FeedbackWordsView.as_view(), name="words"),
    path("words/results/", FeedbackWordsView.as_view(results_only=True), name="words_results"),
]
