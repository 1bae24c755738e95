"""The forms of pages and notices in the editor: an end that makes sense, and pages that stay."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import Page

from content.standing import is_standing, standing_reason

SCHEDULE = ("go_live_at", "expire_at")


class ScheduleForm(WagtailAdminModelForm):
    """The form of something with a start and an end, which says in sight what is wrong there."""

    took_away_end = False

    def clean(self) -> dict[str, Any]:
        """Take away an end that has passed and that nobody has chosen now."""
        end = self.cleaned_data.get("expire_at")
        if end and not self.may_end(end) and _is_same(end, self.instance.expire_at):
            self.cleaned_data["expire_at"], self.took_away_end = None, True
        return super().clean() or self.cleaned_data

    def may_end(self, end: datetime) -> bool:
        """Return whether this may end at a time."""
        return end >= timezone.now()

    def full_clean(self) -> None:
        """Say in the open what is wrong with the schedule, whose dialog is closed."""
        super().full_clean()
        if any(name in self.errors for name in SCHEDULE):
            self.add_error(
                None, _("The schedule is not right. Open it under “Status”, in the side panel.")
            )


class PageForm(ScheduleForm, WagtailAdminPageForm):
    """The form of a page, which does not take away a standing one."""

    def may_end(self, end: datetime) -> bool:
        """Return whether the page may end at a time; a standing one never does."""
        return super().may_end(end) and not is_standing(self.instance)

    def clean(self) -> dict[str, Any]:
        """Refuse an end or another address for a page that stays."""
        cleaned = super().clean()
        if is_standing(self.instance):
            self._refuse_to_go(cleaned)
        return cleaned

    def _refuse_to_go(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("expire_at"):
            self.add_error("expire_at", standing_reason(self.instance, "expire_at"))
        public = Page.objects.get(pk=self.instance.pk)
        if cleaned.get("slug", public.slug) != public.slug:
            # Above the form: the field is in another tab.
            self.add_error(None, standing_reason(public, "slug"))


def _is_same(end: datetime, before: datetime | None) -> bool:
    """Tell whether nobody has chosen another end: the form knows no seconds."""
    return before is not None and end.replace(second=0, microsecond=0) == before.replace(
        second=0, microsecond=0
    )
