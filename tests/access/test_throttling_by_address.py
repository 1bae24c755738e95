"""What must not befall one person too often is counted by e-mail address, without keeping it."""

import pytest
import time_machine

from access.counters import counters
from access.throttling import Throttle
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db
THROTTLE = Throttle("test", limit=2, seconds=60)


@pytest.fixture(autouse=True)
def _rested():
    clear_caches()


def waits(address, times, now=0.0):
    with time_machine.travel(1_790_000_000 + now, tick=False):
        return [THROTTLE.seconds_to_wait_for(address) for _time in range(times)]


def test_an_address_has_its_share_of_each_window():
    assert waits("anna@example.org", 3, now=10.0) == [0, 0, 60]
    assert waits("anna@example.org", 1, now=60.0) == [10]
    assert waits("anna@example.org", 1, now=70.0) == [0]


def test_the_same_address_is_known_however_it_is_written():
    waits("anna@example.org", 2)
    assert waits(" Anna@Example.ORG ", 1) == [60]


def test_others_are_not_held_up():
    waits("anna@example.org", 3)
    assert waits("bo@example.org", 1) == [0]


def test_of_many_at_once_no_more_get_through(monkeypatch):
    # Each has read what is taken before any of the others has taken it.
    read = counters().get_many
    monkeypatch.setattr(
        counters(), "get_many", lambda keys, *more: {} if len(keys) > 1 else read(keys, *more)
    )
    assert waits("anna@example.org", 5).count(0) == 2
