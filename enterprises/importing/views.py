"""The import in the admin: send in a list, see what will happen, correct, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from access.admin.gone import GoneMixin
from enterprises.importing.columns import as_csv, as_xlsx
from enterprises.importing.forms import ConfirmForm, ReadAgainForm, UploadForm
from enterprises.importing.notices import mend, notices
from enterprises.importing.progress import (
    WAITING,
    advance,
    as_outcome,
    counts,
    open_list,
    pending,
)
from enterprises.importing.reports import Action
from enterprises.importing.tables import FileRefusedError, Reading
from enterprises.importing.tasks import push_on
from enterprises.models import Upload
from enterprises.profiles.permissions import may_import, may_publish

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLES = {"csv": ("text/csv; charset=utf-8", as_csv), "xlsx": (XLSX, as_xlsx)}
ON_A_PAGE = 100
MENDED = "mended"


class ImportMixin(GoneMixin, WagtailAdminTemplateMixin):
    """What the pages of the import share: who may see them, and their heading."""

    page_title = _("Import enterprises")
    header_icon = "upload"
    list_url_name = "enterprises_import:start"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may add profiles."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Add the import to the trail."""
        start = {"url": reverse("enterprises_import:start"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), start]

    @cached_property
    def upload(self) -> Upload:
        """Return the list that the address names, if it is the user's own."""
        own = Upload.objects.filter(user=self.request.user).defer("content")
        return get_object_or_404(own, pk=self.kwargs["pk"])


class StartView(ImportMixin, FormView):
    """Takes a file."""

    template_name = "enterprises/admin/import.html"
    form_class = UploadForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lists that were sent in lately."""
        lately = Upload.objects.filter(user=self.request.user).defer("content")
        uploads = lately.order_by("-created_at")[:10]
        return super().get_context_data(uploads=uploads, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Keep the list until it is confirmed, and show what will happen."""
        Upload.objects.outdated().delete()
        upload = Upload.objects.create(
            name=form.cleaned_data["file"].name[-255:],
            content=form.content,
            user=self.request.user,
        )
        open_list(upload, form.table)
        push_on(upload)
        return redirect("enterprises_import:preview", pk=upload.pk)


class RowsMixin(ImportMixin):
    """What the pages that show the rows of a list share."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Take the list a little further if it is not done, and add how far it is, or its rows."""
        upload = self.upload
        # A GET that writes, but only what the user has asked for already, and each row once.
        if any(pending(upload)):
            advance(upload)
        plan, write = pending(upload)
        total = upload.rows.count()
        if plan or write:
            return super().get_context_data(
                upload=upload,
                is_busy=True,
                done=max(total - (plan or write), 0),
                total=total or 1,
                **kwargs,
            )
        return super().get_context_data(**self.rows(), upload=upload, **kwargs)

    def rows(self) -> dict[str, Any]:
        """Return the rows that are asked for, and what is said of the whole list."""
        show = self.request.GET.get("show", "")
        rows = self.upload.rows.all()
        if show in Action.values:
            rows = rows.filter(action=show)
        elif show == MENDED:
            rows = rows.exclude(mended=[])
        page = Paginator(rows, ON_A_PAGE).get_page(self.request.GET.get("p"))
        reading = Reading.from_data(self.upload.reading)
        found = counts(self.upload)
        return {
            "page": page,
            "outcomes": [as_outcome(row) for row in page],
            "show": show,
            "filters": [(value, Action(value).label, number) for value, number in found.items()],
            "mended": self.upload.rows.exclude(mended=[]).count(),
            "bad": found[Action.REFUSE],
            "notices": notices(reading),
            "columns": [
                (column, [mend(found) for found in column.mends]) for column in reading.columns
            ],
        }


class PreviewView(RowsMixin, FormView):
    """Shows what will happen row by row, and does it when that is confirmed."""

    template_name = "enterprises/admin/import_preview.html"
    form_class = ConfirmForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a list that is confirmed as what it has become."""
        if self.upload.started_at:
            return redirect("enterprises_import:result", pk=self.upload.pk)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer to publish to those who may."""
        return {**super().get_form_kwargs(), "may_publish": may_publish(self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how the list may be read otherwise."""
        context = super().get_context_data(**kwargs)
        reading = Reading.from_data(self.upload.reading)
        return {**context, "reading": ReadAgainForm(reading=reading)}

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        """Start the import once, however often the button is pressed."""
        publish = form.cleaned_data.get("publish", False)
        fresh = Upload.objects.filter(pk=self.upload.pk, started_at=None)
        if fresh.update(publish=publish, started_at=timezone.now()):
            if publish:  # what is in order already may still have to be published
                self.upload.rows.filter(action=Action.UNCHANGED).update(action=WAITING)
            self.upload.refresh_from_db()
            push_on(self.upload)
        return redirect("enterprises_import:result", pk=self.upload.pk)


class ReadAgainView(ImportMixin, View):
    """Reads a list that is not confirmed from another sheet, or with what is hidden."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Read it, unless that leaves no list."""
        reading = Reading.from_data(self.upload.reading)
        form = ReadAgainForm(request.POST, reading=reading)
        if not self.upload.started_at and form.is_valid():
            try:
                table = form.read_again(self.upload)
            except FileRefusedError as error:
                messages.error(request, str(error))
            else:
                open_list(self.upload, table)
                push_on(self.upload)
        return redirect("enterprises_import:preview", pk=self.upload.pk)


class ResultView(RowsMixin, TemplateView):
    """Shows what was done row by row."""

    template_name = "enterprises/admin/import_result.html"


class ExampleView(View):
    """Gives an empty list to fill in."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Answer with the file."""
        if kind not in EXAMPLES:
            raise Http404
        content_type, make = EXAMPLES[kind]
        name = f"foretag-mall.{kind}"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(make(), content_type=content_type, headers=disposition)
