"""Private files in an S3-compatible bucket; apart, so that only `STORAGE_URL` loads boto3."""

from storages.backends.s3 import S3Storage

from config.storing import private_name


class PrivateBucket(S3Storage):
    """A bucket whose files are reached by signed links that soon expire."""

    def generate_filename(self, filename: str) -> str:
        """Return the name to keep a file under, a picture's being private."""
        return super().generate_filename(private_name(filename))
