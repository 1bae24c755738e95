"""Explains words where a page first uses them: finds them in HTML, and puts the explanation there.

Nothing is taken out of the text and nothing is put into it but the explanations, which are closed
until a reader asks for one. The browser does that without a script (`popover`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from django.utils.html import escape, format_html
from django.utils.translation import gettext

TOKEN = re.compile(r"""(<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>)""", re.DOTALL)
RUN = re.compile(r"[\w-]+")
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
ATTRIBUTE = re.compile(r"""\s(class|lang|role|hidden|translate)(?:=(?:"([^"]*)"|'([^']*)'))?""")
# A word between these is a name, a control or a heading, or it is explained already.
UNTOUCHED = frozenset(
    ["a", "abbr", "button", "code", "dfn", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre"]
    + ["samp", "summary", "th", "time", "title", "audio", "iframe", "svg", "video", "template"]
    + ["address", "caption", "dialog", "fieldset", "form", "label", "legend", "nav", "option"]
    + ["output", "select", "textarea", "noscript", "script", "style"]
)
UNTOUCHED_CLASSES = frozenset(
    ["badge", "button", "card", "card-meta", "event-lines", "tag", "visually-hidden"]
)
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"]
    + ["track", "wbr"]
)


@dataclass(frozen=True)
class Word:
    """A word as the pages explain it."""

    term: str
    explanation: str
    source: str
    anchor: str
    forms: tuple[str, ...]


@dataclass
class Vocabulary:
    """The words of one language, and the address of their glossary."""

    language: str
    address: str
    words: Iterable[Word]
    by_beginning: dict[str, list[tuple[re.Pattern[str], Word]]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_beginning = {}
        forms = [(form, word) for word in self.words for form in (word.term, *word.forms)]
        for form, word in sorted(forms, key=lambda pair: -len(pair[0])):
            first = RUN.search(escape(form))
            if first:
                known = self.by_beginning.setdefault(first[0].lower(), [])
                known.append((_pattern(form), word))

    def explained(self, html: str) -> str:
        """Return a part of a page with each word explained at its first use."""
        if not self.by_beginning:
            return html
        seen: set[str] = set()
        return "".join(
            self._marked(part, seen) if is_text else part
            for part, is_text in _parts(html, self.language)
        )

    def _marked(self, part: str, seen: set[str]) -> str:
        pieces, at = [], 0
        for run in RUN.finditer(part):
            found = self._found(part, run) if run.start() >= at else None
            if found is None:
                continue
            written, word = found
            pieces.append(part[at : run.start()])
            pieces.append(written if word.anchor in seen else self._mark(written, word))
            seen.add(word.anchor)
            at = run.start() + len(written)
        return "".join([*pieces, part[at:]])

    def _found(self, part: str, run: re.Match[str]) -> tuple[str, Word] | None:
        """Return the longest form that begins here, as it is written, and its word."""
        for pattern, word in self.by_beginning.get(run[0].lower(), ()):
            found = pattern.match(part, run.start())
            if found:
                return found[0], word
        return None

    def _mark(self, written: str, word: Word) -> str:
        # `written` is HTML already: it comes out of the page as it went in.
        button = format_html(
            '<button type="button" class="word-button" popovertarget="word-{anchor}"'
            ' aria-label="{label}"></button></span>'
            '<span class="word-explanation" id="word-{anchor}" popover role="note" data-nosnippet>'
            "<strong>{term}</strong> {explanation} {source}"
            '<a href="{address}#{anchor}">{more}</a></span>',
            anchor=word.anchor,
            label=gettext("What does “%(word)s” mean?") % {"word": word.term},
            term=word.term,
            explanation=word.explanation,
            source=f"{word.source}. " if word.source else "",
            address=self.address,
            more=gettext("In the glossary"),
        )
        return f'<span class="word">{written}{button}'


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Return what finds a form as a whole; LOV is a law, and lov a holiday."""
    words = r"\s+".join(re.escape(escape(word)) for word in form.split())
    return re.compile(rf"{words}(?![\w-])", 0 if form.isupper() else re.IGNORECASE)


def _parts(html: str, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a page, and whether each is text in which words may be explained."""
    open_tags: list[tuple[str, bool]] = []  # each with whether nothing is explained inside it
    for part in TOKEN.split(html):
        tag = TAG.match(part)
        if tag is None:
            is_closed = any(untouched for _name, untouched in open_tags)
            yield part, not (is_closed or part.startswith("<!--"))
            continue
        name = tag[2].lower()
        if tag[1]:
            _close(open_tags, name)
        elif name not in VOID and not part.endswith("/>"):
            open_tags.append((name, _is_untouched(name, part, language)))
        yield part, False


def _close(open_tags: list[tuple[str, bool]], name: str) -> None:
    """Leave an element, and those inside it whose end is not written."""
    for at in range(len(open_tags) - 1, -1, -1):
        if open_tags[at][0] == name:
            del open_tags[at:]
            return


def _is_untouched(name: str, tag: str, language: str) -> bool:
    if name in UNTOUCHED:
        return True
    said = {found[1]: found[2] or found[3] or "" for found in ATTRIBUTE.finditer(tag)}
    return (
        said.get("lang", language) != language
        or "hidden" in said
        or said.get("translate") == "no"
        or said.get("role") in ("status", "alert")
        or not UNTOUCHED_CLASSES.isdisjoint(said.get("class", "").split())
    )
