"""Activities as programs read them: lists, one with its amounts, its sources; amounts, points and links for themselves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.http import HttpRequest, HttpResponse

from consenso.core.errors import NotFound
from consenso.domain.activities import parts, queries
from consenso.domain.activities.parts import Part
from consenso.domain.activities.queries import ActivityRow, FlowRow, LinkRow, PlaceRow, SourceRow
from consenso.domain.ledger.queries import Listing
from consenso.domain.parties import queries as parties
from consenso.interfaces.api import activity_columns as columns
from consenso.interfaces.api.activity_addresses import api_of, page_of, xml_of
from consenso.interfaces.api.activity_asked import (
    ActivitiesAsked,
    ActivityAsked,
    FlowsAsked,
    LinksAsked,
    PlacesAsked,
)
from consenso.interfaces.api.activity_whole import day, share, whole
from consenso.interfaces.api.asked import Asked, Worded, refuse_unknown, sliced
from consenso.interfaces.api.columns import Column, text
from consenso.interfaces.api.naming import api_url, page_url
from consenso.interfaces.api.resources import as_json, paged, sheet
from consenso.interfaces.api.words import in_one
from consenso.interfaces.api.words_published import told

Items = Callable[[Sequence[Any]], list[dict[str, Any]]]


def activity_list(request: HttpRequest, forum: str, wanted: ActivitiesAsked) -> HttpResponse:
    """Answer one page of activities, as JSON or CSV. Five queries."""
    page, per_page = _begun(request, forum, wanted)
    found = queries.listed(
        forum, wanted.only, is_clash=wanted.clash == "1", page=page, per_page=per_page
    )
    return _answer(
        request, forum, found, wanted, "activities", lambda rows: _activities(forum, rows, wanted)
    )


def activity(
    request: HttpRequest, forum: str, source: str, identifier: str, wanted: ActivityAsked
) -> HttpResponse:
    """Answer one activity with its texts, organisations and amounts.

    Raises:
        NotFound: there is no such forum, source or activity.
    """
    refuse_unknown(request, ActivityAsked)
    parties.forum(forum)
    if "\0" in identifier:
        raise NotFound("activity", identifier)
    row, published = queries.published(forum, source, identifier, wanted.copy_ or 1)
    (found,) = _activities(forum, [row], wanted)
    same = [
        api_of(forum, one.source, one.identifier, one.copy)
        for one in queries.copies(forum, identifier)
        if one.id != row.id
    ]
    return as_json(found | whole(published, wanted.tag) | {"same_identifier": same})


def source_list(request: HttpRequest, forum: str, wanted: Asked) -> HttpResponse:
    """Answer the sources of activities."""
    page, per_page = _begun(request, forum, wanted)
    counts = queries.activities_per_source(forum)
    rows = [
        _source(forum, row, counts.get(row.identifier, 0), wanted.tag)
        for row in queries.sources(forum)
    ]
    found = sliced(tuple(rows), page=page, per_page=per_page)
    if wanted.is_csv:
        return sheet(request, found, COLUMNS["activity-sources"], language=wanted.tag)
    return paged(request, forum, found, found.items)


def source(request: HttpRequest, forum: str, identifier: str, wanted: Worded) -> HttpResponse:
    """Answer one source of activities.

    Raises:
        NotFound: there is no such forum or source.
    """
    refuse_unknown(request, Worded)
    parties.forum(forum)
    row = queries.source(forum, identifier)
    count = queries.activities_per_source(forum).get(identifier, 0)
    return as_json(_source(forum, row, count, wanted.tag))


def flow_list(request: HttpRequest, forum: str, wanted: FlowsAsked) -> HttpResponse:
    """Answer one page of budgets, planned disbursements and transactions."""
    page, per_page = _begun(request, forum, wanted)
    kind = "planned" if wanted.kind == "planned-disbursement" else wanted.kind
    found = parts.flows(
        forum,
        wanted.only,
        kind=kind or "",
        type=wanted.type or "",
        currency=wanted.currency or "",
        page=page,
        per_page=per_page,
    )
    return _answer(
        request, forum, found, wanted, "activity-flows", lambda rows: _flows(forum, rows, wanted)
    )


def place_list(request: HttpRequest, forum: str, wanted: PlacesAsked) -> HttpResponse:
    """Answer one page of points."""
    page, per_page = _begun(request, forum, wanted)
    exactness = wanted.exactness or ""
    found = parts.places(forum, wanted.only, exactness=exactness, page=page, per_page=per_page)
    return _answer(
        request, forum, found, wanted, "activity-places", lambda rows: _places(forum, rows, wanted)
    )


def link_list(request: HttpRequest, forum: str, wanted: LinksAsked) -> HttpResponse:
    """Answer one page of what people say of which commitments activities speak to."""
    page, per_page = _begun(request, forum, wanted)
    relation = "" if wanted.relation == "open" else wanted.relation
    found = parts.links(forum, wanted.only, relation=relation, page=page, per_page=per_page)
    return _answer(
        request, forum, found, wanted, "activity-links", lambda rows: _links(forum, rows, wanted)
    )


def _begun(request: HttpRequest, forum: str, wanted: Asked) -> tuple[int, int]:
    refuse_unknown(request, type(wanted))
    parties.forum(forum)
    return wanted.pages()


def _answer(
    request: HttpRequest,
    forum: str,
    found: Listing[Any],
    wanted: Asked,
    section: str,
    items: Items,
) -> HttpResponse:
    if wanted.is_csv:
        shown = (*COLUMNS[section], *_addresses(forum, wanted.tag))
        return sheet(request, found, shown, language=wanted.tag)
    return paged(request, forum, found, items(found.items))


def _named(forum: str, row: Any, language: str) -> dict[str, Any]:
    """Return which activity a row is of, and where it is; `row` is an activity, or a part of one."""
    name = forum, row.source, row.identifier, row.copy
    title = told(row.title, language)
    return {
        "source": row.source,
        "iati_identifier": row.identifier,
        "copy": row.copy,
        **({"title": title} if title else {}),
        "url": page_of(*name, language=language or "en"),
        "api_url": api_of(*name),
        "iati_url": xml_of(*name),
    }


def _activities(forum: str, rows: Sequence[ActivityRow], wanted: Worded) -> list[dict[str, Any]]:
    """Return activities as the lists have them. Two queries."""
    keys = [row.id for row in rows]
    places: dict[int, list[PlaceRow]] = {}
    for place in queries.places(keys):
        places.setdefault(place.activity, []).append(place)
    links: dict[tuple[str, str, int], list[LinkRow]] = {}
    for link in queries.links_of(keys):
        links.setdefault((link.source, link.identifier, link.copy), []).append(link)
    return [
        _activity(
            forum,
            row,
            places.get(row.id, ()),
            links.get((row.source, row.identifier, row.copy), ()),
            wanted.tag,
        )
        for row in rows
    ]


def _activity(
    forum: str,
    row: ActivityRow,
    places: Iterable[PlaceRow],
    links: Iterable[LinkRow],
    language: str,
) -> dict[str, Any]:
    return {
        **_named(forum, row, language),
        "language": row.language or None,
        "activity_status": row.status or None,
        "start": day(row.start_on),
        "end": day(row.end_on),
        "reporting_org": {"ref": row.reporting, **_said("narrative", row.reporting_name, language)},
        "default_currency": row.currency or None,
        "recipient_country": [share("", code, part) for code, part in row.countries],
        "sector": [share(*one) for one in row.sectors],
        "location": [_point(one, language) for one in places],
        "links": [_link(forum, one, language) for one in links],
        "digest": row.digest,
        "entry": row.entry,
        "gone": row.gone,
    }


def _said(name: str, words: Mapping[str, str], language: str) -> dict[str, Any]:
    found = told(words, language)
    return {name: found} if found else {}


def _point(one: PlaceRow, language: str) -> dict[str, Any]:
    return {
        **_said("name", one.name, language),
        "latitude": one.latitude,
        "longitude": one.longitude,
        "exactness": one.exactness or None,
    }


def _link(forum: str, one: LinkRow, language: str) -> dict[str, Any]:
    return {
        "commitment": one.commitment,
        "relation": one.relation or None,
        "why": one.why,
        "by": one.by,
        "at": one.at.isoformat(),
        "entry": one.entry,
        "url": page_url(forum, "commitment", one.commitment, language=language or "en"),
        "api_url": api_url(forum, "commitment", one.commitment),
    }


def _flows(forum: str, rows: Iterable[Part[FlowRow]], wanted: Worded) -> list[dict[str, Any]]:
    return [
        {
            **_named(forum, row, wanted.tag),
            **{column.name: column.read(row) for column in columns.FLOW},
        }
        for row in rows
    ]


def _places(forum: str, rows: Iterable[Part[PlaceRow]], wanted: Worded) -> list[dict[str, Any]]:
    return [{**_named(forum, row, wanted.tag), **_point(row.value, wanted.tag)} for row in rows]


def _links(forum: str, rows: Iterable[LinkRow], wanted: Worded) -> list[dict[str, Any]]:
    return [
        {
            **_named(forum, row, wanted.tag),
            **{column.name: column.read(row) for column in columns.LINK},
            "commitment_url": api_url(forum, "commitment", row.commitment),
        }
        for row in rows
    ]


def _source(forum: str, row: SourceRow, count: int, language: str) -> dict[str, Any]:
    base = f"{api_url(forum, 'forum')}/activity"
    pages = page_url(forum, "forum", language=language or "en")
    return {
        "id": row.identifier,
        "name": in_one(row.name, language) if language else row.name,
        "address": row.address,
        "publisher": row.publisher,
        "entry": row.entry,
        "n_activities": count,
        "activities_url": f"{api_url(forum, 'forum')}/activities?source={row.identifier}",
        "iati_url": xml_of(forum, row.identifier) if count else None,
        "url": f"{pages}activities/?source={row.identifier}",
        "api_url": f"{base}-sources/{row.identifier}",
    }


def _addresses(forum: str, language: str) -> tuple[Column, ...]:
    def where(address: Callable[..., str], **more: str) -> Callable[[Any], str]:
        return lambda row: address(forum, row.source, row.identifier, row.copy, **more)

    return (
        text("url", "The activity's public page.", where(page_of, language=language or "en")),
        text("api_url", "The activity in the API.", where(api_of)),
        text("iati_url", "What was published of it, as IATI (XML).", where(xml_of)),
    )


def columns_of(section: str) -> tuple[Column, ...]:
    """Return the columns of a list's spreadsheet, by the list's part of the address."""
    if section == "activity-sources":
        return COLUMNS[section]
    return (*COLUMNS[section], *_addresses("", "en"))


_OF = (*columns.of_activity(), columns.TITLE)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "activities": (
        *_OF,
        *columns.ACTIVITY,
        text(
            "recipient_country",
            "Countries (ISO 3166-1 alpha-2).",
            lambda row: [code for code, _ in row.countries],
        ),
        text(
            "sector",
            "Sectors: vocabulary and code.",
            lambda row: [f"{vocabulary} {code}" for vocabulary, code, _ in row.sectors],
        ),
        *columns.STATE,
    ),
    "activity-sources": tuple(
        text(name, about, itemgetter(name))
        for name, about in (
            ("id", "Its id; part of its address."),
            ("name", "What it is called."),
            ("address", "Where its file is published."),
            ("publisher", "The organisation's reference."),
            ("entry", "The ledger's entry that accepted its activities last."),
            ("n_activities", "How many it has, without those that it does not publish any more."),
            ("url", "The list of its activities."),
            ("api_url", "Itself in the API."),
            ("iati_url", "All that it publishes, as one file of IATI 2.03."),
        )
    ),
    "activity-flows": (*_OF, *columns.FLOW),
    "activity-places": (*_OF, *columns.PLACE),
    "activity-links": (*_OF, *columns.LINK),
}
LISTS = tuple(COLUMNS)
