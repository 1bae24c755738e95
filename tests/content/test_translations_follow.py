"""A page and its translation are hidden, deleted, moved and made private together."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from headless.identity import source_ids
from tests import factories
from tests.test_pages import MAKERS

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
CLEARED = {"translations-asked": "1"}
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(params=MAKERS, ids=lambda model: model.__name__)
def page(request):
    parent, make = MAKERS[request.param]
    return make(request.getfixturevalue(parent))


@pytest.fixture
def news(procurement):
    return factories.make_news(procurement)


def address(name, *pages):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk for page in pages])


def bulk(action, *pages):
    place = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{place}?{'&'.join(f'id={page.pk}' for page in pages)}"


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def exists(page):
    return Page.objects.filter(pk=page.pk).exists()


def above(page):
    return Page.objects.get(pk=page.pk).get_parent()


def singly(client, page):
    client.post(address("unpublish", page))


def in_bulk(client, page):
    client.post(bulk("unpublish", page))


def by_schedule(client, page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - MINUTE)
    call_command("publish_scheduled")


def by_program(client, page):
    UnpublishPageAction(Page.objects.get(pk=page.pk)).execute()


@pytest.mark.parametrize("hide", [singly, in_bulk, by_schedule, by_program])
def test_english_is_hidden_with_the_swedish_page(admin_client, page, hide):
    english = factories.make_english(page)
    hide(admin_client, page)
    assert (is_live(page), is_live(english)) == (False, False)


def delete_singly(client, page):
    client.post(address("delete", page))


def delete_in_bulk(client, page):
    client.post(bulk("delete", page))


def delete_by_program(client, page):
    DeletePageAction(Page.objects.get(pk=page.pk)).execute()


DELETING = pytest.mark.parametrize("delete", [delete_singly, delete_in_bulk, delete_by_program])


@DELETING
def test_english_is_deleted_with_the_swedish_page(admin_client, page, delete):
    english = factories.make_english(page)
    delete(admin_client, page)
    assert (exists(page), exists(english)) == (False, False)
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_an_editor_is_asked_once_and_may_say_no(admin_client, news, action):
    english = factories.make_english(news)
    for place in (address(action, news), bulk(action, news)):
        asked = admin_client.get(place).content.decode()
        assert asked.count("Den engelska sidan också?") == 1
        assert 'name="translations" value="1" checked' in asked
    admin_client.post(address(action, news), CLEARED)
    assert exists(news) is (action == "unpublish")
    assert is_live(english)


def test_a_box_that_was_cleared_is_forgotten_with_the_answer(admin_client, procurement):
    pages = [factories.make_news(procurement) for _ in range(2)]
    english = [factories.make_english(page) for page in pages]
    admin_client.post(bulk("unpublish", pages[0]), CLEARED)
    admin_client.post(address("unpublish", pages[1]))
    assert [is_live(page) for page in english] == [True, False]


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_nobody_is_asked_about_a_page_without_english(admin_client, news, action):
    assert "translations-asked" not in admin_client.get(address(action, news)).content.decode()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_english_alone_is_taken_away_without_the_swedish(admin_client, news, action):
    english = factories.make_english(news)
    assert "translations-asked" not in admin_client.get(address(action, english)).content.decode()
    admin_client.post(address(action, english))
    assert is_live(news)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_both_languages_chosen_in_one_list_are_dealt_with_once(admin_client, news, action):
    english = factories.make_english(news)
    assert admin_client.post(bulk(action, news, english)).status_code == 302
    done = PageLogEntry.objects.filter(action=f"wagtail.{action}", page__in=(news.pk, english.pk))
    assert sorted(done.values_list("page_id", flat=True)) == [news.pk, english.pk]


def test_english_that_waits_to_be_published_does_not_come_without_the_swedish(admin_client, news):
    english = factories.make_english(news)
    english.unpublish()
    english.go_live_at = timezone.now() + MINUTE
    english.save_revision().publish()
    admin_client.post(address("unpublish", news))
    assert not english.revisions.exclude(approved_go_live_at=None).exists()


def test_what_stands_below_goes_along(admin_client, home):
    guide = factories.make_guide(home)
    part = factories.make_guide(guide)
    english = factories.make_english(part)
    above_it = above(english)
    admin_client.post(bulk("unpublish", guide), {"include_descendants": "on"})
    assert not is_live(english)
    admin_client.post(address("delete", guide))
    assert [exists(page) for page in (guide, part, english, above_it)] == [False] * 4


def test_english_that_stays_keeps_its_id_in_the_api(admin_client, client, page, english):
    translation = factories.make_english(page)
    admin_client.post(address("delete", page), CLEARED)
    assert exists(translation)
    assert source_ids([translation]) == {translation.pk: page.pk}
    again = translation.copy_for_translation(page.locale)
    assert source_ids([again, translation]) == {translation.pk: page.pk, again.pk: page.pk}


def test_a_page_written_in_english_first_keeps_its_id_when_it_is_translated(
    home, swedish, english
):
    first = factories.make_guide(home.get_translation(english))
    again = first.copy_for_translation(swedish)
    assert source_ids([first, again]) == {first.pk: first.pk, again.pk: first.pk}


@pytest.mark.parametrize("move", ["singly", "in bulk"])
def test_english_moves_with_the_swedish_page(admin_client, home, procurement, move):
    page = factories.make_guide(home)
    english = factories.make_english(page)
    if move == "singly":
        asked = admin_client.get(address("move_confirm", page, procurement)).content.decode()
        admin_client.post(address("move_confirm", page, procurement))
    else:
        asked = admin_client.get(bulk("move", page)).content.decode()
        admin_client.post(bulk("move", page), {"chooser": procurement.pk})
    assert "Den engelska sidan också?" in asked
    parents = [
        Page.objects.get(pk=each.pk).get_parent().translation_key for each in (page, english)
    ]
    assert parents == [procurement.translation_key] * 2
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_english_stands_in_the_same_order_as_the_swedish(admin_client, home, english, place):
    guide = factories.make_guide(home)
    parts = [factories.make_guide(guide) for _ in range(3)]
    for page in parts:
        factories.make_english(page)
    # As a browser does that drags the last, or the first, to another place.
    moved = parts[0 if place else 2]
    admin_client.post(address("set_page_position", moved) + f"?position={place}")
    keys = [page.translation_key for page in Page.objects.get(pk=guide.pk).get_children()]
    theirs = guide.get_translation(english).get_children()
    assert [page.translation_key for page in theirs] == keys
    assert keys.index(moved.translation_key) == place


def test_english_that_waits_for_a_reviewer_is_withdrawn(admin_client, directory):
    page = factories.make_enterprise(directory)
    english = factories.make_english(page)
    english.get_workflow().start(english, None)
    admin_client.post(address("unpublish", page))
    assert Page.objects.get(pk=english.pk).current_workflow_state is None


def test_an_editor_hears_of_english_that_cannot_move(admin_client, home, procurement, english):
    page, project = factories.make_guide(home), factories.make_project(home)
    translation = factories.make_english(page)
    answer = admin_client.post(address("move_confirm", page, project), follow=True)
    assert "flyttades inte" in answer.content.decode()
    assert Page.objects.get(pk=translation.pk).get_parent().specific == home.get_translation(
        english
    )


def test_english_is_private_and_open_again_with_the_swedish_page(admin_client, page):
    english = factories.make_english(page)
    place = address("set_privacy", page)
    assert "Den engelska sidan också?" in admin_client.get(place).json()["html"]
    admin_client.post(place, {"restriction_type": "password", "password": "hemligt"})
    assert english.view_restrictions.get().password == "hemligt"
    admin_client.post(place, {"restriction_type": "none"})
    assert not english.view_restrictions.exists()


def test_english_follows_the_groups_that_may_read(admin_client, news):
    english, group = factories.make_english(news), Group.objects.create(name="Läsare")
    fields = {"restriction_type": "groups", "groups": [group.pk]}
    admin_client.post(address("set_privacy", news), fields)
    assert list(english.view_restrictions.get().groups.all()) == [group]


def test_english_that_was_private_stays_so_when_the_swedish_page_is_deleted(admin_client, news):
    english = factories.make_english(news)
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    admin_client.post(address("delete", news), CLEARED)
    assert english.view_restrictions.exists()


def test_english_of_a_page_whose_time_is_over_is_hidden_at_once(client, news):
    english = factories.make_english(news)
    Page.objects.filter(pk=news.pk).update(expire_at=timezone.now() - MINUTE)
    answer = client.get("/api/v1/news", {"locale": "en", "limit": 100}).json()
    assert english.title not in [item["title"] for item in answer["items"]]


def test_a_swedish_page_outlives_its_english(client, news):
    english = factories.make_english(news)
    Page.objects.filter(pk=english.pk).update(expire_at=timezone.now() - MINUTE)
    answer = client.get("/api/v1/news", {"limit": 100}).json()
    assert news.title in [item["title"] for item in answer["items"]]


def test_the_dialog_of_the_schedule_says_what_becomes_of_english(admin_client, page):
    shown = admin_client.get(address("edit", page)).content.decode()
    assert "Den engelska sidan tas ned samtidigt." in shown
