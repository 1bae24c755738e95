"""The rows of a list that cannot be taken in: corrected one by one, or as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from enterprises.importing.exports import FILES, left_out
from enterprises.importing.forms import CorrectionForm
from enterprises.importing.progress import as_row, look_again, run_of
from enterprises.importing.reports import Action
from enterprises.importing.tables import Row
from enterprises.importing.tasks import push_on
from enterprises.importing.views import ImportMixin
from enterprises.models import UploadedRow


class CorrectView(ImportMixin, TemplateView):
    """Shows the cells of a row that is left out, and takes it in once they are right."""

    template_name = "enterprises/admin/import_row.html"

    @cached_property
    def row(self) -> UploadedRow:
        """Return the row that the address names, if it is left out."""
        rows = self.upload.rows.filter(action=Action.REFUSE)
        return get_object_or_404(rows, number=self.kwargs["number"])

    @property
    def way_back(self) -> str:
        """Return the address of the rows that are left out."""
        name = "result" if self.upload.started_at else "preview"
        return f"{reverse(f'enterprises_import:{name}', args=[self.upload.pk])}?show=refuse"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the cells, each with what is wrong with it."""
        row = kwargs.pop("row", None) or as_row(self.row)
        run = run_of(self.upload)
        form = CorrectionForm(row.cells, run.known, row.faults)
        reasons = [] if form.errors else run.plan(row).outcome.reasons
        found = {"form": form, "reasons": reasons, "row": row, "way_back": self.way_back}
        return super().get_context_data(**found, upload=self.upload, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep the row if it can be taken in now, and else show what is still wrong."""
        cells = {key: request.POST.get(key, cell) for key, cell in self.row.cells.items()}
        cells |= {
            key: value for key, value in request.POST.items() if key in CorrectionForm.base_fields
        }
        row = Row(self.row.number, cells)
        if run_of(self.upload).plan(row).outcome.action == Action.REFUSE:
            return self.render_to_response(self.get_context_data(row=row))
        self.row.cells = cells
        look_again(self.upload, self.row)
        push_on(self.upload)
        messages.success(request, _("Row %(row)s is corrected.") % {"row": row.number})
        return redirect(self.way_back)


class LeftOutView(ImportMixin, View):
    """Gives the rows that are left out as a file."""

    def get(self, request: HttpRequest, kind: str, **kwargs: Any) -> HttpResponse:
        """Answer with the file."""
        if kind not in FILES:
            raise Http404
        disposition = {"Content-Disposition": f'attachment; filename="utelamnade-rader.{kind}"'}
        content = left_out(self.upload, kind)
        return HttpResponse(content, content_type=FILES[kind][0], headers=disposition)
