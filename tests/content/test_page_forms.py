"""An end that has passed is in nobody's way, and a wrong one is said in sight."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from content.forms import PageForm
from tests.editing import edit
from tests.factories import (
    make_english,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
    make_project,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture(params=["guide", "project", "news", "profile", "meeting"])
def page(request, home, procurement, directory, calendar):
    make = {
        "guide": lambda: make_guide(home),
        "project": lambda: make_project(home),
        "news": lambda: make_news(procurement),
        "profile": lambda: make_enterprise(directory),
        "meeting": lambda: make_event(calendar, starts_at=timezone.now() - dt.timedelta(days=9)),
    }
    return make[request.param]()


def expired(page):
    page.expire_at = timezone.now() - dt.timedelta(days=2)
    page.save_revision(clean=False).publish()
    page.refresh_from_db()
    page.expire_at = timezone.now() - dt.timedelta(days=1)
    page.unpublish(set_expired=True)
    page.save_revision(clean=False)
    return type(page).objects.get(pk=page.pk)


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def test_every_page_has_the_form():
    own = [model for model in get_page_models() if model is not Page]
    forms = [model.get_edit_handler().get_form_class() for model in own]
    assert all(issubclass(form, PageForm) for form in forms)


def test_a_page_whose_end_has_passed_is_published_again(admin_client, page):
    answer = edit(admin_client, expired(page), "action-publish")
    assert "Slutdatumet hade passerat och har tagits bort" in said(answer)
    now = Page.objects.get(pk=page.pk)
    assert (now.live, now.expired, now.expire_at) == (True, False, None)


def test_an_end_in_the_past_is_refused_in_sight(admin_client, page):
    answer = edit(admin_client, page, "action-publish", expire_at="2020-01-01 10:00")
    assert "Schemat stämmer inte" in said(answer)
    assert "Utgångsdatum/tid: " in said(answer)


def test_an_end_to_come_is_kept(admin_client, page):
    later = timezone.localtime() + dt.timedelta(days=40)
    edit(admin_client, page, "action-publish", expire_at=f"{later:%Y-%m-%d %H:%M}")
    assert Page.objects.get(pk=page.pk).expire_at is not None


def test_a_passed_end_does_not_come_back_by_publishing_many(admin_client, page):
    gone = expired(page)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin_client.post(f"{address}?id={gone.pk}")
    now = Page.objects.get(pk=page.pk)
    assert (now.live, now.expire_at) == (True, None)


def test_a_notice_whose_end_has_passed_is_published_again(admin_client):
    notice = make_notice()
    notice.expire_at = timezone.now() - dt.timedelta(days=1)
    notice.unpublish(set_expired=True)
    address = reverse(notice.snippet_viewset.get_url_name("edit"), args=[notice.pk])
    html = admin_client.get(address).content.decode()
    fields = querydict_from_html(html, form_id="w-editor-form").dict()
    admin_client.post(address, {**fields, "action-publish": "x"})
    notice.refresh_from_db()
    assert (notice.live, notice.expire_at) == (True, None)
    wrong = admin_client.post(
        address, {**fields, "expire_at": "2020-01-01 10:00", "action-publish": "x"}
    )
    assert "Schemat stämmer inte" in wrong.content.decode()


def test_only_the_swedish_page_says_that_the_english_goes_with_it(admin_client, page):
    words = "Den engelska sidan tas ned samtidigt"
    for each, is_said in ((page, True), (make_english(page), False)):
        form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[each.pk]))
        assert (words in form.content.decode()) is is_said
