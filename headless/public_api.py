"""An API that follows the rules: strict, open to read, cached, and told in OpenAPI 3.1."""

from typing import Any

from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE
from ninja.operation import Operation
from ninja.types import DictStrAny

from headless.conditional import public
from headless.problems import MEDIA_TYPE, Problem, not_found, register_problems

NOT_MODIFIED = {"description": "Nothing has changed since the ETag or the time that you sent."}
PROBLEMS = {
    "400": "A parameter is unknown or cannot be used; the problem names it.",
    "403": "The token is not one of ours, or has expired.",
    "404": "There is no such public record.",
    "405": "The API is only read: use GET or HEAD.",
    "410": "The record was public, and has been taken away for good.",
    "500": "Something went wrong on our side.",
}
SELDOM = ("403", "410")  # only where an address says so itself


class PublicAPI(NinjaAPI):
    """A read-only API; every address of it is wrapped by `public`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        register_problems(self)

    @property
    def urls(self) -> tuple[list[Any], str, str]:
        """Return the addresses, each open to all and with conditional answers."""
        patterns, app, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = public(pattern.callback)
        return patterns, app, namespace

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the name of the function, as most languages write methods."""
        first, *others = operation.view_func.__name__.split("_")
        return first + "".join(word.capitalize() for word in others)

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: DictStrAny | None = None
    ) -> Any:
        """Return the document with the answers that every address may give."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        components = schema["components"]
        problem = Problem.model_json_schema(ref_template=REF_TEMPLATE)
        components["schemas"].update(problem.pop("$defs"))
        components["schemas"]["Problem"] = problem
        components["responses"] = {
            "NotModified": NOT_MODIFIED,
            **{f"Problem{status}": _problem(text) for status, text in PROBLEMS.items()},
        }
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"] = _all_answers(operation["responses"])
                for parameter in operation["parameters"]:
                    parameter["schema"] = _without_null(parameter["schema"])
                    if parameter["in"] == "path":
                        parameter["schema"]["description"] = "The stable id of the record."
                    parameter.pop("examples", None)  # a list in a schema, a map in OpenAPI
        return schema


def _problem(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {MEDIA_TYPE: {"schema": schema}}}


def _all_answers(answers: dict[Any, Any]) -> dict[str, Any]:
    common = {
        status: {"$ref": f"#/components/responses/Problem{status}"}
        for status in PROBLEMS
        if status not in SELDOM
    }
    own = {str(status): answer for status, answer in answers.items()}
    return {**own, "304": {"$ref": "#/components/responses/NotModified"}, **common}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter that can be left out but never be null."""
    kinds = [kind for kind in schema.get("anyOf", []) if kind.get("type") != "null"]
    if len(kinds) != 1:
        return schema
    return {**{name: value for name, value in schema.items() if name != "anyOf"}, **kinds[0]}


missing = public(not_found)
