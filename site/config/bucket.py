"""Files in an S3-compatible bucket; apart, so that only `STORAGE_URL` loads boto3."""

from typing import Any

from django.core.files.storage import Storage, storages
from storages.backends.s3 import S3Storage

from config.storages import private_name


class Bucket(S3Storage):
    """A bucket that goes by its name in the settings: its secret is written down nowhere else."""

    kept_as = "renditions"

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        """Return how to get this storage: Wagtail keeps that with its tasks, in the database."""
        return "config.bucket.named", [self.kept_as], {}


class PrivateBucket(Bucket):
    """A bucket whose files are reached by signed links that soon expire."""

    kept_as = "default"

    def generate_filename(self, filename: str) -> str:
        """Return the name to keep a file under, a picture's being private."""
        return super().generate_filename(private_name(filename))


def named(name: str) -> Storage:
    """Return a storage by its name in the settings."""
    return storages[name]
