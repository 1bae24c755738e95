"""What is to be bought: from everyday words, or a CPV code, to the codes that it may be."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from access.text import comparable
from content.languages import ENGLISH, SWEDISH, reader_language
from enterprises.models import Category
from enterprises.submission.category_suggestions import codes_for
from procurement.models.cpv import name_of, names_of, selected_codes

CODE = re.compile(r"(?<![0-9])([0-9]{8})(?:-[0-9])?(?![0-9-])")
DIGITS = re.compile(r"[0-9][0-9 .-]*")
MOST = 8
# The first two digits that there are in the Common Procurement Vocabulary (EC 213/2008).
DIVISION_LIST = (
    "03 09 14 15 16 18 19 22 24 30 31 32 33 34 35 37 38 39 41 42 43 44 45 48 50 51 55 60 63 64 65 "
    "66 70 71 72 73 75 76 77 79 80 85 90 92 98"
)
DIVISIONS = frozenset(DIVISION_LIST.split())
WORKS = "45"
FIRST_SERVICE = "50"


@dataclass(frozen=True)
class Service:
    """What is to be bought, by its CPV code."""

    code: str

    @cached_property
    def name(self) -> str:
        """Return what the code stands for in the reader's language, or nothing."""
        return name_of(self.code, reader_language())

    @property
    def label(self) -> str:
        """Return the name and the code as the form takes them back."""
        return f"{self.name} ({self.code})" if self.name else self.code

    @property
    def nature(self) -> str:
        """Return whether it is works, services or supplies, as eForms call them."""
        if self.code.startswith(WORKS):
            return "works"
        return "services" if self.code >= FIRST_SERVICE else "supplies"


def services_for(text: str) -> list[Service]:
    """Return what a text may mean, the best first: one if it is plain, none if nothing fits."""
    code = CODE.search(text)
    if code:
        return [_existing(code[1])]
    if DIGITS.fullmatch(text.strip()):
        raise ValidationError(gettext("A CPV code has eight digits, for example 90910000."))
    said = comparable(text)
    named = _named(said)
    return [Service(each) for each in ([named] if named else codes_for(said, MOST))]


def names() -> list[str]:
    """Return the names of all codes that we know, in the reader's language."""
    return sorted(names_of(selected_codes(), reader_language()).values())


def _existing(code: str) -> Service:
    if code[:2] not in DIVISIONS:
        message = gettext("There is no CPV code that begins with %(digits)s.")
        raise ValidationError(message % {"digits": code[:2]})
    return Service(code)


def _named(said: str) -> str:
    """Return the code that is called so, or that a category called so has, if it is only one."""
    for code, known in selected_codes().items():
        if said in map(comparable, (known[SWEDISH], known[ENGLISH])):
            return code
    for row in Category.objects.prefetch_related("codes"):
        codes = row.codes.all()
        if len(codes) == 1 and said in map(comparable, (row.name_sv, row.name_en)):
            return codes[0].code
    return ""
