"""The resources of the API: for each kind of object what can be asked, how it is read, what is joined to it."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from consenso.core.formats.spreadsheet import MEDIA_TYPE
from consenso.core.record import Entity
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.delivery import reporting
from consenso.domain.ledger import queries as ledger
from consenso.domain.meetings import queries as meetings
from consenso.domain.money import queries as money
from consenso.domain.parties import queries as parties
from consenso.domain.texts import queries as texts
from consenso.interfaces.api import (
    asked,
    filters,
    filters_of_money,
    filters_of_reporting,
    joins,
    joins_of_reporting,
    schemas,
    tables,
)
from consenso.interfaces.api.columns import Column, text
from consenso.interfaces.api.judged import judged
from consenso.interfaces.api.spreadsheet import spreadsheet
from consenso.interfaces.api.words import document
from consenso.interfaces.ui.pages import SECTION_OF


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of object as programs read it."""

    kind: str
    about: str
    order: str
    asked: type[asked.EntityAsked]
    one: Callable[[str, str], Entity]  # forum, id
    join: joins.Join
    item: type[BaseModel]
    # What a spreadsheet of them has beside their own fields: a forum's objects as its rows.
    rows: Callable[[str, Sequence[Any]], Sequence[Any]] = lambda forum, items: items

    @property
    def section(self) -> str:
        return SECTION_OF[self.kind]


RESOURCES = (
    Resource(
        "meeting",
        "Meetings of the forum, and those that led to it.",
        "The newest first.",
        filters.MeetingsAsked,
        meetings.meeting,
        joins.of_meetings,
        schemas.MeetingItem,
    ),
    Resource(
        "statement",
        "Speeches, letters and remarks: who, in what capacity, and the points made, in our words.",
        "By date.",
        filters.StatementsAsked,
        meetings.statement,
        joins.of_places,
        schemas.StatementItem,
    ),
    Resource(
        "text",
        "Adopted texts, and unilateral ones that frame the forum: where they can be read.",
        "By date.",
        filters.TextsAsked,
        texts.text,
        joins.of_texts,
        schemas.TextItem,
    ),
    Resource(
        "state",
        "States that are parties of the forum, with their memberships and presidencies over time.",
        "In the record's order.",
        filters.StatesAsked,
        parties.state,
        joins.of_states,
        schemas.StateItem,
    ),
    Resource(
        "bloc",
        "Blocs and groups of states, with their members over time.",
        "In the record's order.",
        filters.BlocsAsked,
        parties.bloc,
        joins.of_blocs,
        schemas.BlocItem,
    ),
    Resource(
        "area",
        "Key areas of cooperation. The grouping is ours.",
        "In the record's order.",
        filters.AreasAsked,
        commitments.area,
        joins.of_areas,
        schemas.AreaItem,
    ),
    Resource(
        "commitment",
        "What was promised: who to whom, how much, by when, in which text; with the facts that answer it.",
        "In the order in which they were made.",
        filters.CommitmentsAsked,
        commitments.commitment,
        joins_of_reporting.of_commitments,
        schemas.CommitmentItem,
    ),
    Resource(
        "delivery",
        "What was then done: dated facts, and the commitments that they answer.",
        "The newest first, undated ones last.",
        filters.DeliveriesAsked,
        delivery.delivery,
        joins.nothing,
        schemas.DeliveryItem,
    ),
    Resource(
        "evidence",
        "What was published by which others can check what is said.",
        "In the record's order.",
        filters_of_reporting.EvidenceAsked,
        reporting.one_evidence,
        joins.nothing,
        schemas.EvidenceItem,
    ),
    Resource(
        "report",
        "What parties say they did about what they promised, commitment by commitment. Their words, not ours.",
        "The newest first.",
        filters_of_reporting.ReportsAsked,
        reporting.report,
        joins.nothing,
        schemas.ReportItem,
    ),
    Resource(
        "assessor",
        "Who assesses, and by which methods: their scales as data.",
        "In the record's order.",
        filters_of_reporting.AssessorsAsked,
        reporting.assessor,
        joins_of_reporting.of_assessors,
        schemas.AssessorItem,
    ),
    Resource(
        "assessment",
        "Verdicts on commitments, each by a published method. Those of several assessors stand beside each other.",
        "The newest first.",
        filters_of_reporting.AssessmentsAsked,
        reporting.assessment,
        joins_of_reporting.of_assessments,
        schemas.AssessmentItem,
        judged,
    ),
    Resource(
        "reply",
        "What parties answer to assessments. Their words, not ours.",
        "In the record's order.",
        filters_of_reporting.RepliesAsked,
        reporting.reply,
        joins.nothing,
        schemas.ReplyItem,
    ),
    Resource(
        "rates",
        "Rates of exchange and indices of prices as others publish them, period by period, each with its publisher.",
        "In the record's order.",
        filters_of_money.RatesAsked,
        money.rates,
        joins.nothing,
        schemas.RatesItem,
    ),
    Resource(
        "initiative",
        "Initiatives, agreements and relations that frame the forum, and who stands to them how.",
        "In the record's order.",
        filters.InitiativesAsked,
        parties.initiative,
        joins.nothing,
        schemas.InitiativeItem,
    ),
)
BY_SECTION = {resource.section: resource for resource in RESOURCES}


