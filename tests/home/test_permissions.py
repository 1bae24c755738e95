"""What each role may do, permission by permission, in both trees and beside them."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import Collection, GroupPagePermission, Page

from enterprises.importing.views import may_import, may_publish
from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from home.dashboard.panels import editable_by
from home.models import HomePage
from home.permissions import may_publish_profiles
from home.roles import EDITOR, MEETING_HOST, REVIEWER, ROLES, make_roles
from procurement.models import ProcurementIndexPage
from tests.factories import make_enterprise, make_event, make_guide

pytestmark = pytest.mark.django_db

NAMES = [EDITOR, REVIEWER, MEETING_HOST]


@pytest.fixture
def member():
    """Return somebody who has a role."""

    def make(role):
        user = User.objects.create_user(f"en {role}")
        user.groups.add(Group.objects.get(name=role))
        return User.objects.get(pk=user.pk)

    return make


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("wagtailadmin.access_admin", NAMES),
        ("wagtail_localize.submit_translation", NAMES),
        ("procurement.add_notice", [EDITOR]),
        ("procurement.change_notice", [EDITOR]),
        ("procurement.delete_notice", [EDITOR]),
        ("procurement.publish_notice", [EDITOR]),
        ("home.view_feedback", [EDITOR]),
        ("home.delete_feedback", []),
        ("home.change_sitesettings", [EDITOR]),
        ("wagtailredirects.add_redirect", [EDITOR]),
        ("wagtailredirects.delete_redirect", [EDITOR]),
        ("enterprises.add_category", [REVIEWER]),
        ("enterprises.change_category", [REVIEWER]),
        ("enterprises.delete_category", [REVIEWER]),
        ("events.manage_registrations", [MEETING_HOST]),
        ("places.change_municipality", []),
        ("places.delete_municipality", []),
        ("auth.add_user", []),
        ("auth.change_group", []),
        ("wagtailcore.add_locale", []),
        ("wagtailcore.change_site", []),
        ("wagtailcore.add_workflow", []),
    ],
)
def test_a_permission_belongs_to_some_roles(member, permission, roles):
    assert [name for name in NAMES if member(name).has_perm(permission)] == roles


@pytest.mark.parametrize("codename", ["add", "change", "choose", "delete"])
@pytest.mark.parametrize("kind", ["image", "document"])
@pytest.mark.parametrize("role", NAMES)
def test_every_role_works_with_pictures_and_documents(role, kind, codename):
    root = Collection.get_first_root_node()
    granted = root.group_permissions.filter(group__name=role)
    assert granted.filter(permission__codename=f"{codename}_{kind}").exists()


@pytest.mark.parametrize(
    ("role", "models"),
    [
        (EDITOR, [HomePage]),
        (REVIEWER, [EnterpriseIndexPage]),
        (MEETING_HOST, [EventIndexPage]),
    ],
    ids=NAMES,
)
def test_a_role_is_given_its_pages_in_both_languages(role, models):
    granted = GroupPagePermission.objects.filter(group__name=role)
    pages = {page.pk for model in models for page in model.objects.all()}
    assert {each.page_id for each in granted} == pages
    assert granted.count() == 5 * len(pages) == 10


@pytest.mark.parametrize(
    ("role", "models"),
    [
        (EDITOR, {HomePage, EnterpriseIndexPage, EventIndexPage, ProcurementIndexPage}),
        (REVIEWER, {EnterpriseIndexPage}),
        (MEETING_HOST, {EventIndexPage}),
    ],
    ids=NAMES,
)
def test_a_role_changes_its_own_part_of_the_tree(member, role, models):
    found = {page.specific_class for page in editable_by(member(role))}
    indexes = {HomePage, EnterpriseIndexPage, EventIndexPage, ProcurementIndexPage}
    assert found & indexes == models


def test_nobody_changes_the_root_of_the_tree(member):
    root = Page.get_first_root_node()
    assert [name for name in NAMES if editable_by(member(name)).filter(pk=root.pk)] == []


@pytest.mark.parametrize(
    ("role", "imports", "publishes"),
    [(EDITOR, True, False), (REVIEWER, True, True), (MEETING_HOST, False, False)],
    ids=NAMES,
)
def test_who_imports_and_who_publishes_profiles(member, role, imports, publishes):
    user = member(role)
    assert (may_import(user), may_publish(user)) == (imports, publishes)
    assert may_publish_profiles(user) is publishes


def test_an_administrator_publishes_profiles(admin_user):
    assert may_publish_profiles(admin_user)
    assert may_publish(admin_user)


def test_a_role_that_lost_something_gets_it_back_at_the_next_deploy():
    group = Group.objects.get(name=EDITOR)
    GroupPagePermission.objects.filter(group=group).first().delete()
    group.permissions.clear()
    make_roles()
    assert GroupPagePermission.objects.filter(group=group).count() == 10
    assert group.permissions.filter(codename="access_admin").exists()


def test_a_permission_that_an_administrator_added_stays():
    group = Group.objects.get(name=REVIEWER)
    extra = Permission.objects.get(codename="view_feedback")
    group.permissions.add(extra)
    make_roles()
    assert extra in group.permissions.all()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_permission_of_a_role_exists(role):
    for name in role.permissions:
        app, codename = name.split(".")
        assert Permission.objects.filter(content_type__app_label=app, codename=codename).exists()


@pytest.mark.parametrize(
    ("role", "changes"),
    [
        (EDITOR, ["profile", "meeting", "guide"]),
        (REVIEWER, ["profile"]),
        (MEETING_HOST, ["meeting"]),
    ],
    ids=NAMES,
)
def test_a_role_changes_the_pages_of_its_part(member, directory, calendar, home, role, changes):
    pages = {
        "profile": make_enterprise(directory),
        "meeting": make_event(calendar),
        "guide": make_guide(home),
    }
    user = member(role)
    may = [name for name, page in pages.items() if page.permissions_for_user(user).can_edit()]
    assert may == changes
