"""Steps from element to element: always by namespace and child by child, never by prefix."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from procurement.importing.codes import UNDETERMINED, language
from procurement.importing.findings import Findings
from procurement.importing.values import amount, squash

UBL = "urn:oasis:names:specification:ubl:schema:xsd"
TED = "http://data.europa.eu/p27"
NAMESPACES = {
    "cbc": f"{UBL}:CommonBasicComponents-2",
    "cac": f"{UBL}:CommonAggregateComponents-2",
    "ext": f"{UBL}:CommonExtensionComponents-2",
    "efac": f"{TED}/eforms-ubl-extension-aggregate-components/1",
    "efbc": f"{TED}/eforms-ubl-extension-basic-components/1",
    "efext": f"{TED}/eforms-ubl-extensions/1",
}
EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"
WITHHELD = f"{{{NAMESPACES['efbc']}}}FieldIdentifierCode"
Tidy = Callable[[str | None], str]


@dataclass
class Notice:
    """A notice as it was parsed: its root, its main language, what was found wrong in it."""

    root: Element
    language: str | None
    findings: Findings

    def translated(
        self, element: Element | None, path: str, tidy: Tidy = squash
    ) -> dict[str, str]:
        """Return a text by language; the first one in each language counts."""
        texts: dict[str, str] = {}
        for node in nodes(element, path):
            if text := tidy(node.text):
                stated = squash(node.get("languageID"))
                key = language(stated) if stated else self.language or UNDETERMINED
                texts.setdefault(key, text)
        return texts


def nodes(element: Element | None, path: str) -> Iterator[Element]:
    """Yield the elements at the end of a path of child steps."""
    if element is not None:
        yield from element.iterfind(path, NAMESPACES)


def node(element: Element | None, path: str) -> Element | None:
    """Return the first element at the end of a path."""
    return next(nodes(element, path), None)


def values(element: Element | None, path: str) -> list[str]:
    """Return what the elements at the end of a path say, without those that say nothing."""
    return [text for found in nodes(element, path) if (text := squash(found.text))]


def value(element: Element | None, path: str) -> str:
    """Return what the first element at the end of a path says, or nothing."""
    return next(iter(values(element, path)), "")


def money(element: Element | None, path: str) -> dict[str, str | None] | None:
    """Return the first amount at the end of a path with its currency."""
    for found in nodes(element, path):
        if stated := amount(squash(found.text), squash(found.get("currencyID"))):
            return stated
    return None


def by_identifier(element: Element | None, path: str, identifier: str) -> dict[str, Element]:
    """Return the elements at the end of a path by what identifies them."""
    found: dict[str, Element] = {}
    for each in nodes(element, path):
        if name := value(each, identifier):
            found.setdefault(name, each)
    return found


def withheld_codes(element: Element | None) -> set[str]:
    """Return which fields in or below an element the buyer does not publish yet."""
    if element is None:
        return set()
    return {squash(code.text) for code in element.iter(WITHHELD)}
