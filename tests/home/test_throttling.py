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
