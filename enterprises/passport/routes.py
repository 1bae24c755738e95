"""The address of the sheet that an enterprise hands in with a tender."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page


class SheetRoutes:
    """The address of the sheet that an enterprise hands in with a tender."""

    @path(_("sheet/"), name="sheet")
    def sheet(self, request: HttpRequest) -> HttpResponse:
        """Answer with what a buyer needs to know of the enterprise, on one page to print."""
        context = {
            **Page.get_context(self, request),
            "offers": self.offers.all(),
            "passport": self.passport,
            "today": timezone.localdate(),
        }
        response = TemplateResponse(request, "enterprises/supplier_sheet.html", context)
        response["X-Robots-Tag"] = "noindex"
        return response