def listed(
    request: HttpRequest, forum: str, resource: Resource, wanted: asked.EntityAsked
) -> HttpResponse:
    """Answer one page of a list, as JSON or CSV.

    Raises:
        NotFound: there is no such forum.
        Refused: the query asks what there is not.
    """
    asked.refuse_unknown(request, resource.asked)
    page, per_page = wanted.pages()
    parties.forum(forum)
    found = wanted.select(forum, page=page, per_page=per_page)
    if wanted.is_csv:
        columns = columns_of(resource, forum=forum, language=wanted.tag)
        rows = tuple(resource.rows(forum, found.items))
        return sheet(request, replace(found, items=rows), columns, language=wanted.tag)
    joined = resource.join(forum, found.items, language=wanted.tag)
    items = [item(forum, one, joined[one.id], language=wanted.tag) for one in found.items]
    return paged(request, forum, found, items)


def item(forum: str, entity: Entity, joined: dict[str, Any], *, language: str) -> dict[str, Any]:
    """Return an object as the API gives it."""
    return {
        **document(entity, language),
        **joined,
        **joins.places(forum, entity, language=language),
    }


def shown(
    request: HttpRequest, forum: str, resource: Resource, identifier: str, wanted: asked.Worded
) -> HttpResponse:
    """Answer one object.

    Raises:
        NotFound: there is no such forum, or no such object.
    """
    asked.refuse_unknown(request, asked.Worded)
    parties.forum(forum)
    found = resource.one(forum, identifier)
    joined = resource.join(forum, (found,), language=wanted.tag)
    return as_json(item(forum, found, joined[found.id], language=wanted.tag))


def columns_of(resource: Resource, *, forum: str, language: str) -> tuple[Column, ...]:
    """Return the columns of a list's spreadsheet."""
    table = tables.BY_KIND[resource.kind]
    return (*table.columns, *table.lists, *_addresses(forum, language))


def _addresses(forum: str, language: str) -> tuple[Column, ...]:
    def where(name: str) -> Callable[[Entity], str]:
        return lambda one: joins.places(forum, one, language=language)[name]

    return (
        text("url", "Its public page.", where("url")),
        text("api_url", "Itself in the API.", where("api_url")),
    )


def as_json(content: Any) -> HttpResponse:
    """Return content as an answer in JSON."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, content_type="application/json; charset=utf-8")


def paged(
    request: HttpRequest,
    forum: str,
    found: "ledger.Listing[object]",
    items: Sequence[Any],
    **more: Any,
) -> HttpResponse:
    """Answer one page of a list with the addresses of its neighbours and the revision."""
    head = ledger.head(forum)
    following, before = _neighbours(request, found)
    response = as_json(
        {
            "items": items,
            "total": found.total,
            "page": found.page,
            "pages": found.n_pages,
            "per_page": found.per_page,
            "next": following,
            "previous": before,
            "revision": head.number,
            "ledger_head": head.digest,
            **more,
        }
    )
    return _linked(response, following, before)


def sheet(
    request: HttpRequest,
    found: "ledger.Listing[object]",
    columns: Iterable[Column],
    *,
    language: str,
) -> HttpResponse:
    """Answer one page of a list, or the whole of it, as a spreadsheet, named for the address."""
    body = spreadsheet(tuple(columns), found.items, language=language or "en")
    response = HttpResponse(body, content_type=MEDIA_TYPE)
    name = "-".join(request.path.strip("/").split("/")[-2:])
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Content-Language"] = language or "en"
    return _linked(response, *_neighbours(request, found))


def _neighbours(
    request: HttpRequest, found: "ledger.Listing[object]"
) -> tuple[str | None, str | None]:
    following = found.page + 1 if found.page < found.n_pages else None
    before = min(found.page - 1, found.n_pages) if found.page > 1 else None
    return _page_url(request, following), _page_url(request, before)


def _page_url(request: HttpRequest, page: int | None) -> str | None:
    if page is None:
        return None
    query = {name: value for name, value in request.GET.dict().items() if value}
    return f"{settings.SITE}{request.path}?{urlencode({**query, 'page': str(page)})}"


def _linked(response: HttpResponse, following: str | None, before: str | None) -> HttpResponse:
    links = [f'<{url}>; rel="{rel}"' for url, rel in ((following, "next"), (before, "prev")) if url]
    if links:
        response["Link"] = ", ".join(links)
    return response
