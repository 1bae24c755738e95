"""The way of a notice that was gathered into the database."""

from typing import Any

from procurement.importing import Source
from procurement.importing.besides import besides
from procurement.models import NoticeSource, ReceivedDocument, SourceDocument
from procurement.models.sources import Kind
from procurement.versions import Became, Received, store
from procurement.versions.actions import keep

TED_PAGE = "https://ted.europa.eu/sv/notice/-/detail/{number}"
WORDS = {
    Became.NEW: "new",
    Became.CHANGED: "changed",
    Became.KEPT: "history",
    Became.UNCHANGED: "same",
}


class Storage:
    """Stores the notices of one document, and the document once if any of them is new."""

    def __init__(
        self, source: Source, format: str, gathered_from: NoticeSource, document: SourceDocument
    ) -> None:
        self.source = source
        self.format = format
        self.origin = gathered_from.name
        self.publication = document.key if gathered_from.kind == Kind.TED else ""
        self.said = besides(source.data, format)
        self.kept: ReceivedDocument | None = None

    def keep(self, number: int, result: dict[str, Any]) -> str:
        """Store one notice of the document, and return what became of it."""
        self.kept = self.kept or keep(self.source, self.format)
        self._number(result["notice"])
        said = self.said[number] if number < len(self.said) else {}
        received = Received(self.format, self.kept, **said)
        return WORDS[store(result, self.origin, received).became]

    def _number(self, notice: dict[str, Any]) -> None:
        """Give a notice the number that TED published it by, where its XML does not say."""
        if self.publication and not notice["publication_id"]:
            notice["publication_id"] = self.publication
            notice["ted_url"] = TED_PAGE.format(number=self.publication.lstrip("0"))

    def end(self) -> None:
        """Forget the document if nothing came of it."""
        if self.kept and not self.kept.versions.exists():
            self.kept.delete()
