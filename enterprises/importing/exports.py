"""The rows of a list that cannot be taken in, as a file to correct and send in again."""

from django.utils.translation import gettext as _

from access import exports
from enterprises.importing.columns import columns
from enterprises.importing.reports import Action
from enterprises.models import Upload

FILES = exports.FILES


def left_out(upload: Upload, kind: str) -> bytes:
    """Return the rows that are left out, each with its number in the list and the reason."""
    rows = list(upload.rows.filter(action=Action.REFUSE))
    known = {key for row in rows for key in row.cells}
    filled = [column for column in columns() if column.key in known]
    headings = [_("Row"), *(column.swedish for column in filled), _("Reason")]
    cells = (
        [row.number, *(row.cells.get(column.key, "") for column in filled), " ".join(row.reasons)]
        for row in rows
    )
    return FILES[kind][1](_("Left out"), headings, cells)
