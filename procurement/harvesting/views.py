"""What editors do with a source besides writing it: read it now, switch it, try again."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import CreateView, EditView

from access.after_response import after_response
from procurement.harvesting import tasks
from procurement.harvesting.filters import expert_query
from procurement.harvesting.limits import limits
from procurement.harvesting.words import reasons
from procurement.models import NoticeSource
from procurement.models.source_documents import State
from procurement.models.sources import Kind

MOST_SHOWN = 50


def begin_reading(source: NoticeSource) -> None:
    """Have a source read by the worker; without one, for a while when the answer has been sent."""
    is_immediate = settings.TASKS["default"]["BACKEND"].endswith("ImmediateBackend")
    seconds = limits().seconds_at_a_press if is_immediate else 0.0
    after_response(partial(tasks.read.enqueue, source.pk, seconds))


class AddSourceView(CreateView):
    """Adding a source, which is read at once if it is switched on."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Store it, and have it read."""
        answer = super().form_valid(form)
        if self.form.instance.pk and self.form.instance.is_on:
            begin_reading(self.form.instance)
        return answer


class EditSourceView(EditView):
    """Changing a source; above the form stands how the last reading went."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was refused, and how TED is asked."""
        refused = self.object.documents.with_refusals()
        shown = [(document, reasons(document)) for document in refused[:MOST_SHOWN]]
        return super().get_context_data(
            refused=shown,
            refused_count=refused.count(),
            question=self._question(),
            **kwargs,
        )

    def _question(self) -> str:
        if self.object.kind != Kind.TED:
            return ""
        return expert_query(self.object, timezone.localdate())


class SourceActionView(PermissionCheckedMixin, View):
    """Something that is done with a source at the press of a button."""

    model = NoticeSource
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, say so, and show the source."""
        source = get_object_or_404(NoticeSource, pk=pk)
        self.act(source)
        return redirect("wagtailsnippets_procurement_noticesource:edit", source.pk)

    def act(self, source: NoticeSource) -> None:
        """Do what the button says."""
        raise NotImplementedError

    def read(self, source: NoticeSource) -> None:
        """Have it read, and say that it takes a while."""
        begin_reading(source)
        said = gettext("%(name)s is being read. Look again in a minute to see what came.")
        messages.success(self.request, said % {"name": source.name})


class ReadNowView(SourceActionView):
    """Reads a source now."""

    def act(self, source: NoticeSource) -> None:
        """Read it, unless somebody does already."""
        self.read(source)


class SwitchView(SourceActionView):
    """Switches a source on, and reads it, or off."""

    def act(self, source: NoticeSource) -> None:
        """Turn the switch."""
        is_on = not source.is_on
        NoticeSource.objects.filter(pk=source.pk).update(is_on=is_on, next_at=None)
        if is_on:
            self.read(source)
        else:
            said = gettext("%(name)s is switched off. What has come from it stays.")
            messages.success(self.request, said % {"name": source.name})


class TryAgainView(SourceActionView):
    """Reads once more what was refused, as if it had never been read."""

    def act(self, source: NoticeSource) -> None:
        """Let what was refused wait again, and read it."""
        source.documents.with_refusals().exclude(address="").update(
            state=State.WAITING, attempts=0, etag="", last_modified="", digest="", read_at=None
        )
        self.read(source)
