"""The door for text from outside: what it takes away, and what it lets stand."""

import random

import pytest

from access.text import block, comparable, email_address, line, markup

FLAG = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
WRITING = [
    "👩‍🍳 Köket",
    "👩🏽‍🍳",
    "Zoë 🏳️‍🌈",
    "1️⃣ ❤️ ‼️",
    FLAG,
    "🫨",
    "می‌خواهم",
    "क्‍ष",
    "葛\U000e0100",
    "Ⅷ · ½",
    "§ 5 – “citat” …",
]


@pytest.mark.parametrize("text", WRITING)
@pytest.mark.parametrize("door", [block, line, markup])
def test_writing_and_pictures_keep_what_they_need(door, text):
    assert door(text) == text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("O\u0308rebro", "Örebro"),
        ("A\u200bs", "As"),
        ("a\u00ad\u030a", "å"),
        ("Bage\u00adri\u2060et\ufeff", "Bageriet"),
        ("Bage\u200d\u200criet", "Bageriet"),
        ("\u202eBageriet\u202c\u200f\u2066", "Bageriet"),
        ("Bage\u3164ri\uffa0et\u115f\u034f", "Bageriet"),
        ("Bage\U000e0061riet\ufe0f", "Bageriet"),
        ("Bage\x00\x1b\x7f\x9f\ufffe\ufdd0\ud800riet", "Bageriet"),
        ("ett\r\ntvå\rtre\x85fyra\u2028fem\u2029sex", "ett\ntvå\ntre\nfyra\nfem\nsex"),
        ("ett\x0btvå\x0ctre", "ett\ntvå\ntre"),
        ("10\u00a0000", "10\u00a0000"),
        ("ord \u00a0\u00a0ord\u00a0 ord", "ord ord ord"),
        ("\u00a0ord\u00a0\n\u00a0ord\u202f", "ord\nord"),
        ("ord\u2003ord\u3000\u3000ord\u2800ord", "ord ord ord ord"),
        ("\u200b \u2060\ufeff", ""),
        ("\u00a0", ""),
        ("två  blanka\n  indraget\n", "två  blanka\n  indraget\n"),
    ],
)
def test_a_text_of_several_lines(given, expected):
    assert block(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (" Två\r\nrader\u2028och  \u00a0blanka ", "Två rader och blanka"),
        ("10\u00a0000", "10 000"),
        ("O\u0308ppet\tjämt", "Öppet jämt"),
        ("\u3164", ""),
    ],
)
def test_a_text_on_one_line(given, expected):
    assert line(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>Ba\u00adge&shy;ri&#8203;et</p>", "<p>Bageriet</p>"),
        ("<p>a\u030a&nbsp;&amp; &lt;b&gt;</p>", "<p>å&nbsp;&amp; &lt;b&gt;</p>"),
        ('<a href="https://a.example/\u200bb">A\u030a</a>', '<a href="https://a.example/b">Å</a>'),
        ("<b>\u0338x</b>", "<b>\u0338x</b>"),
        ("<p>\u00a0</p>", "<p>\u00a0</p>"),
        ("a &lt\u200b;b", "a &lt;b"),
        ("a\u200b&lt;script&gt;", "a&lt;script&gt;"),
        ("&#60;b&#62;", "&#60;b&#62;"),
    ],
    ids=["entities", "kept", "address", "no tag melts", "blank", "cut", "escaped", "numbered"],
)
def test_html_is_cleaned_between_its_tags(given, expected):
    assert markup(given) == expected


@pytest.mark.parametrize(
    "written",
    [
        "anna@blåbär.example",
        "ANNA@BLÅBÄR.EXAMPLE",
        " Anna@bla\u030aba\u0308r.example\u200b",
        "anna@xn--blbr-noae.example",
        "Anna@XN--BLBR-NOAE.example",
    ],
)
def test_an_address_has_one_spelling(written):
    assert email_address(written) == "anna@blåbär.example"


@pytest.mark.parametrize(
    "written", ["anna", "", "a@", "@b", "a@..", "a@xn--fa-hia.de", "a@xn--0", f"a@{'x' * 300}"]
)
def test_what_is_no_readable_address_stays(written):
    assert email_address(written) == written


def test_names_are_compared_however_they_are_written():
    assert comparable("O\u0308rebro \u00a0La\u0308n") == comparable("ÖREBRO LÄN")
    assert comparable("Ofﬁce") == comparable("office")


def test_what_has_come_through_the_door_goes_through_it_again_unchanged():
    signs = [*"ab<>&; ", "\n", "\r", "\u0301", "\u030a", "\u0338", "\u034f", "\u0915", "\u094d"]
    signs += [*"👩🍳🏽🏴", "\u00a0", "\u00ad", "\u180b", "\u1820", "\u200b", "\u200c", "\u200d"]
    signs += ["\u2028", "\u2800", "\u3164", "\ufb1d", "\ufe0f", "\U000e0067", "\U000e007f"]
    chosen = random.Random(11)  # noqa: S311 - no secret
    for _ in range(5000):
        text = "".join(chosen.choices(signs, k=7))
        for door in (block, line, markup, email_address):
            assert door(door(text)) == door(text), ascii(text)
