"""What the public may find is found, and what it may not is gone at once."""

import pytest
from wagtail.models import PageViewRestriction

from search import rebuild
from search.models import SearchDocument
from search.queries import matching_ids, search
from tests.factories import make_category, make_enterprise, make_event

pytestmark = pytest.mark.django_db


def found(q, language="sv"):
    return search(q, language).count


@pytest.fixture
def profile(directory):
    return make_enterprise(directory, title="Kvastverket", categories=[make_category()])


def test_a_published_profile_is_found(profile):
    assert found("kvastverket") == 1


def test_a_draft_is_not_found(directory):
    make_enterprise(directory, title="Kvastverket", live=False)
    assert found("kvastverket") == 0


def test_an_edit_that_is_not_published_is_not_found(profile):
    profile.title = "Borstverket"
    profile.save_revision()
    assert (found("borstverket"), found("kvastverket")) == (0, 1)


def test_an_unpublished_profile_is_gone(profile):
    profile.unpublish()
    assert found("kvastverket") == 0


def test_a_deleted_profile_is_gone(profile):
    profile.delete()
    assert found("kvastverket") == 0


def test_what_stands_below_a_restricted_page_is_gone_until_it_is_open_again(profile, directory):
    restriction = PageViewRestriction.objects.create(page=directory, restriction_type="login")
    assert found("kvastverket") == 0
    restriction.delete()
    assert found("kvastverket") == 1


def test_an_alias_is_not_found(profile, english):
    profile.copy_for_translation(english, copy_parents=True, alias=True)
    assert found("kvastverket", "en") == 0


def test_a_new_address_is_followed(profile, directory, django_capture_on_commit_callbacks):
    directory.slug = "katalog"
    with django_capture_on_commit_callbacks(execute=True):
        directory.save_revision().publish()
    url = SearchDocument.objects.get(title="Kvastverket").url
    assert url.endswith(f"/katalog/{profile.slug}/")


def test_a_renamed_category_is_followed(profile):
    category = profile.categories.get()
    category.name_sv = "Spinnrockar"
    category.save()
    assert found("spinnrockar") == 1


@pytest.mark.parametrize("hide", ["unpublish", "delete"])
def test_a_meeting_is_gone_too(calendar, hide):
    event = make_event(calendar, title="Kvastdagen")
    assert found("kvastdagen") == 1
    getattr(event, hide)()
    assert found("kvastdagen") == 0


def test_lists_are_filtered_by_the_same_words(profile, directory):
    make_enterprise(directory, title="Något annat")
    assert matching_ids("enterprise", "kvastverk", "sv") == [profile.pk]
    assert matching_ids("event", "kvastverk", "sv") == []


def test_drift_is_mended(profile, directory):
    SearchDocument.objects.filter(title="Kvastverket").update(record_id=999_999, source_pk="0")
    mended = rebuild.mend()
    assert (len(mended.missing), len(mended.left_over)) == (1, 1)
    assert found("kvastverket") == 1
    assert rebuild.mend().count == 0


def test_a_rebuild_makes_everything_anew(profile):
    SearchDocument.objects.update(title_words="", summary_words="", keywords_words="")
    assert found("kvastverket") == 0
    rebuild.rebuild()
    assert found("kvastverket") == 1


@pytest.mark.parametrize("q", ["A\u030aterbruket", "återbruket", "aterbruket"])
def test_an_accent_in_a_piece_of_its_own_is_the_same_letter(directory, q):
    make_enterprise(directory, title="A\u030aterbruket")
    assert found(q) == 1
