"""What stands beside the queue: the short form, merging, what was decided, and taking it back."""

import contextlib
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, ListView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from access.admin.gone import GoneMixin
from procurement.enums import NoticeKind
from procurement.models import Notice, NoticeDecision
from procurement.review import actions, merging
from procurement.review.forms import MergeForm, ShortForm
from procurement.review.permissions import EditorMixin
from procurement.review.queue import closed


class BesideMixin(EditorMixin, WagtailAdminTemplateMixin):
    """A page that is reached from the queue."""

    header_icon = "tasks"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Add the queue to the trail."""
        queue = {"url": reverse("procurement_review:queue"), "label": _("Notices to judge")}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), queue, here]


class ShortFormView(BesideMixin, FormView):
    """Five fields, and a notice that is a draft or public at once."""

    template_name = "procurement/admin/review/short.html"
    form_class = ShortForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Know the two kinds, and let in those who may add notices."""
        if kwargs["kind"] not in NoticeKind.values:
            raise Http404
        if not request.user.has_perm("procurement.add_notice"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what is typed in."""
        titles = {
            NoticeKind.BELOW_THRESHOLD: _("New purchase below the threshold"),
            NoticeKind.MARKET_DIALOGUE: _("New market dialogue"),
        }
        return titles[NoticeKind(self.kwargs["kind"])]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add which kind it is."""
        return {**super().get_form_kwargs(), "kind": self.kwargs["kind"]}

    def form_valid(self, form: ShortForm) -> HttpResponse:
        """Save the notice, and publish it if that was pressed."""
        user, is_published = self.request.user, "action-publish" in self.request.POST
        with transaction.atomic():
            notice = form.notice()
            notice.save()
            log(instance=notice, action="wagtail.create", user=user)
            revision = notice.save_revision(user=user, clean=False)
            if is_published:
                revision.publish(user=user)
        title = {"title": notice.title}
        words = _("“%(title)s” is public.") if is_published else _("“%(title)s” is a draft.")
        messages.success(self.request, words % title)
        edit = notice.snippet_viewset.get_url_name("edit")
        return redirect(edit, notice.pk)


class MergeView(GoneMixin, BesideMixin, FormView):
    """Chooses which notice is about the same procurement."""

    template_name = "procurement/admin/review/merge.html"
    form_class = MergeForm
    list_url_name = "procurement_review:queue"
    page_title = gettext_lazy("Merge two notices")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look for the notice first."""
        self.notice = get_object_or_404(Notice, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the notice that the choice is about."""
        return {**super().get_form_kwargs(), "notice": self.notice}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the notice."""
        return super().get_context_data(**kwargs, notice=self.notice)

    def form_valid(self, form: MergeForm) -> HttpResponse:
        """Merge; the one that is public stays."""
        gone, kept = self.notice, form.cleaned_data["kept"]
        if gone.live and not kept.live:
            gone, kept = kept, gone
        try:
            merging.merge(gone, kept, self.request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        told = {"gone": gone.title, "kept": kept.title, "number": kept.pk}
        words = _("“%(gone)s” is now a part of “%(kept)s” (no. %(number)s).")
        messages.success(self.request, words % told)
        return redirect("procurement_review:queue")


class HideClosedView(EditorMixin, View):
    """Hides all that wait although their last day has passed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Hide each for itself; what somebody else decides on meanwhile is left out."""
        count = 0
        for pk in list(closed().values_list("pk", flat=True)):
            with contextlib.suppress(actions.AlreadyDecidedError, Notice.DoesNotExist):
                actions.hide(pk, request.user, NoticeDecision.Reason.CLOSED, "", "")
                count += 1
        words = ngettext(
            "%(count)s notice that has closed is hidden.",
            "%(count)s notices that have closed are hidden.",
            count,
        )
        messages.success(request, words % {"count": count})
        return redirect("procurement_review:queue")


class DecidedView(BesideMixin, ListView):
    """What was decided, the latest first, each with a button that takes it back."""

    template_name = "procurement/admin/review/decided.html"
    page_title = gettext_lazy("What has been decided")
    paginate_by = 50

    def get_queryset(self) -> Any:
        """Return the decisions, those of one kind if one is asked for."""
        rows = NoticeDecision.objects.select_related("notice", "into", "decided_by")
        kind = self.request.GET.get("kind", "")
        return rows.filter(kind=kind) if kind in NoticeDecision.Kind.values else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the kinds to choose between."""
        chosen = self.request.GET.get("kind", "")
        kinds = NoticeDecision.Kind.choices
        return super().get_context_data(**kwargs, kinds=kinds, chosen=chosen)


class UndoView(EditorMixin, View):
    """Takes a decision back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take it back, and show the notice."""
        sent = request.POST.get("decision", "")
        number = int(sent) if sent.isdecimal() and len(sent) < 18 else 0
        decision = actions.undo(number, request.user)
        if decision is None:
            messages.warning(request, _("It has been taken back already."))
            return redirect("procurement_review:queue")
        title = {"title": decision.notice.title}
        messages.success(request, _("“%(title)s” waits again.") % title)
        return redirect("procurement_review:notice", decision.notice_id)
