"""Reads the files of a folder on our own server: what is new, and what has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from access.remote.errors import FetchError
from procurement.harvesting.intake import leave_as_it_is, take
from procurement.harvesting.reading import Entry, Reading, StoppedError, key_of
from procurement.importing import sources
from procurement.importing.files import SUFFIXES
from procurement.models import NoticeSource, SourceDocument


def find(reading: Reading) -> None:
    """Expect the files whose time or size is another than when they were read."""
    folder = folder_of(reading.source)
    if folder is None:
        raise StoppedError("no_folder")
    known = dict(reading.source.documents.values_list("key", "last_modified"))
    names = {_name(path, folder): _stamp(path) for path in _files(folder)}
    changed = [name for name, stamp in names.items() if known.get(key_of(name)) != stamp]
    reading.expect([Entry(name, name) for name in changed], again=True)


def read(reading: Reading, document: SourceDocument) -> None:
    """Read one file, or the files of an archive, unless the content is what it was."""
    folder = folder_of(reading.source)
    path = folder / document.address if folder else None
    if path is None or not path.is_file():
        raise FetchError("gone")
    document.last_modified = _stamp(path)
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    if digest == document.digest:
        leave_as_it_is(reading, document)
    else:
        take(reading, document, sources(path), digest)


def folder_of(source: NoticeSource) -> Path | None:
    """Return the folder of a source, if there is one below the folder that is meant for them."""
    root = Path(settings.NOTICE_FOLDER).resolve()
    try:
        folder = (root / source.address.strip()).resolve()
    except (OSError, ValueError):
        return None
    return folder if folder.is_relative_to(root) and folder.is_dir() else None


def _files(folder: Path) -> Iterator[Path]:
    """Yield what may hold notices; a link that leads out of the folder leads nowhere."""
    for path in sorted(folder.rglob("*")):
        is_wanted = path.suffix.lower() in SUFFIXES | {".zip"} and not path.name.startswith(".")
        if is_wanted and path.is_file() and path.resolve().is_relative_to(folder):
            yield path


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _stamp(path: Path) -> str:
    found = path.stat()
    return f"{found.st_mtime_ns}-{found.st_size}"
