"""The migrated test database, kept for as long as the migrations are the same.

Migrations take longer than most files of tests. One process of a run does them; the others, and
the runs that follow, begin with what it left: a file beside those of SQLite, or a database on the
server of PostgreSQL.
"""

import fcntl
import hashlib
import shutil
import sqlite3
import sys
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

from config.settings import ROOT, VAR

FOLDER = VAR / "test" / "migrated"
CALLED = ["search/engines/*.py", "events/times.py", "events/models/partners.py"]


class Migrated:
    """A database for a worker's tests: a copy of the one that is kept, where there is one.

    The lock lets one worker migrate while the others wait for what it keeps.
    """

    def __init__(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.lock = (FOLDER / "lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.kept = Server(fingerprint()) if connection.vendor == "postgresql" else File()
        self.is_copied = self.kept.copy_to(connection.creation._get_test_db_name())

    def keep(self) -> None:
        """Keep the migrated database, where it is not a copy, and let the other workers go on."""
        if not self.is_copied:
            self.kept.take()
        self.lock.close()


class File:
    """A file of SQLite that is kept."""

    def __init__(self) -> None:
        self.path = FOLDER / f"{fingerprint()}.sqlite3"

    def copy_to(self, name: str) -> bool:
        """Begin anew with what is kept, if there is such a file; return whether there is."""
        mine = Path(name)
        for old in mine.parent.glob(f"{mine.name}*"):
            old.unlink()
        if not self.path.is_file():
            return False
        shutil.copyfile(self.path, mine)
        return True

    def take(self) -> None:
        """Keep what the tests are about to begin with, and nothing older."""
        for other in FOLDER.glob("*.*"):
            other.unlink()
        unfinished = self.path.with_suffix(".unfinished")
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.connection.backup(copy)
        unfinished.rename(self.path)


class Server:
    """A database of PostgreSQL that is kept, beside those of the workers."""

    PREFIX = "kept_for_tests_"

    def __init__(self, mark: str) -> None:
        self.name = f"{self.PREFIX}{mark[:24]}"

    def copy_to(self, name: str) -> bool:
        """Begin anew with what is kept, if there is such a database; return whether there is."""
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            is_there = bool(cursor.fetchall())
            if is_there:
                cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
        return is_there

    def take(self) -> None:
        """Keep what the tests are about to begin with, and nothing older."""
        mine = connection.settings_dict["NAME"]
        connection.close()  # nobody may look at a database that is being copied
        with connection.creation._nodb_cursor() as cursor:
            like = self.PREFIX.replace("_", r"\_") + "%"
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like])
            for (other,) in cursor.fetchall():
                cursor.execute(f'DROP DATABASE "{other}"')
            cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{mine}"')


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


def main() -> None:
    """Migrate and keep the database, unless one is kept: workers meanwhile collect their tests."""
    django.setup()
    found = Migrated()
    if not found.is_copied:
        connection.creation.create_test_db(verbosity=0, keepdb=True, serialize=False)
    found.keep()


if __name__ == "__main__":
    main()
