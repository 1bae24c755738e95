"""Lets an editor tick which of the notices that a meeting's page has shown were spoken of."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events.models import EventPage
from procurement.meetings.listing import shown_notices
from procurement.meetings.outcomes import outcome_in_words
from procurement.models import DiscussedNotice, Notice
from procurement.querysets import NoticeQuerySet

MOST = 100


class NoticesField(forms.ModelMultipleChoiceField):
    """Notices, each with how it stands today."""

    def label_from_instance(self, notice: Notice) -> str:
        """Return the title, the buyer and what has become of it."""
        parts = [notice.title, notice.buyer, notice.stage().label, outcome_in_words(notice)]
        return " · ".join(str(part) for part in parts if part)


class ProposalForm(forms.Form):
    """The notices that the page has shown; those that are chosen already are left out."""

    notices = NoticesField(
        queryset=Notice.objects.none(),
        label=_("Which of these were spoken of?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, proposed: NoticeQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["notices"].queryset = proposed


class ProposalView(WagtailAdminTemplateMixin, FormView):
    """The notices to tick; what is ticked is added to the draft of the meeting's page."""

    form_class = ProposalForm
    template_name = "procurement/admin/proposal.html"
    page_title = _("Tenders that were spoken of")
    header_icon = "tasks"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may change the page."""
        page = get_object_or_404(EventPage, pk=kwargs["pk"])
        rights = page.permissions_for_user(request.user)
        if not rights.can_edit() or rights.page_locked() or page.source != page:
            raise PermissionDenied
        self.draft = page.get_latest_revision_as_object()
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Add the meeting and this page to the trail."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.draft.pk])
        meeting = {"url": edit, "label": self.draft.get_admin_display_title()}
        return [*super().get_breadcrumbs_items(), meeting, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add what to propose."""
        chosen = [row.notice_id for row in self.draft.discussed_notices.all()]
        proposed = shown_notices(self.draft).exclude(pk__in=chosen)
        numbers = [notice.pk for notice in proposed[:MOST]]
        return {**super().get_form_kwargs(), "proposed": proposed.filter(pk__in=numbers)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the meeting."""
        return {**super().get_context_data(**kwargs), "meeting": self.draft}

    def form_valid(self, form: ProposalForm) -> HttpResponse:
        """Add what was ticked to the draft, and open the editor."""
        ticked = form.cleaned_data["notices"]
        places = [row.sort_order or 0 for row in self.draft.discussed_notices.all()]
        for place, notice in enumerate(ticked, start=max(places, default=-1) + 1):
            self.draft.discussed_notices.add(DiscussedNotice(notice=notice, sort_order=place))
        if ticked:
            self.draft.save_revision(user=self.request.user, log_action=True, clean=False)
            messages.success(
                self.request, gettext("Added to the draft. Publish the page to show them.")
            )
        return redirect("wagtailadmin_pages:edit", self.draft.pk)
