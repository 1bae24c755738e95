"""The settings of what the site leans on: the database, the tasks and the mail server."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

MAIL_TIMEOUT = 5  # seconds: a server that takes longer is held for away, and the mail waits


def mail_of(server: dict[str, Any], sender: str, site_url: str) -> dict[str, Any]:
    """Return the settings of mail; without a sender it comes from the site's own name."""
    sender = sender or f"noreply@{urlsplit(site_url).hostname or 'localhost'}"
    return {
        **server,
        "EMAIL_TIMEOUT": MAIL_TIMEOUT,
        "DEFAULT_FROM_EMAIL": sender,
        "SERVER_EMAIL": sender,
        "ACCESS_SIGNATURE": "home.emails.signature",
        "ACCESS_CONTACT": "home.emails.contact",
    }


def database_of(config: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the database with what its engine needs to serve many and to fail soon."""
    if config["ENGINE"].endswith("sqlite3"):
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        return config | {"OPTIONS": options, "TEST": {"NAME": str(folder / "test.sqlite3")}}
    lasting = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return config | lasting | {"OPTIONS": {"connect_timeout": 3}}


def tasks_of(name: str) -> dict[str, dict[str, Any]]:
    """Return where tasks wait: nowhere, as they run in the request, or in the database."""
    backends = {
        "immediate": "django_tasks.backends.immediate.ImmediateBackend",
        "database": "django_tasks_db.DatabaseBackend",
    }
    if name not in backends:
        raise ImproperlyConfigured(f"TASKS is {name}, and may be: {', '.join(backends)}.")
    return {"default": {"BACKEND": backends[name]}}
