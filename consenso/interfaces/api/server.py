"""The API itself: its addresses and their shapes, by django-ninja."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from consenso import __version__
from consenso.core.record import Forum
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.sources import queries as sources
from consenso.interfaces.api import (
    activities,
    agreed,
    asked,
    contents,
    filters,
    lineage,
    schemas,
    searching,
)
from consenso.interfaces.api.activity_operations import offer as offer_activities
from consenso.interfaces.api.columns import Column, integer, text
from consenso.interfaces.api.guard import refusal
from consenso.interfaces.api.naming import API, api_url, page_url
from consenso.interfaces.api.resources import (
    RESOURCES,
    Resource,
    as_json,
    item,
    listed,
    paged,
    sheet,
    shown,
)
from consenso.interfaces.ui.pages import SECTION_OF

DESCRIPTION = (
    "The public record of intergovernmental forums, as recorded facts, each with its sources. "
    "It is only read, by anyone, without a key. Every list takes the filters of its public page, under the same names."
)
# The lists of a forum that are of no kind of object, nor of activities.
OTHERS = ("changes", "search", "lineage", "agreed", "popolo.json")
PROBLEMS = {404: schemas.Problem, 422: schemas.Problem}
LIST_PROBLEMS = {**PROBLEMS, 406: schemas.Problem}

api = NinjaAPI(
    title="Consenso",
    version=__version__,
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)

# The record's documents write some names as Python cannot (from): the OpenAPI document must, too.
_get = partial(api.get, by_alias=True)


@api.exception_handler(ValidationError)
def _unusable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [(tuple(fault["loc"]), str(fault["msg"])) for fault in error.errors]
    return refusal(request, asked.unusable(faults))


@api.exception_handler(Exception)
def _refused(request: HttpRequest, error: Exception) -> HttpResponse:
    return refusal(request, error)


@_get(
    "/",
    response={200: schemas.Forums, **PROBLEMS},
    operation_id="forums",
    summary="The forums",
    tags=["forums"],
)
def forums(request: HttpRequest, wanted: Query[asked.Worded]) -> HttpResponse:
    """Every forum whose record is kept here, and the addresses of its lists."""
    asked.refuse_unknown(request, asked.Worded)
    items = [_forum(one, wanted.tag) for one in parties.forums()]
    return as_json({"items": items, "total": len(items)})


@_get(
    "/{slug:forum}",
    response={200: schemas.ForumItem, **PROBLEMS},
    operation_id="forum",
    summary="One forum",
    tags=["forums"],
)
def forum(request: HttpRequest, forum: str, wanted: Query[asked.Worded]) -> HttpResponse:
    """A forum: its sides, principles, mechanisms, and the words by which its record sorts."""
    asked.refuse_unknown(request, asked.Worded)
    return as_json(_forum(parties.forum(forum), wanted.tag))


def _forum(found: Forum, language: str) -> dict[str, Any]:
    base = api_url(found.id, "forum")
    names = (*SECTION_OF.values(), *activities.LISTS, *OTHERS)
    resources = {name.removesuffix(".json"): f"{base}/{name}" for name in names}
    return item(found.id, found, {"resources": resources}, language=language)


def _offer(resource: Resource) -> None:
    """Give a resource its two addresses: the list, and one object."""

    def many(request: HttpRequest, forum: str, wanted: Query[resource.asked]) -> HttpResponse:  # type: ignore[name-defined]  # the class is the resource's
        return listed(request, forum, resource, wanted)

    def one(
        request: HttpRequest, forum: str, identifier: str, wanted: Query[asked.Worded]
    ) -> HttpResponse:
        return shown(request, forum, resource, identifier, wanted)

    _get(
        f"/{{slug:forum}}/{resource.section}",
        response={200: schemas.Page[resource.item], **LIST_PROBLEMS},  # type: ignore[name-defined]  # as above
        operation_id=resource.section,
        summary=f"List {resource.section}",
        description=f"{resource.about} {resource.order}",
        tags=[resource.section],
    )(many)
    _get(
        f"/{{slug:forum}}/{resource.section}/{{slug:identifier}}",
        response={200: resource.item, **PROBLEMS},
        # Of evidence there is no plural: its list has the name already.
        operation_id=resource.kind if resource.kind != resource.section else f"one-{resource.kind}",
        summary=f"One {resource.kind}",
        tags=[resource.section],
    )(one)


for _resource in RESOURCES:
    _offer(_resource)
offer_activities(api)


@_get(
    "/{slug:forum}/texts/{slug:identifier}/contents/{slug:edition}",
    response={200: schemas.ContentItem, **PROBLEMS},
    operation_id="text-content",
    summary="What a text says in one language",
    tags=["texts"],
)
def content(request: HttpRequest, forum: str, identifier: str, edition: str) -> HttpResponse:
    """Its paragraphs in reading order, as `consenso outline --json` prints them. With .xml after the language, as Akoma Ntoso."""
    return contents.content_json(request, forum, identifier, edition)


@_get(
    "/{slug:forum}/sources",
    response={200: schemas.Page[schemas.SourceItem], **LIST_PROBLEMS},
    operation_id="sources",
    summary="List sources",
    tags=["sources"],
)
def source_list(
    request: HttpRequest, forum: str, wanted: Query[filters.SourcesAsked]
) -> HttpResponse:
    """Addresses at which facts were seen. Those named by most objects first."""
    asked.refuse_unknown(request, filters.SourcesAsked)
    page, per_page = wanted.pages()
    parties.forum(forum)
    rows = sources.sources(forum, host=wanted.host or "")
    found = asked.sliced(rows, page=page, per_page=per_page)
    if wanted.is_csv:
        return sheet(request, found, SOURCE_COLUMNS, language=wanted.tag)
    items = [_source(forum, row, wanted.tag) for row in found.items]
    return paged(request, forum, found, items)


SOURCE_COLUMNS: tuple[Column, ...] = (
    text("id", "Its key.", lambda row: row.key),
    text("address", "The address.", lambda row: row.url),
    text("host", "Its host, without www."),
    integer("n_objects", "How many objects of the record name it."),
)


@_get(
    "/{slug:forum}/sources/{slug:identifier}",
    response={200: schemas.SourceItem, **PROBLEMS},
    operation_id="source",
    summary="One source",
    tags=["sources"],
)
def source(
    request: HttpRequest, forum: str, identifier: str, wanted: Query[asked.Worded]
) -> HttpResponse:
    """A source, and the objects that name it."""
    asked.refuse_unknown(request, asked.Worded)
    parties.forum(forum)
    row = sources.source(forum, identifier)
    cited = dict(sources.objects_citing(forum, identifier))
    return as_json({**_source(forum, row, wanted.tag), "cited_by": cited})


def _source(forum: str, row: sources.SourceRow, language: str) -> dict[str, Any]:
    return {
        "id": row.key,
        "address": row.url,
        "host": row.host,
        "n_objects": row.n_objects,
        "url": page_url(forum, "source", row.key, language=language or "en"),
        "api_url": api_url(forum, "source", row.key),
    }


@_get(
    "/{slug:forum}/changes",
    response={200: schemas.Page[schemas.ChangeItem], **LIST_PROBLEMS},
    operation_id="changes",
    summary="List changes",
    tags=["changes"],
)
def changes(request: HttpRequest, forum: str, wanted: Query[filters.ChangesAsked]) -> HttpResponse:
    """What the ledger's entries did, object by object. The newest first."""
    asked.refuse_unknown(request, filters.ChangesAsked)
    page, per_page = wanted.pages()
    parties.forum(forum)
    found = ledger.changes_page(
        forum, kind=wanted.kind or "", after=wanted.after or 0, page=page, per_page=per_page
    )
    if wanted.is_csv:
        return sheet(request, found, CHANGE_COLUMNS, language=wanted.tag)
    return paged(request, forum, found, [_change(forum, row) for row in found.items])


