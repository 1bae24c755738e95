"""Sets the environment before Django reads its settings; loaded as a plugin by pytest."""

import os

import pytest

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("EMAIL_URL", "memorymail://")
# The search server takes part where a test asks for it by the fixture `elasticsearch`.
os.environ["TEST_ELASTICSEARCH_URL"] = os.environ.pop("ELASTICSEARCH_URL", "")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail what is skipped for a missing server or browser, where all of them must be there."""
    report = yield
    if report.skipped and os.environ.get("REQUIRE_SERVERS") == "1":
        report.outcome = "failed"
        report.longrepr = f"Skipped although REQUIRE_SERVERS=1: {call.excinfo.value}"
    return report
