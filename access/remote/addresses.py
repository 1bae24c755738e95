"""Which addresses we fetch from: public ones, by http or https, checked when we are connected."""

import ipaddress
import re
import socket
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from access.remote.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

SCHEMES = {"http": 80, "https": 443}
HOST = re.compile(r"[0-9A-Za-z._:%-]+")
KEPT = "%/:=&?~#+!$,;'@()*[]"  # what an address may hold as it is
# Ways to write an IPv4 address as an IPv6 one, besides those that Python knows.
TRANSLATED = [ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48")]


def target(url: str, base: str = "") -> SplitResult:
    """Return an address in its parts, or raise when we do not fetch from there."""
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host = (parts.hostname or "").encode("idna").decode()
        usual = SCHEMES[parts.scheme]
        port = parts.port or usual
    except (ValueError, KeyError) as error:
        raise FetchError("forbidden") from error
    if not HOST.fullmatch(host) or "@" in parts.netloc:
        raise FetchError("forbidden")
    bracketed = f"[{host}]" if ":" in host else host
    query = quote(parts.query, safe=KEPT)
    path = quote(parts.path or "/", safe=KEPT)
    return urlsplit(urlunsplit((parts.scheme, f"{bracketed}:{port}", path, query, "")))


def is_public(text: str) -> bool:
    """Tell whether an IP address belongs to the open internet."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 one leads to, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if any(address in network for network in TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def connect(host: str, port: int, timeout: float, *, private: bool) -> socket.socket:
    """Return a connection to the first address of a host that we may use and that answers.

    The name is looked up once, and what was looked up is connected to: a name that leads
    elsewhere the second time it is asked gets us nowhere.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    usable = [entry for entry in found if private or is_public(str(entry[4][0]))]
    if not usable:
        raise FetchError("forbidden")
    failure: OSError = OSError("no address")
    for family, kind, protocol, _name, address in usable:
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            failure = error
            continue
        if private or is_public(str(connection.getpeername()[0])):
            return connection
        connection.close()
        raise FetchError("forbidden")
    raise failure
