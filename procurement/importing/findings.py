"""What is wrong or doubtful in a notice: codes for machines, sentences for people."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "xml_not_wellformed": _("The file is not well-formed XML."),
    "xml_forbidden_construct": _("The file holds what is not read for safety's sake."),
    "unsupported_root": _("The document is no notice of a kind that can be read."),
    "missing_notice_id": _("The notice has no identifier."),
    "bad_notice_id": _("The identifier of the notice is not a UUID in lower case."),
    "missing_notice_version": _("The notice has no version."),
    "bad_notice_version": _("The version of the notice is not between 01 and 99."),
    "unknown_form_type": _("The form type of the notice is unknown."),
    "unknown_notice_subtype": _("The subtype of the notice is unknown."),
    "missing_dispatch_date": _("The notice does not say when it was sent."),
    "bad_dispatch_date": _("The date when the notice was sent cannot be read."),
    "missing_title": _("The notice has no title."),
    "missing_buyer": _("The notice names no buyer."),
    "missing_cpv": _("The notice has no CPV code."),
    "missing_lots": _("The notice has no lots."),
    "missing_lot_id": _("A lot has no identifier."),
    "duplicate_lot_id": _("Two lots have the same identifier."),
    "json_invalid": _("The file is not valid JSON."),
    "ocds_unsupported": _("The file holds no OCDS releases."),
    "no_deadline": _("The notice is open, but names no deadline."),
    "unsafe_url": _("An address is no web address and was left out."),
    "withheld_fields": _("The buyer withholds some details."),
    "inconsistent_result": _("The result of the award contradicts itself."),
    "time_missing": _("A date has no time of day; the end of the day is meant."),
    "offset_missing": _("A time has no time zone; Swedish time is meant."),
    "bad_deadline": _("A deadline cannot be read."),
    "bad_date": _("A date cannot be read."),
    "bad_cpv": _("A CPV code cannot be read."),
}


class RefusedError(Exception):
    """A document that cannot be read any further, and why."""

    def __init__(self, code: str, message: str = "", format: str = "unknown") -> None:
        super().__init__(code)
        self.format = format
        self.code = code
        self.message = message


@dataclass
class Findings:
    """The errors and warnings of one notice."""

    errors: set[str] = field(default_factory=set)
    warnings: set[str] = field(default_factory=set)

    def result(self, notice: dict[str, Any]) -> dict[str, Any]:
        """Return the result of the contract: the notice, or why there is none."""
        warnings = set() if self.errors else self.warnings
        return {
            "status": "invalid" if self.errors else "ok",
            "errors": sorted(self.errors),
            "warnings": sorted(warnings),
            "messages": [str(SENTENCES[code]) for code in sorted(self.errors | warnings)],
            "notice": None if self.errors else notice,
        }


def refusal(error: RefusedError) -> dict[str, Any]:
    """Return the result of a document that could not be read."""
    result = Findings(errors={error.code}).result({})
    if error.message:
        result["messages"] = [error.message]
    return result
