"""One person's e-mail address and phone numbers, found in every way in which they are written."""

import html
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from access.phones import phones
from access.text import email_address

NAMES = frozenset(["name", "sender_name", "contact_name"])  # of whom an address is beside it
GONE = "[…]"  # stands for what was taken out of a text
AT = r"(?:@|%40|&#0*64;|&#x0*40;|&commat;)"
# Up to four signs between two digits: blanks, hyphens, brackets, also as addresses write them.
GAP = r"(?:[\s\u00a0\u202f\u2010-\u2014\u2212.,/()+-]|%20|%28|%29|&nbsp;){0,4}"
# The same for a database, which may keep JSON with its signs escaped.
STORED_GAP = r"(\\u[0-9a-f]{4}|%[0-9a-f]{2}|&nbsp;|[^0-9]){0,4}"
SEEN_BY_DATABASE = 6  # digits at the end by which rows are chosen
FEWEST_BARE = 8  # digits that tell a number without the zero before it
FILE_ENDINGS = "jpe?g|png|webp|avif|gif|pdf|docx|xlsx|pptx|od[tsp]|csv|txt|ics|eml|vcf"
BEFORE = r"(?:(?<![\w.+-])|(?<=%[0-9a-f]{2}))"
AFTER = rf"(?![\w-])(?:(?!\.\w)|(?=\.(?:{FILE_ENDINGS})(?!\w)))"


@dataclass(frozen=True)
class Spellings:
    """The address of a person, as `email_address` spells it, and numbers such as +46701234567."""

    email: str
    numbers: frozenset[str] = frozenset()

    def is_address(self, text: object) -> bool:
        """Tell whether a text is the address and nothing else."""
        return isinstance(text, str) and email_address(text) == self.email

    def found(self, text: str) -> list[str]:
        """Return what of the person stands in a text, as it is written there."""
        return [match[0] for match in self._pattern.finditer(text)]

    def without(self, text: str) -> str:
        """Return a text without the person; the very same when there is nothing to take out."""
        if self._pattern.fullmatch(text.strip()):
            return ""
        return self._pattern.sub(GONE, text)

    def taken_out(self, value: Any) -> Any:
        """Return a value, lists and dictionaries all the way down, without the person."""
        if isinstance(value, str):
            return self._taken_out_of_text(value)
        if isinstance(value, dict):
            cleaned = {self.taken_out(key): self.taken_out(each) for key, each in value.items()}
            is_theirs = any(map(self.is_address, value.values()))
            return (
                {**cleaned, **dict.fromkeys(NAMES & cleaned.keys(), "")} if is_theirs else cleaned
            )
        if isinstance(value, list | tuple):
            return [self.taken_out(each) for each in value]
        return value

    def is_in_name(self, path: str) -> bool:
        """Tell whether the name of a file is made of them: storages leave signs of it out."""
        name = _letters(path.rpartition("/")[2])
        numbers = [number[3:] for number in self.numbers]  # as in `_dialled`
        return _letters(self.email) in name or any(number in name for number in numbers)

    @property
    def hint(self) -> str:
        """Return a part of the address that is written the same way everywhere, if there is any.

        By it a database can choose rows to look at.
        """
        return max(re.findall(r"[a-z0-9_-]+", self._local), key=len, default="")

    @property
    def hints_of_numbers(self) -> list[str]:
        """Return a pattern for each number by which a database can choose rows."""
        return [STORED_GAP.join(number[-SEEN_BY_DATABASE:]) for number in sorted(self.numbers)]

    @property
    def _local(self) -> str:
        return self.email.rpartition("@")[0]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        domain = self.email.rpartition("@")[2]
        local = _any_of({self._local, *_encoded(self._local)})
        domains = _any_of({domain, *_encoded(domain), _ascii(domain)})
        address = rf"{BEFORE}{local}{AT}{domains}{AFTER}"
        return re.compile("|".join([address, *map(_dialled, sorted(self.numbers))]), re.IGNORECASE)

    def _taken_out_of_text(self, text: str) -> str:
        """Look into JSON that is kept as text, so that its signs are read as they are."""
        read = self.read(text)
        if read is None:
            return self.without(text)
        cleaned = self.taken_out(read)
        return text if cleaned == read else self.written(cleaned)

    @staticmethod
    def written(read: Any) -> str:
        """Return JSON as text."""
        return json.dumps(read)

    @staticmethod
    def read(text: str) -> Any:
        """Return the JSON that a text is, or None when it is only a text."""
        if text[:1] not in ("[", "{"):
            return None
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return None


def numbers_in(text: object) -> set[str]:
    """Return the numbers in a text that are dialled from everywhere, without extensions."""
    found = phones(text) if isinstance(text, str) else []
    links = [phone.link.removeprefix("tel:").partition(";")[0] for phone in found]
    return {link for link in links if link.startswith("+")}


def _dialled(number: str) -> str:
    """Return the pattern of a number: from abroad, within the country, or without its zero."""
    # The plan of Sweden and its neighbours; a longer code is then part of what follows.
    code, rest = number[1:3], number[3:]
    before = rf"(?:\+|%2B|00){GAP}{GAP.join(code)}{GAP}(?:\(?0\)?{GAP})?|0{GAP}"
    bare = "?" if len(rest) >= FEWEST_BARE else ""
    return rf"(?<![\w+])\(?(?:{before}){bare}{GAP.join(rest)}(?!\w)"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def _encoded(text: str) -> set[str]:
    """Return how addresses and HTML write a text, and an older Unicode form."""
    return {unicodedata.normalize("NFD", text), quote(text, safe=""), html.escape(text)}


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _any_of(texts: set[str]) -> str:
    return f"(?:{'|'.join(re.escape(text) for text in sorted(texts, key=len, reverse=True))})"
