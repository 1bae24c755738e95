"""Files that look like a list and cannot be read as one: how to save them instead."""

import io
import re
import zipfile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # an .xls, and any Office file that a password protects
BEGINNINGS = {
    OLD_EXCEL: gettext_lazy("an older Excel file (.xls), or one with a password"),
    b"%PDF": gettext_lazy("a PDF"),
    b"{\\rtf": gettext_lazy("a text document"),
}
WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml)", re.IGNORECASE)
# By what is in the archive that such a file is.
MEMBERS = {
    "xl/workbook.bin": gettext_lazy("a binary Excel file (.xlsb)"),
    "Index/Document.iwa": gettext_lazy("a Numbers file"),
    "Index.zip": gettext_lazy("a Numbers file"),
    "content.xml": gettext_lazy("an OpenDocument file (.ods)"),
    "word/document.xml": gettext_lazy("a text document"),
    "ppt/presentation.xml": gettext_lazy("a presentation"),
}


def refusal(content: bytes) -> str:
    """Return what to do with a file of another kind, or nothing when it may be a list."""
    kind = _by_beginning(content) or _by_members(content)
    if not kind:
        return ""
    return _(
        "This is %(kind)s. Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) "
        "without a password or as CSV, and send in that file."
    ) % {"kind": kind}


def _by_beginning(content: bytes) -> str:
    if WEB_PAGE.match(content):
        return _("a web page or XML")
    kinds = (kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning))
    return str(next(kinds, ""))


def _by_members(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    return str(next((kind for member, kind in MEMBERS.items() if member in names), ""))