CHANGE_COLUMNS: tuple[Column, ...] = (
    integer("entry", "The ledger's entry."),
    text("at", "When (UTC, RFC 3339).", lambda row: row.at.isoformat()),
    text("kind", "The object's kind."),
    text("id", "The object's id.", lambda row: row.identifier),
    text("what", "added, changed, removed."),
    text("digest", "SHA-256 of the object's canonical JSON (RFC 8785) afterwards."),
)


def _change(forum: str, row: ledger.ChangeRow) -> dict[str, Any]:
    return {
        "entry": row.entry,
        "at": row.at.isoformat(),
        "kind": row.kind,
        "id": row.identifier,
        "what": row.what,
        "digest": row.digest,
        "document": row.document,
        "api_url": api_url(forum, row.kind, row.identifier),
    }


@_get(
    "/{slug:forum}/search",
    response={200: schemas.Found, **LIST_PROBLEMS},
    operation_id="search",
    summary="Search the record",
    tags=["search"],
)
def search(request: HttpRequest, forum: str, wanted: Query[filters.SearchAsked]) -> HttpResponse:
    """What the record has on some words, best first, in the language asked for (English if none is)."""
    asked.refuse_unknown(request, filters.SearchAsked)
    parties.forum(forum)
    return searching.found(request, forum, wanted)


@_get(
    "/{slug:forum}/lineage",
    response={200: lineage.Lineage, **LIST_PROBLEMS},
    operation_id="lineage",
    summary="Texts compared paragraph by paragraph",
    tags=["texts"],
)
def lineage_of_texts(
    request: HttpRequest, forum: str, wanted: Query[lineage.LineageAsked]
) -> HttpResponse:
    """What became of each paragraph from one text to the next: kept, reworded, merged, split, moved, dropped, new."""
    asked.refuse_unknown(request, lineage.LineageAsked)
    parties.forum(forum)
    return lineage.found(request, forum, wanted)


@_get(
    "/{slug:forum}/agreed",
    response={200: agreed.AgreedFound, **LIST_PROBLEMS},
    operation_id="agreed",
    summary="Search agreed language",
    tags=["texts"],
)
def agreed_language(
    request: HttpRequest, forum: str, wanted: Query[agreed.AgreedAsked]
) -> HttpResponse:
    """Sentences of the imported texts, by their words and by their meaning, best first."""
    asked.refuse_unknown(request, agreed.AgreedAsked)
    parties.forum(forum)
    return agreed.found(request, forum, wanted)


# The columns of spreadsheets of what are no objects of the record.
COLUMNS = {
    "sources": SOURCE_COLUMNS,
    "changes": CHANGE_COLUMNS,
    "search": searching.COLUMNS,
    "lineage": lineage.COLUMNS,
    "agreed": agreed.COLUMNS,
    **{name: activities.columns_of(name) for name in activities.LISTS},
}


def document() -> dict[str, Any]:
    """Return the OpenAPI document as django-ninja makes it."""
    return dict(api.get_openapi_schema(path_prefix=f"{API}/"))
