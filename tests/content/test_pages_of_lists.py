"""A page that a list does not have is not there, and the reader is led to where it begins."""

import pytest

from content.pagination import NoSuchPageError, list_page
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db
LISTS = [
    "/foretag/",
    "/en/enterprises/",
    "/kalender/",
    "/kalender/?when=coming",
    "/upphandling/annonser/",
    "/upphandling/annonser/?phase=closed",
    "/en/procurement/notices/",
    "/upphandling/nyheter/",
    "/sok/",
    "/sok/?q=direktupphandling",
]


@pytest.mark.indexed
@pytest.mark.parametrize("number", ["2", "999", "0", "-1", "x", "1.5", "²", "last", "9" * 30])
@pytest.mark.parametrize("address", LISTS)
def test_a_page_past_the_end_is_not_there(client, address, number):
    answer = client.get(address, query_params={"page": number}) if "?" not in address else None
    answer = answer or client.get(f"{address}&page={number}")
    assert answer.status_code == 404
    assert "canonical" not in answer.text


@pytest.mark.indexed
@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("number", ["", "1"])
def test_the_first_page_is_there_even_of_nothing(client, address, number):
    sign = "&" if "?" in address else "?"
    assert client.get(f"{address}{sign}page={number}").status_code == 200


def test_who_is_past_the_end_is_led_to_the_start(client, directory):
    make_enterprise(directory)
    answer = client.get("/foretag/?municipality=1880&page=7").text
    assert 'href="/foretag/?municipality=1880"' in answer
    assert "Listan har inte den sidan" in answer


@pytest.mark.parametrize(("number", "first"), [(None, 0), ("", 0), ("1", 0), ("2", 10), ("3", 20)])
def test_each_page_begins_where_the_one_before_ended(number, first):
    assert list_page(range(25), 10, number)[0] == first


@pytest.mark.parametrize("number", ["4", "03", "+1", " 1", "1 ", "１"])
def test_a_number_is_written_in_one_way(number):
    with pytest.raises(NoSuchPageError):
        list_page(range(25), 10, number)
