"""The throttle counts posts by network, within a window, without keeping the address."""

import threading

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import RequestFactory

from access.counters import counters
from access.throttling import DAY, Throttle
from tests.rows import clear_caches, put_back

pytestmark = pytest.mark.django_db

THROTTLE = Throttle("test", limit=1, seconds=60)


@pytest.fixture(autouse=True)
def _rested():
    clear_caches()


NOON = 1_790_000_000 // DAY * DAY + DAY // 2  # the beginning of a minute, far from midnight


def post_from(address, now=0.0, throttle=THROTTLE):
    with time_machine.travel(NOON + now, tick=False):
        return throttle.seconds_to_wait(RequestFactory().post("/", REMOTE_ADDR=address))


def waits(throttle, *moments):
    return [post_from("192.0.2.1", now, throttle) for now in moments]


def test_the_wait_lasts_until_the_window_has_passed():
    assert waits(THROTTLE, 0, 15, 59, 60) == [0, 45, 1, 0]


@pytest.mark.parametrize("begun", [0, 1, 29, 31, 59, -DAY // 2 - 1], ids=lambda each: f"{each} s")
def test_no_window_lets_more_through_wherever_it_begins(begun):
    throttle = Throttle("test", limit=3, seconds=60)
    moments = [begun + second / 2 for second in range(480)]
    passed = [now for now in moments if not post_from("192.0.2.1", now, throttle)]
    most = max(sum(first <= now < first + 60 for now in passed) for first in passed)
    assert (most, len(passed)) == (3, 12)


def test_a_post_in_the_last_second_of_a_window_counts_in_the_next():
    throttle = Throttle("test", limit=2, seconds=60)
    assert waits(throttle, 58, 59, 61, 117, 118, 118, 119) == [0, 0, 57, 1, 0, 1, 0]


def test_what_was_refused_is_not_counted():
    assert waits(THROTTLE, 0, 20, 40, 60) == [0, 40, 20, 0]


def test_another_address_is_counted_for_itself():
    assert [post_from("192.0.2.1"), post_from("192.0.2.2")] == [0, 0]


def test_the_addresses_of_one_ipv6_subscriber_are_counted_together():
    assert post_from("2001:db8::1") == 0
    assert post_from("2001:db8::2") > 0
    assert post_from("2001:db8:0:1::1") == 0


def test_the_key_does_not_hold_the_address(monkeypatch):
    keys = []
    monkeypatch.setattr(counters(), "add", lambda key, *args, **kwargs: keys.append(key))
    post_from("192.0.2.1")
    assert keys and not any("192.0.2.1" in key for key in keys)


@pytest.mark.parametrize(
    ("first", "second", "is_together"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("192.0.2.1:5001", "192.0.2.2:5002", False),
        ("", "", True),
    ],
    ids=[
        "same",
        "neighbours",
        "IPv4 seen as IPv6",
        "IPv4 seen in two ways",
        "one subscriber",
        "two subscribers",
        "a zone",
        "a proxy that adds the port",
        "unknown",
    ],
)
def test_who_is_counted_together(first, second, is_together):
    assert post_from(first) == 0
    assert (post_from(second) > 0) is is_together


def test_each_form_counts_for_itself():
    assert waits(THROTTLE, 0) == waits(Throttle("other", limit=1, seconds=60), 0) == [0]


def test_a_new_day_forgets_the_names_of_yesterday(monkeypatch):
    names = []
    add = counters().add

    def noted(key, *args, **kwargs):
        names.extend(key.split(":")[3:4])
        return add(key, *args, **kwargs)

    monkeypatch.setattr(counters(), "add", noted)
    for now in (0, 60, DAY):
        post_from("192.0.2.1", now)
    assert names[0] == names[1] != names[2]


@pytest.mark.parametrize(
    "kept", [caches["default"], counters()], ids=["the cache", "the counters"]
)
def test_many_other_rows_push_nobody_out(kept, monkeypatch):
    monkeypatch.setattr(kept, "_max_entries", 20)
    assert waits(THROTTLE, 0) == [0]
    with time_machine.travel(NOON, tick=False):
        for number in range(60):
            kept.set(f"{chr(ord('a') + number % 26)}{number}", 1, timeout=3600)
    assert waits(THROTTLE, 1) == [59]


def test_what_is_over_is_forgotten(monkeypatch):
    kept = counters()
    monkeypatch.setattr(kept, "_max_entries", 2)
    with time_machine.travel(NOON, tick=False):
        for number in range(5):
            kept.set(f"old-{number}", 1, timeout=60)
    with time_machine.travel(NOON + 61, tick=False), connection.cursor() as cursor:
        kept.set("new", 1)
        cursor.execute("SELECT COUNT(*) FROM counters")
        assert cursor.fetchone() == (1,)


@pytest.mark.indexed
def test_of_many_at_the_same_moment_no_more_get_through(django_db_setup, django_db_blocker):
    throttle, passed = Throttle("test", limit=5, seconds=60), []

    def post():
        passed.append(not throttle.seconds_to_wait(RequestFactory().post("/")))
        connection.close()

    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    with django_db_blocker.unblock(), put_back():
        threads = [threading.Thread(target=post) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert passed.count(True) == 5
