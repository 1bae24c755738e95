"""Phone numbers as people write them: several in one field, with extensions, found and linked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from phonenumbers import (
    Leniency,
    PhoneNumberFormat,
    PhoneNumberMatch,
    PhoneNumberMatcher,
    shortnumberinfo,
)

from access.text import line

COUNTRY = "SE"
EXTENSION = re.compile(
    r"(?:,|;)?\s*\b(?:ankn(?:ytning)?|anknyt|int)\b\.?:?(?=\s*\d)", re.IGNORECASE
)
# 019-12 34 56/57 and 019-12 34 56, 57: another number that ends otherwise.
BETWEEN = r"\s*(?:/|,|–|&|\b(?:el|eller|och|or|and)\b\.?)\s*"
OTHER_END = re.compile(rf"(?<=\d){BETWEEN}(\d{{1,3}})(?=\s*(?:$|[(;])|{BETWEEN})")
# One blank between two numbers is a blank within one to the reader of numbers.
NEXT = re.compile(r"(?<=\d\d) (?=0\d{1,3}-\d|\+\d)")
SHORT = re.compile(r"[1-9]\d{1,2}[ -]?\d{0,3}(?=$|[,;]?\s+[^\W\d])")  # 11414, val 2
FEWEST_DIGITS = 5  # of what looks like a number that could not be read


@dataclass(frozen=True)
class Phone:
    """One number: as it was written, as a phone dials it, and as other machines read it."""

    written: str
    link: str
    international: str


@dataclass(frozen=True)
class Piece:
    """A part of what was written: a number with its link, or the words between."""

    text: str
    link: str = ""


def phones(text: str) -> list[Phone]:
    """Return the numbers in a text; none when there is no number in it."""
    return [phone for phone, _start, _end in _placed(line(text))]


def pieces(text: str) -> list[Piece]:
    """Return the whole text cut so that each number in it can be a link of its own."""
    text, done = line(text), 0
    found = []
    for phone, start, end in _placed(text):
        found += [Piece(text[done:start]), Piece(text[start:end], phone.link)]
        done = end
    found.append(Piece(text[done:]))
    return [piece for piece in found if piece.text]


def unread(text: str) -> str:
    """Return what is no number that can be dialled, although it may have been meant as one."""
    if not phones(text) or not re.search("[0-9]", text):
        return line(text)
    rest = [piece.text.strip(" ,;/") for piece in pieces(text) if not piece.link]
    return next((words for words in rest if len(re.findall(r"\d", words)) >= FEWEST_DIGITS), "")


def with_zero(text: str) -> str:
    """Return a Swedish number with the zero that a spreadsheet has taken from its beginning."""
    is_bare = re.fullmatch(r"[1-9]\d{6,9}", text)
    if not is_bare or not phonenumbers.is_valid_number(phonenumbers.parse(text, COUNTRY)):
        return text
    return f"0{text}"


def _placed(text: str) -> Iterator[tuple[Phone, int, int]]:
    """Yield each number with where it begins and ends in the text."""
    # Signs of the same length stand for the words, so that places stay what they are.
    plain = text.replace("(0)", "   ")
    plain = EXTENSION.sub(lambda found: "x".rjust(len(found[0])), plain)
    plain = OTHER_END.sub(lambda found: f" {'|' * (len(found[0]) - 1)}", plain)
    matches = _matches(NEXT.sub(";", plain))
    if not any(phonenumbers.is_valid_number(match.number) for match in matches):
        short = _short(text)
        if short:
            yield short, 0, len(short.written)
            return
    for match in matches:
        yield _phone(text[match.start : match.end], match.number), match.start, match.end
        for other in _other_ends(text, match.end):
            yield _ending(match.number, other), other.start(1), other.end(1)


def _matches(text: str) -> list[PhoneNumberMatch]:
    """Return the numbers that there are; if none, those that there could be."""
    found = list(PhoneNumberMatcher(text, COUNTRY, leniency=Leniency.VALID))
    if found:
        return found
    possible = PhoneNumberMatcher(text, COUNTRY, leniency=Leniency.POSSIBLE)
    # What stands right behind a letter is the rest of something else: 07O-123 45 67.
    return [match for match in possible if not re.search(r"[^\W_][-–]?$", text[: match.start])]


def _other_ends(text: str, start: int) -> Iterator[re.Match[str]]:
    while found := OTHER_END.match(text, start):
        yield found
        start = found.end()


def _ending(number: phonenumbers.PhoneNumber, other: re.Match[str]) -> Phone:
    national = phonenumbers.national_significant_number(number)
    same = phonenumbers.parse(
        f"+{number.country_code}{national[: -len(other[1])]}{other[1]}", COUNTRY
    )
    return _phone(other[1], same)


def _phone(written: str, number: phonenumbers.PhoneNumber) -> Phone:
    dialled = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    extension = f";ext={number.extension}" if number.extension else ""
    readable = phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
    return Phone(written, f"tel:{dialled}{extension}", readable.removeprefix("tel:"))


def _short(text: str) -> Phone | None:
    """Return a number that is dialled as it stands, within the country alone."""
    found = SHORT.match(text)
    if not found:
        return None
    digits = re.sub(r"\D", "", found[0])
    number = phonenumbers.PhoneNumber(country_code=46, national_number=int(digits))
    is_known = len(digits) in (5, 6) or shortnumberinfo.is_valid_short_number(number)
    return Phone(found[0], f"tel:{digits}", digits) if is_known else None
