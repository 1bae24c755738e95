"""The words in a file, for looking whether somebody stands in it: plain text, and office files."""

import html
import re
import zipfile
from io import BytesIO

MOST_UNPACKED = 100 * 1024 * 1024
READABLE = frozenset(
    ["csv", "txt", "ics", "json", "xlsx", "docx", "pptx", "odt", "ods", "odp", "vcf", "eml"]
)
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


def text_of(content: bytes) -> str:
    """Return the words in the bytes of a file; none when they are no words."""
    if zipfile.is_zipfile(BytesIO(content)):
        return _text_of_office_file(content)
    for encoding in ENCODINGS:
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return content.decode("latin-1")


def _text_of_office_file(content: bytes) -> str:
    """Return what stands in the parts that are XML, each cell and run on a line of its own."""
    found, left = [], MOST_UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as file:
        for part in file.infolist():
            if part.filename.endswith((".xml", ".rels")) and part.file_size <= left:
                left -= part.file_size
                source = file.read(part).decode("utf-8", "replace")
                found.append(html.unescape(re.sub(r"<[^>]*>", "\n", source)))
    return "\n".join(found)
