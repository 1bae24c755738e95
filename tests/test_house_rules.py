"""The countable rules of the house: small files, imports downwards, plain templates."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = [set(layer.split(" | ")) for layer in CONTRACT["contracts"][0]["layers"]]
VAGUE = {"utils", "helpers", "common", "core", "base", "misc", "services", "managers"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def tracked(pattern):
    """Return the files of the repository that match, committed or about to be."""
    command = ["git", "ls-files", "-co", "--exclude-standard", pattern]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def module_of(path):
    """Return the dotted name of a Python file, as it is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removeprefix("site.")


def longer_than(limit, paths):
    """Return the files with more lines than they may have."""
    return [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in paths
        if (lines := len(path.read_text().splitlines())) > limit
    ]


PYTHON = tracked("*.py")
CODE = [path for path in PYTHON if "migrations" not in path.parts]
APPLICATION = [path for path in CODE if not module_of(path).startswith("tests")]


@pytest.fixture(scope="module")
def trees():
    return {path: ast.parse(path.read_text()) for path in CODE}


@pytest.mark.parametrize(
    ("limit", "paths"),
    [
        (300, CODE),
        (300, tracked("*.css")),
        (100, tracked("*.js")),
        (80, tracked("*.html")),
        (200, [ROOT / "site/config/settings.py"]),
        (60, [ROOT / "site/config/urls.py"]),
    ],
    ids=["python", "css", "javascript", "templates", "settings", "addresses"],
)
def test_files_are_small_enough_to_see_whole(limit, paths):
    assert longer_than(limit, paths) == []


def test_functions_are_at_most_fifty_lines(trees):
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS) and node.end_lineno - node.lineno >= 50
    ]
    assert long == []


def imported(tree):
    """Return the top-level names that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("layer", range(len(LAYERS)), ids=lambda n: "|".join(sorted(LAYERS[n])))
def test_imports_go_downwards_only(trees, layer):
    upwards = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, tree in trees.items()
        if (app := module_of(path).split(".")[0]) in LAYERS[layer]
        for name in imported(tree)
        if name != app and any(name in above for above in LAYERS[: layer + 1])
    ]
    assert upwards == []


def test_no_code_imports_the_tests(trees):
    assert [path for path in APPLICATION if "tests" in imported(trees[path])] == []


def test_every_module_is_named_for_its_subject():
    assert [path for path in PYTHON if VAGUE & set(module_of(path).split("."))] == []


def test_the_site_folder_is_no_package():
    assert not (ROOT / "site/__init__.py").exists()


def test_the_root_stays_short():
    assert len({path.relative_to(ROOT).parts[0] for path in tracked("[!.]*")}) <= 20


@pytest.mark.parametrize(
    "forbidden",
    [r"\sstyle=", r"<style\b", r"\son[a-z]+=\"", r"<script>", r"javascript:", r"\|safe\b"],
)
def test_templates_hold_no_inline_style_or_script(forbidden):
    # A mail program reads no stylesheet: what a mail looks like stands in the mail.
    is_style = forbidden == r"\sstyle="
    pages = [path for path in tracked("*.html") if not (is_style and path.parent.name == "mail")]
    paths = [path for path in pages if re.search(forbidden, path.read_text())]
    assert paths == []


def test_no_form_is_included_without_its_token():
    with_token = {
        str(path).partition("templates/")[2]
        for path in tracked("*.html")
        if "csrf_token" in path.read_text()
    }
    isolated = {
        name
        for path in tracked("*.html")
        for name in re.findall(r'include "([^"]+)"[^%]* only %}', path.read_text())
    }
    assert not with_token & isolated, "`only` leaves out the token, too"


def test_style_sheets_need_no_force():
    forced = re.compile(r"!important|(?:^|[\s,}])#[a-z][\w-]*[^;{}]*\{", re.MULTILINE)
    assert [path for path in tracked("*.css") if forced.search(path.read_text())] == []


def test_every_suppression_gives_its_reason():
    bare = re.compile(r"#\s*(?:noqa(?::[ \w,]+)?|type:\s*ignore(?:\[[\w,-]+\])?)$", re.MULTILINE)
    assert [path for path in CODE if bare.search(path.read_text())] == []


def test_nothing_is_left_for_later():
    later = re.compile(r"#\s*(?:TODO|FIXME|XXX)\b")
    assert [path for path in PYTHON if later.search(path.read_text())] == []


def test_the_example_environment_lists_what_the_settings_read():
    read = r"\b(?:env\w*(?:\(\))?(?:\.\w+)?|required)\(\s*\"([A-Z][A-Z0-9_]+)\""
    settings = set(re.findall(read, (ROOT / "site/config/settings.py").read_text()))
    example = re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.M)
    assert set(example) == settings


def test_the_documents_link_to_what_is_there():
    link = re.compile(r"\]\((?!https?:)([^)#]+)")
    broken = [
        f"{path.relative_to(ROOT)} -> {target}"
        for path in tracked("*.md")
        for target in link.findall(path.read_text())
        if not (path.parent / target).exists()
    ]
    assert broken == []
