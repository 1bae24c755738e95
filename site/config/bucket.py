"""Private files in an S3-compatible bucket; apart, so that only `STORAGE_URL` loads boto3."""

from storages.backends.s3 import S3Storage

from config.storing import PrivateNames


class PrivateBucket(PrivateNames, S3Storage):
    """A bucket whose files are reached by signed links that soon expire."""
