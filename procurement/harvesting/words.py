"""What was refused of a document, and why, in the language of whoever reads it."""

from typing import Any

from procurement.importing.findings import SENTENCES
from procurement.models import SourceDocument
from procurement.models.source_faults import DOCUMENT


def reasons(document: SourceDocument) -> list[str]:
    """Return a sentence about each notice of a document that was refused."""
    return [_sentence(refusal) for refusal in document.refusals]


def _sentence(refusal: dict[str, Any]) -> str:
    known = {**SENTENCES, **DOCUMENT}
    words = [str(known[code]) for code in refusal.get("codes", []) if code in known]
    return " ".join(words or refusal.get("messages", []))
