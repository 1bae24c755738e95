"""Every word shown to people can be read in Swedish, and the sources are British English."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = [
    "content",
    "places",
    "headless",
    "access",
    "enterprises",
    "events",
    "procurement",
    "search",
    "home",
    "site",
]
AMERICAN = re.compile(
    r"\b(colors?|centers?|organiz\w+|recogniz\w+|summariz\w+|categoriz\w+|authoriz\w+|customiz\w+"
    r"|behaviors?|favorites?|canceled|labor|neighbor\w*|catalogs?|fulfill|gray|traveled)\b",
    re.IGNORECASE,
)
# What a constant says once; sentences are made from it, written as each language writes numbers.
LIMIT = re.compile(r"\d[\d,]* (characters|MB|megabytes|photos|rows|minutes|hours|mails)\b")
CATALOGUES = [
    path for app in APPS if (path := ROOT / app / "locale/sv/LC_MESSAGES/django.po").exists()
]


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.relative_to(ROOT).parts[0])
def catalogue(request):
    return polib.pofile(str(request.param))


def test_every_message_has_a_swedish_translation(catalogue):
    left = catalogue.untranslated_entries() + catalogue.fuzzy_entries()
    assert [entry.msgid for entry in left] == []


def test_no_message_is_kept_that_nobody_uses(catalogue):
    assert [entry.msgid for entry in catalogue.obsolete_entries()] == []


def test_the_compiled_catalogue_is_up_to_date(catalogue):
    compiled = polib.mofile(str(Path(catalogue.fpath).with_suffix(".mo")))
    words = {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in compiled
    }
    assert words == {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in catalogue
    }


def test_no_sentence_repeats_the_number_of_a_limit(catalogue):
    assert [entry.msgid for entry in catalogue if LIMIT.search(entry.msgid)] == []


def test_the_sources_are_written_in_british_english(catalogue):
    assert [entry.msgid for entry in catalogue if AMERICAN.search(entry.msgid)] == []


def test_placeholders_are_named_and_kept(catalogue):
    named = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
    for entry in catalogue:
        for text in filter(None, [entry.msgstr, *entry.msgstr_plural.values()]):
            assert set(named.findall(text)) <= set(named.findall(entry.msgid + entry.msgid_plural))


@pytest.mark.skipif(not shutil.which("xgettext"), reason="needs gettext")
@pytest.mark.parametrize("app", APPS)
def test_the_catalogue_holds_every_message_of_the_app(app, tmp_path):
    copy = tmp_path / app
    shutil.copytree(
        ROOT / app, copy, ignore=shutil.ignore_patterns("static", "*.mo", "__pycache__")
    )
    (copy / "locale").mkdir(exist_ok=True)
    environment = {"PATH": os.environ["PATH"]}
    django_admin = Path(sys.executable).with_name("django-admin")
    command = [django_admin, "makemessages", "-l", "sv", "--no-location"]
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    gathered = polib.pofile(str(copy / "locale/sv/LC_MESSAGES/django.po"))
    left = gathered.untranslated_entries() + gathered.fuzzy_entries()
    assert [entry.msgid for entry in left] == []
    assert [entry.msgid for entry in gathered.obsolete_entries()] == []


def test_the_same_message_says_the_same_in_every_catalogue():
    """Whichever app comes first would speak for all: other words need a context of their own."""
    said = {}
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            words = entry.msgstr or tuple(entry.msgstr_plural.values())
            said.setdefault((entry.msgctxt, entry.msgid), set()).add(words)
    assert {key: words for key, words in said.items() if len(words) > 1} == {}
