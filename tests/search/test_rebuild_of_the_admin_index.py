"""Wagtail's own command rebuilds what the admin searches, beside the documents of the site."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db


def test_update_index_runs_through_and_finds_pages_again(directory):
    page = make_enterprise(directory, title="Kvastverket i Nora")
    call_command("update_index", verbosity=0)
    assert page.pk in [found.pk for found in Page.objects.search("Kvastverket")]
