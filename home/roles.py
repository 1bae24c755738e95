"""The roles of those who work with the site, and the review that a profile goes through.

Each deploy adds what a role lacks. Nothing that an administrator has added is taken away.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from enterprises.models import EnterpriseIndexPage
from enterprises.pictures.actions import COLLECTION_NAME as WAITING
from events.models import EventIndexPage
from home.models import HomePage

EDITOR, REVIEWER, MEETING_HOST = "Redaktör", "Granskare", "Träffansvarig"
REVIEW = "Granskning av företag"


FILES = [
    f"{action}_{kind}"
    for kind in ("image", "document")
    for action in ("add", "change", "choose", "delete")
]
PAGES = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
PARTNER_CALENDARS = tuple(
    f"events.{action}_partnercalendar" for action in ("add", "change", "delete", "view")
)
PROCUREMENT = tuple(
    f"procurement.{action}_{model}"
    for model in ("noticesource", "buyingrule", "glossaryterm", "expiringcontract")
    for action in ("add", "change", "delete", "view")
)
BASICS = ["wagtailadmin.access_admin", "wagtail_localize.submit_translation"]


@dataclass(frozen=True)
class Role:
    """A group: the pages below which its members work, and what else they may do."""

    name: str
    works_below: type[Page]
    permissions: tuple[str, ...] = ()


ROLES = [
    Role(
        EDITOR,
        HomePage,
        (
            "procurement.add_notice",
            "procurement.change_notice",
            "procurement.delete_notice",
            "procurement.publish_notice",
            "procurement.view_notice",
            "procurement.change_fitsettings",
            "procurement.view_subscription",
            *PROCUREMENT,
            "procurement.change_pipelinesettings",
            *PARTNER_CALENDARS,
            "home.view_feedback",
            "home.change_sitesettings",
            "events.change_meetingsettings",
            "wagtailredirects.add_redirect",
            "wagtailredirects.change_redirect",
            "wagtailredirects.delete_redirect",
        ),
    ),
    Role(
        REVIEWER,
        EnterpriseIndexPage,
        (
            "enterprises.add_category",
            "enterprises.change_category",
            "enterprises.delete_category",
            "enterprises.view_category",
            "enterprises.review_submission",
            "enterprises.add_replytemplate",
            "enterprises.change_replytemplate",
            "enterprises.delete_replytemplate",
            "enterprises.view_replytemplate",
            "access.view_outgoingmail",
            "access.change_outgoingmail",
        ),
    ),
    Role(
        MEETING_HOST,
        EventIndexPage,
        (
            "events.manage_registrations",
            "events.change_meetingsettings",
            *PARTNER_CALENDARS,
        ),
    ),
]


def make_roles() -> None:
    """Make the roles, the review of profiles and the room for what waits to be approved."""
    if not Group.objects.filter(name=EDITOR).exists():
        _put_away_wagtails_own()
    for role in ROLES:
        _make(role)
    reviewers = Group.objects.get(name=REVIEWER)
    _make_review(reviewers)
    _make_waiting_room(reviewers)


def _put_away_wagtails_own() -> None:
    """Remove the groups and the workflow of a new Wagtail, which would be in the way of ours."""
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()
    WorkflowPage.objects.filter(page__depth=1).delete()
    for workflow in Workflow.objects.filter(active=True, workflow_pages=None):
        workflow.deactivate()


def _make(role: Role) -> None:
    group, _ = Group.objects.get_or_create(name=role.name)
    for page in role.works_below.objects.filter(alias_of=None):
        for permission in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=PAGES
        ):
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=page.pk, permission=permission
            )
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=FILES
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    group.permissions.add(*_permissions([*BASICS, *role.permissions]))


def _permissions(names: Iterable[str]) -> QuerySet[Permission]:
    """Return the permissions with these names that exist."""
    wanted = Q(pk=None)
    for app, codename in (name.split(".") for name in names):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


def _make_review(reviewers: Group) -> None:
    """Let profiles sent for review reach the reviewers, in both languages."""
    workflow, is_new = Workflow.objects.get_or_create(name=REVIEW)
    if is_new:
        task = GroupApprovalTask.objects.create(name=REVIEW)
        task.groups.add(reviewers)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in EnterpriseIndexPage.objects.filter(alias_of=None):
        WorkflowPage.objects.get_or_create(page_id=page.pk, defaults={"workflow": workflow})


def _make_waiting_room(reviewers: Group) -> None:
    """Make the collection for pictures that are sent in, which only reviewers and editors see."""
    root = Collection.get_first_root_node()
    room = root.get_children().filter(name=WAITING).first()
    if room:
        return
    room = root.add_child(name=WAITING)
    restriction = CollectionViewRestriction.objects.create(
        collection=room, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(reviewers, Group.objects.get(name=EDITOR))
