"""The search finds guides, projects and the site's own pages in both languages."""

import pytest

from headless.documents import sources
from tests.factories import make_guide, make_project

pytestmark = pytest.mark.django_db


def documents_of(page):
    source = sources[f"page:{page._meta.label}"]
    return [each for row in source.listed() for each in source.documents(row)]


def test_a_guide_is_found_by_its_text(home):
    make_guide(home, title="Anbud", body=[("text", "<p>Läs förfrågan noga.</p>")])
    found = {each.title: each.body for each in documents_of(make_guide(home))}
    assert "Läs förfrågan noga." in found["Anbud"]


def test_a_project_is_found_by_who_commissioned_it(home):
    page = make_project(home, commissioner="Exempelregionen")
    document = next(each for each in documents_of(page) if each.object_id == page.pk)
    assert "Exempelregionen" in document.body


def test_the_english_carries_the_number_of_the_swedish(home, english):
    page = make_guide(home)
    copy = page.copy_for_translation(english)
    copy.save_revision().publish()
    source = sources["page:home.GuidePage"]
    numbers = {(each.language, each.object_id) for each in source.documents(page)}
    assert numbers == {("sv", page.pk), ("en", page.pk)}


def test_a_draft_is_no_document(home):
    page = make_guide(home, title="Hemlig", live=False)
    assert "Hemlig" not in {each.title for each in documents_of(page)}
