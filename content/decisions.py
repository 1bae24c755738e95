"""Decisions in the page editor that are taken once, however often a button is pressed.

Wagtail reads the page, writes the form and only then looks at the workflow: a second request that
comes meanwhile approves once more, or saves what was just published as a draft.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.ordering import SetPagePositionView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageLogEntry, TaskState

from content.locks import lock_families

IN_A_WORKFLOW = ("action-workflow-action", "action-restart-workflow", "action-cancel-workflow")
BUTTONS = ("action-publish", "action-submit", *IN_A_WORKFLOW)
REMEMBERED = 24 * 3600
REMEMBERED_WHEN_NEW = 600  # the same words may be published as a page once more another day
TASK_STATE = "workflow-task-state"  # which decision the form was shown for


class OnceMixin:
    """An editor whose buttons for decisions work once, one request after the other."""

    was_refused = False

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        """Hold the page in all languages while a decision is taken, and begin as it is then."""
        decide = super().dispatch
        if request.method != "POST" or not _decides(request):
            return decide(request, page_id, **kwargs)
        return _alone(page_id, lambda: decide(request, page_id, **kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change nothing when the very same press has been dealt with."""
        if _decides(request) and cache.get(_key(request)):
            return self._told()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Decide and remember it, unless somebody else has decided; what was written stays."""
        if not _decides(self.request):
            return super().form_valid(form)
        if self._is_decided():
            answer = self._told()
            self.has_unsaved_changes = form.has_changed()
            if not self.has_unsaved_changes:
                return answer
            return self.render_to_response(self.get_context_data())
        response = super().form_valid(form)
        if not self.was_refused:
            cache.set(_key(self.request), True, REMEMBERED)
        return response

    def run_hook(self, hook_name: str, *args: Any, **kwargs: Any) -> HttpResponse | None:
        """Note that a hook stands in the way of publishing: it says why each time."""
        response = super().run_hook(hook_name, *args, **kwargs)
        if response and hook_name == "before_publish_page":
            self.was_refused = True
        return response

    def _is_decided(self) -> bool:
        sent = self.request.POST
        if "action-publish" in sent or not any(name in sent for name in IN_A_WORKFLOW):
            return False
        state = self.page.current_workflow_task_state
        shown = sent.get(TASK_STATE, "")
        return self.page.current_workflow_state is None or (
            "action-workflow-action" in sent
            and (state is None or shown not in ("", str(state.pk)))
        )

    def _told(self) -> HttpResponse:
        messages.warning(self.request, already_decided())
        return redirect("wagtailadmin_pages:edit", self.page.pk)


class EditOnceView(OnceMixin, EditView):
    """The editor of a page, where a decision is taken once."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Tell that an end which had passed was taken away."""
        if getattr(form, "took_away_end", False) and not self.expects_json_response:
            messages.info(self.request, _("The end date had passed and was taken away."))
        return super().form_valid(form)


class RevertOnceView(OnceMixin, RevisionsRevertView):
    """The editor of an older version, where a decision is taken once."""


class CreateOnceView(CreateView):
    """The editor of a new page, which one press makes once."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hold the page above while a page is made to be published."""
        make = super().dispatch
        if request.method != "POST" or not _decides(request):
            return make(request, *args, **kwargs)
        return _alone(kwargs["parent_page_id"], lambda: make(request, *args, **kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make no second page of the very same press."""
        if _decides(request) and cache.get(_key(request)):
            messages.warning(request, already_decided())
            return redirect("wagtailadmin_explore", self.parent_page.pk)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Make the page, and remember that it was made."""
        response = super().form_valid(form)
        if _decides(self.request):
            cache.set(_key(self.request), True, REMEMBERED_WHEN_NEW)
        return response


class WorkflowActionOnceView(WorkflowActionView):
    """An approval, or a request for changes, from a list; taken once."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hold the page while a decision is taken, and say so when it has been taken already."""
        decide = super().dispatch
        return _alone(self.object.pk, lambda: self._decide(decide, request, *args, **kwargs))

    def _decide(
        self, decide: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        self.task_state = self.get_task_state()
        if self.task_state.status == TaskState.STATUS_IN_PROGRESS:
            return decide(request, *args, **kwargs)
        messages.warning(request, already_decided())
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            done = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(request, done)
        return redirect(self.redirect_url)


class OrderAloneView(SetPagePositionView):
    """Another place for a page among its siblings, which takes its translations along."""

    def dispatch(self, request: HttpRequest, page_to_move_id: int, **kwargs: Any) -> HttpResponse:
        """Hold all that stands beside the page, in every language, since any of it may move."""
        order = super().dispatch
        page = get_object_or_404(Page, pk=page_to_move_id)
        return _alone(
            page.get_parent().pk,
            lambda: order(request, page_to_move_id, **kwargs),
            with_descendants=True,
        )


class DecidedOncePageViewSet(PageViewSet):
    """The views of the admin for a type of page, where a decision is taken once."""

    add_view_class = CreateOnceView
    edit_view_class = EditOnceView
    revisions_revert_view_class = RevertOnceView
    workflow_action_view_class = WorkflowActionOnceView
    set_page_position_view_class = OrderAloneView


def leave_out_published(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publish many pages once: leave out those that the same person has just published."""
    if action_type != "publish" or "include_descendants" in request.POST:
        return None
    just_now = PageLogEntry.objects.filter(
        page__in=[each.pk for each in objects],
        user=request.user,
        action="wagtail.publish",
        timestamp__gte=timezone.now() - dt.timedelta(seconds=REMEMBERED_WHEN_NEW),
    )
    published = Page.objects.filter(live=True, has_unpublished_changes=False)
    done = set(published.filter(pk__in=just_now.values("page")).values_list("pk", flat=True))
    objects[:] = [each for each in objects if each.pk not in done]
    if objects or not done:
        return None
    words = ngettext(
        "The page is published already.", "The pages are published already.", len(done)
    )
    messages.warning(request, words)
    return redirect(action.next_url)


def _decides(request: HttpRequest) -> bool:
    is_translated = request.POST.get("action") == "publish"  # in the editor of wagtail-localize
    return is_translated or any(name in request.POST for name in BUTTONS)


def _alone(
    page_id: int, decide: Callable[[], HttpResponse], *, with_descendants: bool = False
) -> HttpResponse:
    with transaction.atomic():
        lock_families(Page.objects.filter(pk=page_id), with_descendants=with_descendants)
        return decide()


def _key(request: HttpRequest) -> str:
    """Return what tells a request from every other but the same press of the same button.

    The form says which version of the page it was opened with, so that the same words that are
    published on another day are another decision.
    """
    sent = sorted((name, *values) for name, values in request.POST.lists() if "csrf" not in name)
    sent.append((request.path, str(request.user.pk)))
    return f"decided-{hashlib.sha256(repr(sent).encode()).hexdigest()}"


def already_decided() -> str:
    """Return what is said to whoever decides once more."""
    return _("This has been decided already. Nothing was changed.")
