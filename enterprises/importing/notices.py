"""The sentences that tell how a list was read: what was mended, and what was left unread."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enterprises.importing.tables import Mend, Reading

MOST_SHOWN = 20  # rows that a sentence names
MENDS: dict[str, Promise] = {
    "link": gettext_lazy("the link behind the words was taken"),
    "formula": gettext_lazy("the value that a formula shows was taken"),
    "merged": gettext_lazy("the value of merged cells was given to each row"),
    "missing": gettext_lazy("#N/A was taken for an empty cell"),
    "decimals": gettext_lazy("decimals were taken from a number"),
    "number": gettext_lazy("a date was made a number again"),
    "zero": gettext_lazy("the first zero was put back"),
    "plus": gettext_lazy("the plus before the country code was put back"),
    "postcode": gettext_lazy("the postcode was written as usual"),
    "date": gettext_lazy("a date was made hours again"),
    "time": gettext_lazy("a number was made a time again"),
    "scheme": gettext_lazy("what stood before the address was taken away"),
}
FAULTS: dict[str, Promise] = {
    "error": gettext_lazy("The cell shows an error of the spreadsheet: %(text)s."),
    "formula": gettext_lazy(
        "The cell holds a formula and no value. Open the list in a spreadsheet program, save it "
        "and send it in again, or write the value."
    ),
    "date": gettext_lazy(
        "The spreadsheet has made a date of what was written: %(text)s. Write it again as text."
    ),
    "shortened": gettext_lazy(
        "The spreadsheet has shortened the number to %(text)s. Show all of its digits, save the "
        "list and send it in again."
    ),
}


def quoted(text: str) -> str:
    """Return words of a file between the quotation marks of the reader's language."""
    return _("“%(text)s”") % {"text": text}


def fault(kind: str, text: str) -> str:
    """Return why a cell cannot be read."""
    return str(FAULTS[kind]) % {"text": text}


def mend(found: Mend) -> str:
    """Return what was mended in a column, with the first example."""
    words = {"count": found.count, "what": MENDS[found.kind], "row": found.row}
    if found.before == found.after:
        return _("%(count)s: %(what)s (first on row %(row)s: “%(after)s”)") % {
            **words,
            "after": found.after,
        }
    return _("%(count)s: %(what)s (first on row %(row)s: “%(before)s” became “%(after)s”)") % {
        **words,
        "before": found.before,
        "after": found.after,
    }


def notices(reading: Reading) -> list[str]:
    """Return what is to be known of how a list was read, each in a sentence."""
    found = [_about_sheets(reading), *_about_columns(reading), *_about_hidden(reading)]
    if reading.beside:
        rows = "; ".join(
            f"{number}: {quoted(text)}" for number, text in reading.beside[:MOST_SHOWN]
        )
        found.append(
            _("These rows are beside the list and were not read: %(rows)s.") % {"rows": rows}
        )
    return [sentence for sentence in found if sentence]


def _about_sheets(reading: Reading) -> str:
    others = [name for name in reading.sheets if name != reading.sheet]
    if not others:
        return ""
    names = ", ".join(map(quoted, others))
    return _(
        "The sheet “%(sheet)s” was read. There are lists on other sheets, too: %(names)s."
    ) % {"sheet": reading.sheet, "names": names}


def _about_columns(reading: Reading) -> list[str]:
    found = []
    if reading.unknown:
        names = ", ".join(reading.unknown)
        found.append(
            _("These columns are unknown and were not read: %(names)s.") % {"names": names}
        )
    if reading.untitled:
        letters = ", ".join(reading.untitled)
        found.append(
            _("These columns have no heading and were not read: %(letters)s.")
            % {"letters": letters}
        )
    return found


def _about_hidden(reading: Reading) -> list[str]:
    found = []
    if rows := reading.hidden_rows:
        shown = ", ".join(str(number) for number in rows[:MOST_SHOWN])
        found.append(
            ngettext(
                "%(count)s row is hidden or filtered out, and was not read: %(rows)s.",
                "%(count)s rows are hidden or filtered out, and were not read: %(rows)s.",
                len(rows),
            )
            % {"count": len(rows), "rows": f"{shown} …" if len(rows) > MOST_SHOWN else shown}
        )
    if reading.hidden_columns:
        names = ", ".join(reading.hidden_columns)
        found.append(
            _("These columns are hidden, and were not read: %(names)s.") % {"names": names}
        )
    return found
