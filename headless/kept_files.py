"""Files that are made of public content once, and given to all until the content changes.

A download of the whole directory takes seconds to make, and its printed catalogue longer still.
The first who asks has the file made; who asks meanwhile waits for it, in whatever process.
See docs/decisions/made-once.md.
"""

import datetime as dt
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.conf import settings
from django.core.files import locks
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from headless import versions

Make = Callable[[BinaryIO], None]
LOCKS = 16  # so many files may be made at once in all; a lock is never deleted
MOST_FILES, MOST_BYTES = 200, 200 * 1024 * 1024
UNFINISHED = 3600  # seconds after which what a crash has left is thrown away
READ_OUT = 60  # seconds that who asked for it before a change may still need a file


class Kept(NamedTuple):
    """A file that was made, and what tells a browser whether it has it already."""

    path: Path
    etag: str
    modified_at: dt.datetime


def kept(name: str, make: Make) -> Kept:
    """Return the file of a name as public content is now, made if nobody has made it yet.

    The name says all that it depends on besides the content and the day: filters, language, host.
    """
    try:
        return _kept(name, make)
    except FileNotFoundError:  # the folder was emptied meanwhile, which anybody may do
        return _kept(name, make)


def _kept(name: str, make: Make) -> Kept:
    version = versions.current()  # before the content is read: it is as new, or newer
    moments = version.changed_at, _midnight(), _last_expiry()
    stem = f"{version.number}-{_digest(f'{moments} {name}'.encode())}"
    folder = _folder()
    found = _made(folder, stem)
    if found is None:
        with _lock(folder, stem):
            found = _made(folder, stem) or _make(folder, stem, make)
    return Kept(found, f'"{found.name.rpartition(".")[2]}"', max(moments))


def _midnight() -> dt.datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def _last_expiry() -> dt.datetime:
    """Return when the time of a page last ran out: it is hidden before that is counted."""
    over = Page.objects.filter(live=True, expire_at__lte=timezone.now())
    return over.aggregate(last=Max("expire_at"))["last"] or _midnight()


def tidy() -> None:
    """Throw away what is old, unfinished or too much; a file that is being read stays readable."""
    _tidy(_folder(), versions.current().number)


def _folder() -> Path:
    folder = Path(getattr(settings, "HEADLESS_KEPT_FILES", "") or _temporary())
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _temporary() -> Path:
    """Return a folder that is of this site and this user alone."""
    name = _digest(f"{settings.SECRET_KEY}{os.getuid()}".encode())
    return Path(tempfile.gettempdir()) / f"headless-{name}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _made(folder: Path, stem: str) -> Path | None:
    """Return the file if there is one: its ending is the digest of what it holds."""
    found = next(folder.glob(f"{stem}.*"), None)
    if found is not None:
        try:
            os.utime(found)  # what is asked for is kept longest
        except FileNotFoundError:
            return None
    return found


def _make(folder: Path, stem: str, make: Make) -> Path:
    """Make a file beside its place and put it there whole: a crash leaves none half made."""
    _tidy(folder, int(stem.partition("-")[0]))
    handle, name = tempfile.mkstemp(prefix="unfinished-", dir=folder)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            make(file)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()[:32]
        place = folder / f"{stem}.{digest}"
        unfinished.replace(place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return place


@contextmanager
def _lock(folder: Path, stem: str) -> Iterator[None]:
    """Let others who want the same file wait, in this process and in any other of the machine."""
    number = int(stem.partition("-")[2][:8], 16) % LOCKS
    with (folder / f"lock-{number}").open("wb") as file:
        locks.lock(file, locks.LOCK_EX)  # let go when the file is closed, in a crash too
        yield


def _tidy(folder: Path, version: int) -> None:
    now, count, size = time.time(), 0, 0
    for path, about in _newest_first(folder):
        age = now - about.st_mtime
        if path.name.startswith("unfinished-"):
            is_kept = age < UNFINISHED
        else:
            count, size = count + 1, size + about.st_size
            is_current = path.name.startswith(f"{version}-")
            is_kept = (is_current or age < READ_OUT) and count < MOST_FILES and size < MOST_BYTES
        if not is_kept:
            path.unlink(missing_ok=True)


def _newest_first(folder: Path) -> list[tuple[Path, os.stat_result]]:
    found = []
    for path in folder.iterdir():
        try:
            if not path.name.startswith("lock-"):
                found.append((path, path.stat()))
        except FileNotFoundError:  # another process has tidied it away
            continue
    return sorted(found, key=lambda each: each[1].st_mtime, reverse=True)
