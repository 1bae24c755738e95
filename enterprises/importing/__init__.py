"""Takes in a county's existing list of enterprises, from a command or the admin alike."""

from enterprises.importing.actions import import_enterprises, preview
from enterprises.importing.files import read
from enterprises.importing.reports import Action, Outcome, Report
from enterprises.importing.tables import FileRefusedError

__all__ = [
    "Action",
    "FileRefusedError",
    "Outcome",
    "Report",
    "import_enterprises",
    "preview",
    "read",
]
