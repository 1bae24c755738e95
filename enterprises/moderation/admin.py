"""What the review of sent-in profiles adds to the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from enterprises.models import Submission
from enterprises.moderation.reply_templates import ReplyTemplateViewSet
from enterprises.profiles.permissions import may_review


@hooks.register("register_log_actions")
def name_log_actions(actions) -> None:
    """Name in the history of a page what became of what the enterprise sent in."""
    actions.register_action(
        "enterprises.approve", _("Approve a new profile"), _("New profile approved")
    )
    actions.register_action(
        "enterprises.apply_change",
        _("Take over a change"),
        _("Change by the enterprise published"),
    )


class QueueMenuItem(MenuItem):
    """The way to what enterprises have sent in, with how many wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to reviewers."""
        return may_review(request.user)

    def render_component(self, request: HttpRequest):
        """Add how many wait to the label."""
        waiting = Submission.objects.to_decide().count()
        item = super().render_component(request)
        if waiting:
            item.label = f"{item.label} ({waiting})"
        return item


@hooks.register("register_admin_urls")
def add_review_addresses() -> list[URLPattern]:
    """Put the review among the addresses of the admin."""
    return [path("enterprises/review/", include("enterprises.moderation.urls"))]


@hooks.register("register_admin_menu_item")
def add_review_to_menu() -> MenuItem:
    """Put the review in the menu, above the profiles."""
    return QueueMenuItem(
        _("Incoming"),
        reverse_lazy("enterprises_review:queue"),
        name="enterprises-review",
        icon_name="download",
        order=140,
    )


@hooks.register("register_permissions")
def name_permission() -> QuerySet[Permission]:
    """Let administrators give the right to review to a group."""
    return Permission.objects.filter(
        content_type__app_label="enterprises", codename="review_submission"
    )


register_snippet(ReplyTemplateViewSet)
