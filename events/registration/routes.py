"""The addresses below a meeting at which people see what became of their answer."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import pgettext_lazy
from wagtail.contrib.routable_page.models import path


class RegistrationRoutes:
    """The addresses below a meeting at which people see what became of their answer."""

    @path(pgettext_lazy("address", "answered/"), name="answered")
    def answered(self, request: HttpRequest) -> HttpResponse:
        """Say how it went, the same to everybody."""
        from events.registration import views

        return views.answered(request, self)

    @path(pgettext_lazy("address", "my-answer/"), name="my_answer")
    def my_answer(self, request: HttpRequest) -> HttpResponse:
        """Show and change the answer that a link has opened."""
        from events.registration import views

        return views.my_answer(request, self)

    @path(pgettext_lazy("address", "my-answer/cancel/"), name="cancel_answer")
    def cancel_answer(self, request: HttpRequest) -> HttpResponse:
        """Cancel the answer that a link has opened."""
        from events.registration import views

        return views.cancel_answer(request, self)

    @property
    def answer_url(self) -> str:
        """Return where an answer is posted: an address of its own, which asks for no cookie."""
        from events.registration.addresses import answer_url

        return answer_url(self)
