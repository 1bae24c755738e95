"""The page of a signed link: opening it shows a button, and the button does what it is for."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from access import links
from access.models import SignedLink

# The address is a secret: the switch of languages leads to the first page instead.
NOT_IN_ANY_LINK: dict[str, dict[str, str]] = {"alternates": {}}


def is_one_click(request: HttpRequest) -> bool:
    """Tell whether a mail program has pressed the link for its reader (RFC 8058)."""
    name, _sign, value = links.ONE_CLICK.partition("=")
    return request.method == "POST" and request.POST.get(name) == value


class LinkCsrfMiddleware(CsrfViewMiddleware):
    """Asks for the token of the form, but takes a post whose origin the browser keeps quiet.

    A page that must not tell where its reader comes from posts with `Origin: null`.
    """

    def process_view(
        self, request: HttpRequest, callback: Any, args: Any, kwargs: dict[str, Any]
    ) -> Any:
        """Let a mail program through: the secret in the address is all that it has."""
        if is_one_click(request) and _takes_one_click(kwargs["token"]):
            return None
        return super().process_view(request, callback, args, kwargs)

    def _origin_verified(self, request: HttpRequest) -> bool:
        is_ours: bool = super()._origin_verified(request)  # type: ignore[misc] # Django's own
        return is_ours or request.headers["Origin"] == "null"


@csrf_exempt
@decorator_from_middleware(LinkCsrfMiddleware)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a link is for; a post does it, once for a link that works once."""
    found = links.find(token)
    purpose = links.purposes.get(found.purpose) if found else None
    offer = purpose.offer(found) if found and purpose and found.is_open else None
    if found is None or purpose is None or offer is None:
        answer = _closed(request, found, is_ours=links.is_ours(token))
    elif request.method == "POST":
        answer = _done(request, purpose, found)
    else:
        answer = render(request, "access/link.html", {"offer": offer, **NOT_IN_ANY_LINK})
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _takes_one_click(token: str) -> bool:
    found = links.find(token)
    purpose = links.purposes.get(found.purpose) if found else None
    return bool(purpose and purpose.takes_one_click)


def _done(request: HttpRequest, purpose: links.Purpose, found: SignedLink) -> HttpResponse:
    """Do what a link is for; a fault on the way leaves it unused."""
    try:
        with transaction.atomic():
            if purpose.works_once and not links.use(found):
                raise links.GoneError
            return purpose.open(request, found)
    except (links.GoneError, ObjectDoesNotExist):  # somebody was quicker, as one who erases
        return _closed(request, SignedLink.objects.filter(pk=found.pk).first())


def _closed(
    request: HttpRequest, found: SignedLink | None, *, is_ours: bool = True
) -> HttpResponse:
    """Say how things stand, or else why the link does not work and where to go instead."""
    purpose = links.purposes.get(found.purpose) if found else None
    instead = purpose.instead(found) if found and purpose and purpose.instead else None
    context = {"link": found, "instead": instead, "is_ours": is_ours, **NOT_IN_ANY_LINK}
    return render(request, "access/link_closed.html", context, status=410 if found else 404)
