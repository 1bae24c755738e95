"""An enterprise ticks the rules that it fits, in plain words."""

import pytest

from enterprises.models import Submission
from enterprises.submission.steps.reserved import ClaimsForm

pytestmark = pytest.mark.django_db

CLAIM = {"rule": "lou-4-18", "statement": "Sju av tio."}


def form(data=None, **values):
    return ClaimsForm(data, submission=Submission(values=values))


def test_what_is_claimed_is_ticked_with_its_words():
    shown = form(claims=[CLAIM])
    assert shown["lou_4_18"].value() is True
    assert shown["lou_4_18_why"].value() == "Sju av tio."
    assert not shown["lou_19_25"].value()


def test_ticked_rules_are_stored_in_the_order_of_the_law():
    filled = form({"lou_19_25a": "on", "lou_4_18": "on", "lou_4_18_why": " Sju av tio. "})
    assert filled.is_valid()
    filled.store()
    stored = Submission.objects.get()
    assert stored.values["claims"] == [CLAIM, {"rule": "lou-19-25a", "statement": ""}]


def test_a_rule_that_is_no_longer_ticked_goes():
    filled = form({}, claims=[CLAIM])
    assert filled.is_valid()
    assert filled.values() == {"claims": []}


def test_words_without_a_tick_are_asked_about():
    filled = form({"lou_19_25_why": "Vi driver en skola."})
    assert not filled.is_valid()
    assert filled.errors["lou_19_25"] == ["Kryssa i regeln eller ta bort texten om den."]


def test_each_rule_says_what_it_means():
    shown = form()
    assert "30 procent" in shown["lou_4_18"].help_text
    assert "behöver inte finnas i registret" in shown["lou_19_25a"].help_text
