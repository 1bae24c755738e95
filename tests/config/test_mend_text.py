"""`manage.py mend_text` puts in order what was stored before text had to be."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Revision

from enterprises.models import Category, ContactPerson, EnterprisePage
from headless import versions
from search.models import SearchDocument
from tests.factories import make_contact, make_enterprise

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

DIRTY = "Bage\u00adriet O\u0308st"


def mend(*options, **more):
    out = StringIO()
    call_command("mend_text", *options, stdout=out, **more)
    return out.getvalue().splitlines()


@pytest.fixture
def page(directory):
    """Store a page as it was stored before: no signal sees an update."""
    page = make_enterprise(directory, summary="10\u00a0000 kakor", phone="019 123456")
    contact = make_contact(page, email="anna@blåbär.example")
    page.save_revision()
    content = {**page.latest_revision.content, "title": DIRTY}
    Revision.objects.filter(pk=page.latest_revision_id).update(content=content)
    Page.objects.filter(pk=page.pk).update(title=DIRTY)
    EnterprisePage.objects.filter(pk=page.pk).update(address="Storgatan\u20281")
    ContactPerson.objects.filter(pk=contact.pk).update(email="Anna@xn--blbr-noae.example")
    return page


def test_a_dry_run_names_the_fields_and_writes_nothing(page):
    assert mend("--dry-run") == [
        "enterprises.ContactPerson.email: 1",
        "enterprises.EnterprisePage.address: 1",
        "wagtailcore.Page.title: 1",
        "wagtailcore.Revision.content: 1",
        "4 fields would be mended, 0 left.",
    ]
    page.refresh_from_db()
    assert page.title == DIRTY


def test_what_was_not_in_order_is_mended_and_nothing_else(page):
    mend()
    page.refresh_from_db()
    assert (page.title, page.address) == ("Bageriet Öst", "Storgatan 1")
    assert (page.summary, page.phone) == ("10\u00a0000 kakor", "019 123456")
    assert page.get_latest_revision_as_object().title == "Bageriet Öst"
    assert page.contact_persons.get().email == "anna@blåbär.example"


def test_a_second_run_finds_nothing(page):
    mend()
    assert mend() == ["0 fields were mended, 0 left."]


def test_each_field_is_shown_so_that_the_unseen_is_seen(page):
    shown = mend("--dry-run", verbosity=2)
    assert (
        f"wagtailcore.Page.title {page.pk}: 'Bage\\xadriet O\\u0308st' -> 'Bageriet \\xd6st'"
        in shown
    )


def test_readers_and_the_search_see_what_was_mended(page):
    before = versions.current().number
    mend()
    assert versions.current().number > before
    assert SearchDocument.objects.filter(title="Bageriet Öst").exists()


def test_two_rows_that_would_become_one_are_left_and_told(page):
    make_contact(page, email="anna@blåbär.example")
    shown = mend()
    assert shown[-1] == "3 fields were mended, 1 left."
    assert any("the same as another" in told for told in shown)
    assert page.contact_persons.count() == 2


def test_it_mends_in_batches(page, monkeypatch):
    monkeypatch.setattr("access.mending.BATCH", 2)
    for row in Category.objects.all()[:5]:
        Category.objects.filter(pk=row.pk).update(name_en=f"{row.name_en}\u200b")
    assert "enterprises.Category.name_en: 5" in mend()
    assert not Category.objects.filter(name_en__contains="\u200b").exists()
