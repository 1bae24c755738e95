"""How often one network, or one e-mail address, may cause something, without keeping either."""

import hashlib
import ipaddress
import math
import secrets
import time
from dataclasses import dataclass

from django.http import HttpRequest

from access.addresses import digest
from access.counters import counters

DAY = 24 * 60 * 60
OVERLAP = 2 * 60 * 60  # what was counted before midnight is read for two windows more


@dataclass(frozen=True)
class Throttle:
    """A limit on posts from one network, or about one address, in any so many seconds."""

    scope: str
    limit: int = 10
    seconds: int = 600

    def seconds_to_wait(self, request: HttpRequest) -> int:
        """Count this post, and return how long its sender must wait: 0 when it is allowed."""
        return self._count(_network(request))

    def seconds_to_wait_for(self, address: str) -> int:
        """Count what is done about an e-mail address, and return how long it must wait.

        For what must not befall one person too often, from however many networks it is asked.
        """
        return self._count(digest(address))

    def _count(self, subject: str) -> int:
        """Take the next free place of the last so many seconds; what is refused is not counted.

        A place is a row that is made once and never again, so that of many at once each gets its
        own or none. Places are numbered anew in each stretch of time; those of the stretch before
        count as long as they are young enough.
        """
        now = time.time()
        stretch = int(now // self.seconds)
        earlier, here = (self._places(subject, each) for each in (stretch - 1, stretch))
        kept = counters()
        taken = kept.get_many([*earlier, *here])
        young = [taken[key] for key in earlier if taken.get(key, 0) > now - self.seconds]
        done = [taken[key] for key in here if key in taken]
        for key in here[len(done) : self.limit - len(young)]:
            if kept.add(key, now, timeout=2 * self.seconds):
                return 0
        return math.ceil(min([*young, *done], default=now) + self.seconds - now)

    def _places(self, subject: str, stretch: int) -> list[str]:
        day = stretch * self.seconds // DAY
        key = f"throttle:{self.scope}:{stretch}:{_name(subject, day)}"
        return [f"{key}:{place}" for place in range(self.limit)]


def _name(subject: str, day: int) -> str:
    """Return a name for somebody that is forgotten with the day's salt."""
    key = f"throttle-salt:{day}"
    salt = counters().get_or_set(key, lambda: secrets.token_hex(16), timeout=DAY + OVERLAP)
    return hashlib.sha256(f"{salt}{subject}".encode()).hexdigest()[:32]


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
