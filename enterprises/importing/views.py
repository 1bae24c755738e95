"""The import in the admin: send in a list, see what will happen, confirm."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from access.admin.gone import GoneMixin
from enterprises.importing.actions import preview
from enterprises.importing.columns import as_csv, as_xlsx
from enterprises.importing.files import read
from enterprises.importing.forms import ConfirmForm, UploadForm
from enterprises.importing.reports import Report
from enterprises.importing.tasks import take_in
from enterprises.models import Upload
from enterprises.profiles.permissions import may_import, may_publish

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLES = {"csv": ("text/csv; charset=utf-8", as_csv), "xlsx": (XLSX, as_xlsx)}


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

    @property
    def upload(self) -> Upload:
        """Return the list that the address names, if it is the user's own."""
        return get_object_or_404(Upload, pk=self.kwargs["pk"], user=self.request.user)


class StartView(ImportMixin, FormView):
    """Takes a file."""

    template_name = "enterprises/admin/import.html"
    form_class = UploadForm

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Keep the list until it is confirmed, and show what will happen."""
        Upload.objects.outdated().delete()
        upload = Upload.objects.create(
            name=form.cleaned_data["file"].name[-255:],
            content=form.content,
            user=self.request.user,
        )
        return redirect("enterprises_import:preview", pk=upload.pk)


class PreviewView(ImportMixin, FormView):
    """Shows what will happen row by row, and does it when that is confirmed."""

    template_name = "enterprises/admin/import_preview.html"
    form_class = ConfirmForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer to publish to those who may."""
        return {**super().get_form_kwargs(), "may_publish": may_publish(self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what would happen."""
        upload = self.upload
        report = preview(read(upload.name, bytes(upload.content)))
        return super().get_context_data(upload=upload, report=report, **kwargs)

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        """Start the import once, however often the button is pressed."""
        publish = form.cleaned_data.get("publish", False)
        fresh = Upload.objects.filter(pk=self.upload.pk, started_at=None)
        if fresh.update(publish=publish, started_at=timezone.now()):
            take_in.enqueue(str(self.upload.pk))
        return redirect("enterprises_import:result", pk=self.upload.pk)


class ResultView(ImportMixin, TemplateView):
    """Shows what was done row by row."""

    template_name = "enterprises/admin/import_result.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the report, once it is there."""
        upload = self.upload
        report = Report.from_data(upload.report) if upload.report else None
        return super().get_context_data(upload=upload, report=report, **kwargs)


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
