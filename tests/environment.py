"""Sets the environment before Django reads its settings; loaded as a plugin by pytest."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
KEPT = Path(os.environ.get("VAR_DIR", ROOT / "var")) / "test" / "migrated"

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("EMAIL_URL", "memorymail://")
# The search server takes part where a test asks for it by the fixture `elasticsearch`.
# A worker of pytest-xdist inherits what the process that started it has set here.
os.environ.setdefault("TEST_ELASTICSEARCH_URL", os.environ.pop("ELASTICSEARCH_URL", ""))

# Python would look through all that was imported and collected again and again.
gc.set_threshold(50_000, 20, 20)

# What takes longest begins first, so that no worker is left alone with it at the end.
LONG = [
    "tests/events/test_registration_at_once.py",
    "tests/events/test_registration_mail_",
    "tests/browser/",
    "tests/reuse/",
    "tests/test_every_action.py",
]


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Have one worker more than cores: several files wait for processes, mails and clocks."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_configure(config):
    """Have the database migrated while the workers collect, which wait for it afterwards."""
    is_worker = hasattr(config, "workerinput")
    if is_worker or not config.getoption("numprocesses", None) or any(KEPT.glob("*.sqlite3")):
        return
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }
    migrating = subprocess.Popen([sys.executable, "-m", "tests.migrated"], env=environment)
    config.add_cleanup(migrating.wait)


def pytest_collection_modifyitems(items):
    """Leave the random order as it is, but for the files that take long."""
    items.sort(key=lambda item: not item.nodeid.startswith(tuple(LONG)))


def pytest_collection_finish():
    """Leave what stays until the end out of the search for garbage."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail what is skipped for a missing server or browser, where all of them must be there."""
    report = yield
    if report.skipped and os.environ.get("REQUIRE_SERVERS") == "1":
        report.outcome = "failed"
        report.longrepr = f"Skipped although REQUIRE_SERVERS=1: {call.excinfo.value}"
    return report
