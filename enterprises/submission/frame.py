"""What every page of the form in steps has in common: its frame, and that nothing is cached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.translation import gettext, override
from wagtail.models import Page

from access.responses import private
from enterprises.models import EnterpriseIndexPage
from enterprises.submission.wizard import Step


def show(
    index: EnterpriseIndexPage, request: HttpRequest, name: str, title: str, **more: Any
) -> HttpResponse:
    """Return one page of the form, which no cache may keep."""
    context = {
        "page": index,
        "title": title,
        "trail_below": [(gettext("Add your enterprise"), index.subroute_url("submit"))],
        **more,
    }
    return private(render(request, f"enterprises/submission/{name}.html", context))


def address_of(page: Page, name: str) -> str:
    """Return the address of a sub-route, or of its page while the route is not there."""
    try:
        return page.subroute_url(name)
    except NoReverseMatch:
        return page.url


def step_alternates(index: EnterpriseIndexPage, step: Step) -> dict[str, str]:
    """Return the address of a step in each language."""
    found = {}
    for each in EnterpriseIndexPage.objects.live().filter(translation_key=index.translation_key):
        language = each.locale.language_code
        with override(language):
            found[language] = each.subroute_url("submit_step", str(step.route))
    return found
