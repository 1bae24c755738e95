"""How a snippet is copied in the admin."""

from typing import Any

from wagtail.snippets.views.snippets import CopyView

from content.copies import SCHEDULE

# Of a row that is copied: what says which row it is, and whether and since when it is public.
STATE = [
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "expired",
    "latest_revision",
    "live_revision",
]


class RowCopyView(CopyView):
    """Copies a snippet with the rows below it; Wagtail's view takes the keys of the original."""

    def get_initial_form_instance(self) -> Any:
        """Return a new snippet with what the original says."""
        original = super().get_initial_form_instance()
        options = original._meta
        its_own = [options.pk.name, *(field.name for field in options.private_fields)]
        its_own += getattr(original, "exclude_fields_in_copy", [])
        copied, _rows = original.copy_cluster(exclude_fields=[*SCHEDULE, *STATE, *its_own])
        return copied
