"""The site map asks the database as often for many pages as for few."""

import pytest

from headless import versions
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db


def test_more_pages_ask_no_more(client, directory, django_assert_max_num_queries):
    make_enterprise(directory)
    client.get("/sitemap.xml")
    versions.bump()  # it is made anew
    with django_assert_max_num_queries(60) as few:
        client.get("/sitemap.xml")
    for _ in range(6):
        make_enterprise(directory)
    with django_assert_max_num_queries(len(few)):
        client.get("/sitemap.xml")
