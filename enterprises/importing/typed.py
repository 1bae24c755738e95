"""What a number in a spreadsheet shows: by its format it is a date, a time, a share, or digits."""

import datetime as dt
import re
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from enterprises.importing.tables import Cell

ZEROS = re.compile("0+")
WHOLE_FROM = 1e15  # beyond it a spreadsheet does not know the last digits


class Formats:
    """How the styles of a workbook show numbers."""

    def __init__(self, styles: Element | None, *, from_1904: bool = False) -> None:
        self.epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        self.codes: list[str] = []
        if styles is None:
            return
        own = {
            each.get("numFmtId", ""): each.get("formatCode", "")
            for each in styles.iterfind("{*}numFmts/{*}numFmt")
        }
        for style in styles.iterfind("{*}cellXfs/{*}xf"):
            number = style.get("numFmtId") or "0"
            self.codes.append(own.get(number) or BUILTIN_FORMATS.get(int(number), "General"))

    def code(self, style: str) -> str:
        """Return the format of a style."""
        place = int(style or 0)
        return self.codes[place] if place < len(self.codes) else "General"

    def cell(self, text: str, style: str) -> Cell:
        """Return what a number shows."""
        number, code = float(text), self.code(style)
        if is_date_format(code) or is_timedelta_format(code):
            try:
                value = from_excel(number, self.epoch, timedelta=is_timedelta_format(code))
            except (OverflowError, ValueError):
                value = None  # no date: ten digits in a cell that someone formatted as one
            if value is not None:
                return Cell(shown(value), value)
        return Cell(_by_code(number, code), number)


def shown(value: Any) -> str:
    """Return a value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}" if value.time() != dt.time() else f"{value:%Y-%m-%d}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, list):
        return "\n".join(shown(item) for item in value)
    return str(value).replace("\0", "").strip(" \u00a0\r\n")


def plain_number(number: float) -> str:
    """Return a number without the decimals that a computer adds to it."""
    whole = round(number)
    if abs(number) < WHOLE_FROM and abs(number - whole) < 1e-6 * max(1, abs(number) * 1e-9):
        return str(whole)
    return f"{number:.15g}"


def _by_code(number: float, code: str) -> str:
    if "%" in code:
        return f"{plain_number(number * 100)} %"
    text = plain_number(number)
    return text.zfill(len(code)) if ZEROS.fullmatch(code) else text
