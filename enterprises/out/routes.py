"""The addresses of the files and of the printed catalogue."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page

from places.models import Municipality


class OutRoutes:
    """The addresses of the files and of the printed catalogue."""

    @path(_("download/<str:kind>/"), name="download")
    def download(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Answer with the enterprises that fit the filters in the address, as a file."""
        from enterprises.out.choosing import chosen
        from enterprises.out.tables import COLUMNS, FORMATS, rows

        if kind not in FORMATS:
            raise Http404
        content_type, write = FORMATS[kind]
        found = rows(chosen(self, request), COLUMNS)
        response = HttpResponse(write(found, COLUMNS), content_type=content_type)
        name = f"{self.slug}-{timezone.localdate():%Y-%m-%d}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["X-Robots-Tag"] = "noindex"
        return response

    @path(_("catalogue/"), name="catalogue")
    def catalogue(self, request: HttpRequest) -> HttpResponse:
        """Answer with whole profiles to print, those that serve one municipality or all."""
        from enterprises.out.choosing import for_catalogue

        municipalities = list(Municipality.objects.all())
        code = request.GET.get("municipality", "")
        here = next((row for row in municipalities if row.code == code), None)
        context = {
            **Page.get_context(self, request),
            "municipalities": municipalities,
            "here": here,
            "profiles": for_catalogue(self, here, request),
            "today": timezone.localdate(),
        }
        return TemplateResponse(request, "enterprises/out/catalogue.html", context)
