"""The rows of a list that cannot be taken in, as a file to correct and send in again."""

from django.utils.translation import gettext as _

from access import exports
from enterprises.importing.columns import HEADINGS
from enterprises.importing.reports import Action
from enterprises.models import Upload

FILES = exports.FILES


def left_out(upload: Upload, kind: str) -> bytes:
    """Return the rows that are left out, each with its number in the list and the reason."""
    rows = list(upload.rows.filter(action=Action.REFUSE))
    known = {key for row in rows for key in row.cells}
    keys = [key for key in HEADINGS if key in known]
    headings = [_("Row"), *(HEADINGS[key] for key in keys), _("Reason")]
    cells = (
        [row.number, *(row.cells.get(key, "") for key in keys), " ".join(row.reasons)]
        for row in rows
    )
    return FILES[kind][1](_("Left out"), headings, cells)
