"""Two notices of one procurement become one, and can be taken apart again."""

import pytest
from django.urls import reverse

from procurement.models import DiscussedNotice, NewsPage, Notice, NoticeDecision, NoticeVersion
from tests.factories import make_event, make_news, make_notice
from tests.procurement.received import said, store_each

pytestmark = pytest.mark.django_db


def merge(client, gone, **fields):
    return client.post(reverse("procurement_review:merge", args=[gone.pk]), fields, follow=True)


def imported():
    """Return a notice that was received and published."""
    store_each(said())
    notice = NoticeVersion.objects.get().notice
    notice.save_revision().publish()
    return Notice.objects.get(pk=notice.pk)


@pytest.fixture
def pair():
    kept = make_notice(title="Städning i Nora", summary_sv="Egna ord")
    gone = make_notice(
        title="Lokalvård",
        title_en="Cleaning",
        source="eforms",
        procedure_id="abc",
        summary_sv="Andra ord",
        codes=["90910000"],
        lots=[{"title": "Skolan"}],
        value=100,
        places=["Nora"],
    )
    return gone, kept


def test_everything_moves_and_the_old_address_leads_on(admin_client, client, pair, procurement):
    gone, kept = imported(), pair[1]
    news = make_news(procurement)
    news.notices = [gone]
    news.save_revision().publish()
    old = gone.get_absolute_url("sv")
    merge(admin_client, gone, number=kept.pk)
    assert NoticeVersion.objects.get().notice == kept
    assert [each.pk for each in NewsPage.objects.get(pk=news.pk).notices.all()] == [kept.pk]
    NewsPage.objects.get(pk=news.pk).get_latest_revision().publish()
    assert [each.pk for each in NewsPage.objects.get(pk=news.pk).notices.all()] == [kept.pk]
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url("sv"))
    assert old not in client.get("/upphandling/annonser/").text


def test_an_old_english_address_leads_on_too(admin_client, client, pair):
    gone, kept = pair
    old = gone.get_absolute_url("en")
    merge(admin_client, gone, number=kept.pk)
    answer = client.get(old)
    kept.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url("en"))


def test_gaps_are_filled_and_the_editors_words_stay(admin_client, pair):
    gone, kept = pair
    merge(admin_client, gone, number=kept.pk)
    kept.refresh_from_db()
    assert (kept.title, kept.summary_sv) == ("Städning i Nora", "Egna ord")
    assert (kept.title_en, kept.value, kept.procedure_id) == ("Cleaning", 100, "abc")
    assert [row.code for row in kept.codes.all()] == ["90910000"]
    assert [lot.title for lot in kept.lots.all()] == ["Skolan"]
    assert [place.name for place in kept.municipalities.all()] == ["Nora"]


def test_a_draft_of_the_one_that_stays_gets_the_facts_and_keeps_its_words(admin_client, pair):
    gone, kept = pair
    kept.fits_sv = "Utkastets ord"
    gone.fits_sv = "Andras ord"
    gone.save()
    kept.save_revision()
    merge(admin_client, gone, number=kept.pk)
    kept.refresh_from_db()
    draft = kept.get_latest_revision_as_object()
    assert (draft.fits_sv, draft.title_en) == ("Utkastets ord", "Cleaning")
    assert [row.code for row in draft.codes.all()] == ["90910000"]


def test_what_a_meeting_has_of_both_is_there_once(admin_client, pair, calendar):
    gone, kept = pair
    event = make_event(calendar)
    for order, notice in enumerate(pair):
        DiscussedNotice.objects.create(event=event, notice=notice, sort_order=order)
    merge(admin_client, gone, number=kept.pk)
    assert DiscussedNotice.objects.filter(notice=kept).count() == 1


def test_it_can_be_undone(admin_client, client, pair, procurement):
    gone, kept = imported(), pair[1]
    news = make_news(procurement)
    news.notices = [gone, kept]
    news.save_revision().publish()
    merge(admin_client, gone, number=kept.pk)
    decision = NoticeDecision.objects.get()
    admin_client.post(reverse("procurement_review:undo"), {"decision": decision.pk})
    kept.refresh_from_db()
    assert NoticeVersion.objects.get().notice == gone
    assert {each.pk for each in NewsPage.objects.get(pk=news.pk).notices.all()} == {
        gone.pk,
        kept.pk,
    }
    assert (kept.title_en, kept.value, kept.codes.count()) == ("", None, 0)
    assert client.get(gone.get_absolute_url("sv")).status_code == 200


def test_the_one_that_is_public_stays(admin_client, pair):
    gone, kept = pair
    kept.live = False
    kept.save()
    merge(admin_client, gone, number=kept.pk)
    assert NoticeDecision.objects.get().notice == kept


def test_an_address_leads_on_however_often_it_was_merged(admin_client, client, pair):
    gone, middle = pair
    old, last = gone.get_absolute_url("sv"), make_notice(title="Sist")
    merge(admin_client, gone, number=middle.pk)
    merge(admin_client, middle, number=last.pk)
    assert client.get(old)["Location"] == last.get_absolute_url("sv")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Välj en annons, eller skriv dess nummer."),
        ({"number": "999999"}, "Det finns ingen annons med det numret."),
        ({"number": "x"}, "heltal"),
        ({"number": "0"}, "1"),
    ],
)
def test_a_choice_that_is_none_is_named(admin_client, pair, fields, words):
    answer = merge(admin_client, pair[0], **fields)
    assert words in answer.content.decode()
    assert not NoticeDecision.objects.exists()


def test_a_notice_is_not_merged_with_itself_or_twice(admin_client, pair):
    gone, kept = pair
    assert (
        "en annan annons än den här" in merge(admin_client, gone, number=gone.pk).content.decode()
    )
    merge(admin_client, gone, number=kept.pk)
    answer = merge(admin_client, gone, number=make_notice().pk)
    assert "redan slagits ihop" in answer.content.decode()
    assert NoticeDecision.objects.count() == 1


def test_notices_that_look_alike_are_proposed(admin_client):
    draft = make_notice(title="Städning av skolor", buyer="Nora kommun", live=False)
    same = make_notice(title="Städning i Nora", buyer="Nora kommun")
    make_notice(title="Städning av skolor", buyer="Kumla kommun")
    by_identity = make_notice(title="Annat", procedure_id="x")
    Notice.objects.filter(pk=draft.pk).update(procedure_id="x")
    page = admin_client.get(reverse("procurement_review:merge", args=[draft.pk]))
    assert {row.pk for row in page.context["form"].fields["alike"].queryset} == {
        same.pk,
        by_identity.pk,
    }


def test_what_is_received_later_reaches_the_one_that_stays_and_not_its_words(admin_client, pair):
    gone, kept = imported(), pair[1]
    merge(admin_client, gone, number=kept.pk)
    awarded_now = {"phase": "awarded", "title": {"sv": "Källans nya ord"}}
    store_each(said(1, "02", **awarded_now))
    kept.refresh_from_db()
    assert (kept.title, kept.phase) == ("Städning i Nora", "awarded")
    assert {row.notice for row in NoticeVersion.objects.all()} == {kept}
    decision = NoticeDecision.objects.get()
    admin_client.post(reverse("procurement_review:undo"), {"decision": decision.pk})
    kept.refresh_from_db()
    assert (kept.title, kept.phase) == ("Städning i Nora", "open")
    assert {row.notice for row in NoticeVersion.objects.all()} == {gone}
