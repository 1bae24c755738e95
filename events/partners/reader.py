"""Has a calendar read by a process of its own, which can be stopped and harms nobody."""

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from access.remote.fetch import FetchRequest
from events.ical_reader import limits
from events.ical_reader.errors import CAUSES, Cause, ReadingError

HERE = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "events.ical_reader.child"]
KEPT = ("PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "RES_OPTIONS")
SAID = {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def read_address(request: FetchRequest, now: dt.datetime) -> dict[str, Any]:
    """Return what stands at an address as the reader tells it, or raise the problem."""
    return _read(asdict(request), b"", now)


def read_upload(body: bytes, now: dt.datetime) -> dict[str, Any]:
    """Return what an uploaded calendar holds as the reader tells it, or raise the problem."""
    if len(body) > limits.MOST_BYTES:
        raise ReadingError("too_large")
    return _read(None, body, now)


def _read(request: dict[str, Any] | None, body: bytes, now: dt.datetime) -> dict[str, Any]:
    asked = {"request": request, "zone": settings.TIME_ZONE, "now": now.isoformat()}
    try:
        done = subprocess.run(  # noqa: S603 - always the same command, and no shell
            COMMAND,
            input=json.dumps(asked).encode() + b"\n" + body,
            capture_output=True,
            timeout=limits.SECONDS_IN_ALL,
            cwd=HERE,
            env={name: os.environ[name] for name in KEPT if name in os.environ} | SAID,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingError("slow" if request else "heavy") from error
    return _result(done.returncode, done.stdout)


def _result(returned: int, output: bytes) -> dict[str, Any]:
    """Return what the process told; one that was stopped in the middle had too much to do."""
    try:
        told: dict[str, Any] = json.loads(output)
    except ValueError as error:
        raise ReadingError("heavy" if returned < 0 else "unreadable") from error
    cause: Cause | None = told.get("cause")
    if cause:
        raise ReadingError(cause if cause in CAUSES else "unreadable")
    return told
