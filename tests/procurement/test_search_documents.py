"""What the search is told about news and notices."""

import pytest

from procurement.documents import news_documents, notice_documents
from tests.factories import make_news, make_notice, municipality

pytestmark = pytest.mark.django_db


def test_a_notice_is_found_by_its_words_codes_and_places(procurement):
    notice = make_notice(title="Tvätt", buyer="Nora kommun", description="Lakan och dukar")
    notice.codes.create(code="98310000")
    notice.lots.create(title="Del A")
    notice.municipalities.add(municipality("Nora"))
    notice.save()
    [found] = notice_documents(notice)
    assert (found.kind, found.language, found.title) == ("notice", "sv", "Tvätt")
    assert (found.cpv, found.municipalities) == (["98310000"], ["1884"])
    assert "Lakan" in found.body
    assert "Del A" in found.body
    assert found.url.endswith(notice.get_absolute_url("sv"))


def test_a_notice_with_an_english_title_is_found_in_english_too(procurement):
    notice = make_notice(title="Tvätt", title_en="Laundry", summary_en="Sheets.")
    swedish, english = notice_documents(notice)
    assert (swedish.title, english.title) == ("Tvätt", "Laundry")
    assert english.summary == "Sheets."
    assert "/en/procurement/notices/" in english.url


def test_news_is_found_by_its_text_and_tags(procurement):
    page = make_news(procurement, title="Nytt", body=[("text", "<p>Om dialog</p>")])
    page.tags.add("Möten")
    page.save()
    [found] = news_documents(page)
    assert (found.kind, found.object_id, found.keywords) == ("news", page.pk, ["Möten"])
    assert "Om dialog" in found.body


def test_drafts_have_no_document(procurement):
    assert list(notice_documents(make_notice(live=False))) == []
    assert list(news_documents(make_news(procurement, live=False))) == []
