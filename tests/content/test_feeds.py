"""Every feed of the site is read by every reader, whatever an editor has pasted into a text."""

import xml.etree.ElementTree as ET

import pytest

from tests.factories import make_category, make_enterprise, make_event, make_news, make_notice

pytestmark = pytest.mark.django_db
SIGNS = ["\x08", "\ufffe", "\uffff"]


def in_directory(request, title, text):
    index = request.getfixturevalue("directory")
    make_enterprise(index, title=title, summary=text, categories=[make_category(name_sv=title)])
    return index


def in_calendar(request, title, text):
    index = request.getfixturevalue("calendar")
    make_event(index, title=title, summary=text, place=text)
    return index


def in_news(request, title, text):
    index = request.getfixturevalue("procurement")
    make_news(index, title=title, summary=text)
    return index


def in_notices(request, title, text):
    index = request.getfixturevalue("procurement")
    make_notice(title=title, buyer=text)
    return index


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
@pytest.mark.parametrize("put", [in_directory, in_calendar, in_news, in_notices])
def test_a_feed_leaves_out_what_no_xml_can_hold(request, client, put, sign):
    index = put(request, f"Bage{sign}riet", f"Sur{sign}deg")
    index.summary = f"Allt{sign} nytt"
    index.save_revision().publish()
    read = "".join(ET.fromstring(client.get(f"{index.url}feed/").content).itertext())  # noqa: S314 - our own
    assert "Bageriet" in read and "Surdeg" in read and "Allt nytt" in read
