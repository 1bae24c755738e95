"""The API keeps to its own OpenAPI document, whatever it is asked."""

import json
from importlib import import_module

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from openapi_spec_validator import validate

from tests.factories import (
    make_category,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
    make_picture,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(client):
    return client.get("/api/v1/openapi.json").json()


@pytest.fixture
def content(directory, calendar, procurement, home):
    make_enterprise(
        directory,
        serving=["Örebro"],
        categories=[make_category("fisk")],
        picture=make_picture(),
        body=[("heading", {"text": "Vi", "level": "2"}), ("text", "<p>Gör nytta.</p>")],
    )
    make_event(calendar)
    make_news(procurement)
    make_notice()
    make_guide(home)


def test_the_document_is_valid(document):
    validate(document)
    assert document["openapi"] == "3.1.0"


def test_every_address_says_what_else_may_happen(document):
    for methods in document["paths"].values():
        assert {"200", "304", "400", "404", "405", "500"} <= set(methods["get"]["responses"])


def test_every_parameter_and_field_is_explained(document):
    for path, methods in document["paths"].items():
        for parameter in methods["get"]["parameters"]:
            assert parameter["schema"].get("description"), (path, parameter["name"])
    for name, schema in document["components"]["schemas"].items():
        for field, told in schema.get("properties", {}).items():
            assert told.get("description") or "$ref" in json.dumps(told), (name, field)


def test_only_the_id_of_a_record_is_required(document):
    schemas = document["components"]["schemas"]
    assert schemas["EnterpriseCard"]["required"] == ["id"]
    assert schemas["NoticeRecord"]["required"] == ["id"]


@pytest.fixture
def one_connection():
    """Keep the connection of the test open, which a WSGI server closes after each answer."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.indexed
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_a_fuzzer_finds_nothing(content, one_connection, mode):
    # Only the worker that runs this file pays for the import of the fuzzer.
    fuzzing = import_module("tests.headless.fuzzing")
    assert fuzzing.everything(mode) > 12
