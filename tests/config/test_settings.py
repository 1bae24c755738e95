"""The settings refuse to start unsafely, and pass Django's own checks for production."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.utils.module_loading import import_string

from config.backends import database_of, tasks_of
from config.bucket import Bucket, PrivateBucket
from config.storages import storages_of

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "checked-with-fifty-characters-or-more-0123456789-abcdefgh",
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
}


def manage(*words, **variables):
    """Run one of the project's commands with these variables and no others of ours."""
    names = ["PATH", "HOME", "LANG"]
    environment = {name: os.environ[name] for name in names if name in os.environ} | variables
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_does_not_start_without(name, tmp_path):
    variables = PRODUCTION | {"VAR_DIR": str(tmp_path), name: ""}
    run = manage("check", **variables)
    assert run.returncode != 0
    assert f"Set the environment variable {name}" in run.stderr


def test_the_checks_for_production_find_nothing(tmp_path):
    run = manage("check", "--deploy", **PRODUCTION, VAR_DIR=str(tmp_path))
    assert (run.returncode, run.stderr.count("WARNING")) == (0, 0)


def test_a_demo_needs_no_variable_but_one(tmp_path):
    run = manage("check", DEMO="1", VAR_DIR=str(tmp_path))
    assert run.returncode == 0, run.stderr


def test_an_unknown_way_to_run_tasks_is_named():
    with pytest.raises(ImproperlyConfigured, match="immediate, database"):
        tasks_of("later")


def test_debug_is_off_unless_asked_for(settings):
    assert settings.DEBUG is False


def test_static_files_have_hashed_names_in_production(tmp_path):
    static = storages_of("", tmp_path, "https://www.example.org", hashed=True)["staticfiles"]
    assert "Manifest" in static["BACKEND"]


def test_the_place_of_files_can_be_told_to_a_worker(tmp_path):
    for storage in storages_of("", tmp_path, "https://www.example.org", hashed=True).values():
        json.dumps(storage.get("OPTIONS", {}))


def test_a_bucket_keeps_originals_private_and_hands_out_signed_links(tmp_path):
    url = "s3://key:se%2Fcret@s3.example.org/bucket"
    options = storages_of(url, tmp_path, "https://www.example.org", hashed=True)
    original = PrivateBucket(**options["default"]["OPTIONS"])
    assert original.default_acl == "private"
    assert "Signature" in original.url("original_images/a.jpg")
    assert original.secret_key == "se/cret"


def test_renditions_of_a_bucket_are_shown_at_the_address_of_the_site(tmp_path):
    url = "s3://key:secret@s3.example.org:9000/bucket"
    options = storages_of(url, tmp_path, "https://www.example.org", hashed=True)["renditions"]
    shown = Bucket(**options["OPTIONS"]).url("images/a.width-20.jpg")
    assert shown == "https://www.example.org/media/images/a.width-20.jpg"


@pytest.mark.parametrize("name", ["default", "renditions"])
def test_the_secret_of_a_bucket_is_not_written_down_with_tasks(settings, tmp_path, name):
    """Wagtail tells a task how to get the storage of a file that it shall delete."""
    url = "s3://key:secret@s3.example.org/bucket"
    settings.STORAGES = storages_of(url, tmp_path, "https://www.example.org", hashed=True)
    place, words, options = told = storages[name].deconstruct()
    assert "secret" not in json.dumps(told)
    assert import_string(place)(*words, **options) is storages[name]


@pytest.mark.parametrize("engine", ["sqlite3", "postgresql"])
def test_each_database_fails_soon_rather_than_hangs(engine, tmp_path):
    config = database_of({"ENGINE": f"django.db.backends.{engine}"}, tmp_path)
    assert max(config["OPTIONS"].get("timeout", 0), config["OPTIONS"].get("connect_timeout", 0))


def test_without_a_mail_server_mail_is_kept_among_the_files_of_the_site(tmp_path):
    run = manage("sendtestemail", "eva@example.org", DEMO="1", VAR_DIR=str(tmp_path))
    assert run.returncode == 0, run.stderr
    [letter] = (tmp_path / "mail").iterdir()
    assert "To: eva@example.org" in letter.read_text()
