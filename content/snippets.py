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
        key = original._meta.pk.name
        return original.copy_cluster(
            exclude_fields=[
                key,
                *SCHEDULE,
                *STATE,
                *getattr(original, "exclude_fields_in_copy", ()),
            ]
        )
