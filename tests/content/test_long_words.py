"""Long words on a narrow screen."""

import pytest

from content.templatetags.long_words import breakable, soft_hyphens


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("Tillgänglighetsredogörelse", "Tillgänglighets-redogörelse"),
        ("Verksamhetsutvecklingssamordning", "Verksamhets-utvecklings-samordning"),
        ("Samordningsträffar i länet", "Samordnings-träffar i länet"),
        ("Samordningsmöte i länet", "Samordningsmöte i länet"),
        ("En lång rad av korta ord är ingen fara", "En lång rad av korta ord är ingen fara"),
    ],
    ids=["one joint", "two joints", "just too long", "just fits", "short words"],
)
def test_only_words_that_cannot_fit_are_divided_and_at_their_joints(text, divided):
    assert soft_hyphens(text).replace("\N{SOFT HYPHEN}", "-") == divided


def test_an_address_breaks_after_its_at_sign_and_is_escaped():
    assert breakable("namn@exempel.se") == "namn@<wbr>exempel.se"
    assert breakable("<b>@x") == "&lt;b&gt;@<wbr>x"
