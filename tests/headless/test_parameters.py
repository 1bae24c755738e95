"""Times, days, numbers and flags in an address are read strictly, and as people mean them."""

import datetime as dt

import pytest
from django.test import RequestFactory
from pydantic import TypeAdapter, ValidationError

from headless.page_content import with_absolute_links
from headless.parameters import (
    CpvPrefix,
    Day,
    FieldsOf,
    Flag,
    Moment,
    MomentUntil,
    OneOf,
    Parameters,
    Whole,
)
from headless.pictures import absolute
from headless.request_cache import once
from headless.text_search import LONGEST_QUERY, cleaned

SITE = "http://testserver"


def read(kind, text):
    return TypeAdapter(kind).validate_python(text)


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01T09:00:00+01:00", utc(2026, 3, 1, 8)),
        ("2026-03-01T09:00:00 01:00", utc(2026, 3, 1, 8)),
        ("2026-03-01T09:00:00-05:00", utc(2026, 3, 1, 14)),
        ("2026-03-01T09:00:00Z", utc(2026, 3, 1, 9)),
        ("2026-03-01t09:00:00z", utc(2026, 3, 1, 9)),
        ("2026-03-01T09:00Z", utc(2026, 3, 1, 9)),
        ("2026-03-01T09:00:00.123456Z", utc(2026, 3, 1, 9, 0, 0, 123456)),
        ("2026-03-01", utc(2026, 2, 28, 23)),
        ("2026-07-01", utc(2026, 6, 30, 22)),
        ("2024-02-29", utc(2024, 2, 28, 23)),
        ("9999-12-31T23:59:59-12:00", utc(9999, 12, 31, 23, 59, 59, 999999)),
        ("0001-01-01T00:00:00+12:00", utc(1, 1, 1)),
    ],
)
def test_a_time_has_its_offset_and_a_day_begins_here(text, moment):
    assert read(Moment, text) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01", utc(2026, 3, 1, 22, 59, 59, 999999)),
        ("2026-07-01", utc(2026, 7, 1, 21, 59, 59, 999999)),
        ("2026-03-29", utc(2026, 3, 29, 21, 59, 59, 999999)),
        ("2026-10-25", utc(2026, 10, 25, 22, 59, 59, 999999)),
        ("2026-03-01T09:00:00Z", utc(2026, 3, 1, 9)),
    ],
)
def test_the_last_day_lasts_until_it_ends_here(text, moment):
    assert read(MomentUntil, text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "1767225600",
        "2026",
        "2026-03",
        "2026-3-1",
        "20260301",
        "01/03/2026",
        "2026-02-29",
        "2026-13-01",
        "2026-03-01T",
        "2026-03-01T09:00:00",
        "2026-03-01T25:00:00Z",
        "2026-03-01T09:00:00+25:00",
        "2026-03-01 09:00:00",
        "2026-W09-7",
        "٢٠٢٦-٠٣-٠١",
        "2026-03-01\n",
    ],
)
def test_what_is_no_time_is_refused(text):
    for kind in (Moment, MomentUntil):
        with pytest.raises(ValidationError):
            read(kind, text)


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("7", 7), ("007", 7), ("1" * 18, int("1" * 18))]
)
def test_a_whole_number_is_digits(text, value):
    assert read(Whole, text) == value


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", "1e3", " 1", "0x1", "²", "١", "1" * 20])
def test_anything_else_is_no_whole_number(text):
    with pytest.raises(ValidationError):
        read(Whole, text)


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(text, value):
    assert read(Flag, text) is value


@pytest.mark.parametrize("text", ["", "1", "0", "yes", "True", "FALSE", "on", "null"])
def test_anything_else_is_no_flag(text):
    with pytest.raises(ValidationError):
        read(Flag, text)


@pytest.mark.parametrize("text", ["2026-3-1", "2026-02-30", "i dag", "2026-03-01T00:00:00Z", ""])
def test_anything_else_is_no_day(text):
    with pytest.raises(ValidationError):
        read(Day, text)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("9", False), ("90", True), ("90910000", True), ("909100000", False), ("9a", False)],
)
def test_a_code_is_two_to_eight_digits(text, fits):
    if fits:
        assert read(CpvPrefix, text) == text
    else:
        with pytest.raises(ValidationError):
            read(CpvPrefix, text)


def test_a_value_of_a_list_is_refused_by_its_name():
    colours = OneOf(lambda: ["red", "blue"], "colour")
    assert colours.checked("red") == "red"
    with pytest.raises(ValueError, match="There is no colour “green”"):
        colours.checked("green")


class Pair(Parameters):
    """Two names to choose between."""

    one: int = 1
    other: int = 2


@pytest.mark.parametrize("text", ["", "one", "one,other", "other,one,one"])
def test_names_of_fields_are_taken(text):
    assert FieldsOf(Pair).checked(text) == text


@pytest.mark.parametrize("text", ["two", "one,two", "one,", ",one", "one other", "ONE"])
def test_what_is_no_field_is_named(text):
    with pytest.raises(ValueError, match="There is no field"):
        FieldsOf(Pair).checked(text)


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/foretag/", f"{SITE}/foretag/"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/x", "//example.org/x"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("", ""),
    ],
)
def test_an_address_gets_its_host_once(address, whole):
    assert absolute(address) == whole
    assert absolute(absolute(address)) == whole


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ('<a href="/x/">x</a>', f'<a href="{SITE}/x/">x</a>'),
        ('<img alt="" src="/media/x.webp">', f'<img alt="" src="{SITE}/media/x.webp">'),
        ('<a href="//example.org/">x</a>', '<a href="//example.org/">x</a>'),
        ("<p>Skriv href=&quot;/x/&quot;</p>", "<p>Skriv href=&quot;/x/&quot;</p>"),
    ],
)
def test_links_in_html_get_their_host(html, whole):
    assert with_absolute_links(html) == whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"kvast', "kvast"),
        ("kvast\0borste", "kvast borste"),
        ("(kvast*", "kvast"),
        ("cykel-verkstad", "cykel-verkstad"),
        ("  ", ""),
        ("%_*", "_"),
        ("x" * 500, "x" * LONGEST_QUERY),
    ],
)
def test_words_for_a_database_are_cleaned(text, words):
    assert cleaned(text) == words


def test_what_is_looked_up_for_a_request_is_looked_up_once():
    asked = []
    first, second = RequestFactory().get("/"), RequestFactory().get("/")
    for request in (first, first, second):
        once(request, "number", lambda: asked.append(1) or len(asked))
    assert len(asked) == 2
    assert once(first, "number", lambda: 9) == 1
    assert once(first, "other", lambda: None) is None
