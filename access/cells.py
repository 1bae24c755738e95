"""Cells of a table that a spreadsheet shows as they are and never runs."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NOT_IN_XML = "\ufffe\uffff"
BYTE_ORDER_MARK = "\ufeff"  # Excel takes a file for UTF-8, å ä ö and all, when it begins so


def harmless(value: object) -> str:
    """Return text that a spreadsheet does not take for a formula, however blanks stand before."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" \u00a0\u200b").startswith(FORMULA) else text


def for_xml(text: str) -> str:
    """Return a text without what no XML can hold, be it a feed or a workbook."""
    allowed = (each for each in text if each >= " " or each in "\n\t")
    return "".join(each for each in allowed if each not in NOT_IN_XML)
