"""The pages of the three forms below a profile, and of what follows when one was sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import ngettext

from access.traps import VisitorForm
from enterprises.keeping.session import contacts_of
from enterprises.models import EnterprisePage
from enterprises.visitors.contacts import private_page
from enterprises.visitors.kinds import Kind
from enterprises.visitors.writing import is_reachable


def form(page: EnterprisePage, request: HttpRequest, kind: Kind) -> HttpResponse:
    """Show a form and take what was written; after too much of it, keep it and ask to wait."""
    answer = _answer(page, request, kind)
    add_never_cache_headers(answer)
    return answer


def thanks(page: EnterprisePage, request: HttpRequest, kind: Kind) -> HttpResponse:
    """Say what happens now."""
    context = {"page": page, "title": kind.thanks, "text": kind.next_step}
    answer = render(request, "enterprises/visitors/sent.html", context)
    add_never_cache_headers(answer)
    return answer


def _answer(page: EnterprisePage, request: HttpRequest, kind: Kind) -> HttpResponse:
    if request.method != "POST":
        return _show(page, request, kind, kind.form())
    written = kind.form(request.POST)
    wait = kind.throttle.seconds_to_wait(request)
    sent = redirect(page.subroute_url(f"{kind.name}_sent"))
    if written.is_from_robot and not wait:
        return sent
    if written.is_valid() and not wait:
        wait = kind.take(request, private_page(page), written.cleaned_data)
        if not wait:
            return sent
    return _show(page, request, kind, written, wait)


def _show(
    page: EnterprisePage, request: HttpRequest, kind: Kind, written: VisitorForm, wait: int = 0
) -> HttpResponse:
    if wait:
        written.add_error(None, _too_many(wait))
    private = private_page(page)
    context = {
        "page": page,
        "title": kind.title % {"enterprise": page.title},
        "kind": kind,
        "form": written,
        "is_reachable": kind.name != "write" or is_reachable(private),
        "is_own": any(contact.page_id == private.pk for contact in contacts_of(request)),
    }
    status = 429 if wait else 200
    answer = render(request, "enterprises/visitors/form.html", context, status=status)
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


def _too_many(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return ngettext(
        "A great deal has been sent in a short time. What you wrote is still here: send it "
        "again in %(minutes)s minute.",
        "A great deal has been sent in a short time. What you wrote is still here: send it "
        "again in %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}
