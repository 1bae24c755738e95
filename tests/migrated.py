"""The migrated test database, kept in a file for as long as the migrations are the same.

Migrations take longer than most files of tests. The first worker of a run does them; the others,
and the runs that follow, begin with what it left. Only a database of SQLite is kept.
"""

import fcntl
import hashlib
import shutil
import sqlite3
import sys
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings
from django.db import connection

from config.settings import ROOT, VAR

FOLDER = VAR / "test" / "migrated"
CALLED = ["search/engines/*.py", "events/times.py", "events/models/partners.py"]


class Migrated:
    """A file of SQLite for a worker's tests: a copy of the one that is kept, where there is one.

    The lock lets one worker make the copy while the others wait for it.
    """

    def __init__(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.lock = (FOLDER / "lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.kept = FOLDER / f"{fingerprint()}.sqlite3"
        self.is_copied = self.kept.is_file()
        mine = Path(connection.creation._get_test_db_name())
        for old in mine.parent.glob(f"{mine.name}*"):
            old.unlink()
        if self.is_copied:
            shutil.copyfile(self.kept, mine)

    def keep(self) -> None:
        """Keep the migrated database, where it is not a copy, and let the other workers go on."""
        if not self.is_copied:
            for other in FOLDER.glob("*.*"):
                other.unlink()
            unfinished = self.kept.with_suffix(".unfinished")
            with closing(sqlite3.connect(unfinished)) as copy:
                connection.connection.backup(copy)
            unfinished.rename(self.kept)
        self.lock.close()


def fingerprint() -> str:
    """Return what differs between any two states of what migrations make their rows of."""
    packages = sorted(f"{each.name} {each.version}" for each in distributions())
    chosen = [settings.INSTALLED_APPS, settings.LANGUAGE_CODE]
    seen = [sys.version, sqlite3.sqlite_version, packages, chosen]
    found = hashlib.sha256(repr(seen).encode())
    for path in sources():
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()


def sources() -> list[Path]:
    """Return every migration of the apps, and the code that they call."""
    called = [file for pattern in CALLED for file in sorted(ROOT.glob(pattern))]
    return [*sorted(ROOT.glob("*/migrations/*.py")), *called]
