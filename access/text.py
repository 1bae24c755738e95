"""The door for text from outside: one Unicode form, and nothing in it that nobody can see.

`line` is for what stands on one line, `block` for what may have several, `markup` for HTML,
`email_address` for addresses, `comparable` for names. A text that is in
order stays as it is.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
TYPOGRAPHIC = "\u00a0\u202f"  # one between two words is typography: 10 000, § 5
ODD = f"\u1680\u2000-\u200a\u205f\u3000{TYPOGRAPHIC}"
ODD_RUN = re.compile(f"[ {ODD}]*[{ODD}][ {ODD}]+| +[{ODD}]|[^\\S\n\t {TYPOGRAPHIC}]")
BESIDE_BREAK = re.compile(f"[{TYPOGRAPHIC}]+(?=\n|$)|(?:(?<=\n)|\\A)[{TYPOGRAPHIC}]+")
BRAILLE_BLANK = "\u2800"
ORDINARY = re.compile(r"[\t\n -~]*")
TAG = re.compile(r"(<[^<>]*>)")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|shy|zwn?j|lrm|rlm|NoBreak);?")

ZWNJ, ZWJ, CUT, BLACK_FLAG = "\u200c", "\u200d", "\U000e007f", "\U0001f3f4"
UNSEEN = frozenset(["Cc", "Cf", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"])
LONGEST_DOMAIN = 253  # beyond it there is none, and the codec grows slow
# Marks of class "format" that are seen: signs over Arabic, Syriac and Kaithi numbers, hieroglyphs.
SEEN_FORMAT = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f]"
)
# What shows nothing although its class says otherwise: fillers, inherent vowels, places kept.
EMPTY = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8\ufffc\ufdd0-\ufdef"
    "\U000e0000-\U000e0fff]"
)
# Scripts whose letters are joined or parted by a sign of their own.
JOINING = re.compile(
    "[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ua840-\ua87f\ufb50-\ufdcf\ufdf0-\ufdff"
    "\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
SHAPE = re.compile("[\ufe00-\ufe0f]")
MONGOLIAN = re.compile("[\u180b-\u180f]")
IDEOGRAPHIC_SHAPE = re.compile("[\U000e0100-\U000e01ef]")


def block(text: str) -> str:
    """Return a text of several lines: each break one sign, no odd blanks, nothing unseen."""
    if ORDINARY.fullmatch(text):
        return text
    text = _cleaned(text)
    return BESIDE_BREAK.sub("", text) if is_seen(text) else ""


def line(text: str) -> str:
    """Return a text on one line: every break and run of blanks is one blank, none at the ends."""
    return " ".join(block(text).split())


def markup(source: str) -> str:
    """Return HTML whose words and attributes have come through the door.

    Tags are left standing: a sign after a tag never melts into the sign that closes it.
    """
    if ORDINARY.fullmatch(source) and not ENTITY.search(source):
        return source
    pieces = TAG.split(ENTITY.sub(_unescaped, source))
    return "".join(_piece(piece) for piece in pieces)


def comparable(text: str) -> str:
    """Return what two ways of writing the same name have in common, to compare them by."""
    return unicodedata.normalize("NFKC", line(text)).casefold()


def email_address(text: str) -> str:
    """Return an address as people read it, the same for every way of writing it.

    Small letters throughout; a domain is written with its own letters (blåbär, not xn--blbr-…).
    """
    local, at, domain = line(text).lower().rpartition("@")
    return f"{local}{at}{_domain(domain) if at else domain}"


def is_seen(text: str) -> bool:
    """Tell whether a text has any sign that can be seen."""
    return any(unicodedata.category(sign) not in UNSEEN and not EMPTY.match(sign) for sign in text)


def _cleaned(text: str, break_as: str = "\n") -> str:
    """Return a text in one Unicode form without odd blanks and signs that nobody sees."""
    text = BREAK.sub(break_as, text).replace(BRAILLE_BLANK, " ")
    before = None
    while text != before:  # what was needed by a sign that has gone is needed no more
        before = text
        text = unicodedata.normalize("NFC", "".join(_kept(unicodedata.normalize("NFC", text))))
    return ODD_RUN.sub(" ", text)


def _piece(piece: str) -> str:
    return f"<{_cleaned(piece[1:-1], ' ')}>" if TAG.fullmatch(piece) else _cleaned(piece)


def _unescaped(found: re.Match[str]) -> str:
    """Return the sign that an entity stands for, when it is one that the door looks at."""
    sign = html.unescape(found[0])
    is_odd = len(sign) == 1 and unicodedata.category(sign) in ("Cf", "Cc", "Mn", "Zl", "Zp")
    return sign if is_odd or EMPTY.match(sign) else found[0]


def _domain(text: str) -> str:
    """Return a domain in its own letters, if those lead back to the same domain."""
    if len(text) > LONGEST_DOMAIN:
        return text
    try:
        ascii_form = text.encode("idna").decode("ascii")
        readable = ascii_form.encode("ascii").decode("idna")
        is_same = readable.encode("idna").decode("ascii") == ascii_form
    except (UnicodeError, ValueError):
        return text
    return readable.lower() if is_same else ascii_form


def _kept(text: str) -> Iterator[str]:
    """Yield each sign that is seen, or that the signs beside it need."""
    before = ""  # the last sign kept
    for place, sign in enumerate(text):
        if sign in "\n\t" or _is_plain(sign) or _is_needed(text, place, before):
            before = sign
            yield sign


def _is_plain(sign: str) -> bool:
    if SHAPE.match(sign) or MONGOLIAN.match(sign) or EMPTY.match(sign):
        return False
    is_no_character = ord(sign) & 0xFFFE == 0xFFFE  # no XML can hold it: no feed, no XLSX
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs") and not is_no_character


def _is_needed(text: str, place: int, before: str) -> bool:
    """Tell whether a sign that shows nothing by itself belongs to its neighbours."""
    sign, after = text[place], text[place + 1 : place + 2]
    if sign in (ZWJ, ZWNJ):
        return _is_joint(sign, before, after)
    if MONGOLIAN.match(sign):
        return bool(re.match("[\u1820-\u18aa]", before))
    if SHAPE.match(sign):
        return _takes_shape(sign, before, after)
    if IDEOGRAPHIC_SHAPE.match(sign):
        return unicodedata.category(before or " ") == "Lo"
    return _is_tag(text, place) or bool(SEEN_FORMAT.match(sign))


def _is_joint(sign: str, before: str, after: str) -> bool:
    """Tell whether a joiner makes one picture of two, or shapes a letter of a joining script."""
    if sign == ZWJ and _is_picture(before) and _is_picture(after):
        return True
    is_virama = unicodedata.combining(before or " ") == 9
    return bool(JOINING.match(before) and (is_virama or JOINING.match(after)))


def _is_picture(sign: str) -> bool:
    """Tell whether a sign is an emoji, or what may stand at its end."""
    # A picture that is newer than this Python's tables has no class yet.
    is_new = sign >= "\U0001f000" and unicodedata.category(sign) == "Cn"
    is_symbol = is_new or unicodedata.category(sign or " ") == "So"
    return is_symbol or bool(SKIN.match(sign)) or sign in ("\ufe0f", CUT)


def _takes_shape(sign: str, before: str, after: str) -> bool:
    if not before:
        return False
    if before in "0123456789#*":
        return sign == "\ufe0f" and after == "\u20e3"
    return unicodedata.category(before) in ("So", "Sm", "Po", "Lo", "Pd") or bool(
        SKIN.match(before)
    )


def _is_tag(text: str, place: int) -> bool:
    """Tell whether a tag is part of a flag: a black flag, letters, and the sign that ends them."""
    if not "\U000e0020" <= text[place] <= CUT:
        return False
    flag = text.rfind(BLACK_FLAG, 0, place)
    return (
        flag >= 0
        and bool(
            re.match("[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}" + CUT, text[flag + 1 :])
        )
        and place <= text.find(CUT, flag)
    )
