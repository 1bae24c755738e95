"""Text enters with a request: cleaned in addresses and posts, but for what is no text."""

import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from access.border import TextMiddleware


def seen(request):
    """Return what a view sees of a request, after the middleware."""
    middleware = TextMiddleware(lambda request: HttpResponse())
    middleware(request)
    middleware.process_view(request)
    return request


def asked(path="/", **query):
    return seen(RequestFactory().get(path, query)).GET


def posted(**fields):
    return seen(RequestFactory().post("/", fields)).POST


def test_what_is_asked_for_is_cleaned():
    query = asked(q=["O\u0308re\u00adbro", "två"], page="2")
    assert (query.getlist("q"), query["page"]) == (["Örebro", "två"], "2")


def test_what_is_posted_is_cleaned():
    fields = posted(title="Bage\u200briet", words="ett\r\ntvå\u2028tre", empty="\u3164")
    assert fields.dict() == {"title": "Bageriet", "words": "ett\ntvå\ntre", "empty": ""}


@pytest.mark.parametrize("name", ["password", "new_password1"])
def test_a_password_stays_as_it_was_typed(name):
    assert posted(**{name: "a\u030a\u200b"})[name] == "a\u030a\u200b"


def test_the_format_of_the_editor_keeps_its_count_of_signs():
    rich = json.dumps({"blocks": [{"text": "a\u00adb"}], "entityMap": {}}, ensure_ascii=False)
    assert posted(body=rich, other='{"a\u00adb"')["body"] == rich
    assert posted(other='{"a\u00adb"')["other"] == '{"ab"'


@pytest.mark.parametrize("value", ["1\u200b0", "\u200b", "1\u00a02"])
def test_the_api_still_refuses_a_number_with_more_in_it(value):
    assert asked("/api/v1/enterprises", limit=value)["limit"] == value


def test_an_ordinary_request_is_left_alone():
    request = RequestFactory().get("/", {"q": "fika & mat"})
    before = request.GET
    assert seen(request).GET is before


def test_a_body_that_is_no_form_is_left_for_the_view():
    request = RequestFactory().post("/", '{"a": 1}', content_type="application/json")
    assert seen(request).body == b'{"a": 1}'
