"""Where files are kept: uploaded ones, and our own static ones.

Originals and documents are private; renditions are kept apart from them.
"""

import secrets
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.files.storage import FileSystemStorage


def private_name(filename: str) -> str:
    """Return a name for an uploaded picture that tells nothing and cannot be guessed.

    Cameras and people put names into file names, and renditions inherit them.
    """
    path = PurePosixPath(filename)
    if path.parent.name != "original_images":
        return filename
    return str(path.with_stem(secrets.token_hex(8)))


class PrivateFiles(FileSystemStorage):
    """A folder that no web server shows; editors reach originals through `config.media`."""

    def generate_filename(self, filename: str | PathLike[str]) -> str:
        """Return the name to keep a file under, a picture's being private."""
        return super().generate_filename(private_name(str(filename)))


Storages = dict[str, dict[str, Any]]


def storages_of(url: str, folder: Path, site_url: str, *, hashed: bool) -> Storages:
    """Return every storage of the site; hashed names let browsers keep static files for good."""
    static = (
        "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if hashed
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    uploads = _bucket(urlsplit(url), urlsplit(site_url).netloc) if url else _folders(folder)
    return uploads | {"staticfiles": {"BACKEND": static}}


def _folders(folder: Path) -> Storages:
    # Words, since Wagtail deletes files by a task that is told of their place as JSON.
    private = {"location": str(folder / "private"), "base_url": "/originals/"}
    shown = {"location": str(folder / "media"), "base_url": "/media/"}
    files = "django.core.files.storage.FileSystemStorage"
    return {
        "default": {"BACKEND": "config.storages.PrivateFiles", "OPTIONS": private},
        "renditions": {"BACKEND": files, "OPTIONS": shown},
    }


def _bucket(address: SplitResult, host: str) -> Storages:
    port = f":{address.port}" if address.port else ""
    bucket = {
        "access_key": unquote(address.username or ""),
        "secret_key": unquote(address.password or ""),
        "endpoint_url": f"https://{address.hostname}{port}",
        "bucket_name": address.path.strip("/"),
        "default_acl": "private",
        "file_overwrite": False,
    }
    private = bucket | {"location": "private"}
    shown = bucket | {"location": "media", "custom_domain": host}
    return {
        "default": {"BACKEND": "config.bucket.PrivateBucket", "OPTIONS": private},
        "renditions": {"BACKEND": "config.bucket.Bucket", "OPTIONS": shown},
    }
