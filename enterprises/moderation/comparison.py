"""What differs between two versions of a profile, in the words that people read."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enterprises.models import Category, EnterprisePage, Submission
from enterprises.models.categories import cpv_name
from enterprises.models.enums import Criterion, ReservationRule
from enterprises.profiles.values import Values, blank, changed, read_values, value_names
from places.models import Municipality

LABELS = {
    "title": gettext_lazy("Name of the enterprise"),
    "offers": gettext_lazy("Goods and services"),
    "claims": gettext_lazy("Basis for reserved procurement"),
    "asf": gettext_lazy("Criteria of work-integrating social enterprises (ASF)"),
    "certificates": gettext_lazy("Certificates"),
    "photos": gettext_lazy("Pictures"),
}


@dataclass(frozen=True)
class Difference:
    """One field of a profile, as it was and as it should be; both as lines of plain text."""

    name: str
    label: str
    old: list[str]
    new: list[str]

    @property
    def is_changed(self) -> bool:
        """Return whether the two differ."""
        return self.old != self.new

    @property
    def old_marked(self) -> SafeString:
        """Return the lines before, with what is gone inside `del`; everything else escaped."""
        return _marked(self.old, self.new, "del")

    @property
    def new_marked(self) -> SafeString:
        """Return the lines after, with what has come inside `ins`; everything else escaped."""
        return _marked(self.new, self.old, "ins")


def differences(before: Values, after: Values) -> list[Difference]:
    """Return every field that differs, in the order of a profile."""
    return [each for each in comparison(before, after) if differs(each, before, after)]


def comparison(before: Values, after: Values) -> list[Difference]:
    """Return every field that either version says something in, changed or not."""
    empty = blank()
    rows = []
    for name in value_names():
        old = before.get(name, empty[name])
        new = after.get(name, old)
        row = Difference(name, label(name), as_text(name, old), as_text(name, new))
        if row.old or row.new:
            rows.append(row)
    return rows


def differs(row: Difference, before: Values, after: Values) -> bool:
    """Return whether the values of a field differ, even where their words are the same."""
    empty = blank()[row.name]
    return before.get(row.name, empty) != after.get(row.name, before.get(row.name, empty))


def label(name: str) -> str:
    """Return what a field is called, beginning with a capital."""
    if name in LABELS:
        return str(LABELS[name])
    text = str(EnterprisePage._meta.get_field(name).verbose_name)
    return text[:1].upper() + text[1:]


def as_text(name: str, value: Any) -> list[str]:
    """Return a value as the lines that a reader sees, none for what is empty."""
    if value in (None, "", []):
        return []
    lines = _WRITERS[name](value) if name in _WRITERS else _plain(name, value)
    return [line for line in lines if line]


def _plain(name: str, value: Any) -> list[str]:
    if isinstance(value, bool):
        return [_("Yes") if value else _("No")]
    choices = dict(EnterprisePage._meta.get_field(name).flatchoices)
    return str(choices.get(value, value)).splitlines()


def _categories(slugs: list[str]) -> list[str]:
    return [row.full_label for row in Category.objects.in_tree_order() if row.slug in slugs]


def _municipality(code: str) -> list[str]:
    return _municipalities([code])


def _municipalities(codes: list[str]) -> list[str]:
    return [row.name for row in Municipality.objects.filter(code__in=codes)]


def _offers(value: list[dict[str, str]]) -> list[str]:
    return [" · ".join(part for part in _parts_of_offer(each) if part) for each in value]


def _parts_of_offer(each: dict[str, str]) -> list[str]:
    code = each.get("cpv", "")
    cpv = f"{cpv_name(code)} ({code})" if code else ""
    return [each["name"], each.get("description", ""), each.get("price_note", ""), cpv]


def _claims(value: list[dict[str, str]]) -> list[str]:
    rules = dict(ReservationRule.choices)
    return [
        ": ".join(part for part in [str(rules.get(each["rule"], "")), each["statement"]] if part)
        for each in value
    ]


def _asf(value: list[str]) -> list[str]:
    return [str(Criterion(each).label) for each in value]


def _certificates(value: list[dict[str, str]]) -> list[str]:
    return [" · ".join(part for part in _parts_of_certificate(each) if part) for each in value]


def _parts_of_certificate(each: dict[str, str]) -> list[str]:
    until = each["valid_until"]
    day = _("valid until %(day)s") % {"day": until} if until else ""
    return [each["title"], day, each["link"]]


def _logo(image: int) -> list[str]:
    return [_("Picture %(number)s") % {"number": image}]


def _photos(value: list[dict[str, Any]]) -> list[str]:
    return [each["alt_text"] or _logo(each["image"])[0] for each in value]


_WRITERS: dict[str, Callable[[Any], list[str]]] = {
    "categories": _categories,
    "municipality": _municipality,
    "municipalities": _municipalities,
    "offers": _offers,
    "claims": _claims,
    "asf": _asf,
    "certificates": _certificates,
    "logo": _logo,
    "photos": _photos,
}


def _marked(lines: list[str], others: list[str], tag: str) -> SafeString:
    """Return lines with what the others do not have inside a tag, told apart by words."""
    words, other = _words(lines), _words(others)
    matcher = difflib.SequenceMatcher(None, other, words, autojunk=False)
    parts = []
    for kind, _i, _j, start, end in matcher.get_opcodes():
        text = "".join(words[start:end])
        if kind == "equal":
            parts.append(format_html("{}", text))
        elif text.strip():
            parts.append(format_html(f"<{tag}>{{}}</{tag}>", text))
        else:
            parts.append(format_html("{}", text))
    return format_html_join("", "{}", ((part,) for part in parts))


def _words(lines: list[str]) -> list[str]:
    words: list[str] = []
    for place, line in enumerate(lines):
        if place:
            words.append("\n")
        for word in line.split(" "):
            words += [word, " "]
        words.pop()
    return words


@dataclass(frozen=True)
class Review:
    """What a reviewer compares: what a decision would change, and what is as before.

    `since_returned` is what the sender has changed since it was sent back, None where it was not.
    """

    before: Values
    changed: list[Difference]
    unchanged: list[Difference]
    since_returned: list[Difference] | None
    is_now: bool

    @property
    def has_new_pictures(self) -> bool:
        """Return whether there are pictures to look at."""
        return any(row.name in ("logo", "photos") for row in self.changed)


def review_of(submission: Submission, public: Values) -> Review:
    """Return what to compare, with what is `public` now as long as nothing is decided."""
    is_change = submission.kind == Submission.Kind.CHANGE
    is_open = submission.state == Submission.State.WAITING
    before, after = submission.base if is_change else public, submission.values
    if is_change and is_open:
        own = changed(submission.base, after)
        before, after = public, {**public, **{name: after[name] for name in own}}
    rows = comparison(before, after)
    news = [row for row in rows if differs(row, before, after)]
    returned = submission.returned if is_open else None
    return Review(
        before=before,
        changed=news,
        unchanged=[row for row in rows if row not in news],
        since_returned=None if returned is None else differences(returned, submission.values),
        is_now=is_change and is_open,
    )


def changed_meanwhile(change: Submission) -> list[Difference]:
    """Return what somebody else has published since in the fields that the person changed."""
    now = read_values(change.page)
    own = [each.name for each in differences(change.base, change.values)]
    return [each for each in differences(change.base, now) if each.name in own]
