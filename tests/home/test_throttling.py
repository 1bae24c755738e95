"""The throttle counts posts by network, within a window, without keeping the address."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from home.throttling import Throttle

pytestmark = pytest.mark.django_db

THROTTLE = Throttle("test", limit=1, seconds=60)


@pytest.fixture(autouse=True)
def _rested():
    cache.clear()


def post_from(address, now=0.0):
    return THROTTLE.seconds_to_wait(RequestFactory().post("/", REMOTE_ADDR=address), now)


def test_the_wait_lasts_to_the_end_of_the_window():
    assert [post_from("192.0.2.1", now) for now in (0, 15, 59, 60)] == [0, 45, 1, 0]


def test_another_address_is_counted_for_itself():
    assert [post_from("192.0.2.1"), post_from("192.0.2.2")] == [0, 0]


def test_the_addresses_of_one_ipv6_subscriber_are_counted_together():
    assert post_from("2001:db8::1") == 0
    assert post_from("2001:db8::2") > 0
    assert post_from("2001:db8:0:1::1") == 0


def test_the_key_does_not_hold_the_address(monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "set", lambda key, *args, **kwargs: keys.append(key))
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
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")
    assert THROTTLE.seconds_to_wait(request, 0.0) == 0
    assert Throttle("other", limit=1, seconds=60).seconds_to_wait(request, 0.0) == 0


def test_a_new_day_forgets_the_names_of_yesterday(monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "set", lambda key, *args, **kwargs: keys.append(key))
    for now in (0.0, 86_400.0):
        post_from("192.0.2.1", now)
    assert len({key.rsplit(":", 1)[1] for key in keys}) == 2
