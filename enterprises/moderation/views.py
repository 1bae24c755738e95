"""The review in the admin: the list of what was sent in, and one of them at a time."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images import get_image_model

from access.admin.gone import GoneMixin
from access.models import Disclosure
from access.personal_data import log_disclosure
from enterprises.models import EnterprisePage, Submission
from enterprises.moderation import actions
from enterprises.moderation.actions import approve_all
from enterprises.moderation.comparison import (
    Difference,
    changed_meanwhile,
    comparison,
    differs,
    label,
)
from enterprises.moderation.forms import DecisionForm, QueueForm
from enterprises.moderation.publishing import as_page, conflicts
from enterprises.moderation.queue import grouped, others
from enterprises.profiles.completeness import missing
from enterprises.profiles.permissions import ReviewerMixin
from enterprises.profiles.values import read_values

ROWS = 50


class QueueView(ReviewerMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything that was sent in, the oldest that waits first; many are approved at once."""

    template_name = "enterprises/admin/review/queue.html"
    page_title = gettext_lazy("Sent in by enterprises")
    header_icon = "download"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where in the admin this is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows that fit."""
        form = QueueForm(self.request.GET)
        page = Paginator(form.submissions(), ROWS).get_page(self.request.GET.get("p"))
        groups = grouped(page.object_list)
        return super().get_context_data(**kwargs, form=form, page_obj=page, groups=groups)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Approve those that are ticked, each for itself, and say what became of each."""
        report = approve_all(request.POST.getlist("submission"), request.user)
        if not report:
            messages.warning(request, _("Tick what you want to approve."))
            return redirect("enterprises_review:queue")
        template = "enterprises/admin/review/report.html"
        context = super().get_context_data(report=report)
        return render(request, template, context)


class ReviewView(GoneMixin, ReviewerMixin, WagtailAdminTemplateMixin, TemplateView):
    """One submission: old beside new, what is missing, and the decision."""

    template_name = "enterprises/admin/review/review.html"
    header_icon = "download"
    list_url_name = "enterprises_review:queue"

    @cached_property
    def submission(self) -> Submission:
        """Return the submission that the address names; one being written is nobody's yet."""
        sent = Submission.objects.exclude(sent_at=None).select_related("page", "contact")
        return get_object_or_404(sent, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Return the name of the enterprise."""
        return self.submission.values.get("title", "") or str(self.submission)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Add the list to the trail."""
        queue = {"url": reverse("enterprises_review:queue"), "label": QueueView.page_title}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), queue, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the comparison, and note that somebody has seen who sent it."""
        log_disclosure(
            Disclosure.Action.VIEWED,
            _("The sender of case %(number)s") % {"number": self.submission.number},
            user=self.request.user,
        )
        kwargs.setdefault("form", DecisionForm(language=self.submission.language))
        before, after = _before(self.submission), self.submission.values
        rows = comparison(before, after)
        changed = [row for row in rows if differs(row, before, after)]
        has_news = any(row.name in ("logo", "photos") for row in changed)
        return super().get_context_data(
            **kwargs,
            submission=self.submission,
            is_first=not before,
            changed=changed,
            unchanged=[row for row in rows if row not in changed],
            conflicts=[label(name) for name in conflicts(self.submission)],
            pictures=_pictures(self.submission) if has_news else [],
            same=_same(self.submission),
            meanwhile=_meanwhile(self.submission),
            others=others(self.submission),
            gaps=missing(self.submission.values),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Decide."""
        action = request.POST.get("action", "")
        form = DecisionForm(request.POST, language=self.submission.language, action=action)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        try:
            self._decide(action, form.cleaned_data["words"])
        except actions.AlreadyDecidedError:
            messages.warning(request, actions.already_decided(self.submission))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("enterprises_review:review", pk=self.submission.pk)
        return redirect("enterprises_review:queue")

    def _decide(self, action: str, words: str) -> None:
        user, submission = self.request.user, self.submission
        title = {"title": self.get_page_title()}
        if action == "approve":
            page = actions.approve(submission, user)
            words = _("“%(title)s” is approved and public.")
            if not page.live:
                words = _("“%(title)s” is approved. The profile itself is not public.")
            messages.success(self.request, words % title)
        elif action == "send_back":
            actions.send_back(submission, user, words)
            messages.success(self.request, _("“%(title)s” is sent back.") % title)
        elif action == "reject":
            actions.reject(submission, user, words)
            messages.success(self.request, _("“%(title)s” is rejected.") % title)
        elif action == "see":
            actions.mark_seen(submission, user)


class PreviewView(ReviewerMixin, View):
    """The page as it would look."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Answer with the page as visitors would see it."""
        sent = Submission.objects.exclude(sent_at=None).select_related("page")
        page = as_page(get_object_or_404(sent, pk=pk))
        return page.make_preview_request(request, page.default_preview_mode)


def _before(submission: Submission) -> dict[str, Any]:
    """Return the profile before: as it was when the change was begun, or nothing."""
    if submission.kind == Submission.Kind.CHANGE:
        return submission.base
    return read_values(submission.page) if submission.page else {}


def _meanwhile(submission: Submission) -> list[Difference]:
    """Return what has been published since the change was begun, where both changed the same."""
    is_open = submission.state == Submission.State.WAITING and submission.page
    return changed_meanwhile(submission) if is_open and submission.base else []


def _pictures(submission: Submission) -> list[Any]:
    """Return the pictures, each with its alternative text; the logo with its name."""
    photos = submission.values.get("photos") or []
    texts = {each["image"]: each["alt_text"] for each in photos}
    logo = submission.values.get("logo")
    wanted = [logo, *(number for number in texts if number != logo)]
    found = get_image_model().objects.in_bulk([number for number in wanted if number])
    texts[logo] = _("Picture %(number)s: logo") % {"number": logo}
    return [(found[number], texts[number]) for number in wanted if number in found]


def _same(submission: Submission) -> list[EnterprisePage]:
    """Return other profiles with the same number or the same name, to be looked at first."""
    number = submission.values.get("organisation_number")
    title = submission.values.get("title", "")
    others = EnterprisePage.objects.exclude(pk=submission.page_id or 0)
    if submission.page:
        others = others.exclude(translation_key=submission.page.translation_key)
    same = others.filter(title__iexact=title)
    if number:
        same = same | others.filter(organisation_number=number)
    return list(same[:5])
