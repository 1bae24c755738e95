"""Each role can do its work in the admin, and no more."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission, Workflow

from enterprises.models import EnterpriseIndexPage, EnterprisePage
from events.models import EventIndexPage, MeetingSettings
from home.models import HomePage
from home.roles import EDITOR, MEETING_HOST, REVIEW, REVIEWER, WAITING, make_roles
from procurement.models import ProcurementIndexPage
from tests.editing import create, edit
from tests.factories import make_enterprise, make_event, make_guide

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    """Return a browser signed in as a member of a role."""

    def sign_in(role):
        user = User.objects.create_user(f"en {role}", password="x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


def status(client, name, *args):
    return client.get(reverse(name, args=args)).status_code


@pytest.mark.parametrize("role", [EDITOR, REVIEWER, MEETING_HOST])
def test_every_role_reaches_the_admin_in_swedish(signed_in, role):
    page = signed_in(role).get("/admin/")
    assert page.status_code == 200
    assert 'lang="sv"' in page.content.decode()


@pytest.mark.indexed
@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize(
    ("role", "may"),
    [
        (EDITOR, {HomePage, ProcurementIndexPage, EnterpriseIndexPage, EventIndexPage}),
        (REVIEWER, {EnterpriseIndexPage}),
        (MEETING_HOST, {EventIndexPage}),
    ],
    ids=["editor", "reviewer", "meeting host"],
)
def test_each_role_edits_its_own_part_of_both_trees(signed_in, role, may, locale):
    client = signed_in(role)
    models = [HomePage, ProcurementIndexPage, EnterpriseIndexPage, EventIndexPage]
    pages = {model: model.objects.get(locale__language_code=locale) for model in models}
    opened = {
        model
        for model, page in pages.items()
        if status(client, "wagtailadmin_pages:edit", page.pk) == 200
    }
    assert opened == may


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (EDITOR, {"images", "documents", "feedback", "settings", "redirects", "meetings"}),
        (REVIEWER, {"images", "documents"}),
        (MEETING_HOST, {"images", "documents", "meetings"}),
    ],
    ids=["editor", "reviewer", "meeting host"],
)
def test_each_role_opens_what_it_needs_beside_the_pages(signed_in, role, may, home):
    client, meetings = signed_in(role), MeetingSettings.load()
    views = {
        "images": ("wagtailimages:add",),
        "documents": ("wagtaildocs:add",),
        "feedback": ("page_feedback:index",),
        "settings": ("wagtailsettings:edit", "home", "sitesettings", home.get_site().pk),
        "meetings": ("wagtailsettings:edit", "events", "meetingsettings", meetings.pk),
        "redirects": ("wagtailredirects:index",),
        "users": ("wagtailusers_users:index",),
        "workflows": ("wagtailadmin_workflows:index",),
        "locales": ("wagtaillocales:index",),
        "sites": ("wagtailsites:index",),
    }
    assert {name for name, view in views.items() if status(client, *view) == 200} == may


@pytest.mark.indexed
def test_an_editor_sends_a_profile_to_the_reviewers(signed_in, directory):
    page = make_enterprise(directory, live=False)
    client = signed_in(EDITOR)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'name="action-publish"' not in editor
    assert "action-submit" in editor


def test_an_editor_is_not_offered_to_publish_a_new_profile(signed_in, directory):
    place = ["enterprises", "enterprisepage", directory.pk]
    editor = signed_in(EDITOR).get(reverse("wagtailadmin_pages:add", args=place)).content.decode()
    assert 'name="action-publish"' not in editor
    assert "action-submit" in editor


@pytest.mark.indexed
def test_an_editor_cannot_publish_a_profile_past_the_review(signed_in, directory):
    page = make_enterprise(directory, live=False)
    answer = edit(signed_in(EDITOR), page, "action-publish")
    page.refresh_from_db()
    assert not page.live
    assert "publiceras av en granskare" in answer.content.decode()


@pytest.mark.indexed
def test_an_editor_who_publishes_a_new_profile_gets_a_draft(signed_in, directory):
    words = {"title": "Nytt bolag", "slug": "nytt-bolag", "summary": "Vi gör nytta."}
    create(signed_in(EDITOR), directory, EnterprisePage, "action-publish", **words)
    assert not EnterprisePage.objects.get(slug="nytt-bolag").live


def test_an_editor_cannot_publish_profiles_in_bulk(signed_in, directory):
    page = make_enterprise(directory, live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    signed_in(EDITOR).post(f"{address}?id={page.pk}")
    page.refresh_from_db()
    assert not page.live


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("role", "parent", "make"),
    [
        (REVIEWER, "directory", make_enterprise),
        (EDITOR, "home", make_guide),
        (EDITOR, "calendar", make_event),
        (MEETING_HOST, "calendar", make_event),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_role_publishes_in_its_own_part(signed_in, request, role, parent, make):
    page = make(request.getfixturevalue(parent), live=False)
    edit(signed_in(role), page, "action-publish")
    page.refresh_from_db()
    assert page.live


def test_a_reviewer_approves_what_was_sent(signed_in, directory):
    page = make_enterprise(directory, live=False)
    page.get_workflow().start(page, User.objects.create_user("anna"))
    task = page.current_workflow_task_state
    client = signed_in(REVIEWER)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    client.post(address, {"comment": "Bra"})
    assert EnterprisePage.objects.get(pk=page.pk).live


def test_the_review_holds_for_profiles_alone(directory, calendar):
    english = EnterpriseIndexPage.objects.get(locale__language_code="en")
    assert [page.get_workflow().name for page in (directory, english)] == [REVIEW] * 2
    assert calendar.get_workflow() is None


def test_what_waits_to_be_approved_is_no_open_collection():
    room = Collection.objects.get(name=WAITING)
    assert room.get_view_restrictions().get().restriction_type == "groups"


def test_a_second_deploy_keeps_what_an_administrator_added(calendar):
    editors = Group.objects.get(name=EDITOR)
    hosts = Group.objects.get(name=MEETING_HOST)
    extra = GroupPagePermission.objects.filter(group=editors).first()
    added = GroupPagePermission.objects.create(
        group=hosts, page_id=extra.page_id, permission=extra.permission
    )
    before = GroupPagePermission.objects.count()
    make_roles()
    assert GroupPagePermission.objects.filter(pk=added.pk).exists()
    assert GroupPagePermission.objects.count() == before
    assert Workflow.objects.filter(name=REVIEW).count() == 1
