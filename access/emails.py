"""What a mail says, written once and sent as plain text and as HTML."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

Button = tuple[str, str]  # what it says, the address
Fact = tuple[str, str]  # what it is called, what it is


class ForeignParagraph(str):
    """A paragraph in another language than the mail."""

    language: str

    def __new__(cls, text: str, language: str) -> "ForeignParagraph":
        """Return the paragraph, which is its text."""
        self = super().__new__(cls, text)
        self.language = language
        return self


@dataclass(frozen=True)
class CalendarPart:
    """What a mail puts into its reader's calendar, or takes out of it (RFC 5545, RFC 6047)."""

    method: str  # REQUEST or CANCEL
    content: str
    name: str  # of the file, for programs that do not read it by themselves


class NothingToTellError(Exception):
    """What a mail was about is no longer so, or no longer public: it does not go."""


@dataclass(frozen=True)
class Item:
    """One of several things that a mail tells of, each with an address of its own."""

    title: str
    address: str
    lines: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return it as plain text."""
        ways = [f"{label}: {address}" for label, address in self.buttons]
        return "\n".join([self.title, *self.lines, self.address, *ways])


@dataclass(frozen=True)
class Email:
    """A mail in words: all of it plain text, whoever wrote it."""

    subject: str
    paragraphs: list[str]
    buttons: list[Button] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    sections: list[tuple[str, list[Item]]] = field(default_factory=list)  # a heading, its items
    quote: str = ""  # what somebody else has written, shown as such
    ending: list[str] = field(default_factory=list)
    reason: str = ""  # why the reader gets it: "You get this mail because ..."
    calendar: CalendarPart | None = None
    unsubscribe: str = ""  # a link that ends mails of this sort at one click (RFC 8058)

    @property
    def way_out(self) -> Button | None:
        """Return the link by which the reader gets no more of these mails."""
        return (_("Unsubscribe from these mails"), self.unsubscribe) if self.unsubscribe else None

    def text(self, signature: str) -> str:
        """Return the mail as plain text, with a blank line between its parts."""
        parts = [
            *self.paragraphs,
            "\n".join(f"{name}: {value}" for name, value in self.facts),
            *(
                text
                for heading, items in self.sections
                for text in [heading.upper(), *(item.text for item in items)]
            ),
            "\n".join(f"> {line}".rstrip() for line in self.quote.strip().splitlines()),
            *(f"{label}:\n{address}" for label, address in self.buttons),
            *self.ending,
            signature,
            self.reason,
            *([":\n".join(self.way_out)] if self.way_out else []),
        ]
        return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


EmailContext = dict[str, object]
Links = dict[str, str]
Writer = Callable[[EmailContext, Links], Email]

writers: dict[str, Writer] = {}


def writes(kind: str) -> Callable[[Writer], Writer]:
    """Register a function as the writer of one kind of mail, in the active language.

    It is given what the sender of the mail told, and the addresses of the links by name.
    """

    def add(writer: Writer) -> Writer:
        writers[kind] = writer
        return writer

    return add
