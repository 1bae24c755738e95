"""What every panel on the first page of the admin has: rows of what waits, and who sees them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils import formats, timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

ROWS = 6


@dataclass(frozen=True)
class Row:
    """Something that waits: what it is called, where it is edited, and what about it."""

    text: str
    url: str
    note: str = ""


class DashboardPanel(Component):
    """A list of what waits for the user, left out when nothing does."""

    template_name = "home/admin/waiting.html"
    name = ""
    heading = ""
    warning = ""
    order = 100

    def __init__(self, user: AbstractBaseUser) -> None:
        self.user = user

    def rows(self) -> list[Row]:
        """Return what to list."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Give the template the rows, and the warning if there is one."""
        rows = self.rows()
        return {"panel": self, "rows": rows, "warning": self.warning}


def editable_by(user: AbstractBaseUser) -> PageQuerySet:
    """Return the pages that the user may change."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "change").filter(depth__gt=1)


def edit_url(page: Page) -> str:
    """Return where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def day(moment: dt.datetime) -> str:
    """Return the date of a moment in words."""
    return formats.date_format(timezone.localtime(moment), "j F Y")
