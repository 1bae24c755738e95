"""How many pictures there may be, how large, and how many posts with them one network may send."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from access.responses import too_many
from access.throttling import Throttle
from content.languages import spelled
from content.pictures import MOST_MEGABYTES
from enterprises.models.parts import MOST_PHOTOS

PHOTOS_AT_A_TIME = 3
LONGEST_SIDE = 2560  # no page shows more, and larger ones take a minute to write again

# Each picture takes work to draw anew; a room of people may be on one network, too.
throttle = Throttle("enterprises-pictures", limit=60)


def too_many_pictures(request: HttpRequest) -> HttpResponse | None:
    """Return the page that asks a sender to wait, nothing for a post without files."""
    return too_many(request, throttle) if request.FILES else None


def kinds_and_size() -> str:
    """Return which files are taken."""
    sentence = _("JPEG, PNG, WebP or AVIF, at most %(megabytes)s megabytes.")
    return sentence % {"megabytes": MOST_MEGABYTES}


def no_room() -> str:
    """Return what is said when there are more photos than may be shown."""
    sentence = _("There is only room for %(count)s photos: the last of yours were left out.")
    return sentence % {"count": spelled(MOST_PHOTOS)}
