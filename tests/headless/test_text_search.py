"""A list that is asked for words keeps the order of the search, on every page of it."""

import pytest

from tests.factories import make_enterprise

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

WANTED: list[int] = []


def best_last_made(kind, q, language):
    """Stand in for the search: the newest first, and one that is not public."""
    return [*reversed(WANTED), 999_999]


@pytest.fixture
def made(directory, settings):
    settings.HEADLESS_WORDS = f"{__name__}.best_last_made"
    WANTED[:] = [make_enterprise(directory, title=name).pk for name in "ABCDE"]
    return WANTED


def found(client, **asked):
    answer = client.get("/api/v1/enterprises", {"q": "något", **asked}).json()
    return answer["count"], "".join(item["title"] for item in answer["items"])


def test_the_best_comes_first(client, made):
    assert found(client) == (5, "EDCBA")


def test_the_second_page_goes_on_where_the_first_ended(client, made):
    assert found(client, limit=2) == (5, "ED")
    assert found(client, limit=2, offset=2) == (5, "CB")
    assert found(client, limit=2, offset=4) == (5, "A")


def test_another_order_can_be_asked_for(client, made):
    assert found(client, order="title") == (5, "ABCDE")


def test_thousands_of_words_found_are_no_long_question(
    client, made, django_assert_max_num_queries
):
    client.get("/api/v1/enterprises?q=x")
    with django_assert_max_num_queries(10) as asked:
        client.get("/api/v1/enterprises?q=x")
    assert max(len(question["sql"]) for question in asked.captured_queries) < 10_000
