"""Finds the files of an import: single ones, those in folders, those in ZIP archives."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

MAX_BYTES = 20 * 2**20
MAX_ARCHIVE_BYTES = 2**30
MAX_ARCHIVE_FILES = 10_000
SUFFIXES = {".xml", ".json"}
BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError)


@dataclass(frozen=True)
class Source:
    """A file as it was received, or why it could not be opened."""

    name: str
    data: bytes = b""
    trouble: str = ""

    @property
    def is_too_large(self) -> bool:
        """Return whether more was found than is read."""
        return len(self.data) > MAX_BYTES


def sources(path: Path) -> Iterator[Source]:
    """Yield the file, or those in the folder or the archive, one at a time."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and inner.suffix.lower() in SUFFIXES | {".zip"}:
                yield from _file(inner)
    else:
        yield from _file(path)


def sources_in(name: str, data: bytes) -> Iterator[Source]:
    """Yield the file that was sent in, or those in it if it is an archive, one at a time."""
    try:
        if zipfile.is_zipfile(io.BytesIO(data)):
            yield from _archived(io.BytesIO(data), name)
            return
    except BROKEN as error:
        yield Source(name, trouble=_unreadable(error))
        return
    yield Source(name, data)


def _file(path: Path) -> Iterator[Source]:
    try:
        if zipfile.is_zipfile(path):
            yield from _archived(path, str(path))
            return
        with path.open("rb") as opened:
            yield Source(str(path), opened.read(MAX_BYTES + 1))
    except BROKEN as error:
        yield Source(str(path), trouble=_unreadable(error))


def _archived(file: Path | IO[bytes], path: str) -> Iterator[Source]:
    left = MAX_ARCHIVE_BYTES
    with zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if _is_wanted(entry)]
        for number, entry in enumerate(entries):
            name = f"{path}/{entry.filename}"
            if number >= MAX_ARCHIVE_FILES or left <= 0:
                yield Source(name, trouble=_("The archive holds more than is read at once."))
                return
            source = _entry(archive, entry, name)
            left -= len(source.data)
            yield source


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Source:
    try:
        with archive.open(entry) as opened:
            return Source(name, opened.read(MAX_BYTES + 1))
    except BROKEN as error:
        return Source(name, trouble=_unreadable(error))


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    path = Path(entry.filename)
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def _unreadable(error: BaseException) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return _("The file cannot be opened: %(reason)s") % {"reason": reason}
