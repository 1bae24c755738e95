"""What the kept test database may be kept for, and which database no test is let into."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import migrated

ROOT = Path(__file__).parent.parent
APPS = {path.parent.parent.name for path in ROOT.glob("*/migrations/__init__.py")} | {"config"}


def imported(path):
    """Return the modules of ours that a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{each.name}" for each in node.names)


def file_of(name):
    """Return the file of a module, or of the module that a name stands in."""
    path = ROOT / name.replace(".", "/")
    found = [path.with_suffix(".py"), path / "__init__.py", path.parent.with_suffix(".py")]
    return next(each for each in found if each.is_file())


def test_whatever_a_migration_imports_is_looked_at_before_the_database_is_used_again():
    migrations = ROOT.glob("*/migrations/*.py")
    names = {name for path in migrations for name in imported(path)}
    ours = {file_of(name) for name in names if name.partition(".")[0] in APPS}
    assert ours
    assert ours - set(migrated.sources()) == set()


@pytest.mark.parametrize("changed", ["places/migrations/0001_initial.py", "search/engines/x.py"])
def test_a_changed_migration_has_another_fingerprint(changed, tmp_path, monkeypatch):
    monkeypatch.setattr(migrated, "ROOT", tmp_path)
    file = tmp_path / changed
    file.parent.mkdir(parents=True)
    file.write_text("rows = 1")
    before = migrated.fingerprint()
    file.write_text("rows = 2")
    assert migrated.fingerprint() != before


def test_tests_that_make_no_database_are_kept_out_of_the_real_one(tmp_path):
    (tmp_path / "conftest.py").write_text("from tests.conftest import *  # noqa: F403")
    (tmp_path / "test_it.py").write_text("def test_it(django_db_setup): pass")
    alone = ["-c", ROOT / "pyproject.toml", "-p", "no:xdist", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *alone, tmp_path],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(tmp_path / "var")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Exit: None of these tests has the mark django_db" in run.stdout + run.stderr
