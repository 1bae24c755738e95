"""A decision is taken once, however often the button is pressed."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, TaskState

from enterprises.models import EnterprisePage
from home.roles import EDITOR, REVIEWER
from procurement.models import NewsPage
from tests.attendees import make_user, sign_in
from tests.editing import form_of
from tests.factories import make_enterprise, make_event, make_guide, make_news

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
ALREADY = "Det här är redan beslutat"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def waiting(directory):
    page = make_enterprise(directory, title="Väntande AB", live=False)
    page.get_workflow().start(page, make_user(EDITOR, "rut"))
    return EnterprisePage.objects.get(pk=page.pk)


@pytest.fixture
def reviewer(db):
    return signed_in(make_user(REVIEWER, "vera"))


def address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def decide(client, page, name, **changes):
    """Read the form as it is now, and return what presses a button of the workflow."""
    fields = {**form_of(client, address(page), type(page)), **changes}
    sent = {"action-workflow-action": "true", "workflow-action-name": name}
    return lambda: client.post(address(page), {**fields, **sent}, follow=True)


def done(page, action):
    return PageLogEntry.objects.filter(page=page.pk, action=action).count()


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def test_approve_and_publish_pressed_twice_is_one_approval(reviewer, waiting):
    press = decide(reviewer, waiting, "approve")
    press()
    assert ALREADY in said(press())
    page = Page.objects.get(pk=waiting.pk)
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert done(page, "wagtail.workflow.approve") == done(page, "wagtail.publish") == 1


@pytest.mark.parametrize(("first", "second"), [("approve", "reject"), ("reject", "approve")])
def test_of_two_reviewers_the_second_is_told(reviewer, waiting, first, second):
    other = signed_in(make_user(REVIEWER, "olga"))
    late = decide(other, waiting, second)
    decide(reviewer, waiting, first)()
    assert ALREADY in said(late())
    assert Page.objects.get(pk=waiting.pk).live is (first == "approve")
    assert not Page.objects.get(pk=waiting.pk).has_unpublished_changes or first == "reject"


def test_what_the_second_wrote_stays_on_the_screen(reviewer, waiting):
    other = signed_in(make_user(REVIEWER, "olga"))
    late = decide(other, waiting, "approve", summary="Mina egna ord")
    decide(reviewer, waiting, "approve")()
    answer = late()
    assert ALREADY in said(answer)
    assert "Mina egna ord" in answer.content.decode()
    assert Page.objects.get(pk=waiting.pk).specific.summary != "Mina egna ord"


def test_an_approval_from_the_list_is_taken_once(reviewer, waiting):
    task = waiting.current_workflow_task_state
    where = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, "approve", task.pk])
    reviewer.post(where, {"comment": "Bra"})
    again = reviewer.post(where, {"comment": "Bra"}, follow=True)
    assert "inte" in said(again) or ALREADY in said(again)
    assert done(waiting, "wagtail.workflow.approve") == 1
    assert TaskState.objects.get(pk=task.pk).status == TaskState.STATUS_APPROVED


def test_publishing_pressed_twice_is_published_once(admin_client, home, calendar, directory):
    for page in (make_guide(home), make_event(calendar), make_enterprise(directory)):
        fields = form_of(admin_client, address(page), type(page))
        sent = {**fields, "title": "Ny rubrik", "action-publish": "x"}
        admin_client.post(address(page), sent)
        assert ALREADY in said(admin_client.post(address(page), sent, follow=True))
        assert done(page, "wagtail.publish") == 1


def test_the_same_words_are_published_again_later(admin_client, procurement):
    page = make_news(procurement, title="Ett")
    for title in ("Två", "Ett", "Två"):
        fields = form_of(admin_client, address(page), NewsPage)
        admin_client.post(address(page), {**fields, "title": title, "action-publish": "x"})
        assert Page.objects.get(pk=page.pk).title == title


def test_a_faulty_form_sent_twice_says_what_is_wrong_twice(admin_client, procurement):
    page = make_news(procurement)
    sent = {**form_of(admin_client, address(page), NewsPage), "title": "", "action-publish": "x"}
    for _time in range(2):
        answer = admin_client.post(address(page), sent, follow=True)
        assert ALREADY not in said(answer)
        assert answer.context["form"].errors


def test_a_new_page_is_made_once(admin_client, procurement):
    where = reverse("wagtailadmin_pages:add", args=["procurement", "newspage", procurement.pk])
    fields = form_of(admin_client, where, NewsPage)
    sent = {
        **fields,
        "title": "Helt ny",
        "summary": "Ord.",
        "slug": "helt-ny",
        "action-publish": "x",
    }
    admin_client.post(where, sent)
    assert ALREADY in said(admin_client.post(where, sent, follow=True))
    assert NewsPage.objects.filter(title="Helt ny").count() == 1


def test_publishing_many_twice_publishes_once(admin_client, home):
    pages = [make_guide(home), make_guide(home)]
    for page in pages:
        page.title = f"{page.title} igen"
        page.save_revision()
    chosen = "&".join(f"id={page.pk}" for page in pages)
    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin_client.post(f"{where}?{chosen}&next=/admin/pages/")
    answer = admin_client.post(f"{where}?{chosen}&next=/admin/pages/", follow=True)
    assert "redan publicerade" in said(answer)
    assert [done(page, "wagtail.publish") for page in pages] == [1, 1]


def test_who_may_not_publish_is_told_so_each_time(client, directory):
    page = make_enterprise(directory, title="Bageriet")
    editor = sign_in(client, EDITOR)
    sent = {**form_of(editor, address(page), EnterprisePage), "action-publish": "x"}
    for _time in range(2):
        answer = editor.post(address(page), {**sent, "title": "Ett annat"}, follow=True)
        assert "Profiler publiceras av en granskare" in said(answer)
        assert ALREADY not in said(answer)
    assert done(page, "wagtail.publish") == 0
