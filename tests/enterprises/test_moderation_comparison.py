"""How two versions of a profile are told apart, in words that people read."""

import pytest

from enterprises.moderation.comparison import comparison, differences
from enterprises.profiles.values import blank

pytestmark = pytest.mark.django_db
OFFER = {"name": "Ved", "description": "", "price_note": "", "cpv": ""}


def only(before, after):
    [found] = differences({**blank(), **before}, {**blank(), **after})
    return found


def test_two_that_are_alike_do_not_differ():
    assert differences(blank(), blank()) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("municipality", "1880", ["Örebro"]),
        ("municipalities", ["1880", "1885"], ["Lindesberg", "Örebro"]),
        ("joint_bids", True, ["Ja"]),
        ("offers", [OFFER], ["Ved"]),
        ("offers", [{**OFFER, "price_note": "500 kr"}], ["Ved · 500 kr"]),
        ("purpose", "Ett\nTvå", ["Ett", "Två"]),
    ],
)
def test_values_are_shown_in_words(name, value, words):
    assert sorted(only({}, {name: value}).new) == sorted(words)


def test_fields_are_called_what_readers_call_them():
    assert only({}, {"offers": [OFFER]}).label == "Varor och tjänster"


def test_what_is_gone_and_what_has_come_is_marked():
    found = only({"purpose": "Vi ger arbete"}, {"purpose": "Vi ger alla arbete"})
    assert str(found.old_marked) == "Vi ger arbete"
    assert "<ins>alla" in found.new_marked


@pytest.mark.parametrize("text", ["<script>x</script>", "a & b", "<ins>{}</ins>", "{0}"])
def test_what_is_marked_is_still_plain_text(text):
    found = only({"purpose": "a"}, {"purpose": text})
    for tag in ("<ins>", "</ins>"):
        assert found.new_marked.count(tag) <= 1
    assert "<script>" not in found.new_marked


def test_what_neither_says_is_left_out_and_what_both_say_is_kept():
    same = {**blank(), "title": "A"}
    rows = comparison(same, same)
    assert "title" in [row.name for row in rows]
    assert "purpose" not in [row.name for row in rows]
    assert not [row for row in rows if row.is_changed]


def test_values_that_are_gone_meanwhile_are_left_out():
    found = differences(blank(), {**blank(), "categories": ["no-such-category"]})
    assert [each.new for each in found] in ([], [[]])
