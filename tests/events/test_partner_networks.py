"""In production a calendar is fetched from the open internet only, whatever name leads where."""

import socket

import pytest

from access.remote import addresses
from access.remote.errors import FetchError
from access.remote.fetch import FetchRequest, fetch
from events.ical_reader.errors import ReadingError
from events.partners import reader
from tests.partner_calendars import NOW, event, ics
from tests.partner_server import serving

BODY = ics(event())


def cause_of(url, **more):
    with pytest.raises(FetchError) as raised:
        fetch(FetchRequest(url=url, **more))
    return raised.value.cause


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse
        ("10.0.0.1", False),
        ("172.16.5.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("192.0.2.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::93.184.216.34", True),
        ("2002:0a00:0001::", False),
        ("2001:0:0:0:0:0:f5ff:fffe", False),
        ("nonsense", False),
    ],
)
def test_only_the_open_internet_is_public(address, is_public):
    assert addresses.is_public(address) is is_public


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "2130706433",
        "0x7f.1",
        "127.1",
        "0",
        "[::ffff:127.0.0.1]",
    ],
)
def test_this_machine_is_not_asked(host):
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        port = server.server_port
        with pytest.raises(ReadingError) as raised:
            reader.read_address(FetchRequest(url=f"http://{host}:{port}/feed"), NOW)
        assert raised.value.cause == "forbidden"
        assert server.asked == []


def lead(monkeypatch, **names):
    """Let names lead to addresses, and count how often they are asked for."""
    asked, real = [], socket.getaddrinfo

    def look_up(host, port, **more):
        asked.append(host)
        return real(names.get(host.partition(".")[0], host), port, **more)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", look_up)
    return asked


def test_a_name_that_leads_to_this_machine_is_not_followed(monkeypatch):
    lead(monkeypatch, partner="127.0.0.1")
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        assert cause_of(f"http://partner.example:{server.server_port}/feed") == "forbidden"
        assert server.asked == []


def test_a_redirect_into_the_network_is_not_followed(monkeypatch):
    """127.0.0.1 stands for the internet here, and 127.0.0.2 for the network behind it."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    with serving(
        feed=lambda partner: partner.send(
            status=302, Location=f"http://127.0.0.2:{partner.server.server_port}/inside"
        ),
        inside=lambda partner: partner.send(BODY),
    ) as server:
        assert cause_of(f"{server.url}/feed") == "forbidden"
        assert [path for path, _headers in server.asked] == ["/feed"]


def test_a_name_is_looked_up_once_and_then_kept_to(monkeypatch):
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    asked = lead(monkeypatch, partner="127.0.0.1")
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        port = server.server_port
        assert fetch(FetchRequest(url=f"http://partner.example:{port}/feed")).body == BODY
        assert server.asked[0][1]["Host"] == f"partner.example:{port}"
    assert asked == ["partner.example"]


def test_where_we_were_connected_to_is_looked_at_too(monkeypatch):
    answers = iter([True, False])
    monkeypatch.setattr(addresses, "is_public", lambda address: next(answers))
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        assert cause_of(f"{server.url}/feed") == "forbidden"
        assert server.asked == []


def test_of_several_addresses_the_public_one_is_taken(monkeypatch):
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))
        for address in ("127.0.0.2", "127.0.0.1")
    ]
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        port = server.server_port
        found = [(*entry[:4], (entry[4][0], port)) for entry in both]
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: found)
        assert fetch(FetchRequest(url=f"http://partner.example:{port}/feed")).body == BODY


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "ftp://example.org/a.ics",
        "gopher://example.org:25/",
        "http://",
        "http://anna@example.org/",
        "http://anna:hemligt@example.org/",
        "http://example.org:99999/",
        "http://" + "a" * 300 + ".org/",
        "http://exa\x00mple.org/",
        "http://[fe80::1%25eth0/",
        "javascript:alert(1)",
        "",
    ],
)
def test_what_is_no_address_on_the_web_is_not_fetched(url):
    assert cause_of(url, private=True) == "forbidden"


def test_a_server_that_does_not_prove_who_it_is_is_not_read():
    with serving(feed=lambda partner: partner.send(BODY)) as server:
        plain = server.url.replace("http://", "https://")
        assert cause_of(f"{plain}/feed", private=True) == "certificate"


def test_swedish_letters_may_stand_in_an_address():
    place = addresses.target("https://söderköping.example/å?ö=1#del")
    assert place.geturl() == "https://xn--sderkping-07ae.example:443/%C3%A5?%C3%B6=1"
