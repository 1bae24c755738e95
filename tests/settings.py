"""The settings of production, but for what only makes tests slow or leaves traces."""

import shutil

from config.settings import *  # noqa: F403 - a test runs on the settings of the site
from config.settings import STORAGES, VAR

UPLOADS = VAR / "test"
shutil.rmtree(UPLOADS, ignore_errors=True)
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "default": {
        "BACKEND": "config.storing.PrivateFiles",
        "OPTIONS": {"location": UPLOADS / "private", "base_url": "/originals/"},
    },
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": UPLOADS / "media", "base_url": "/media/"},
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
