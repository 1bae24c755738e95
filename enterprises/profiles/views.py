"""What is printed of a profile: the sheet for tenders, and the code that leads to it."""

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from enterprises.models import EnterprisePage
from enterprises.reserved.passport import Passport
from headless.conditional import conditional


def sheet(page: EnterprisePage, request: HttpRequest) -> HttpResponse:
    """Answer with what a buyer needs to know of the enterprise, on one page to print."""
    context = {
        **Page.get_context(page, request),
        "offers": page.offers.all(),
        "passport": Passport(page),
        "today": timezone.localdate(),
    }
    response = TemplateResponse(request, "enterprises/supplier_sheet.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@conditional
def code(page: EnterprisePage, request: HttpRequest) -> HttpResponse:
    """Answer with a QR code of the profile's address, to print: a picture with a title."""
    title = gettext("QR code: %(name)s") % {"name": page.title}
    file = io.BytesIO()
    drawn = segno.make(page.get_full_url(request), error="m")
    drawn.save(file, kind="svg", scale=4, border=4, light="#fff", title=title)
    response = HttpResponse(file.getvalue(), content_type="image/svg+xml")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    response["Cache-Control"] = "public, max-age=86400"
    response["X-Robots-Tag"] = "noindex"
    return response
