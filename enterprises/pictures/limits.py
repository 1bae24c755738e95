"""How many pictures there may be, how large, and how many posts with them one network may send."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from access.responses import too_many
from access.throttling import Throttle
from content.languages import spelled
from enterprises.models.parts import MOST_PHOTOS

PHOTOS_AT_A_TIME = 3
MOST_MEGABYTES = 10
MOST_MEGAPIXELS = 40
LONGEST_SIDE = 2560  # no page shows more, and larger ones take a minute to write again
MOST_UNEVEN = 20  # times as long as it is wide

# Each picture takes work to draw anew; a room of people may be on one network, too.
throttle = Throttle("enterprises-pictures", limit=60)


def too_many_pictures(request: HttpRequest) -> HttpResponse | None:
    """Return the page that asks a sender to wait, nothing for a post without files."""
    return too_many(request, throttle) if request.FILES else None


def kinds_and_size() -> str:
    """Return which files are taken."""
    sentence = _("JPEG, PNG, WebP or AVIF, at most %(megabytes)s megabytes.")
    return sentence % {"megabytes": MOST_MEGABYTES}


def too_large() -> str:
    """Return what is wrong with a file that is too large."""
    sentence = _("The picture is larger than %(megabytes)s megabytes. Choose a smaller one.")
    return sentence % {"megabytes": MOST_MEGABYTES}


def too_many_pixels() -> str:
    """Return what is wrong with a picture of too many dots, each million a megapixel."""
    sentence = _(
        "The picture has more than %(millions)s million dots. Make it smaller and try again."
    )
    return sentence % {"millions": MOST_MEGAPIXELS}


def no_room() -> str:
    """Return what is said when there are more photos than may be shown."""
    sentence = _("There is only room for %(count)s photos: the last of yours were left out.")
    return sentence % {"count": spelled(MOST_PHOTOS)}
