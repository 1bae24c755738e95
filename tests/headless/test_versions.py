"""One counter moves with every change of public content, and with nothing else."""

import pytest
from wagtail.models import PageViewRestriction

from headless import versions
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


def test_a_draft_does_not_count(page):
    before = versions.current().number
    page.title = "Ett utkast"
    page.save_revision()
    assert versions.current().number == before


def test_the_counter_begins_by_itself(page):
    versions.ContentVersion.objects.all().delete()
    versions.bump()
    assert versions.current().number == 1
