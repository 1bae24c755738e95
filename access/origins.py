"""Whether a post comes from one of our own pages, told without a cookie."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """Return whether the browser says that the post was made on this site.

    Every browser of today sends `Sec-Fetch-Site` or `Origin` with a post from another site; what
    sends neither is no browser and carries nobody's cookies.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return not origin or urlsplit(origin).netloc == request.get_host()
