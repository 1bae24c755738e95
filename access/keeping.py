"""Why a row in which a person stands is kept: it is shown to readers, or staff keep it up."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext
from modelcluster.fields import ParentalKey
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.models import Locale, Page
from wagtail.snippets.models import get_snippet_models

from access.traces import Trace

NEVER_SHOWN = frozenset(["draft_title"])  # of a page that is live
# Rows below a page that are of no concern to its readers.
AMONG_STAFF = frozenset(["wagtailcore.Comment", "wagtailcore.CommentReply"])
# Rows that staff, or those they take it from, keep up although they are no snippets.
kept_up: set[str] = {"wagtailusers.UserProfile"}


class Shown:
    """Which fields of which public pages show a person: nothing takes it out of those."""

    def __init__(self) -> None:
        self.fields: dict[int, set[str]] = {}
        self.families: set[UUID] = set()

    def add(self, trace: Trace) -> None:
        """Note what a row of a public page shows, or a row below it."""
        page = root_of(trace.row)
        if isinstance(page, Page) and page.live:
            names = [_accessor(trace.row) or name for name in trace.names]
            if names := [name for name in names if name not in NEVER_SHOWN]:
                self.fields.setdefault(page.pk, set()).update(names)
                self.families.add(page.translation_key)

    def by_version(self, revision: Any) -> set[str]:
        """Return the fields that a version of a page must go on to hold, as the page shows them.

        Only what readers see, and what editors open next: else to publish would take it away.
        """
        page = (
            Page.objects.filter(pk=revision.object_id).first() if _is_of_page(revision) else None
        )
        if page is None or revision.pk not in (page.live_revision_id, page.latest_revision_id):
            return set()
        return self.fields.get(page.pk, set())

    def by_source(self, source: Any) -> set[str]:
        """Return the fields that the text translations are made from must go on to hold."""
        found = Page.objects.filter(translation_key=source.object_id, locale=source.locale)
        return set().union(*(self.fields.get(page.pk, set()) for page in found))


def root_of(row: models.Model) -> models.Model:
    """Return the object that a row is part of: itself, or what it stands below."""
    if row._meta.label in AMONG_STAFF:
        return row
    for field in row._meta.concrete_fields:
        if isinstance(field, ParentalKey):
            above = getattr(row, field.name)
            return row if above is None else root_of(above)
    return row


def reason_to_keep(row: models.Model) -> str:
    """Return why what a row says stays, or nothing when it is taken out."""
    root = root_of(row)
    if isinstance(root, Page):
        return _shown(root) if root.live else ""
    if isinstance(root, get_user_model()):
        return gettext(
            "The account of staff “%(name)s” has it. Delete the account when nobody uses it."
        ) % {"name": root}
    if isinstance(root, (AbstractSetting, *get_snippet_models())) or root._meta.label in kept_up:
        place = str(root._meta.verbose_name)
        return gettext(
            "“%(name)s” (%(place)s) has it. Staff keep that up: if it is a person’s, change it "
            "there."
        ) % {"name": root, "place": place}
    return ""


def _shown(page: Page) -> str:
    language = Locale.objects.get(pk=page.locale_id).language_code
    return gettext(
        "“%(title)s” (%(language)s) shows it to readers. If it is a person’s, change it there: "
        "until then the version that editors open, what is translated and the search have it too."
    ) % {"title": page.title, "language": language}


def _accessor(row: models.Model) -> str:
    """Return the name by which a version of a page holds rows like this one, below it."""
    for field in row._meta.concrete_fields:
        if isinstance(field, ParentalKey):
            return str(field.remote_field.get_accessor_name())
    return ""


def _is_of_page(revision: Any) -> bool:
    model = revision.base_content_type.model_class()
    return model is not None and issubclass(model, Page)
