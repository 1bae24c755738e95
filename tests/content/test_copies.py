"""A copy is a draft of its own: without what is true of the original alone, in both languages."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from enterprises.models import Category, CategoryCode, EnterprisePage, Offer, ReservationClaim
from enterprises.models.enums import LegalForm
from events.enums import Status
from events.models import EventPage
from home.models import GuidePage
from procurement.models import DiscussedNotice, NewsPage, Notice
from tests import factories
from tests.registrations import answer
from tests.test_pages import MAKERS

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
TODAY = timezone.localdate()


def copy(client, page, **fields):
    """Copy a page in the admin, and return its copy with the words that the editor reads."""
    values = {
        "new_title": f"{page.title} igen",
        "new_slug": f"{page.slug}-igen",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
        **fields,
    }
    place = reverse("wagtailadmin_pages:copy", args=[page.pk])
    said = client.post(place, values, follow=True).content.decode()
    copied = Page.objects.filter(slug=values["new_slug"], locale=page.locale).first()
    return copied and copied.specific, said


@pytest.fixture
def profile(directory):
    """A profile with everything that is its own, edited since it was published."""
    page = factories.make_enterprise(
        directory,
        title="Bageriet",
        organisation_number="556036-0793",
        confirmed_on=TODAY,
        legal_form=LegalForm.LIMITED,
    )
    page.reservation_claims = [ReservationClaim(rule="lou-4-18", locale=page.locale)]
    page.save_revision().publish()
    factories.make_contact(page)
    return factories.support(page, "4-18-purpose", title="Stadgar")


@pytest.fixture
def meeting(calendar):
    """The last meeting of a series, cancelled, with what came of it and somebody on the list."""
    page = factories.make_event(
        calendar,
        series="Träffar 2026",
        number_in_year=4,
        meetings_in_year=4,
        takes_registrations=True,
        recording_url="https://film.example.org/",
    )
    page.discussed_notices = [DiscussedNotice(notice=factories.make_notice())]
    page.save()
    answer(page, "anna")
    EventPage.objects.filter(pk=page.pk).update(status=Status.CANCELLED)
    page.refresh_from_db()
    return page


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_every_copy_is_a_draft_and_says_so(admin_client, request, model):
    parent, make = MAKERS[model]
    page = make(request.getfixturevalue(parent), expire_at=timezone.now() + dt.timedelta(days=99))
    english = factories.make_english(page)
    copied, said = copy(admin_client, page)
    assert "Kopian är ett utkast" in said
    assert (copied.live, copied.first_published_at, copied.expire_at) == (False, None, None)
    again = copied.get_translation(english.locale)
    assert (again.live, again.specific_class) == (False, model)
    assert again.get_parent() == english.get_parent()


def test_english_is_not_copied_when_the_editor_says_no(admin_client, procurement, english):
    page = factories.make_news(procurement)
    factories.make_english(page)
    copied, _said = copy(admin_client, page, **{"translations-asked": "1"})
    assert copied.get_translation_or_none(english) is None


def test_the_form_offers_a_draft_only(admin_client, profile):
    place = reverse("wagtailadmin_pages:copy", args=[profile.pk])
    form = admin_client.get(place).content.decode()
    assert "Organisationsnummer" in form or "organisationsnummer" in form
    assert 'name="publish_copies"' not in form
    assert 'name="alias"' not in form


def test_a_copied_profile_says_nothing_that_only_the_original_can(admin_client, profile):
    copied, said = copy(admin_client, profile)
    assert "organisationsnummer" in said
    for version in (copied, copied.get_latest_revision_as_object()):
        assert (version.organisation_number, version.confirmed_on) == ("", None)
        assert not version.reservation_claims.exists()
        assert not version.evidence.exists()
        assert version.legal_form == LegalForm.LIMITED
    assert not copied.contact_persons.exists()


def test_no_older_version_of_a_copied_profile_brings_them_back(admin_client, profile):
    copied, _said = copy(admin_client, profile)
    for revision in copied.revisions.all():
        assert revision.content["organisation_number"] == ""
        assert revision.content["evidence"] == []
        assert revision.as_object().confirmed_on is None


def test_a_translation_of_a_profile_has_all_of_it(profile):
    english = factories.make_english(profile)
    assert english.organisation_number == "556036-0793"
    assert english.confirmed_on == TODAY
    assert english.reservation_claims.count() == 1


def test_there_is_no_second_directory(admin_client, directory, profile):
    copied, _said = copy(admin_client, directory, copy_subpages="on")
    assert copied is None
    assert EnterprisePage.objects.get().pk == profile.pk


def test_an_alias_of_a_profile_is_no_fault(profile, directory):
    alias = profile.create_alias(parent=directory, update_slug="annat")
    assert alias.organisation_number == profile.organisation_number
    profile.full_clean()
    profile.delete()
    assert not EnterprisePage.objects.filter(pk=alias.pk).exists()


def test_a_copied_meeting_is_another_one(admin_client, meeting):
    copied, said = copy(admin_client, meeting)
    assert "nummer under året" in said.lower()
    for version in (copied, copied.get_latest_revision_as_object()):
        assert (version.series, version.number_in_year) == ("", None)
        assert (version.status, version.recording_url) == (Status.SCHEDULED, "")
        assert version.starts_at.date() != meeting.starts_at.date()
        assert not version.discussed_notices.exists()
    assert not copied.registrations.exists()


def test_a_translation_of_a_meeting_is_the_same_one(meeting):
    english = factories.make_english(meeting)
    assert english.starts_at == meeting.starts_at
    assert english.number_in_year == 4


def test_copied_news_has_the_date_of_today(admin_client, procurement):
    page = factories.make_news(procurement, published_on=dt.date(2025, 1, 1))
    copied, _said = copy(admin_client, page)
    assert NewsPage.objects.get(pk=copied.pk).published_on == TODAY


def test_a_copied_guide_has_not_been_checked(admin_client, home):
    page = factories.make_guide(home, checked_on=TODAY)
    part = factories.make_guide(page, checked_on=TODAY)
    english = [factories.make_english(each) for each in (page, part)][1]
    copied, _said = copy(admin_client, page, copy_subpages="on")
    below = GuidePage.objects.child_of(copied).get()
    assert (copied.checked_on, below.checked_on) == (None, None)
    assert below.get_translation(english.locale).get_parent().translation_key == (
        copied.translation_key
    )


def test_a_copy_of_a_private_page_is_private_in_both_languages(admin_client, procurement):
    page = factories.make_news(procurement)
    english = factories.make_english(page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    copied, _said = copy(admin_client, page)
    assert copied.view_restrictions.exists()
    assert copied.get_translation(english.locale).view_restrictions.exists()


def press_copy(client, row, **changes):
    """Open the form of a copy, as the menu does, and save it as it stands but for some fields."""
    names = row.snippet_viewset.get_url_name
    html = client.get(reverse(names("copy"), args=[row.pk])).content.decode()
    form = BeautifulSoup(html, "html.parser").find(id="w-editor-form")
    fields = querydict_from_html(html, form_id="w-editor-form")
    fields.update(changes)
    answer = client.post(form["action"], fields)
    assert answer.status_code == 302, answer.context["form"].errors


def test_a_copied_notice_has_no_identity_at_its_source(admin_client):
    notice = factories.make_notice(source="ted", source_id="123-2026", codes=["90910000"])
    press_copy(admin_client, notice, title="En till")
    copied = Notice.objects.get(title="En till")
    assert (copied.source, copied.source_id, copied.live) == ("typed", "", False)
    assert [row.code for row in copied.codes.all()] == ["90910000"]
    notice.refresh_from_db()
    assert (notice.source_id, notice.codes.count(), notice.live) == ("123-2026", 1, True)


def test_a_copied_category_takes_its_codes_along(admin_client):
    category = factories.make_category("stad")
    category.codes = [CategoryCode(code="90910000")]
    category.save()
    press_copy(admin_client, category, slug="tvatt")
    copied = Category.objects.get(slug="tvatt")
    assert [row.code for row in copied.codes.all()] == ["90910000"]
    assert category.codes.count() == 1


def test_the_copies_of_rows_belong_together_and_a_draft_is_copied_as_it_was_written(
    admin_client, profile
):
    profile.offers = [Offer(name="Bröd", locale=profile.locale)]
    profile.save_revision().publish()
    english = factories.make_english(EnterprisePage.objects.get(pk=profile.pk))
    (offer,) = english.offers.all()
    offer.name = "Bread"
    english.offers = [offer]
    english.title = "The bakery"
    english.save_revision()
    copied, _said = copy(admin_client, profile)
    again = copied.get_translation(english.locale).get_latest_revision_as_object()
    assert (again.title, again.offers.get().name) == ("The bakery", "Bread")
    newest = copied.get_latest_revision_as_object()
    assert again.offers.get().translation_key == newest.offers.get().translation_key


def test_a_copy_by_the_api_of_the_admin_is_a_draft(admin_client, profile):
    address = f"/admin/api/main/pages/{profile.pk}/action"
    fields = {"keep_live": True, "title": "Kopian"}
    answer = admin_client.post(f"{address}/copy/", fields, content_type="application/json")
    assert (answer.status_code, Page.objects.get(title="Kopian").live) == (201, False)
    for action in ("delete", "move", "publish", "unpublish"):
        answer = admin_client.post(f"{address}/{action}/", {}, content_type="application/json")
        assert answer.status_code == 404
    assert Page.objects.get(pk=profile.pk).live
