"""The page of what is coming, its calendar, and the import of a list in the admin."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.languages import SWEDISH
from procurement.models import ExpiringContract, Notice, ProcurementIndexPage
from procurement.pipeline.forms import ComingFilterForm, ContractsFileForm
from procurement.pipeline.ics import CALENDAR, coming_calendar
from procurement.pipeline.importing import take
from procurement.pipeline.listing import AHEAD, by_quarter, coming, within
from procurement.pipeline.timeline import timeline

SALT, LIVES = "contracts that end", 3600 * 4


def coming_list(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show what is coming, by the quarter in which it is probably announced."""
    today = timezone.localdate()
    form = ComingFilterForm(request.GET)
    every = form.filter(coming(index, today))
    found = within(every, today, form.months)
    context = {
        "title": gettext("Coming procurements"),
        "description": gettext("What will probably be procured, and when."),
        "index": index,
        "explains_words": True,
        "filter_form": form,
        "tabs": _tabs(form, request, {m: len(within(every, today, m)) for m in AHEAD}),
        "quarters": by_quarter(found),
        "count": len(found),
        "later": len(every) - len(found),
        "timeline": timeline(found, today, form.months),
        "calendar_url": index.subroute_url("coming_calendar"),
        "structured_data": [],
        **_missing(index),
    }
    return index.render(
        request, context_overrides=context, template="procurement/pipeline/coming.html"
    )


def coming_calendar_file(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Answer with what is coming as an iCalendar file."""
    name = f"{gettext('Coming procurements')} – {index.site_title}"
    page = index.full_subroute_url("coming")
    content = coming_calendar(coming(index, timezone.localdate()), name, page)
    headers = {"Content-Disposition": f'inline; filename="{index.slug}.ics"'}
    return HttpResponse(content, content_type=CALENDAR, headers=headers)


def _tabs(
    form: ComingFilterForm, request: HttpRequest, counts: dict[int, int]
) -> list[dict[str, Any]]:
    remaining = request.GET.copy()
    remaining.pop("phase", None)
    rest = f"&{remaining.urlencode()}" if remaining else ""
    return [
        {
            "label": gettext("%(months)s months") % {"months": months},
            "count": count,
            "query": f"phase={months}{rest}",
            "is_chosen": months == form.months,
        }
        for months, count in counts.items()
    ]


def _missing(index: ProcurementIndexPage) -> dict[str, Any]:
    if index.locale.language_code == SWEDISH:
        return {}
    contracts = ExpiringContract.objects.listed().filter(what_en="").count()
    notices = Notice.objects.listed().planned().filter(title_en="").count()
    first = type(index).in_language(SWEDISH)
    return {"missing_count": contracts + notices, "first_index": first}


class ImportContractsView(WagtailAdminTemplateMixin, FormView):
    """A list of contracts that end: sent in, looked at row by row, and then taken."""

    form_class = ContractsFileForm
    template_name = "procurement/pipeline/import.html"
    page_title = _("Import contracts that end")
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may add and change contracts."""
        rights = ("procurement.add_expiringcontract", "procurement.change_expiringcontract")
        if not request.user.has_perms(rights):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the rows that were looked at, or show those of a file."""
        if "rows" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            rows = signing.loads(request.POST["rows"], salt=SALT, max_age=LIVES)
        except signing.BadSignature:
            messages.error(request, gettext("The list is too old. Send in the file again."))
            return redirect(request.path)
        count = take((number, values) for number, values in rows)
        said = ngettext(
            "%(count)s contract was added or changed.",
            "%(count)s contracts were added or changed.",
            count,
        )
        messages.success(request, said % {"count": count})
        return redirect(reverse(ExpiringContract.snippet_viewset.get_url_name("list")))

    def form_valid(self, form: ContractsFileForm) -> HttpResponse:
        """Show what will become of each row."""
        kept = [(row.number, row.values) for row in form.rows if row.is_taken]
        context = self.get_context_data(
            form=form,
            rows=form.rows,
            taken=len(kept),
            signed=signing.dumps(kept, salt=SALT, compress=True),
        )
        return self.render_to_response(context)
