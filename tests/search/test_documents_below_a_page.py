"""What hangs below a page is found as long as the page is public, and at the page's address."""

import pytest
from wagtail.models import PageViewRestriction

from search.models import SearchDocument
from search.queries import search
from tests.factories import make_guide, make_news, make_notice

pytestmark = pytest.mark.django_db


def found(q, language="sv"):
    return search(q, language).count


def address(title):
    return SearchDocument.objects.get(title=title).url


def test_a_notice_is_gone_while_its_page_is_private(procurement):
    make_notice(title="Kvastar")
    restriction = PageViewRestriction.objects.create(page=procurement, restriction_type="login")
    assert found("kvastar") == 0
    restriction.delete()
    assert found("kvastar") == 1


def test_a_notice_is_gone_while_its_page_is_unpublished(procurement):
    make_notice(title="Kvastar")
    procurement.unpublish()
    assert found("kvastar") == 0
    procurement.save_revision().publish()
    assert found("kvastar") == 1


def test_a_notice_follows_the_address_of_its_page(procurement, django_capture_on_commit_callbacks):
    make_notice(title="Kvastar")
    procurement.slug = "kop"
    with django_capture_on_commit_callbacks(execute=True):
        procurement.save_revision().publish()
    assert "/kop/annonser/" in address("Kvastar")


def test_a_notice_is_found_in_english_only_with_an_english_title():
    make_notice(title="Kvastar")
    make_notice(title="Borstar", title_en="Brushes")
    assert (found("kvastar", "en"), found("brushes", "en")) == (0, 1)


def test_a_notice_that_gets_a_draft_keeps_what_is_public():
    notice = make_notice(title="Kvastar")
    notice.title = "Borstar"
    notice.save_revision()
    assert (found("kvastar"), found("borstar")) == (1, 0)


def test_an_unpublished_notice_is_gone():
    notice = make_notice(title="Kvastar")
    notice.unpublish()
    assert found("kvastar") == 0


def test_a_deleted_notice_is_gone():
    make_notice(title="Kvastar").delete()
    assert found("kvastar") == 0


def test_a_page_that_is_moved_is_found_at_its_new_place(home, procurement):
    guide = make_guide(home, title="Kvastguiden", slug="kvastar")
    guide.move(procurement, pos="last-child")
    assert address("Kvastguiden").endswith("/upphandling/kvastar/")


def test_a_page_below_one_that_is_moved_follows(home, procurement):
    above = make_guide(home, title="Borstguiden", slug="borstar")
    make_guide(above, title="Kvastguiden", slug="kvastar")
    above.move(procurement, pos="last-child")
    assert address("Kvastguiden").endswith("/upphandling/borstar/kvastar/")


@pytest.mark.parametrize("q", ["kvastdag", "borstfabriken"])
def test_news_is_found_by_its_text_and_tags(procurement, q):
    page = make_news(procurement, title="Nytt", body=[("text", "<p>En <b>kvastdag</b>.</p>")])
    page.tags.add("borstfabriken")
    page.save_revision().publish()
    assert found(q) == 1


def test_a_language_is_searched_for_itself(procurement):
    make_news(procurement, title="Kvastar")
    assert (found("kvastar", "sv"), found("kvastar", "en")) == (1, 0)
