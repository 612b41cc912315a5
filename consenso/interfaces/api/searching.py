"""The search as programs read it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from consenso.core.locale import content_tag
from consenso.core.promises import SPECIFICITY_VERSION
from consenso.core.record import Assessment
from consenso.domain.delivery.reporting import specificities
from consenso.domain.ledger.queries import Listing
from consenso.domain.search import queries as search
from consenso.domain.search.activity_names import KIND as ACTIVITY
from consenso.domain.search.activity_names import named_in_index
from consenso.domain.search.results import FacetCount, Hit, Results
from consenso.interfaces.api.activity_addresses import api_of, page_of
from consenso.interfaces.api.columns import integer, text
from consenso.interfaces.api.filters import SearchAsked
from consenso.interfaces.api.naming import IN_ADDRESS, api_url, page_url
from consenso.interfaces.api.resources import paged, sheet

PER_PAGE = 20
MOST_PER_PAGE = 100


def found(request: HttpRequest, forum: str, wanted: SearchAsked) -> HttpResponse:
    """Answer a search as JSON, or as CSV: there the first 100 hits, or the page that is asked for."""
    language = wanted.tag or "en"
    usual = MOST_PER_PAGE if wanted.is_csv else PER_PAGE
    results = search.search(
        forum=forum,
        language=IN_ADDRESS[language],
        words=wanted.q or "",
        kinds=wanted.kind,
        parties=wanted.party,
        areas=wanted.area,
        years=wanted.year,
        page=wanted.page or 1,
        per_page=wanted.per_page or usual,
    )
    # Pages reach no further than what is ranked, which may be less than what was found.
    reach = min(results.total, results.n_pages * results.per_page)
    listing = Listing(results.hits, reach, results.page, results.per_page)
    judged = [hit.identifier for hit in results.hits if hit.kind == Assessment.KIND]
    specific = specificities(forum, judged)
    if wanted.is_csv:
        rows = tuple(_hit(forum, hit, language, specific) for hit in results.hits)
        shown = Listing(rows, reach, results.page, results.per_page)
        return sheet(request, shown, COLUMNS, language=language)
    items = [_hit(forum, hit, language, specific) for hit in results.hits]
    return paged(request, forum, listing, items, **_more(results))


def _more(results: Results) -> dict[str, Any]:
    facets = {
        "kind": results.kinds,
        "party": results.parties,
        "area": results.areas,
        "year": results.years,
    }
    return {
        "total": results.total,
        "is_total_exact": results.is_total_exact,
        "corrected": results.corrected,
        "left_out": list(results.left_out),
        "facets": {name: [_facet(one) for one in counts] for name, counts in facets.items()},
    }


def _facet(one: FacetCount) -> dict[str, Any]:
    return {"value": one.value, "count": one.count}


def _hit(forum: str, hit: Hit, language: str, specific: Mapping[str, int]) -> dict[str, Any]:
    number = specific.get(hit.identifier) if hit.kind == Assessment.KIND else None
    return {
        "kind": hit.kind,
        "id": hit.identifier,
        "date": hit.date,
        "title": _pieces(hit.title),
        "excerpt": _pieces(hit.excerpt.pieces),
        "language": content_tag(hit.text_language or language),
        "is_fallback": hit.is_fallback,
        "specificity": number,
        "specificity_version": SPECIFICITY_VERSION if number else None,
        **_places(forum, hit, language),
    }


def _places(forum: str, hit: Hit, language: str) -> dict[str, str]:
    if hit.kind == ACTIVITY:
        name = named_in_index(hit.identifier)
        return {"url": page_of(forum, *name, language=language), "api_url": api_of(forum, *name)}
    return {
        "url": page_url(forum, hit.kind, hit.identifier, language=language),
        "api_url": api_url(forum, hit.kind, hit.identifier),
    }


def _pieces(pieces: tuple[tuple[str, bool], ...]) -> list[dict[str, Any]]:
    return [{"text": words, "is_match": is_match} for words, is_match in pieces]


COLUMNS = (
    text("kind", "The object's kind.", lambda row: row["kind"]),
    text(
        "id",
        "The object's id; of an activity, its source, copy and identifier.",
        lambda row: row["id"],
    ),
    text("date", "Its date.", lambda row: row["date"]),
    text("title", "What it is called.", lambda row: _joined(row["title"])),
    text("excerpt", "Where it answers the words.", lambda row: _joined(row["excerpt"])),
    text("language", "What title and excerpt are in (BCP 47).", lambda row: row["language"]),
    integer(
        "specificity",
        "Of an assessment: how specific its promise is, 1 to 5; see assessments.",
        lambda row: row["specificity"],
    ),
    integer(
        "specificity_version",
        "The version of the rule that made specificity.",
        lambda row: row["specificity_version"],
    ),
    text("url", "Its public page.", lambda row: row["url"]),
    text("api_url", "Itself in the API.", lambda row: row["api_url"]),
)


def _joined(pieces: list[dict[str, Any]]) -> str:
    return "".join(piece["text"] for piece in pieces)
