"""One counter moves with every change of public content, and with nothing else."""

import pytest
from wagtail.models import PageViewRestriction

from enterprises.models import DirectorySettings
from headless import versions
from home.models import SiteSettings
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(directory):
    return make_enterprise(directory)


def publish(page):
    page.save_revision().publish()


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.indexed
@pytest.mark.parametrize(
    "change",
    [publish, hide, lambda page: page.unpublish(), lambda page: page.delete()],
    ids=["published", "made private", "unpublished", "deleted"],
)
def test_a_change_of_what_is_public_counts(page, change):
    before = versions.current().number
    change(page)
    assert versions.current().number > before


def test_settings_count_when_they_are_changed_and_not_when_they_are_read(home):
    before = versions.current().number
    found = SiteSettings.for_site(home.get_site())
    DirectorySettings.load()
    assert versions.current().number == before
    found.owner_sv = "Regionen"
    found.save()
    assert versions.current().number == before + 1


def test_a_draft_does_not_count(page):
    before = versions.current().number
    page.title = "Ett utkast"
    page.save_revision()
    assert versions.current().number == before


def test_the_counter_begins_by_itself(page):
    versions.ContentVersion.objects.all().delete()
    versions.bump()
    assert versions.current().number == 1
