"""What a button was pressed for has gone since: a sentence, and back to the list."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages


class GoneMixin:
    """Takes a post about a row that is no longer there; stands first among the parents."""

    list_url_name = ""
    gone: tuple[type[Exception], ...] = (Http404, ObjectDoesNotExist)  # what tells that it is

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say that it has gone, where somebody wanted something done with it."""
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # of the view
        except self.gone:
            if request.method != "POST":
                raise
            messages.warning(request, _("It has gone meanwhile: nothing was done."))
            return redirect(*self.list_address())

    def list_address(self) -> tuple[Any, ...]:
        """Return where to go on, as `redirect` takes it."""
        return (self.list_url_name,)
