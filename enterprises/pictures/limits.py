"""How many posts with pictures one network may send: each picture takes work to draw anew."""

from django.http import HttpRequest, HttpResponse

from access.decorators import too_many
from access.throttling import Throttle

throttle = Throttle("enterprises-pictures", limit=60)  # a room of people on one network, too


def too_many_pictures(request: HttpRequest) -> HttpResponse | None:
    """Return the page that asks a sender to wait, nothing for a post without files."""
    return too_many(request, throttle.seconds_to_wait(request)) if request.FILES else None
