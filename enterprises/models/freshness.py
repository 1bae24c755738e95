"""How fresh a profile is, and what its address answers when it is closed."""

import datetime as dt
from functools import cached_property
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from enterprises.models.settings import DirectorySettings
from enterprises.models.timetable import Timetable, add_months

FIELDS = {  # what the timetable takes from the settings
    "confirm_months": "confirm_after_months",
    "first_weeks": "first_reminder_weeks",
    "second_weeks": "second_reminder_weeks",
    "pause_months": "pause_after_months",
}


def timetable(settings: DirectorySettings | None = None) -> Timetable:
    """Return the timetable that the communicators have decided."""
    # Read, never made: a reader's question must not write a row.
    found = settings or DirectorySettings.objects.first() or DirectorySettings()
    return Timetable(**{name: getattr(found, field) for name, field in FIELDS.items()})


class Freshness:
    """A profile's freshness, and the answer of a closed one: 410."""

    @cached_property
    def timetable(self) -> Timetable:
        """Return the timetable, asked for once for each profile."""
        return timetable()

    @property
    def months_fresh(self) -> int:
        """Return how many months details are fresh; lists fetch it with their profiles."""
        fetched = getattr(self, "fetched_months_fresh", None)
        return self.timetable.confirm_months if fetched is None else fetched

    @property
    def right_on(self) -> dt.date | None:
        """Return the last day when the details were known to be right: confirmed or published."""
        if self.confirmed_on or not self.first_published_at:
            return self.confirmed_on
        return timezone.localdate(self.first_published_at)

    @property
    def is_old(self) -> bool:
        """Return whether the details are older than the months that the settings say."""
        if self.right_on is None:
            return False
        return timezone.localdate() > add_months(self.right_on, self.months_fresh)

    @property
    def is_fresh(self) -> bool:
        """Return whether the enterprise has confirmed its details lately."""
        return bool(self.confirmed_on) and not self.is_old

    @property
    def was_forgotten(self) -> bool:
        """Return whether it was paused because nobody confirmed it, not by its own wish."""
        if not self.paused_on or self.right_on is None:
            return False
        return self.paused_on >= add_months(self.right_on, self.timetable.pause_months)

    @property
    def self_service_url(self) -> str:
        """Return where the enterprise keeps up its profile."""
        return self.get_parent().specific.subroute_url("self_service")

    @property
    def is_closed(self) -> bool:
        """Return whether the enterprise has left the directory, and was not taken in again."""
        return bool(self.closed_on) and not self.live

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Add the answer of a closed profile, at its own address and at all below it."""
        if self.is_closed and self._has_route(path_components):
            return RouteResult(self, args=(self.serve_closed, [], {}))
        return super().route(request, path_components)

    def _has_route(self, path_components: list[str]) -> bool:
        if not path_components:
            return True
        try:
            self.resolve_subpage(f"/{'/'.join(path_components)}/")
        except Http404:
            return False
        return True

    def serve_closed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say that the enterprise is no longer in the directory, without naming it."""
        directory = self.get_parent()
        context = {"directory": directory if directory.live else None}
        return TemplateResponse(request, "enterprises/closed.html", context, status=410)


class OutOfReach(models.Model):
    """An old profile that nobody can be asked about, and since when reviewers are shown it."""

    page = models.OneToOneField(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        on_delete=models.CASCADE,
        related_name="out_of_reach",
    )
    since = models.DateField(_("shown to reviewers since"))

    class Meta:
        verbose_name = _("profile out of reach")
        verbose_name_plural = _("profiles out of reach")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
