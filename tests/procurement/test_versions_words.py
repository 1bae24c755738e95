"""Facts follow the source; an editor's own words stay, and what the source says besides waits."""

import datetime as dt

import pytest

from procurement.models import Notice
from tests.procurement.received import FIRM, awarded, changing, identity, lot, said, store_each

pytestmark = pytest.mark.django_db
FIRST = said(2, lots=[lot(1)])
MOVED = lot(1, deadline_tenders="2026-03-30T23:59:00+02:00")
NEW = said(
    2,
    "02",
    title={"sv": "Lokalvård och fönster"},
    lots=[MOVED],
    deadline_last="2026-03-30T21:59:00Z",
    change=changing(f"{identity(2)}-01"),
)


def published():
    store_each(FIRST)
    notice = Notice.objects.get()
    notice.live = True
    notice.title = "Städning i kommunens skolor"
    notice.summary_sv = "Kommunen vill ha städat."
    notice.save()
    return notice


def test_an_editors_title_stays_and_the_sources_waits_for_a_decision():
    notice = published()
    store_each(NEW)
    notice.refresh_from_db()
    assert notice.title == "Städning i kommunens skolor"
    assert notice.summary_sv == "Kommunen vill ha städat."
    assert notice.source_words.proposed == {"title": "Lokalvård och fönster"}


def test_a_live_notice_shows_the_new_deadline_at_once():
    notice = published()
    store_each(NEW)
    notice.refresh_from_db()
    assert notice.live
    assert notice.deadline_at == dt.datetime(2026, 3, 30, 21, 59, tzinfo=dt.UTC)


def test_words_that_nobody_touched_follow_the_source():
    store_each(FIRST, NEW)
    notice = Notice.objects.get()
    assert notice.title == "Lokalvård och fönster"
    assert notice.source_words.proposed == {}


def test_an_editors_codes_and_corrections_stay_until_the_source_says_something_new():
    store_each(FIRST)
    notice = Notice.objects.get()
    notice.codes.create(code="98310000")
    notice.reserved = "se-19-25a"
    notice.save()
    store_each(NEW)
    notice = Notice.objects.get()
    assert {code.code for code in notice.codes.all()} == {"90910000", "98310000"}
    assert notice.reserved == "se-19-25a"


def test_an_editors_words_about_a_lot_stay():
    store_each(FIRST)
    notice = Notice.objects.get()
    row = notice.lots.get()
    row.title = "Skolorna"
    row.save()
    store_each(NEW)
    row = Notice.objects.get().lots.get()
    assert row.title == "Skolorna"
    assert row.deadline_at == dt.datetime(2026, 3, 30, 21, 59, tzinfo=dt.UTC)


def test_a_draft_that_an_editor_has_begun_keeps_its_words_and_gets_the_facts():
    store_each(FIRST)
    draft = Notice.objects.get()
    draft.title = "Utkastets ord"
    draft.save_revision()
    store_each(NEW)
    notice = Notice.objects.get()
    draft = notice.get_latest_revision_as_object()
    assert draft.title == "Utkastets ord"
    assert draft.deadline_at == notice.deadline_at
    assert notice.source_words.proposed == {"title": "Lokalvård och fönster"}


def test_the_number_of_a_sole_trader_is_not_stored():
    award = awarded("Anna Andersson")
    award["winners"][0]["organisations"] = [
        {**FIRM, "name": {"sv": "Anna Andersson"}, "id": "811228-9874"}
    ]
    store_each(said(6, phase="awarded", form_type="result", awards=[award]))
    notice = Notice.objects.get()
    assert notice.awards.get().organisation_number == ""
    assert "811228" not in str(notice.versions.get().content)


def test_a_form_that_was_opened_before_a_change_does_not_bring_back_the_old_deadline():
    store_each(FIRST)
    opened = Notice.objects.get()
    opened.live, opened.title = True, "Redaktörens rubrik"
    store_each(NEW)
    opened.save_revision().publish()
    notice = Notice.objects.get()
    assert notice.title == "Redaktörens rubrik"
    assert notice.deadline_at == dt.datetime(2026, 3, 30, 21, 59, tzinfo=dt.UTC)
    assert notice.is_changed


def test_a_change_leaves_the_day_of_the_announcement():
    store_each(FIRST, said(3, change=changing(f"{identity(2)}-01")))
    assert Notice.objects.get().published_on == dt.date(2026, 2, 2)
