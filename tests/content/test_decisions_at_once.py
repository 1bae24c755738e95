"""Two presses at the same moment are one decision, on a database that lets two write."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from enterprises.models import EnterpriseIndexPage, EnterprisePage
from home.models import HomePage
from tests.editing import form_of
from tests.factories import make_english, make_enterprise, make_guide
from tests.together import all_at_once, at_once

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def client():
    browser = Client()
    browser.force_login(get_user_model().objects.create_superuser("vera", "v@example.org", "x"))
    return browser


@pytest.fixture
def waiting():
    directory = EnterpriseIndexPage.objects.get(locale__language_code="sv")
    page = make_enterprise(directory, title="Väntande AB", live=False)
    page.get_workflow().start(page, None)
    return EnterprisePage.objects.get(pk=page.pk)


def log(page, action):
    return PageLogEntry.objects.filter(page=page.pk, action=action).count()


def pressed_twice(client, address, sent):
    """Press a button twice at once, each in a window of its own."""
    windows = [Client(), Client()]
    for window in windows:
        window.cookies = client.cookies.copy()
    answers = at_once(*(lambda each=each: each.post(address, sent) for each in windows))
    assert [answer.status_code for answer in answers] == [302, 302]


@pytest.mark.indexed
@pytest.mark.parametrize("_round", range(3))
def test_an_approval_in_the_editor_is_taken_once(client, waiting, _round):
    address = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    fields = form_of(client, address, EnterprisePage)
    press = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    pressed_twice(client, address, {**fields, **press})
    page = Page.objects.get(pk=waiting.pk)
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert log(page, "wagtail.workflow.approve") == log(page, "wagtail.publish") == 1


@pytest.mark.indexed
def test_an_approval_from_the_list_is_taken_once(client, waiting):
    task = waiting.current_workflow_task_state
    args = [waiting.pk, "approve", task.pk]
    pressed_twice(client, reverse("wagtailadmin_pages:workflow_action", args=args), {})
    assert log(waiting, "wagtail.workflow.approve") == log(waiting, "wagtail.publish") == 1


@pytest.mark.indexed
def test_publishing_is_done_once(client, waiting):
    address = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    fields = form_of(client, address, EnterprisePage)
    pressed_twice(client, address, {**fields, "title": "Nytt AB", "action-publish": "x"})
    assert log(waiting, "wagtail.publish") == 1


@pytest.mark.indexed
@pytest.mark.parametrize("_round", range(3))
def test_two_who_order_pages_leave_every_language_whole(client, _round):
    home = HomePage.objects.get(locale__language_code="sv")
    guides = [make_guide(home) for _number in range(4)]
    for guide in guides:
        make_english(guide)
    windows = [Client(), Client()]
    for window in windows:
        window.cookies = client.cookies.copy()
    moved = [guides[0], guides[-1]]
    places = [reverse("wagtailadmin_pages:set_page_position", args=[page.pk]) for page in moved]
    all_at_once(
        lambda: windows[0].post(f"{places[0]}?position=2"),
        lambda: windows[1].post(f"{places[1]}?position=0"),
    )
    assert not any(Page.find_problems())
    keys = {guide.translation_key for guide in guides}
    orders = [
        [page.translation_key for page in each.get_children() if page.translation_key in keys]
        for each in (home, home.get_translations().get())
    ]
    assert orders[0] == orders[1]
