"""Every page type can be reached, shown, edited and previewed."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

MAKERS = [
    ("directory", factories.make_enterprise),
    ("calendar", factories.make_event),
    ("procurement", factories.make_news),
    ("home", factories.make_guide),
    ("home", factories.make_project),
]


@pytest.mark.parametrize(
    ("parent", "make"), MAKERS, ids=lambda value: getattr(value, "__name__", value)
)
def test_a_published_page_answers_at_its_address(client, request, parent, make):
    page = make(request.getfixturevalue(parent))
    assert client.get(page.url).status_code == 200
