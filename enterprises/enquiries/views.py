"""The three forms below a profile: what each says and does, its page, and what follows it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.after_response import wait_until
from access.responses import asking_to_wait, wait_in_words
from access.spam_checks import VisitorForm
from access.throttling import Throttle
from enterprises.contacts.actions import private_page
from enterprises.contacts.sessions import contacts_of
from enterprises.enquiries.claims import make_claim
from enterprises.enquiries.corrections import suggest_correction
from enterprises.enquiries.forms import ClaimForm, CorrectionForm, MessageForm
from enterprises.enquiries.messages import Taken, is_reachable, send_message
from enterprises.models import EnterprisePage

Take = Callable[[HttpRequest, EnterprisePage, dict[str, Any]], Taken | None]


@dataclass(frozen=True)
class EnquiryKind:
    """One form: its words, its fields, its limit, and what takes care of what was written.

    `take` returns what became of it where that is not the same for all.
    """

    name: str
    form: type[VisitorForm]
    take: Take
    throttle: Throttle
    title: str | Promise
    lead: str | Promise
    button: str | Promise
    thanks: str | Promise
    next_step: str | Promise
    quickest: float = 0.0  # seconds: an answer that must not tell whom we know takes as long


WRITE = EnquiryKind(
    name="write",
    form=MessageForm,
    take=send_message,
    throttle=Throttle("enterprises.write"),
    title=_("Write to %(enterprise)s"),
    lead=_("Your message goes by e-mail to those who look after the profile."),
    button=_("Send the message"),
    thanks=_("Your message is on its way"),
    next_step=_(
        "You get a receipt by e-mail. The answer comes straight from the enterprise, "
        "to the address that you gave."
    ),
)
CORRECT = EnquiryKind(
    name="correct",
    form=CorrectionForm,
    take=suggest_correction,
    throttle=Throttle("enterprises.correct"),
    title=_("Suggest a correction for %(enterprise)s"),
    lead=_("Is something wrong or out of date? Tell us: it reaches the enterprise and us."),
    button=_("Send the suggestion"),
    thanks=_("Thank you, that helps"),
    next_step=_(
        "Those who review the directory are told at once, and the enterprise at most once a "
        "day. "
        "If you asked for the profile to be taken away, a link has gone to the addresses "
        "that the enterprise has given: whoever opens it takes the profile away."
    ),
)
CLAIM = EnquiryKind(
    name="claim",
    form=ClaimForm,
    take=make_claim,
    throttle=Throttle("enterprises.claim"),
    title=_("Is %(enterprise)s your enterprise?"),
    lead=_(
        "Then you can look after the profile. We ask the enterprise, which sees your name, your "
        "e-mail, your phone and what you write. If we cannot reach it, we decide ourselves."
    ),
    button=_("Ask to look after the profile"),
    thanks=_("We have passed on your question"),
    next_step=_("Look in your e-mail: there you see what happens next."),
    quickest=0.3,
)


def form(page: EnterprisePage, request: HttpRequest, kind: EnquiryKind) -> HttpResponse:
    """Show a form and take what was written; after too much of it, keep it and ask to wait."""
    answer = _answer(page, request, kind)
    add_never_cache_headers(answer)
    return answer


def thanks(page: EnterprisePage, request: HttpRequest, kind: EnquiryKind) -> HttpResponse:
    """Say what happens now."""
    later = _("Many are writing to this enterprise now, so it may take longer than usual.")
    context = {
        "page": page,
        "title": kind.thanks,
        "text": kind.next_step,
        "more": later if "later" in request.GET else "",
    }
    answer = render(request, "enterprises/visitors/sent.html", context)
    add_never_cache_headers(answer)
    return answer


def _answer(page: EnterprisePage, request: HttpRequest, kind: EnquiryKind) -> HttpResponse:
    if request.method != "POST":
        return _show(page, request, kind, kind.form())
    started = time.monotonic()
    written = kind.form(request.POST)
    wait = kind.throttle.seconds_to_wait(request)
    sent = redirect(page.subroute_url(f"{kind.name}_sent"))
    if written.is_from_robot and not wait:
        return sent
    if written.is_valid() and not wait:
        taken = kind.take(request, private_page(page), written.cleaned_data) or Taken()
        if not taken.wait:
            wait_until(started + kind.quickest)
            return redirect(f"{sent.url}?later=1") if taken.is_held else sent
        wait = taken.wait
    return _show(page, request, kind, written, wait)


def _show(
    page: EnterprisePage,
    request: HttpRequest,
    kind: EnquiryKind,
    written: VisitorForm,
    wait: int = 0,
) -> HttpResponse:
    if wait:
        written.add_error(None, wait_in_words(wait))
    private = private_page(page)
    context = {
        "page": page,
        "title": kind.title % {"enterprise": page.title},
        "kind": kind,
        "form": written,
        "is_reachable": kind.name != "write" or is_reachable(private),
        "is_own": any(contact.page_id == private.pk for contact in contacts_of(request)),
    }
    answer = render(request, "enterprises/visitors/form.html", context)
    return asking_to_wait(answer, wait) if wait else answer
