"""The settings of production, but for what only makes tests slow or leaves traces."""

import os
import shutil

from config.settings import *  # noqa: F403 - a test runs on the settings of the site
from config.settings import DATABASES, STORAGES, VAR

# Each worker of pytest-xdist has files of its own.
FILES = VAR / "test" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
shutil.rmtree(FILES, ignore_errors=True)
FILES.mkdir(parents=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = str(FILES / "db.sqlite3")
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "default": {
        "BACKEND": "config.storages.PrivateFiles",
        "OPTIONS": {"location": str(FILES / "private"), "base_url": "/originals/"},
    },
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(FILES / "media"), "base_url": "/media/"},
    },
}
HEADLESS_KEPT_FILES = FILES / "kept"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
