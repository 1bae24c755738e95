"""The form of every page in the editor: an end that makes sense, and pages that stay."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from content.standing import is_standing, standing_reason

SCHEDULE = ("go_live_at", "expire_at")


class PageForm(WagtailAdminPageForm):
    """The form of a page, which says in sight what is wrong with the schedule."""

    took_away_end = False

    def clean(self) -> dict[str, Any]:
        """Take away an end that has passed, and refuse what would take a standing page away."""
        stays = is_standing(self.instance)
        end = self.cleaned_data.get("expire_at")
        if end and (stays or end < timezone.now()) and _is_same(end, self.instance.expire_at):
            self.cleaned_data["expire_at"], self.took_away_end = None, True
        cleaned = super().clean()
        if stays:
            self._refuse_to_go(cleaned)
        return cleaned

    def full_clean(self) -> None:
        """Say in the open what is wrong with the schedule, whose dialog is closed."""
        super().full_clean()
        if any(name in self.errors for name in SCHEDULE):
            self.add_error(
                None, _("The schedule is not right. Open it under “Status”, in the side panel.")
            )

    def _refuse_to_go(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("expire_at"):
            self.add_error("expire_at", standing_reason(self.instance, "expire_at"))
        public = Page.objects.get(pk=self.instance.pk)
        if cleaned.get("slug", public.slug) != public.slug:
            self.add_error("slug", standing_reason(public, "slug"))


def _is_same(end: datetime, before: datetime | None) -> bool:
    """Tell whether nobody has chosen another end: the form knows no seconds."""
    return before is not None and end.replace(second=0, microsecond=0) == before.replace(
        second=0, microsecond=0
    )
