"""Lists in pages: a page that a list does not have is not there."""

import re

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.views.defaults import page_not_found

NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class NoSuchPageError(Http404):
    """A list has fewer pages than were asked for, or what was asked for is no number."""


def list_page(found, size: int, number: str | int | None) -> Page:
    """Return one page of a list, the first when none is named."""
    asked = str(number or 1)
    if not NUMBER.fullmatch(asked):
        raise NoSuchPageError
    try:
        return Paginator(found, size).page(int(asked))
    except EmptyPage as error:
        raise NoSuchPageError from error


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer that there is nothing here; where a list has ended, with the way to its start."""
    try:
        template = get_template("404.html")
    except TemplateDoesNotExist:
        return page_not_found(request, exception)
    context = {"start": _start(request) if isinstance(exception, NoSuchPageError) else ""}
    return HttpResponse(template.render(context, request), status=404)


def _start(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return f"{request.path}?{query.urlencode()}".rstrip("?")
