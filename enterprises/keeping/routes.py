"""The addresses at which contact persons keep up their profiles."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import pgettext_lazy
from wagtail.contrib.routable_page.models import path


class KeepingRoutes:
    """The addresses at which contact persons keep up their profiles.

    The number is that of the Swedish page in both languages, as in the API.
    """

    @path(pgettext_lazy("address", "my-enterprise/"), name="keep")
    def keep(self, request: HttpRequest) -> HttpResponse:
        """Ask for an address, or list the profiles of who is logged in."""
        from enterprises.keeping import logging_in

        return logging_in.keep(self, request)

    @path(pgettext_lazy("address", "my-enterprise/log-out/"), name="keep_log_out")
    def keep_log_out(self, request: HttpRequest) -> HttpResponse:
        """Log out."""
        from enterprises.keeping import logging_in

        return logging_in.log_out(self, request)

    @path(pgettext_lazy("address", "my-enterprise/<int:pk>/"), name="keep_profile")
    def keep_profile(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show how a profile stands, and what can be done."""
        from enterprises.keeping import desk, living

        return desk.at_desk(self, request, pk, living.dashboard)

    @path(pgettext_lazy("address", "my-enterprise/<int:pk>/confirm/"), name="keep_confirm")
    def keep_confirm(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note that everything is right."""
        from enterprises.keeping import desk, living

        return desk.at_open_desk(self, request, pk, living.confirm)

    @path(pgettext_lazy("address", "my-enterprise/<int:pk>/pause/"), name="keep_pause")
    def keep_pause(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Pause a profile."""
        from enterprises.keeping import desk, living

        return desk.at_open_desk(self, request, pk, living.pause)

    @path(pgettext_lazy("address", "my-enterprise/<int:pk>/take-away/"), name="keep_close")
    def keep_close(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a profile away for good."""
        from enterprises.keeping import desk, living

        return desk.at_open_desk(self, request, pk, living.close)

    @path(pgettext_lazy("address", "my-enterprise/<int:pk>/change/"), name="keep_change")
    def keep_change(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a change and send it."""
        from enterprises.keeping import changing, desk

        return desk.at_open_desk(self, request, pk, changing.overview)

    @path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/change/<slug:step>/"),
        name="keep_change_step",
    )
    def keep_change_step(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        """Show one step of a change and save it."""
        from enterprises.keeping import changing, desk

        return desk.at_open_desk(self, request, pk, changing.step, step)

    @path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/take-back/<uuid:change>/"),
        name="keep_withdraw",
    )
    def keep_withdraw(self, request: HttpRequest, pk: int, change: UUID) -> HttpResponse:
        """Take a change back."""
        from enterprises.keeping import changing, desk

        return desk.at_open_desk(self, request, pk, changing.withdraw, change)

    @path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/contact-persons/"), name="keep_contacts"
    )
    def keep_contacts(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List and add contact persons."""
        from enterprises.keeping import desk, people

        return desk.at_open_desk(self, request, pk, people.people)

    @path(
        pgettext_lazy("address", "my-enterprise/<int:pk>/contact-persons/<int:person>/remove/"),
        name="keep_contact_remove",
    )
    def keep_contact_remove(self, request: HttpRequest, pk: int, person: int) -> HttpResponse:
        """Remove a contact person."""
        from enterprises.keeping import desk, people

        return desk.at_open_desk(self, request, pk, people.remove, person)
