"""Single values as the contract writes them: texts, amounts, CPV codes and addresses."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from procurement.importing.findings import Findings

CPV = re.compile(r"(\d{8})(?:-\d)?", re.ASCII)
AMOUNT = re.compile(r"\+?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?", re.ASCII)
COUNT = re.compile(r"(\d{1,9})(?:\.0*)?", re.ASCII)
# no name or password before the host, which are only there to look like another host
HOST = re.compile(r"[^\s@<>\"'\\]+")
WITHHELD_TEXT = "unpublished"


def squash(text: str | None) -> str:
    """Return the text in one line with single spaces, or nothing if it was withheld."""
    line = " ".join((text or "").replace("\0", "").split())
    return "" if line.casefold() == WITHHELD_TEXT else line


def tidy_lines(text: str | None) -> str:
    """Return the text with its lines kept, each with single spaces, none empty at the ends."""
    if not squash(text):
        return ""
    lines = (text or "").replace("\0", "").replace("\r\n", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


def amount(number: str, currency: str) -> dict[str, str | None] | None:
    """Return an amount as its source wrote it, or None where it says nothing or is negative."""
    if not AMOUNT.fullmatch(number):
        return None
    return {"amount": number, "currency": currency or None}


def cpv(code: str, findings: Findings) -> str | None:
    """Return the eight digits of a CPV code without its check digit."""
    if not code:
        return None
    if match := CPV.fullmatch(code):
        return match[1]
    findings.warnings.add("bad_cpv")
    return None


def cpv_list(codes: Iterable[str], findings: Findings) -> list[str]:
    """Return those codes that are CPV codes, in their order."""
    return [found for code in codes if (found := cpv(code, findings))]


def web_address(text: str, findings: Findings) -> str | None:
    """Return an address that a browser may safely follow."""
    if not text:
        return None
    if _is_web_address(text):
        return text
    findings.warnings.add("unsafe_url")
    return None


def web_addresses(texts: Iterable[str], findings: Findings) -> list[str]:
    """Return those addresses that a browser may safely follow, in their order."""
    return [address for text in texts if (address := web_address(text, findings))]


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        is_host = bool(parts.hostname) and HOST.fullmatch(parts.netloc) is not None
    except ValueError:  # brackets that hold no IPv6 address
        return False
    return parts.scheme in {"http", "https"} and is_host and text.isprintable()


def whole_number(text: str) -> int | None:
    """Return a count or rank, or None where the text holds none."""
    match = COUNT.fullmatch(text)
    return int(match[1]) if match else None


def unique(values: Iterable[str | None]) -> list[str]:
    """Return each value that says something once, sorted."""
    return sorted({value for value in values if value})
