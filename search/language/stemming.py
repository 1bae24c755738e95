"""Brings the forms of a word together: cykel and cyklar, putsa and putsning."""

import re
from functools import lru_cache

import snowballstemmer

from content.languages import ENGLISH, SWEDISH

SHORTEST_ROOT = 3

# What the Snowball stemmer for Swedish keeps apart although a reader does not.
# Each pair is tried in turn on the stem; the root that is left has at least three letters.
SWEDISH_ENDINGS = [
    (re.compile(r"(?<=\w{3})e[nt]$"), ""),  # mötena, kaféet
    (re.compile(r"(?<=\w{4})an$"), ""),  # gräsmattan
    (re.compile(r"(?<=st)ret$"), ""),  # fönstret
    (re.compile(r"erske?$"), ""),  # städerska
    (re.compile(r"ation$"), "er"),  # reparation, reparera
    (re.compile(r"(?<=[^aeiouyåäö])ning$"), ""),  # putsning, but not träning
    (re.compile(r"ing$"), ""),  # odling, odla
    (re.compile(r"eri$"), ""),  # snickeri, snickare
    (re.compile(r"sel$"), ""),  # skötsel, sköta
    (re.compile(r"eln?$"), "l"),  # cykel, cykeln, cyklar
    (re.compile(r"(?<=[kt])r$|(?<=dd)r$"), ""),  # snickra, snickare
    (re.compile(r"([mnp])\1$|(?<=\w{4}t)(t)$"), r"\1"),  # klipp, klippning; gräsmatta
]
# Words whose ends Snowball takes for endings.
KEPT_WHOLE = re.compile(
    r"^(.*[^t]tor)(?:er|erna|ns|n|s|et|en)?$|^(.*stad)(?:en|ens|s)?$"
    r"|^(.*(?:puts|plats|kurs|dans|gräns|svets|skjuts|konferens|kompetens|licens|resurs"
    r"|analys|annons|balans|distans|instans|leverans))"
    r"(?:er|erna|en|ens|ar|arna)?$"
)
TOWNS = re.compile(r"(?:^|(?<=\w{3}))städer(?:na|nas|s)?$")
ACCENTS = str.maketrans("éèêáàëóúüñç", "eeeaaeouunc")
CAFES = re.compile(r"^[ck]af[eé](?:et|er|erna|ets|n|s)?$")

_snowball = {
    SWEDISH: snowballstemmer.stemmer("swedish"),
    ENGLISH: snowballstemmer.stemmer("english"),
}


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return what the forms of a word have in common; `word` is in lower case."""
    if not word.isalpha():
        return word
    if CAFES.match(word):
        return "kafe"
    found = _swedish(word) if language == SWEDISH else _english(word)
    return found.translate(ACCENTS)


def _english(word: str) -> str:
    found = _snowball[ENGLISH].stemWord(word)
    return re.sub(r"(?<=[a-z]{3})(?:eri?|ri|e)$", "", found)


def _swedish(word: str) -> str:
    word = TOWNS.sub("stad", word)
    whole = KEPT_WHOLE.match(word)
    if whole:
        return next(kept for kept in whole.groups() if kept)
    found = _snowball[SWEDISH].stemWord(word)
    for ending, replacement in SWEDISH_ENDINGS:
        shorter = ending.sub(replacement, found)
        if len(shorter) >= SHORTEST_ROOT:
            found = shorter
    return found
