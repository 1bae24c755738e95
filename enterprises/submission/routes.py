"""The addresses of the form in which enterprises describe themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import pgettext_lazy
from wagtail.contrib.routable_page.models import path


class SubmissionRoutes:
    """The addresses of the form in which enterprises describe themselves."""

    @path(pgettext_lazy("address", "submit/"), name="submit")
    def submit(self, request: HttpRequest) -> HttpResponse:
        """Show what the form asks for; a post begins a draft."""
        from enterprises.submission import views

        return views.start(self, request)

    @path(pgettext_lazy("address", "register/"), name="submit_old")
    @path("submit/", name="submit_in_english")
    def submit_old(self, request: HttpRequest) -> HttpResponse:
        """Lead from other addresses that people may try to the form."""
        return redirect(self.subroute_url("submit"), permanent=True)

    @path(pgettext_lazy("address", "submit/preview/"), name="submit_preview")
    def submit_preview(self, request: HttpRequest) -> HttpResponse:
        """Show the profile as it will look; a post sends it in."""
        from enterprises.submission import sending_views

        return sending_views.preview(self, request)

    @path(pgettext_lazy("address", "submit/sent/"), name="submit_sent")
    def submit_sent(self, request: HttpRequest) -> HttpResponse:
        """Show the case number, and how far what was sent in has come."""
        from enterprises.submission import sending_views

        return sending_views.sent(self, request)

    @path(pgettext_lazy("address", "submit/take-back/"), name="submit_withdraw")
    def submit_withdraw(self, request: HttpRequest) -> HttpResponse:
        """Ask whether to take everything back; a post does it."""
        from enterprises.submission import sending_views

        return sending_views.withdraw(self, request)

    @path(pgettext_lazy("address", "submit/later/"), name="submit_later")
    def submit_later(self, request: HttpRequest) -> HttpResponse:
        """Ask for an address; a post mails the link to the draft."""
        from enterprises.submission import views

        return views.later(self, request)

    @path(pgettext_lazy("address", "submit/<slug:route>/"), name="submit_step")
    def submit_step(self, request: HttpRequest, route: str) -> HttpResponse:
        """Show a step of the form; a post saves it and goes on."""
        from enterprises.submission import views

        return views.step(self, request, route)
