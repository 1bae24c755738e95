"""What the blocks of a body can say about themselves beyond what was typed."""

from urllib.parse import urlsplit

from django.utils.text import slugify
from wagtail.blocks import StructValue


class HeadingValue(StructValue):
    """A heading that can be linked to."""

    @property
    def anchor(self) -> str:
        """Return the name of the place, prefixed so that it meets no other name on the page."""
        return f"h-{slugify(self.get('text') or '')}"


class ButtonValue(StructValue):
    """A button that leads to a page of the site or to an address elsewhere."""

    @property
    def address(self) -> str:
        """Return where the button leads, in the reader's language when the page has it."""
        page = self.get("page")
        if page:
            page = page.localized
            return (page.live and page.url) or ""
        return self.get("url") or ""


class FilmValue(StructValue):
    """A film somewhere else."""

    @property
    def host(self) -> str:
        """Return the name of the site that shows the film."""
        return (urlsplit(self.get("url") or "").hostname or "").removeprefix("www.")
