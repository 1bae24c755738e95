"""Logging in without an account: an address, the same answer for every address, and a link."""

import time
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from access.after_response import after_response, wait_until
from access.mail import MOST_IN_AN_HOUR
from access.responses import private, too_many
from access.throttling import Throttle
from content.languages import spelled
from enterprises.contacts import sessions
from enterprises.models import ContactPerson, DirectorySettings, EnterpriseIndexPage
from enterprises.self_service.forms import AskForm
from enterprises.self_service.tasks import send_login
from enterprises.self_service.workspace import show

throttle = Throttle("enterprises-login", limit=10, seconds=600)
QUICKEST_ANSWER = 0.3  # seconds, so that a busy machine does not tell one address from another


def start(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Ask for an address, say that a link may be on its way, or list the profiles of a person."""
    if request.method == "POST":
        return private(_ask(index, request))
    contacts = sessions.contacts_of(request)
    if len(contacts) == 1:
        return private(redirect(index.subroute_url("self_service_profile", contacts[0].page_id)))
    if contacts:
        return _profiles(index, request, contacts)
    if "sent" in request.GET:
        limits = {
            "minutes": DirectorySettings.load().login_minutes,
            "most": spelled(MOST_IN_AN_HOUR),
        }
        return _show(index, request, "asked", gettext("Look in your inbox"), **limits)
    return _form(index, request, AskForm())


def log_out(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Forget who keeps up a profile in this browser; only a button does that."""
    if request.method == "POST":
        sessions.log_out(request)
        return private(redirect(f"{index.subroute_url('self_service')}?out=1"))
    return private(redirect(index.subroute_url("self_service")))


def _ask(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    if refused := too_many(request, throttle):
        return refused
    started = time.monotonic()
    form = AskForm(request.POST)
    if not form.is_valid():
        return _form(index, request, form)
    if not form.is_from_robot:
        known = ContactPerson.objects.with_address(form.cleaned_data["email"])
        pk = known.order_by("pk").values_list("pk", flat=True).first()
        after_response(partial(send_login.enqueue, pk))
    wait_until(started + QUICKEST_ANSWER)
    return redirect(f"{index.subroute_url('self_service')}?sent=1")


def _profiles(
    index: EnterpriseIndexPage, request: HttpRequest, contacts: list[ContactPerson]
) -> HttpResponse:
    rows = [(index.subroute_url("self_service_profile", each.page_id), each) for each in contacts]
    log_out = index.subroute_url("self_service_log_out")
    title = gettext("Your profiles")
    return _show(index, request, "profiles", title, rows=rows, log_out_url=log_out)


def _form(index: EnterpriseIndexPage, request: HttpRequest, form: AskForm) -> HttpResponse:
    about = {f"is_{word}": word in request.GET for word in ("again", "out", "left")}
    return _show(
        index,
        request,
        "ask",
        gettext("Manage your enterprise"),
        form=form,
        hours=spelled(sessions.HOURS),
        **about,
    )


def _show(
    index: EnterpriseIndexPage, request: HttpRequest, template: str, title: str, **more: Any
) -> HttpResponse:
    return show(index, request, template, {"title": title, **more})
