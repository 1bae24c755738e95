"""Fetches the texts and pictures of one page for its record: one query for each kind of thing."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from headless.body import Leaf, tree_of
from headless.pictures import CARD, LARGE, absolute, picture_of, public_documents, public_images
from headless.visibility import private_page

_from_the_root = re.compile(r'(?<=\s)(href|src)="/(?!/)')
_link = re.compile(r'<a\b(?=[^>]*\blinktype="(page|document)")(?=[^>]*\bid="(\d{1,18})")[^>]*>')


def page_content(
    page: Page,
    context: dict[str, Any],
    fields: Iterable[str] = (),
    pictures: Iterable[int | None] = (),
) -> "PageContent":
    """Return what was fetched for a page, at the first call for all its texts and pictures."""
    if not hasattr(page, "fetched_content"):
        page.fetched_content = PageContent(context["request"], page, fields, pictures)
    return page.fetched_content


class PageContent:
    """The texts and pictures of one page, as JSON."""

    def __init__(
        self,
        request: HttpRequest,
        page: Page,
        fields: Iterable[str],
        pictures: Iterable[int | None],
    ) -> None:
        self.request, self.page = request, page
        tree = tree_of(page, fields)
        wanted = _wanted(tree)
        wanted["image"] |= {number for number in pictures if number}
        images, documents = wanted["image"], wanted["document"]
        self.images = public_images(CARD, LARGE).in_bulk(images) if images else {}
        self.documents = public_documents().in_bulk(documents) if documents else {}
        self.pages = self._pages(wanted["page"]) if wanted["page"] else {}
        self.texts: dict[str, Any] = self._settle(tree)

    def picture(self, number: int | None, size: str, alt: str | None = None) -> Any:
        """Return one of the pictures in a size, nothing when it is missing or private."""
        return picture_of(self.images.get(number), size, alt) if number else None

    def _pages(self, numbers: set[int]) -> dict[int, Page]:
        """Return the public pages by id, each in the language of this page where there is one."""
        keys = Page.objects.filter(pk__in=numbers).values("translation_key")
        family = Page.objects.filter(translation_key__in=keys)
        family = family.annotate(is_open=~private_page()).order_by("alias_of")
        keyed: dict[int, UUID] = {}
        chosen: dict[UUID, Page] = {}
        public: dict[int, Page] = {}
        for page in family:
            keyed[page.pk] = page.translation_key
            if page.live and page.is_open:
                public[page.pk] = page
                if page.locale_id == self.page.locale_id and page.alias_of_id is None:
                    chosen[page.translation_key] = page
        found = {
            number: chosen.get(keyed[number], public.get(number))
            for number in numbers & set(keyed)
        }
        return {number: page for number, page in found.items() if page}

    def _settle(self, tree: Any) -> Any:
        if isinstance(tree, Leaf):
            return getattr(self, f"_{tree.kind}")(tree)
        if isinstance(tree, dict):
            return {name: self._settle(branch) for name, branch in tree.items()}
        if isinstance(tree, list):
            return [self._settle(branch) for branch in tree]
        return tree

    def _image(self, leaf: Leaf) -> dict[str, Any] | None:
        return self.picture(leaf.value, LARGE, leaf.alt)

    def _document(self, leaf: Leaf) -> dict[str, Any] | None:
        document = self.documents.get(leaf.value)
        if document is None:
            return None
        return {
            "title": document.title,
            "url": absolute(document.url),
            "size": document.file_size,
        }

    def _page(self, leaf: Leaf) -> dict[str, Any] | None:
        page = self.pages.get(leaf.value)
        return page and {"title": page.title, "url": page.get_full_url(self.request)}

    def _html(self, leaf: Leaf) -> str:
        return with_absolute_links(expand_db_html(_link.sub(self._anchor, leaf.value)))

    def _anchor(self, link: re.Match[str]) -> str:
        found = getattr(self, f"_{link[1]}")(Leaf(link[1], int(link[2])))
        return f'<a href="{escape(found["url"])}">' if found else "<a>"


def with_absolute_links(html: str) -> str:
    """Return HTML where every link and picture has its host."""
    return _from_the_root.sub(rf'\1="{settings.WAGTAILADMIN_BASE_URL}/', html)


def _wanted(tree: Any) -> dict[str, set[int]]:
    """Return the ids of the pictures, documents and pages that a tree names."""
    wanted: dict[str, set[int]] = {"image": set(), "document": set(), "page": set()}
    for leaf in _leaves(tree):
        if leaf.kind == "html":
            for kind, number in _link.findall(leaf.value):
                wanted[kind].add(int(number))
        elif leaf.value:
            wanted[leaf.kind].add(leaf.value)
    return wanted


def _leaves(tree: Any) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, dict | list):
        for branch in tree.values() if isinstance(tree, dict) else tree:
            yield from _leaves(branch)
