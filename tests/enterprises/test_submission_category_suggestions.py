"""Everyday words lead to categories and CPV codes, in both languages."""

import pytest

from enterprises.submission.category_suggestions import categories_for, codes_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("Fönsterputs", "stad-fonster"),
        ("vi putsar fönster", "stad-fonster"),
        ("Window cleaning", "stad-fonster"),
        ("fika och bullar", "mat-cafe"),
        ("smörgåstårtor till fester", "mat-catering"),
        ("Lagar cyklar", "cykel-reparation"),
        ("bike repairs", "cykel-reparation"),
        ("klipper gräs och rensar ogräs", "tradgard-skotsel"),
        ("Snöskottning", "tradgard-sno"),
        ("tvättar lakan", "textil-tvatt"),
        ("Hunddagis", "djur-hund"),
        ("packar och etiketterar", "lego-paketering"),
        ("moving furniture", "flytt-hjalp"),
    ],
)
def test_everyday_words_lead_to_a_kind(said, slug):
    assert slug in [row.slug for row in categories_for(said)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Fönsterputs", "90911300"),
        ("window cleaning", "90911300"),
        ("snöskottning", "90620000"),
        ("catering", "55520000"),
        ("städar kontor", "90919200"),
    ],
)
def test_everyday_words_lead_to_a_code(said, code):
    assert code in codes_for(said)


@pytest.mark.parametrize("said", ["", "och för med", "qwxzv", "1234 !!", "a b c"])
def test_words_that_say_nothing_lead_nowhere(said):
    assert categories_for(said) == []
    assert codes_for(said) == []


def test_no_more_is_suggested_than_asked_for():
    said = "städ fönster fika cykel trädgård snö tvätt hund kurs"
    assert len(categories_for(said, most=3)) == 3
    assert len(codes_for(said, most=2)) == 2
