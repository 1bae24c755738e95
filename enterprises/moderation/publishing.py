"""Writes what enterprises send in onto pages, without losing what editors are writing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Locale, Revision

from enterprises.models import EnterpriseIndexPage, EnterprisePage, Submission
from enterprises.pictures.actions import publish_pictures
from enterprises.profiles.values import (
    Values,
    changed,
    names_for_new_profile,
    picture_ids,
    read_values,
    write_values,
)


def make_profile(submission: Submission, user: Any) -> EnterprisePage:
    """Return a new profile, published; written onto one that is not public if it was there."""
    # Held, so that of two approved at once the second sees what the first has taken.
    indexes = EnterpriseIndexPage.objects.select_for_update()
    directory = indexes.filter(locale=Locale.get_default()).first()
    page = _not_public_yet(submission) or EnterprisePage(locale=directory.locale, live=False)
    open_pictures(submission.values)
    write_values(page, submission.values, names_for_new_profile(submission.values))
    if not page.pk:
        taken = set(EnterprisePage.objects.child_of(directory).values_list("slug", flat=True))
        page.slug = EnterpriseIndexPage.free_slug(page.title, taken)
        directory.add_child(instance=page)
    revision = page.save_revision(user=user, log_action=True)
    if submission.written_in == "en":
        _publish_in_english(page, user)
    _publish(revision, user, submission)
    return EnterprisePage.objects.get(pk=page.pk)


def apply_change(submission: Submission, user: Any) -> EnterprisePage:
    """Publish what the enterprise has changed on top of what is public now, and nothing else.

    The draft that an editor has open stays the latest version, with the change taken over where
    the editor had not changed the same thing.
    """
    # Held until all is written: another change or an editor's may be published at this moment.
    page = EnterprisePage.objects.select_for_update().get(pk=submission.page_id)
    names = changed(submission.base, submission.values)
    draft = OpenDraft.of(page)
    page = written_on(page)
    before = read_values(page)
    open_pictures(submission.values)
    write_values(page, submission.values, names)
    revision = page.save_revision(user=user, log_action=True)
    if page.live:
        _publish(revision, user, submission)
    else:
        _remember(revision, submission)
    if draft:
        draft.put_back(submission.values, names, before)
    log(
        instance=page,
        action="enterprises.apply_change",
        user=user,
        data={"number": submission.number, "fields": names},
    )
    return EnterprisePage.objects.get(pk=page.pk)


def written_on(page: EnterprisePage) -> EnterprisePage:
    """Return the profile that a change is written on: the public one, else the latest draft."""
    return page if page.live else page.get_latest_revision_as_object()


def open_pictures(values: Values) -> None:
    """Show approved pictures to everyone, each described in the sender's words."""
    publish_pictures(picture_ids(values))
    words = {each["image"]: each["alt_text"] for each in values.get("photos") or []}
    for picture in get_image_model().objects.filter(pk__in=words):
        if picture.description != words[picture.pk]:
            picture.description = words[picture.pk]
            picture.save()


class OpenDraft:
    """What an editor has written and not published, with its workflow and its time."""

    def __init__(self, page: EnterprisePage) -> None:
        self.page = page
        self.version = page.get_latest_revision_as_object()
        self.goes_live_at = page.latest_revision.approved_go_live_at
        self.editor = page.latest_revision.user
        self.workflow_state = page.current_workflow_state

    @classmethod
    def of(cls, page: EnterprisePage) -> "OpenDraft | None":
        """Return the open draft of a public page, if there is one."""
        return cls(page) if page.live and page.has_unpublished_changes else None

    def put_back(self, values: Values, names: list[str], before: Values) -> None:
        """Make the draft the latest version again, with the new values where it had the old."""
        theirs = read_values(self.version)
        write_values(
            self.version, values, [name for name in names if theirs[name] == before[name]]
        )
        self.version.save_revision(
            user=self.editor, approved_go_live_at=self.goes_live_at, clean=False
        )
        if self.workflow_state:
            page = EnterprisePage.objects.get(pk=self.page.pk)
            self.workflow_state.workflow.start(page, self.workflow_state.requested_by)


def conflicts(submission: Submission) -> list[str]:
    """Return the fields that an editor's open draft has changed too: there the editor's stay."""
    page = submission.page
    if page is None or not (page.live and page.has_unpublished_changes):
        return []
    public, theirs = read_values(page), read_values(page.get_latest_revision_as_object())
    names = changed(submission.base, submission.values)
    return [name for name in names if theirs[name] not in (public[name], submission.values[name])]


def _not_public_yet(submission: Submission) -> EnterprisePage | None:
    """Return the profile to write a new one onto; a public one belongs to those who keep it up."""
    if submission.page_id is None:
        return None
    page = EnterprisePage.objects.select_for_update().get(pk=submission.page_id)
    if page.live:
        raise ValidationError(
            _(
                "The profile has been published meanwhile. Reject this, and ask the sender to "
                "take over the profile instead."
            )
        )
    return page.get_latest_revision_as_object()


def _publish(revision: Revision, user: Any, submission: Submission) -> None:
    revision.publish(user=user, skip_permission_checks=True)
    _remember(revision, submission)


def _remember(revision: Revision, submission: Submission) -> None:
    Submission.objects.filter(pk=submission.pk).update(revision=revision)


def _publish_in_english(page: EnterprisePage, user: Any) -> None:
    """Publish the same words in English; the Swedish page has them until it is translated."""
    english = Locale.objects.filter(language_code="en").first()
    if english is None or page.has_translation(english):
        return
    copy = page.copy_for_translation(english, copy_parents=True)
    copy.save_revision(user=user).publish(user=user, skip_permission_checks=True)


def as_page(submission: Submission) -> EnterprisePage:
    """Return the profile as it would be if it were approved now, unsaved."""
    if submission.page:
        page = EnterprisePage.objects.get(pk=submission.page_id)
        if submission.kind == Submission.Kind.CHANGE:
            write_values(page, submission.values, changed(submission.base, submission.values))
            return page
        write_values(page, submission.values, names_for_new_profile(submission.values))
        return page
    page = _new_page()
    write_values(page, submission.values)
    return page


def _new_page() -> EnterprisePage:
    """Return an empty profile that knows its place below the directory."""
    directory = EnterpriseIndexPage.objects.filter(locale=Locale.get_default()).first()
    page = EnterprisePage(locale=directory.locale, slug="ny", live=False)
    page.depth = directory.depth + 1
    page.path = EnterprisePage._get_children_path_interval(directory.path)[1]
    page.set_url_path(directory)
    return page
