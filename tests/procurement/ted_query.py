"""The part of TED's query language that our stand-in for its search knows."""

import datetime as dt
import json
import re

FIELDS = {
    "publication-number",
    "publication-date",
    "notice-type",
    "form-type",
    "buyer-name",
    "buyer-country",
    "place-of-performance",
    "classification-cpv",
    "notice-title",
    "deadline-receipt-request",
    "deadline-receipt-tender-date-lot",
    "notice-identifier",
    "notice-version",
    "procedure-identifier",
    "links",
}
ALIASES = {
    "PD": "publication-date",
    "ND": "publication-number",
    "PC": "classification-cpv",
    "RC": "place-of-performance",
    "FT": "FT",
}
COMPARE = {">=": str.__ge__, "<=": str.__le__, ">": str.__gt__, "<": str.__lt__}


class QueryError(Exception):
    """The query cannot be read."""


TOKEN = re.compile(
    r'\s*(?:("(?:[^"\\]|\\.)*")|([()])|(>=|<=|!=|!~|=|~|>|<)|(,)|(today\([+-]?\d*\))|([^\s()"=<>!~,]+))'
)


def tokens(query: str) -> list[str]:
    """Return the words of a query."""
    found, at = [], 0
    while at < len(query.rstrip()):
        match = TOKEN.match(query, at)
        if not match:
            raise QueryError(f"Syntax error in expert query at line 1, col {at}")
        found.append(match.group().strip())
        at = match.end()
    return [word for word in found if word != ","]


class Query:
    """An expert query: which notices it wants, and in which order."""

    def __init__(self, text: str) -> None:
        self.words, self.at, self.sort = tokens(text), 0, None
        self.wants = self._either()
        if self._peek() == "SORT":
            self._sorting()
        if self._peek() is not None:
            raise QueryError(f"extraneous input '{self._peek()}'")

    def _peek(self) -> str | None:
        return self.words[self.at] if self.at < len(self.words) else None

    def _next(self) -> str:
        word = self._peek()
        if word is None:
            raise QueryError("mismatched input '<EOF>'")
        self.at += 1
        return word

    def _either(self):
        sides = [self._both()]
        while self._peek() == "OR":
            self._next()
            sides.append(self._both())
        return lambda notice: any(side(notice) for side in sides)

    def _both(self):
        sides = [self._one()]
        while self._peek() == "AND":
            self._next()
            sides.append(self._one())
        return lambda notice: all(side(notice) for side in sides)

    def _one(self):
        word = self._next()
        if word == "NOT":
            inner = self._one()
            return lambda notice: not inner(notice)
        if word == "(":
            inner = self._either()
            if self._next() != ")":
                raise QueryError("missing ')'")
            return inner
        name = ALIASES.get(word, word)
        if name != "FT" and name not in FIELDS:
            raise QueryError(f"unknown field '{word}'")
        return self._condition(name, self._next())

    def _condition(self, name: str, operator: str):
        if operator == "IN" or (operator in ("~", "=") and self._peek() == "("):
            if self._next() != "(":
                raise QueryError("missing '('")
            wanted = []
            while (word := self._next()) != ")":
                wanted.append(_value(word))
            return lambda notice: any(
                _holds(notice, name, "~" if operator == "~" else "=", value) for value in wanted
            )
        if operator not in (">=", "<=", ">", "<", "=", "!=", "~", "!~"):
            raise QueryError(
                f"mismatched input '{operator}' expecting {{IN, '!=', '=', '~', '!~'}}"
            )
        value = _value(self._next())
        if operator[0] == "!":
            return lambda notice: not _holds(notice, name, operator[1], value)
        return lambda notice: _holds(notice, name, operator, value)

    def _sorting(self) -> None:
        self._next()
        if self._next() != "BY":
            raise QueryError("expecting BY")
        name = self._next()
        descends = self._peek() == "DESC"
        if descends:
            self._next()
        self.sort = (ALIASES.get(name, name), descends)


def _value(word: str) -> str:
    match = re.fullmatch(r"today\(([+-]?\d*)\)", word)
    if match:
        return (dt.date.today() + dt.timedelta(days=int(match.group(1) or 0))).strftime("%Y%m%d")
    return word[1:-1].replace('\\"', '"') if word.startswith('"') else word


def _holds(notice: dict, name: str, operator: str, wanted: str) -> bool:
    if name == "FT":
        return wanted.lower().rstrip("*") in notice["_text"]
    values = notice.get(name)
    if isinstance(values, dict):
        return wanted.lower().rstrip("*") in json.dumps(values, ensure_ascii=False).lower()
    for value in values if isinstance(values, list) else [values]:
        if value is None:
            continue
        if "date" in name or "deadline" in name:
            value, wanted = str(value)[:10].replace("-", ""), wanted.replace("-", "")
        value = str(value)
        if operator in ("=", "~") and (
            value.startswith(wanted[:-1]) if wanted.endswith("*") else value == wanted
        ):
            return True
        if operator in COMPARE and COMPARE[operator](value, wanted):
            return True
    return False
