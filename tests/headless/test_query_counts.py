"""The database is asked a fixed number of times, however long a list is."""

import pytest

from tests.factories import (
    make_category,
    make_document,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
    make_picture,
    municipality,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def enterprise(parent, **fields):
    return make_enterprise(
        parent,
        serving=["Örebro", "Kumla"],
        categories=[make_category(f"kategori-{parent.get_children().count()}")],
        municipality=municipality(),
        picture=make_picture(),
        **fields,
    )


def event(parent):
    return make_event(parent, picture=make_picture(), municipality=municipality())


def news(parent):
    page = make_news(parent, picture=make_picture())
    page.tags.add("nyhet", "anbud")
    page.save()
    return page


def notice(parent):
    return make_notice(codes=["90910000", "98310000"], places=["Nora", "Kumla"])


def guide(parent):
    return make_guide(parent, picture=make_picture())


LISTS = [
    ("enterprises", "directory", enterprise),
    ("events", "calendar", event),
    ("news", "procurement", news),
    ("notices", "procurement", notice),
    ("pages", "home", guide),
]


# The other pages are there before and have no pictures.
GUIDES = {"pages": "type=guide&"}


@pytest.fixture
def questions(client, django_assert_max_num_queries):
    """Count the questions to the database that an address needs when its pictures are drawn."""

    def count(address, limit):
        client.get(address)
        with django_assert_max_num_queries(limit) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


@pytest.mark.parametrize(("name", "parent", "make"), LISTS, ids=[name for name, *_ in LISTS])
def test_a_list_of_twenty_asks_as_often_as_a_list_of_two(questions, request, name, parent, make):
    parent = request.getfixturevalue(parent)
    for _ in range(20):
        make(parent)
    two = questions(f"/api/v1/{name}?{GUIDES.get(name, '')}limit=2", limit=10)
    assert questions(f"/api/v1/{name}?{GUIDES.get(name, '')}limit=20", limit=10) == two


@pytest.mark.parametrize(("name", "parent", "make"), LISTS, ids=[name for name, *_ in LISTS])
def test_one_record_asks_at_most_twelve_times(questions, request, name, parent, make):
    made = make(request.getfixturevalue(parent))
    questions(f"/api/v1/{name}/{made.pk}", limit=12)


def test_what_came_of_a_meeting_asks_no_more_the_more_there_is(questions, calendar):
    shown = [("document", {"document": make_document(), "description": ""}) for _ in range(9)]
    page = make_event(calendar, presentations=shown, picture=make_picture())
    for number in range(9):
        page.questions.create(wording_sv=f"Fråga {number}?", is_shown=True)
    questions(f"/api/v1/events/{page.pk}", limit=13)


def test_a_long_body_asks_no_more(questions, directory, home):
    guide = make_guide(home)
    link = f'<p><a linktype="page" id="{guide.pk}">En guide</a></p>'
    blocks = []
    for _ in range(6):
        blocks += [
            ("picture", {"picture": make_picture(), "caption": ""}),
            ("document", {"document": make_document(), "description": ""}),
            ("text", link),
            ("button", {"label": "Läs mer", "page": guide, "url": ""}),
        ]
    page = enterprise(directory, body=blocks)
    questions(f"/api/v1/enterprises/{page.pk}", limit=14)
