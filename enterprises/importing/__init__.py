"""Takes in a county's existing list of enterprises, from a command or the admin alike."""

from enterprises.importing.reading import FileRefusedError, read
from enterprises.importing.reports import Action, Outcome, Report
from enterprises.importing.running import import_enterprises, preview

__all__ = [
    "Action",
    "FileRefusedError",
    "Outcome",
    "Report",
    "import_enterprises",
    "preview",
    "read",
]
