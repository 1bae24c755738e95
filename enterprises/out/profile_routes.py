"""The address of the code that leads to a profile."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from enterprises.out.codes import svg


class CodeRoutes:
    """The address of the code that leads to a profile."""

    @path(_("code/"), name="code")
    def code(self, request: HttpRequest) -> HttpResponse:
        """Answer with a QR code of the profile's address, to print."""
        title = gettext("QR code: %(name)s") % {"name": self.title}
        code = svg(self.get_full_url(request), title)
        response = HttpResponse(code, content_type="image/svg+xml")
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        response["Cache-Control"] = "public, max-age=86400"
        response["X-Robots-Tag"] = "noindex"
        return response
