"""The site in processes of its own, on a copy of the test database: what many do at once."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from django.db import connection

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until the servers must answer


def free_port():
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@dataclass(frozen=True)
class Served:
    """A site in processes of its own: its address, a way to ask its database, and its settings."""

    address: str
    ask: Callable
    variables: dict

    def manage(self, *words):
        """Run a command of the site to its end."""
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=ROOT, env=self.variables, check=True, capture_output=True)

    @contextmanager
    def worker(self, name="first"):
        """Have a worker work meanwhile; yield its process. One of a name takes up its own."""
        command = [sys.executable, "manage.py", "db_worker", "--worker-id", name]
        options = ["--no-startup-delay", "--interval", "0.2"]
        worker = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=self.variables, stderr=subprocess.DEVNULL
        )
        try:
            yield worker
        finally:
            worker.kill()
            worker.wait(timeout=30)


@contextmanager
def site(folder, workers=3, **environment):
    """Serve the committed rows of the test database; yield the address and a way to ask it."""
    with served(folder, workers, **environment) as it:
        yield it.address, it.ask


@contextmanager
def served(folder, workers=3, **environment):
    """Serve the committed rows of the test database.

    SQLite in memory is copied to a file, since other processes cannot see it.
    """
    port = free_port()
    database, ask = _database(folder)
    command = [sys.executable, "-m", "gunicorn", "--pythonpath", "site,.", "config.wsgi"]
    options = ["--preload", "--workers", str(workers), "--threads", "4"]
    options += ["--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "1",
        "DATABASE_URL": database,
        "VAR_DIR": str(folder),
        "SITE_URL": address,
        "TRUSTED_PROXIES": "1",
        **environment,
    }
    server = subprocess.Popen(
        [*command, *options], cwd=ROOT, env=variables, start_new_session=True
    )
    try:
        _wait_for(f"{address}/health/")
        yield Served(address, ask, variables)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def wait_until(is_so, seconds=30):
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def _database(folder):
    if connection.vendor != "sqlite":
        values = connection.settings_dict
        host = f"{values['HOST']}:{values['PORT']}" if values["PORT"] else values["HOST"]
        secret = f":{values['PASSWORD']}" if values["PASSWORD"] else ""
        return f"postgres://{values['USER']}{secret}@{host}/{values['NAME']}", _ask_here
    path = Path(folder) / "copy.sqlite3"
    with closing(sqlite3.connect(path)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)

    def ask(sql):
        with closing(sqlite3.connect(path, timeout=30)) as copy, copy:
            return copy.execute(sql).fetchall()

    return f"sqlite:///{path}", ask


def _ask_here(sql):
    # By a connection of its own: what a test asks for is not in the transaction of that test.
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def _wait_for(address):
    for _time in range(PATIENCE * 4):
        try:
            return requests.get(address, timeout=5)
        except requests.RequestException:
            time.sleep(0.25)
    raise TimeoutError(address)


def send(address, fields, number):
    """Post a form from a network of its own; return the status of the page that follows."""
    headers = {"X-Forwarded-For": f"198.51.{number // 250}.{number % 250 + 1}"}
    return requests.post(address, data=fields, headers=headers, timeout=120).status_code


def push(address):
    """Open a link of a mail in a browser of its own, and press its button; return the status."""
    with requests.Session() as browser:
        page = browser.get(address, timeout=120).text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        fields = {"csrfmiddlewaretoken": token}
        return browser.post(address, data=fields, timeout=120).status_code
