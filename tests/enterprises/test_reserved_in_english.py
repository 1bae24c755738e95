"""What is known of an enterprise is the same in both languages."""

import datetime as dt

import pytest
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from enterprises.models import EnterprisePage, Evidence, ReservationClaim
from enterprises.models.enums import Criterion
from tests.factories import make_english, make_enterprise, support

pytestmark = pytest.mark.django_db

SEEN = {"support": "seen", "checked_on": dt.date(2026, 11, 2)}


@pytest.fixture
def page(directory):
    page = make_enterprise(directory, title="Blanka Rutor")
    page.reservation_claims = [
        ReservationClaim(rule="lou-4-18", statement="Sju av tio.", locale=page.locale)
    ]
    page.save_revision().publish()
    return support(page, Criterion.SHARE_4_18, statement="Enligt listan.")


def again(page):
    return EnterprisePage.objects.get(pk=page.pk)


def known(page):
    return [(row.criterion, row.support, row.statement) for row in again(page).evidence.all()]


def test_a_check_reaches_the_english_page_and_leaves_its_words(page):
    english = make_english(page)
    english.evidence.update(statement="By the list.")
    row = page.evidence.get()
    row.support, row.checked_on = "seen", dt.date(2026, 11, 2)
    page.evidence = [row]
    page.save_revision().publish()
    assert known(english) == [("4-18-share", "seen", "By the list.")]


def test_new_evidence_waits_for_its_english_words(page):
    english = make_english(page)
    support(page, Criterion.CERTIFICATE, title="ISO 14001", statement="Sedan 2020.", **SEEN)
    assert known(english)[-1] == ("certificate", "seen", "")


def test_evidence_that_is_gone_is_gone_in_english_too(page):
    english = make_english(page)
    page.evidence, page.reservation_claims = [], []
    page.save_revision().publish()
    assert known(english) == []
    assert not again(english).reservation_claims.exists()


def test_a_check_that_only_the_english_page_has_does_not_last(page):
    english = make_english(page)
    row = english.evidence.get()
    row.support = "register"
    english.evidence = [row]
    english.save_revision().publish()
    assert [support for _criterion, support, _words in known(english)] == ["stated"]
    assert Evidence.objects.filter(page=page).get().support == "stated"


def test_an_english_draft_gets_the_evidence_and_stays_a_draft(page):
    english = make_english(page)
    english.summary = "Not yet."
    english.save_revision()
    support(page, Criterion.SVB, **SEEN)
    draft = again(english).get_latest_revision_as_object()
    assert again(english).summary != "Not yet."
    assert draft.summary == "Not yet."
    assert [row.criterion for row in draft.evidence.all()] == ["4-18-share", "svb"]
    assert [row[0] for row in known(english)] == ["4-18-share", "svb"]
    draft.save_revision().publish()
    assert [row[0] for row in known(english)] == ["4-18-share", "svb"]


def test_a_page_translated_in_the_editor_keeps_the_evidence(page, english):
    translate_object(page, [english])
    support(page, Criterion.SVB, **SEEN)
    translation = Translation.objects.get(source__object_id=page.translation_key)
    translation.source.update_from_db()
    translation.save_target(publish=True)
    copy = EnterprisePage.objects.get(locale=english, translation_key=page.translation_key)
    assert [row[:2] for row in known(copy)] == [("4-18-share", "stated"), ("svb", "seen")]
    assert copy.reservation_claims.get().rule == "lou-4-18"
