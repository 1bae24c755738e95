"""Files with notices in the admin: send them in, see what would become of them, store them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from access.admin.gone import GoneMixin
from procurement.importing import Source, sources_in
from procurement.models import Notice, NoticeUpload, NoticeUploadFile
from procurement.versions.actions import store_all, try_all
from procurement.versions.decisions import decide, waiting
from procurement.versions.forms import MOST_NOTICES, UploadForm
from procurement.versions.outcomes import Became, Outcome


def may_import(user: Any) -> bool:
    """Tell whether somebody may add notices and change them."""
    return user.has_perms(("procurement.add_notice", "procurement.change_notice"))


class ImportMixin(GoneMixin, WagtailAdminTemplateMixin):
    """What the pages of the import share: who may see them, and their heading."""

    page_title = gettext_lazy("Import notices")
    header_icon = "upload"
    list_url_name = "procurement_versions:start"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may add notices."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StartView(ImportMixin, FormView):
    """Takes the files."""

    template_name = "procurement/admin/import.html"
    form_class = UploadForm

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Keep the files until they are confirmed, and show what would become of them."""
        NoticeUpload.objects.outdated().delete()
        upload = NoticeUpload.objects.create(user=self.request.user)
        for file in form.cleaned_data["documents"]:
            NoticeUploadFile.objects.create(
                upload=upload, name=file.name[-255:], content=file.read()
            )
        return redirect("procurement_versions:preview", pk=upload.pk)


class PreviewView(ImportMixin, TemplateView):
    """Shows what would become of the notices, and stores them at a press."""

    template_name = "procurement/admin/import_preview.html"

    @cached_property
    def upload(self) -> NoticeUpload:
        """Return the files that the address names, if they are the user's own."""
        own = NoticeUpload.objects.filter(user=self.request.user)
        return get_object_or_404(own, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what would become of each notice."""
        found = list(islice(sources_of(self.upload), MOST_NOTICES + 1))
        outcomes = try_all(found[:MOST_NOTICES])
        return super().get_context_data(
            outcomes=outcomes,
            counts=counted(outcomes),
            is_cut=len(found) > MOST_NOTICES,
            most=MOST_NOTICES,
            stores=any(outcome.is_stored for outcome in outcomes),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Store the notices, and say what became of them."""
        origin = _("sent in by an editor")
        found = islice(sources_of(self.upload), MOST_NOTICES)
        outcomes = list(store_all(found, origin))
        self.upload.delete()
        messages.success(request, ", ".join(f"{label}: {n}" for label, n in counted(outcomes)))
        return redirect(reverse("wagtailsnippets_procurement_notice:list"))


class WordsView(ImportMixin, TemplateView):
    """Shows an editor's words beside those of the source, and takes the decision."""

    template_name = "procurement/admin/words.html"
    page_title = gettext_lazy("What the source says now")

    @cached_property
    def notice(self) -> Notice:
        """Return the notice that the address names."""
        return get_object_or_404(Notice, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the fields to decide about."""
        return super().get_context_data(notice=self.notice, waiting=waiting(self.notice), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the source's words or keep the editor's."""
        field = request.POST.get("field", "")
        if not decide(self.notice, field, "take" in request.POST, request.user):
            raise Http404
        messages.success(request, _("The decision was noted."))
        if waiting(self.notice):
            return redirect("procurement_versions:words", pk=self.notice.pk)
        return redirect("wagtailsnippets_procurement_notice:edit", self.notice.pk)


def sources_of(upload: NoticeUpload) -> Iterator[Source]:
    """Yield the files of an upload, those in archives too."""
    for file in upload.files.all():
        yield from sources_in(file.name, bytes(file.content))


def counted(outcomes: Iterable[Outcome]) -> list[tuple[str, int]]:
    """Return how many notices became what."""
    counts = Counter(outcome.became for outcome in outcomes)
    return [(str(became.label), counts[became]) for became in Became if counts[became]]
