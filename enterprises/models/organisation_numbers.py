"""Organisation numbers: how they are written, checked and kept apart from those of persons."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.se import orgnr

LEGAL_PERSON_PREFIX = "16"
PERSON_PREFIXES = ("18", "19", "20")
# An organisation's third digit is two or more; a person's is the tens of a month.
LOWEST_THIRD_DIGIT = "2"


def organisation_number(text: str) -> str:
    """Return the number as NNNNNN-NNNN, or refuse it with a sentence that says why."""
    digits = orgnr.compact(text)
    is_long = len(digits) == 12 and digits.isdigit()
    if is_long and digits.startswith(PERSON_PREFIXES):
        raise ValidationError(_personal())
    if is_long and digits.startswith(LEGAL_PERSON_PREFIX):
        digits = digits[2:]
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        raise ValidationError(
            _("“%(number)s” is not an organisation number: it should have ten digits.")
            % {"number": text}
        )
    if digits[2] < LOWEST_THIRD_DIGIT:
        raise ValidationError(_personal())
    try:
        return orgnr.format(orgnr.validate(digits))
    except NumberError as error:
        raise ValidationError(
            _(
                "The organisation number %(number)s is not right: its last digit does not agree "
                "with the others. Check it for a slip of the pen."
            )
            % {"number": orgnr.format(digits)}
        ) from error


def _personal() -> str:
    return _(
        "This looks like a personal identity number. Such a number must never be entered here: "
        "leave the field empty for a sole trader."
    )
