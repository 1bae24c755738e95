"""The addresses below a profile at which visitors write."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path


class VisitorRoutes:
    """The addresses below a profile at which visitors write."""

    @path(_("contact/"), name="write")
    def write(self, request: HttpRequest) -> HttpResponse:
        """Take a message to the enterprise."""
        return _form(request, self, "WRITE")

    @path(_("contact/sent/"), name="write_sent")
    def write_sent(self, request: HttpRequest) -> HttpResponse:
        """Say that the message is on its way."""
        return _thanks(request, self, "WRITE")

    @path(_("suggest-correction/"), name="correct")
    def correct(self, request: HttpRequest) -> HttpResponse:
        """Take a correction of the profile."""
        return _form(request, self, "CORRECT")

    @path(_("suggest-correction/sent/"), name="correct_sent")
    def correct_sent(self, request: HttpRequest) -> HttpResponse:
        """Say who reads the correction."""
        return _thanks(request, self, "CORRECT")

    @path(_("claim/"), name="claim")
    def claim(self, request: HttpRequest) -> HttpResponse:
        """Take a claim of the profile."""
        return _form(request, self, "CLAIM")

    @path(_("claim/sent/"), name="claim_sent")
    def claim_sent(self, request: HttpRequest) -> HttpResponse:
        """Say what happens with the claim, the same to everybody."""
        return _thanks(request, self, "CLAIM")

    @property
    def write_url(self) -> str:
        """Return where to write to the enterprise."""
        return self.subroute_url("write")

    @property
    def correct_url(self) -> str:
        """Return where to suggest a correction."""
        return self.subroute_url("correct")

    @property
    def claim_url(self) -> str:
        """Return where to ask to look after the profile."""
        return self.subroute_url("claim")


def _form(request: HttpRequest, page, name: str) -> HttpResponse:
    from enterprises.visitors import kinds, views

    return views.form(request, page, getattr(kinds, name))


def _thanks(request: HttpRequest, page, name: str) -> HttpResponse:
    from enterprises.visitors import kinds, views

    return views.thanks(request, page, getattr(kinds, name))
