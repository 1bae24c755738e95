"""The documentation of an API as a plain page: readable without JavaScript, made from OpenAPI."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


class ReadableDocs(DocsBase):
    """A page that lists each address with its parameters and what it answers."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """Return the page."""
        schema = api.get_openapi_schema()
        context = {
            "api": api,
            "openapi_url": self.get_openapi_url(api, kwargs),
            "operations": [
                _operation(path, operation, schema["components"]["schemas"])
                for path, methods in schema["paths"].items()
                for operation in methods.values()
            ],
        }
        return render(request, "headless/docs.html", context)


def _operation(path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": path,
        "is_plain": "{" not in path
        and not any(given["required"] for given in operation["parameters"]),
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "parameters": [_parameter(given) for given in operation["parameters"]],
        "fields": _fields(operation["responses"]["200"], schemas),
    }


def _parameter(given: dict[str, Any]) -> dict[str, Any]:
    schema = given["schema"]
    items = schema.get("items", {})
    return {
        "name": given["name"],
        "required": given["required"],
        "repeatable": schema.get("type") == "array",
        "kind": items.get("type") or schema.get("type", "text"),
        "values": items.get("enum") or schema.get("enum") or [],
        "default": schema.get("default"),
        "description": schema.get("description", ""),
    }


def _fields(answer: dict[str, Any], schemas: dict[str, Any]) -> list[dict[str, str]]:
    """Return the fields of the record that an address answers with, or lists."""
    found = answer.get("content", {}).get("application/json", {}).get("schema", {})
    properties = _named(found, schemas).get("properties", {})
    if "items" in properties:
        properties = _named(properties["items"]["items"], schemas).get("properties", {})
    return [
        {"name": name, "description": field.get("description", "")}
        for name, field in properties.items()
    ]


def _named(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    return schemas[schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema
