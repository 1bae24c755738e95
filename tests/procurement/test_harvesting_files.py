"""OCDS packages and lists of them are read, and the files of a folder."""

import datetime as dt
import json
import os
import zipfile

import pytest

from tests.partner_server import serving
from tests.procurement.gathering import count_only, impatient, make_source, read
from tests.procurement.ted_standin import SAMPLES, identity
from tests.procurement.tiny_notices import PLACE, xml

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
PACKAGE = json.loads((SAMPLES / "releases-open.json").read_text())
COUNT = len(PACKAGE["releases"])


@pytest.fixture(autouse=True)
def kept(monkeypatch, settings, tmp_path):
    impatient(settings)
    settings.NOTICE_FOLDER = str(tmp_path)
    return count_only(monkeypatch)


def sends(content):
    return lambda partner: partner.send(json.dumps(content).encode())


def package(number, **more):
    """Return a package with one release of its own."""
    release = {**PACKAGE["releases"][0], "ocid": f"ocds-{number}", "id": f"{number}"}
    return {**PACKAGE, "releases": [release], **more}


def test_a_package_is_read():
    with serving(feed=sends(PACKAGE)) as server:
        source = read(make_source(f"{server.url}/feed", kind="ocds", places=""), NOW)
    assert source.counts == {"new": COUNT}


@pytest.mark.parametrize(
    "listed",
    [
        ["/1", "/2"],
        [{"url": "/1"}, {"href": "2"}],
        {"packages": ["/1", "/2"]},
        {"packages": ["/1", "/2", "/1", 3, None, {}, ""]},
        {"packages": ["/1", "http://[", "\0", "/2"]},
        {"items": [{"uri": "/1"}, {"uri": "/2"}]},
    ],
)
def test_a_list_leads_to_packages(kept, listed):
    with serving(feed=sends(listed), **{"1": sends(package(1)), "2": sends(package(2))}) as server:
        source = make_source(f"{server.url}/feed", kind="ocds", places="")
        assert read(source, NOW).counts["new"] == 2
        assert read(source, NOW).counts["same"] == 2


def test_pages_that_lead_on_are_followed_and_a_circle_ends(kept):
    pages = {
        "feed": sends(package(0, links={"next": "/1"})),
        "1": sends(package(1, links={"next": "/2"})),
        "2": sends(package(2, links={"next": "/feed"})),
    }
    with serving(**pages) as server:
        source = read(make_source(f"{server.url}/feed", kind="ocds", places=""), NOW)
        assert source.counts == {"new": 3} and len(server.asked) == 3


def test_a_package_that_is_gone_or_broken_costs_only_itself(kept):
    pages = {
        "feed": sends(["/1", "/2", "/3"]),
        "1": sends(package(1)),
        "2": lambda partner: partner.send(status=404),
        "3": lambda partner: partner.send(b"<html>"),
    }
    with serving(**pages) as server:
        source = read(make_source(f"{server.url}/feed", kind="ocds", places=""), NOW)
    assert source.counts == {"new": 1, "refused": 2} and source.fault == ""


def test_a_release_that_is_broken_costs_only_itself(kept):
    content = {**PACKAGE, "releases": [*package(1)["releases"], {"ocid": "ocds-x", "id": "1"}]}
    with serving(feed=sends(content)) as server:
        source = read(make_source(f"{server.url}/feed", kind="ocds", places=""), NOW)
    assert source.counts == {"new": 1, "refused": 1}


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"places": "SE124"}, {"new": 1}),
        ({"places": "SE"}, {"new": 1}),
        ({"places": "FI"}, {"outside": 1}),
        ({"places": "FI", "buyers": "kommun a"}, {"new": 1}),
        ({"places": "", "buyers": "Nora"}, {"outside": 1}),
        ({"places": "", "cpv": "9091"}, {"new": 1}),
        ({"places": "", "cpv": "7"}, {"outside": 1}),
        ({"places": "", "cpv": ""}, {"new": 1}),
    ],
)
def test_what_is_not_wanted_is_left_out(fields, counts, tmp_path):
    (tmp_path / "a.xml").write_bytes(xml(project=PLACE))
    assert read(make_source(kind="folder", **fields), NOW).counts == counts


def test_what_does_not_say_where_it_is_is_wanted(tmp_path):
    (tmp_path / "a.xml").write_bytes(xml())
    assert read(make_source(kind="folder", places="FI"), NOW).counts == {"new": 1}


def test_only_new_and_changed_files_of_a_folder_are_read(kept, tmp_path):
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "1.xml").write_bytes(xml(identifier=identity(1)))
    with zipfile.ZipFile(inner / "2.zip", "w") as archive:
        archive.writestr("a.xml", xml(identifier=identity(2)))
        archive.writestr("b.xml", b"<nonsense")
    (inner / ".3.xml").write_bytes(xml(identifier=identity(3)))
    (inner / "4.txt").write_bytes(xml(identifier=identity(4)))
    source = read(make_source("in", kind="folder"), NOW)
    assert source.counts == {"new": 2, "refused": 1}
    assert read(source, NOW).counts == {}
    (inner / "1.xml").write_bytes(xml(identifier=identity(1), version="02"))
    assert read(source, NOW).counts == {"new": 1}
    os.utime(inner / "1.xml", (1, 1))
    assert read(source, NOW).counts == {"same": 1}
    assert len(kept) == 3


@pytest.mark.parametrize("name", ["två  blanka.xml", "a\u030angrat.xml", " .xml", "å.xml"])
def test_a_file_may_have_any_name(kept, tmp_path, name):
    (tmp_path / name).write_bytes(xml())
    source = read(make_source(kind="folder"), NOW)
    assert source.counts == {"new": 1}
    assert read(source, NOW).counts == {}


@pytest.mark.parametrize("address", ["..", "/etc", "finns-inte", "a.xml", "in/../..", "\0", "ut"])
def test_a_folder_elsewhere_is_none(address, tmp_path):
    (tmp_path / "a.xml").write_bytes(xml())
    (tmp_path / "ut").symlink_to("/etc")
    source = read(make_source(address.replace("\0", "%00"), kind="folder"), NOW)
    assert source.fault == "no_folder" and str(tmp_path) in source.fault_in_words


def test_a_link_out_of_the_folder_leads_nowhere(tmp_path):
    inner, outer = tmp_path / "in", tmp_path / "secret.xml"
    inner.mkdir()
    outer.write_bytes(xml())
    (inner / "a.xml").symlink_to(outer)
    assert read(make_source("in", kind="folder"), NOW).counts == {}
