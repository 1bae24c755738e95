"""Plans what becomes of every row of a list, and carries it out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from enterprises.importing.columns import heading_of
from enterprises.importing.matching import ExistingProfiles, identity_of
from enterprises.importing.notices import notices
from enterprises.importing.reports import Action, Outcome, Report
from enterprises.importing.rows import RowForm, Vocabulary
from enterprises.importing.tables import FileRefusedError, Row, Table
from enterprises.importing.updates import (
    english,
    english_version,
    new_english_version,
    update_english,
    update_profile,
)
from enterprises.lifecycle.actions import lock_family
from enterprises.models import EnterpriseIndexPage, EnterprisePage


@dataclass
class Step:
    """A row, what becomes of it, and the profile as it will be."""

    outcome: Outcome
    values: dict[str, Any] = field(default_factory=dict)
    page: EnterprisePage | None = None


@dataclass
class Run:
    """One import: what it may do, and what it knows."""

    publish: bool = False
    user: AbstractBaseUser | None = None
    directory: EnterpriseIndexPage = field(default_factory=lambda: _directory())
    known: Vocabulary = field(default_factory=Vocabulary.now)
    existing: ExistingProfiles = field(default_factory=ExistingProfiles)

    def steps(self, table: Table) -> Iterator[Step]:
        """Yield what becomes of each row, without writing anything."""
        for row in table.rows:
            yield self.plan(row)

    def plan(self, row: Row) -> Step:
        """Return what becomes of a row, without writing anything."""
        form = RowForm(row.cells, self.known, row.faults)
        outcome = Outcome(row.number, row.cells.get("name", ""), Action.REFUSE.value)
        if row.has_too_many_cells:
            outcome.reasons.append(_("The row has more cells than the list has columns."))
        elif not form.is_valid():
            outcome.reasons += form.reasons
        elif earlier := self.existing.other_row_of(form.cleaned_data, row.number):
            outcome.reasons.append(
                _("The same enterprise is already on row %(row)s.") % {"row": earlier}
            )
        else:
            return self._planned(outcome, form.cleaned_data)
        return Step(outcome)

    def _planned(self, outcome: Outcome, values: dict[str, Any]) -> Step:
        pk = self.existing.page_of(values)
        page = _latest(pk) if pk else EnterprisePage(locale=self.directory.locale)
        changed = update_profile(page, values)
        if not pk and page.municipality and not values["municipalities"]:
            page.municipalities = [page.municipality]
        try:
            page.clean()
        except ValidationError as error:
            outcome.reasons += error.messages
            return Step(outcome)
        self.existing.remember(identity_of(values), outcome.row)
        outcome.page = pk
        outcome.action = Action.CREATE.value
        if pk:
            outcome.changed = [*changed, *self._changed_in_english(page, values)]
            if self.publish and not page.live:
                outcome.changed.append(_("published"))
            outcome.action = (Action.UPDATE if outcome.changed else Action.UNCHANGED).value
        return Step(outcome, values, page)

    def _changed_in_english(self, page: EnterprisePage, values: dict[str, Any]) -> list[str]:
        texts = english(values)
        copy = english_version(page) if texts else None
        if copy:
            return update_english(copy, texts)
        return [heading_of("name_en")] if texts and self.english_directory else []

    def carry_out(self, step: Step, claim: Callable[[], None] = lambda: None) -> None:
        """Write one row; a profile that turns out not to be valid is left out after all.

        A `claim` is made with the row, or not at all: it stops the writing by an exception.
        """
        if step.page is None:
            return
        try:
            with transaction.atomic():
                if step.outcome.action != Action.UNCHANGED:
                    step.page = self._write(step.page, step.values)
                claim()
        except ValidationError as error:
            step.outcome.action = Action.REFUSE.value
            step.outcome.reasons += error.messages
        except IntegrityError:
            step.outcome.action = Action.REFUSE.value
            step.outcome.reasons.append(_("It could not be saved. Try again."))
        else:
            step.outcome.page = step.page.pk

    def _write(self, page: EnterprisePage, values: dict[str, Any]) -> EnterprisePage:
        if page.pk:
            lock_family(page, adds=bool(english(values)))
        else:
            lock_family(adds=True)
            self.directory.refresh_from_db(fields=["numchild"])
        # Looked for again, now that nobody else can add or publish something meanwhile.
        if pk := page.pk or self.existing.page_now(values):
            page = _latest(pk)
            update_profile(page, values)
        # A change to a live profile waits as a draft, so that nobody's open draft goes public.
        is_ready = self.publish and not (page.live and page.has_unpublished_changes)
        with disable_reference_index_auto_update():
            if not page.pk:
                page.live = False
                page.slug = EnterpriseIndexPage.free_slug(page.title, self.existing.slugs)
                self.existing.slugs.add(page.slug)
                self.directory.add_child(instance=page)
            # The English one must exist before the Swedish one is published.
            for version in [*self._english_versions(page, values), page]:
                revision = version.save_revision(user=self.user, log_action=True)
                if is_ready:
                    revision.publish(user=self.user)
                ReferenceIndex.create_or_update_for_object(version)
        return page

    def _english_versions(
        self, page: EnterprisePage, values: dict[str, Any]
    ) -> list[EnterprisePage]:
        texts = english(values)
        if not texts or self.english_directory is None:
            return []
        copy = english_version(page) or new_english_version(page, self.english_directory.locale)
        update_english(copy, texts)
        if not copy.pk:
            self.english_directory.add_child(instance=copy)
        return [copy]

    @cached_property
    def english_directory(self) -> EnterpriseIndexPage | None:
        """Return the directory's English page, if it has one."""
        locale = Locale.objects.filter(language_code="en").exclude(pk=self.directory.locale_id)
        return self.directory.get_translation_or_none(locale.first()) if locale else None


def preview(table: Table, *, publish: bool = False) -> Report:
    """Return what an import would do, without doing it."""
    outcomes = [step.outcome for step in Run(publish=publish).steps(table)]
    return _report(table, outcomes)


def import_enterprises(
    table: Table,
    *,
    publish: bool = False,
    strict: bool = False,
    user: AbstractBaseUser | None = None,
) -> Report:
    """Create or update a profile for each row; with `strict`, for all of them or for none."""
    if strict:
        return _all_or_none(table, publish, user)
    run = Run(publish=publish, user=user)
    outcomes = []
    for step in run.steps(table):
        run.carry_out(step)
        outcomes.append(step.outcome)
    return _report(table, outcomes, is_written=True)


def _report(table: Table, outcomes: list[Outcome], *, is_written: bool = False) -> Report:
    return Report(outcomes, notices(table.reading), is_written, table.reading.columns)


def _all_or_none(table: Table, publish: bool, user: AbstractBaseUser | None) -> Report:
    planned = preview(table, publish=publish)
    if not planned.is_clean:
        return planned
    with transaction.atomic():
        # All at once, or another who takes two of them the other way round would wait for ever.
        known = [outcome.page for outcome in planned.outcomes if outcome.page]
        lock_family(*Page.objects.filter(pk__in=known), adds=True)
        report = import_enterprises(table, publish=publish, user=user)
        if not report.is_clean:
            transaction.set_rollback(True)
            report.is_written = False
    return report


def _directory() -> EnterpriseIndexPage:
    directory = EnterpriseIndexPage.objects.filter(locale=Locale.get_default()).first()
    if directory is None:
        raise FileRefusedError(_("There is no directory to put the enterprises in."))
    return directory


def _latest(pk: int) -> EnterprisePage:
    return EnterprisePage.objects.get(pk=pk).get_latest_revision_as_object()
