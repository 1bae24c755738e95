"""What takes long is made once for all, until public content changes."""

import datetime as dt
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from wagtail.models import PageViewRestriction

from enterprises.models import EnterprisePage
from headless import kept_files, versions
from headless.kept_files import kept
from tests.factories import make_enterprise, make_event, make_notice

pytestmark = pytest.mark.django_db
FILES = [
    "/foretag/hamta/csv/",
    "/foretag/hamta/xlsx/",
    "/foretag/hamta/json/",
    "/foretag/katalog/",
    "/foretag/katalog/?municipality=1880",
    "/foretag/feed/",
    "/en/enterprises/feed/",
    "/kalender/feed/",
    "/kalender/kalender.ics",
    "/kalender/traff.ics",
    "/upphandling/feed/",
    "/sitemap.xml",
]
OTHERS = [
    "/foretag/bageriet/kod/",
    "/robots.txt",
    "/.well-known/security.txt",
    "/sok/forslag/?q=ba",
    "/api/v1/enterprises",
    "/api/v1/openapi.json",
]


@pytest.fixture
def content(directory, calendar):
    make_enterprise(directory, title="Bageriet", slug="bageriet", serving=["Örebro"])
    make_event(calendar, slug="traff")
    make_notice()


def counted(word=b"made"):
    """Return a way to make a file, and how often it was used."""
    used = []

    def make(file):
        used.append(word)
        file.write(word)

    return make, used


def everything():
    return [
        path for path in Path(settings.HEADLESS_KEPT_FILES).iterdir() if "lock" not in path.name
    ]


@pytest.mark.indexed
@pytest.mark.parametrize("address", [*FILES, *OTHERS])
def test_who_has_it_already_is_told_so(client, content, address):
    first = client.get(address)
    assert first.status_code == 200
    assert "no-store" not in first["Cache-Control"]
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = client.get(address, headers={"if-modified-since": first["Last-Modified"]})
    assert since.status_code == 304
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200
    head = client.head(address)
    assert (head.status_code, head["ETag"]) == (200, first["ETag"])


@pytest.mark.parametrize("address", FILES)
def test_a_change_is_seen_at_once(client, directory, content, address):
    before = client.get(address)
    with_it = client.get(address, headers={"if-none-match": before["ETag"]})
    assert with_it.status_code == 304
    page = EnterprisePage.objects.get(slug="bageriet")
    page.title = "Konditoriet"
    page.save()
    text = client.get("/foretag/hamta/csv/").getvalue().decode()
    assert "Konditoriet" in text


def test_a_file_is_made_once_for_a_version():
    make, used = counted()
    first, again = kept("a", make), kept("a", make)
    assert (used, first) == ([b"made"], again)
    kept("b", make)
    versions.bump()
    kept("a", make)
    assert len(used) == 3


def test_a_new_day_makes_it_anew(time_machine):
    make, used = counted()
    versions.bump()
    time_machine.move_to(timezone.now() + dt.timedelta(days=1))
    kept("a", make)
    time_machine.move_to(timezone.now() + dt.timedelta(days=1))
    kept("a", make)
    assert len(used) == 2


def test_a_page_whose_time_is_over_leaves_the_files_at_once(client, directory, content):
    client.get("/foretag/hamta/csv/")
    page = EnterprisePage.objects.filter(slug="bageriet")
    page.update(expire_at=timezone.now() - dt.timedelta(seconds=1))
    assert "Bageriet" not in client.get("/foretag/hamta/csv/").getvalue().decode()


def test_what_fails_half_way_leaves_nothing_behind():
    def make(file):
        file.write(b"half")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        kept("a", make)
    assert everything() == []
    assert kept("a", counted()[0]).path.read_bytes() == b"made"


def test_the_folder_may_be_emptied_at_any_time():
    tries = []

    def make(file):
        file.write(b"made")
        if not tries:
            shutil.rmtree(settings.HEADLESS_KEPT_FILES)
        tries.append(1)

    assert kept("a", make).path.read_bytes() == b"made"


def test_what_is_old_unfinished_or_too_much_is_thrown_away(monkeypatch):
    versions.bump()
    make, _used = counted()
    old = kept("old", make).path
    folder = old.parent
    (folder / "unfinished-x").write_bytes(b"")
    versions.bump()
    fresh = kept("fresh", make).path
    an_hour_ago = time.time() - 2 * kept_files.UNFINISHED
    for path in (old, folder / "unfinished-x"):
        os.utime(path, (an_hour_ago, an_hour_ago))
    kept_files.tidy()
    assert everything() == [fresh]
    monkeypatch.setattr(kept_files, "MOST_FILES", 3)
    for number in range(9):
        kept(f"more {number}", make)
    assert len(everything()) <= 3


def test_of_many_who_ask_at_once_one_makes_it(kept_version):
    made = []

    def make(file):
        made.append(1)
        time.sleep(0.2)
        file.write(b"x")

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _each: kept("slow", make).etag, range(4)))
    assert (len(made), len(set(found))) == (1, 1)


@pytest.fixture
def kept_version(monkeypatch):
    """Let threads read a version without a database of their own."""
    version = versions.ContentVersion(pk=1, number=7, changed_at=timezone.now())
    monkeypatch.setattr(versions, "current", lambda: version)
    monkeypatch.setattr(kept_files, "_last_expiry", kept_files._midnight)


def test_a_private_directory_is_kept_by_nobody(client, directory, content):
    PageViewRestriction.objects.create(page=directory, restriction_type="login")
    answer = client.get("/foretag/hamta/csv/")
    assert answer.status_code == 302
    assert "no-store" in answer["Cache-Control"]
