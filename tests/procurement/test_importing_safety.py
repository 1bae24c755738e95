import json
import time
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from procurement.importing import MAX_BYTES, Source, read_notices
from tests.procurement.tiny_notices import lot, xml

BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd">'
DECLARED = '<?xml version="1.0" encoding="{}"?>'


def codes(data, name="notice.xml"):
    read = read_notices(Source(name, data))
    return read["format"], read["results"][0]["errors"]


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE, "<!DOCTYPE a>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_in_any_encoding(declaration, encoding):
    named = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = DECLARED.format(named) + "<!-- x -->" + declaration + "<a>&b;</a>"
    assert codes(text.encode(encoding)) == ("unknown", ["xml_forbidden_construct"])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  ",
        b"Felmeddelande",
        b"\x00\x01\x02",
        b"<a>",
        xml()[:-30],
        xml().replace(b"Lokalv", b"\xff\xfe"),
        xml(project="<cbc:Note>&nothing;</cbc:Note>"),
        xml(project="<a>" * 5000 + "</a>" * 5000),
        DECLARED.format("utf-7").encode() + b"<a/>",
        DECLARED.format("utf-32").encode("utf-32") + "<!DOCTYPE a><a/>".encode("utf-32-le"),
    ],
    ids=range(11),
)
def test_what_is_no_xml_is_said_to_be_none(data):
    assert codes(data) == ("unknown", ["xml_not_wellformed"])


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>503</body></html>",
        xml().replace(b"xsd:ContractNotice-2", b"xsd:ContractNotice-3"),
        xml(root="BusinessRegistrationInformationNotice"),
        xml(form_type="bri"),
        xml(subtype="X01"),
    ],
    ids=range(5),
)
def test_other_documents_are_not_of_ours(data):
    assert codes(data) == ("unknown", ["unsupported_root"])


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.xml", b"<a>" + b" " * MAX_BYTES, "xml_forbidden_construct"),
        ("a.json", b"{" + b" " * MAX_BYTES, "json_invalid"),
    ],
)
def test_a_file_that_is_too_large_is_refused(name, data, error):
    read = read_notices(Source(name, data))["results"][0]
    assert read["errors"] == [error]
    assert "20 MiB" in read["messages"][0]


def test_any_prefix_and_any_encoding_will_do():
    text = xml().decode().replace("cbc:", "x:").replace("xmlns:cbc", "xmlns:x")
    assert codes(text.encode("utf-16")) == ("eforms", [])


def test_a_hundred_lots_take_less_than_a_second():
    lots = "".join(
        lot(f"LOT-{n:04}", project=f"<cbc:Description>{'ord ' * 4500}</cbc:Description>")
        for n in range(100)
    )
    data = xml(lots=lots)
    began = time.process_time()
    assert codes(data) == ("eforms", [])
    assert len(data) > 1_800_000
    assert time.process_time() - began < 1


def printed(*paths):
    out = StringIO()
    call_command("import_notices", *map(str, paths), json=True, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_folder_with_an_archive_is_read_file_by_file(tmp_path):
    (tmp_path / "a.xml").write_bytes(xml())
    (tmp_path / "b.JSON").write_text("{")
    (tmp_path / "notes.txt").write_text("no notice")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("inner/bad.xml", "<a>")
        archive.writestr("inner/good.xml", xml())
        archive.writestr("inner/readme.txt", "no notice")
    read = printed(tmp_path)
    assert [document["format"] for document in read] == ["eforms", "unknown", "unknown", "eforms"]
    assert read[2]["file"].endswith("c.zip/inner/bad.xml")
    assert read[2]["results"][0]["messages"]


def test_a_broken_archive_stops_nothing(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.xml", xml())
        archive.writestr("two.xml", xml())
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace(b"Lokalv", b"Lekalv", 1))
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 and no more")
    read = printed(tmp_path / "a.zip", tmp_path / "b.zip")
    assert [each["results"][0]["status"] for each in read] == ["invalid", "ok", "invalid"]


def test_a_path_that_is_not_there_is_named_after_the_others_are_read(tmp_path):
    (tmp_path / "a.xml").write_bytes(xml())
    out = StringIO()
    with pytest.raises(CommandError, match="gone.xml"):
        call_command(
            "import_notices", tmp_path / "gone.xml", tmp_path / "a.xml", json=True, stdout=out
        )
    assert json.loads(out.getvalue())["format"] == "eforms"
