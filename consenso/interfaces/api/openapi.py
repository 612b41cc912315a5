"""The OpenAPI 3.1 document of the API, and its page for people."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.interfaces.api import problems, server
from consenso.interfaces.api.naming import API
from consenso.interfaces.api.resources import BY_SECTION, as_json, columns_of
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.pages import Shell, shell

WORDS = {
    "title": "Words",
    "description": "The same thing said in several languages (BCP 47 tag → words); or, where a language "
    "is asked for, in that one.",
    "anyOf": [
        {
            "type": "object",
            "properties": {
                "text": {"type": "string"},
                "language": {"type": "string"},
                "is_fallback": {"type": "boolean"},
            },
            "required": ["text", "language", "is_fallback"],
            "additionalProperties": False,
        },
        {"type": "object", "additionalProperties": {"type": "string"}},
    ],
}
BY_LANGUAGE = {"additionalProperties": {"type": "string"}, "type": "object"}
PATH = {
    "forum": "The forum's id, as in the addresses of its pages.",
    "identifier": "The object's id.",
    "edition": "The language of the text's words (BCP 47).",
    "source": "The id of a source of activities.",
}


@cache
def openapi() -> dict[str, Any]:
    """Return the document: django-ninja's, with what it cannot say of CSV, problems and words."""
    document: dict[str, Any] = _walked(json.loads(json.dumps(server.document())))
    document["components"]["schemas"]["Words"] = WORDS
    document["servers"] = [{"url": settings.SITE}]
    document["info"]["contact"] = {"url": f"{settings.SITE}{API}/docs"}
    for operations in document["paths"].values():
        _mend(operations["get"])
    return document


def _walked(value: Any) -> Any:
    """Return a part of the document with every mapping of words by language as a reference to one schema."""
    if isinstance(value, list):
        return [_walked(part) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {name: part for name, part in value.items() if name not in ("title", "description")}
    if kept == BY_LANGUAGE and value.get("title") != "Resources":
        return {"$ref": "#/components/schemas/Words"}
    return {name: _walked(part) for name, part in value.items()}


def _mend(operation: dict[str, Any]) -> None:
    for parameter in operation["parameters"]:
        _without_null(parameter)
    responses = operation["responses"]
    for status, response in responses.items():
        content = response.get("content")
        if content and int(status) >= 400:
            response["content"] = {problems.MEDIA_TYPE: content["application/json"]}
    responses["304"] = {
        "description": "It has not changed since the ETag or the moment that was sent."
    }
    names = {parameter["name"] for parameter in operation["parameters"]}
    if "format" in names:
        responses["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}
    responses["200"]["headers"] = {
        "ETag": {
            "schema": {"type": "string"},
            "description": "Strong; another one when the answer is.",
        }
    }


def _without_null(parameter: dict[str, Any]) -> None:
    """Say of an optional parameter what it may be; in a query, null is its absence."""
    schema = parameter["schema"]
    options = [one for one in schema.pop("anyOf", []) if one.get("type") != "null"]
    if len(options) == 1:
        schema |= options[0]
    elif options:
        schema["anyOf"] = options
    if schema.get("default", 0) is None:
        del schema["default"]
    schema.pop("title", None)


def openapi_json(request: HttpRequest) -> HttpResponse:
    return as_json(openapi())


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API."""

    identifier: str
    summary: str
    about: str
    path: str
    parameters: Table
    fields: Table
    columns: Table  # of its CSV; no rows where there is none


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem that the API may answer."""

    identifier: str
    status: int
    title: str


@dataclass(frozen=True, slots=True)
class DocsPage:
    """The page of the API."""

    shell: Shell
    heading: str
    lead: str
    version: str
    site: str
    operations: tuple[Operation, ...]
    troubles: tuple[Trouble, ...]


def docs(request: HttpRequest) -> HttpResponse:
    """The API for people: made from the OpenAPI document, in whole on the server."""
    document = openapi()
    title = gettext("For programs: the API")
    page = DocsPage(
        shell=shell(
            language="en",
            path=request.path,
            site=settings.SITE,
            title=title,
            description=document["info"]["description"],
        ),
        heading=title,
        lead=document["info"]["description"],
        version=document["info"]["version"],
        site=settings.SITE,
        operations=tuple(
            _operation(path, operations["get"], document)
            for path, operations in document["paths"].items()
        ),
        troubles=tuple(
            Trouble(f"problem-{code}", status, words)
            for code, (status, words) in problems.PROBLEMS.items()
        ),
    )
    return render(request, "api/docs.html", {"page": page})


def _operation(path: str, operation: dict[str, Any], document: dict[str, Any]) -> Operation:
    content = operation["responses"]["200"]["content"]
    identifier = operation["operationId"]
    return Operation(
        identifier=identifier,
        summary=operation["summary"],
        about=operation.get("description", ""),
        path=path,
        parameters=_table(
            gettext("Parameters"),
            f"{identifier}-parameters",
            (gettext("Name"), gettext("Values"), gettext("Meaning")),
            [
                (one["name"], _kind(one["schema"]), one.get("description") or PATH[one["name"]])
                for one in operation["parameters"]
            ],
        ),
        fields=_table(
            gettext("Fields of an item"),
            f"{identifier}-fields",
            (gettext("Name"), gettext("Type"), gettext("Always there"), gettext("Meaning")),
            _fields(_item_of(content["application/json"]["schema"], document)),
        ),
        columns=_table(
            gettext("Columns of the CSV"),
            f"{identifier}-columns",
            (gettext("Name"), gettext("Type"), gettext("Meaning")),
            _columns(identifier) if "text/csv" in content else [],
        ),
    )


def _columns(section: str) -> list[tuple[str, ...]]:
    resource = BY_SECTION.get(section)
    columns = columns_of(resource, forum="", language="en") if resource else server.COLUMNS[section]
    last = (
        "in_another_language",
        "string",
        gettext("Columns whose words are in another language."),
    )
    return [*((one.name, one.type, one.about) for one in columns), last]


def _table(
    caption: str, identifier: str, labels: tuple[str, ...], rows: list[tuple[str, ...]]
) -> Table:
    return Table(
        caption=caption,
        columns=tuple(Column(label) for label in labels),
        rows=tuple(tuple(Cell(text) for text in row) for row in rows),
        identifier=identifier,
    )


def _item_of(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one item of a list; of anything else, its own."""
    schema = _resolved(schema, document)
    items = schema.get("items") or schema.get("properties", {}).get("items", {}).get("items")
    return _resolved(items, document) if items else schema


def _resolved(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = document["components"]["schemas"][name] if name else schema
    return found


def _fields(schema: dict[str, Any]) -> list[tuple[str, ...]]:
    required = schema.get("required", [])
    return [
        (
            name,
            _kind(part),
            gettext("yes") if name in required else gettext("no"),
            part.get("description", ""),
        )
        for name, part in schema.get("properties", {}).items()
    ]


def _kind(schema: dict[str, Any]) -> str:
    """Return in a few words what a value is.

    >>> _kind({"type": "array", "items": {"$ref": "#/components/schemas/Edition"}})
    'list of Edition'
    """
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return ", ".join(str(one) for one in schema["enum"])
    if "anyOf" in schema:
        kinds = [_kind(one) for one in schema["anyOf"] if one.get("type") != "null"]
        return " / ".join(dict.fromkeys(kinds))
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("const") or schema.get("type") or "any")
