"""How often one network address may post, without keeping the address."""

import hashlib
import ipaddress
import secrets
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Throttle:
    """A limit on posts from one address within a window of time."""

    scope: str
    limit: int = 10
    seconds: int = 600

    def seconds_to_wait(self, request: HttpRequest, now: float | None = None) -> int:
        """Count this post, and return how long its sender must wait: 0 when it is allowed."""
        now = time.time() if now is None else now
        window, elapsed = divmod(int(now), self.seconds)
        key = f"throttle:{self.scope}:{window}:{_sender(request, now)}"
        posts = cache.get(key, 0) + 1
        cache.set(key, posts, timeout=self.seconds)
        return self.seconds - elapsed if posts > self.limit else 0


def _sender(request: HttpRequest, now: float) -> str:
    """Return a name for the sender's network that is forgotten with the day's salt."""
    day = int(now // DAY)
    salt = cache.get_or_set(f"throttle-salt:{day}", lambda: secrets.token_hex(16), timeout=DAY)
    return hashlib.sha256(f"{salt}{_network(request)}".encode()).hexdigest()[:32]


def _network(request: HttpRequest) -> str:
    """Return the address, or for IPv6 the /64 that one subscriber has."""
    text = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return text
    if address.version == 4:
        return text
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))
