"""The public API searches everything at once, by the rules of its lists."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import make_category, make_enterprise, make_event, make_news, make_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client):
    def ask(**parameters):
        response = client.get("/api/v1/search", parameters)
        assert response.status_code == 200, response.content
        return response.json()

    return ask


@pytest.fixture
def profile(directory):
    return make_enterprise(
        directory,
        title="Kvastverket",
        summary="Hemstädning & <b>mer</b>",
        serving=["Nora"],
        categories=[make_category("kvast")],
    )


def test_a_result_says_what_it_is_and_where(found, profile):
    answer = found(q="kvastverket")
    item = answer["items"][0]
    assert answer["count"] == 1
    assert (item["id"], item["kind"], item["slug"]) == (profile.pk, "enterprise", profile.slug)
    assert item["url"] == f"http://testserver{profile.url}"
    assert (item["municipalities"], item["categories"]) == (["1884"], ["kvast"])


def test_the_words_are_marked_in_text_that_is_escaped(found, profile):
    assert found(q="städning")["items"][0]["highlight"] == (
        "<mark>Hemstädning</mark> &amp; &lt;b&gt;mer&lt;/b&gt;"
    )


def test_every_kind_is_found_and_counted(found, profile, calendar, procurement):
    make_event(calendar, title="Kvastdagen")
    make_news(procurement, title="Ny kvast")
    make_notice(title="Kvastar till skolor")
    answer = found(q="kvast")
    assert answer["facets"]["kind"] == {"enterprise": 1, "event": 1, "news": 1, "notice": 1}
    chosen = found(q="kvast", kind=["news", "notice"])["items"]
    assert {item["kind"] for item in chosen} == {"news", "notice"}


def test_results_are_filtered(found, profile):
    assert found(q="kvastverket", municipality="1884", category="kvast")["count"] == 1
    assert found(q="kvastverket", municipality="1880")["count"] == 0


def test_a_slip_is_mended_and_told(found, profile):
    answer = found(q="kvastvreket")
    assert (answer["did_you_mean"], answer["count"]) == ("kvastverket", 1)


def test_what_matches_some_words_is_apart(found, profile):
    answer = found(q="kvastverket rymdraketer")
    assert (answer["count"], len(answer["similar"])) == (0, 1)


@pytest.mark.parametrize(
    "query", ["kind=x", "municipality=9999", "category=x", "order=x", "colour=red", "limit=0"]
)
def test_what_is_not_known_is_refused(client, query):
    response = client.get(f"/api/v1/search?q=a&{query}")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("application/problem+json")


def test_pages_are_linked(found, directory):
    for number in range(3):
        make_enterprise(directory, title=f"Kvastverket {number}")
    answer = found(q="kvastverket", limit=2)
    assert (answer["count"], len(answer["items"]), answer["previous"]) == (3, 2, None)
    assert "offset=2" in answer["next"]


def test_only_the_fields_asked_for_are_given(found, profile):
    assert set(found(q="kvastverket", fields="title")["items"][0]) == {"id", "title"}


def test_nothing_hidden_comes_out(found, profile):
    PageViewRestriction.objects.create(page=profile, restriction_type="login")
    assert found(q="kvastverket")["count"] == 0


def test_suggestions_complete_words(client, profile):
    items = client.get("/api/v1/search/suggest", {"q": "kvas"}).json()["items"]
    assert [item["title"] for item in items] == ["Kvastverket"]


def test_an_unchanged_answer_is_not_sent_again(client, profile):
    etag = client.get("/api/v1/search?q=kvast")["ETag"]
    again = client.get("/api/v1/search?q=kvast", headers={"if-none-match": etag})
    assert again.status_code == 304
