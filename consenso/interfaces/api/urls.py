"""Addresses for machines."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import URLPattern, URLResolver, path, re_path

from consenso.domain.search.activity_names import reached
from consenso.domain.search.queries import mark
from consenso.domain.search.sentences import mark as mark_of_sentences
from consenso.domain.texts.lineages import mark as mark_of_lineages
from consenso.interfaces.api import (
    activity_files,
    calendars,
    catalogue,
    consensus,
    contents,
    downloads,
    due_days,
    feeds,
    openapi,
    opensearch,
    popolo,
    sitemaps,
)
from consenso.interfaces.api.guard import open_data
from consenso.interfaces.api.server import api
from consenso.interfaces.ui.pages import LANGUAGES


def elsewhere(request: HttpRequest, rest: str) -> HttpResponse:
    """Lead from an address with a slash at its end to the one without; else say that there is nothing."""
    if rest.endswith("/") and rest.strip("/"):
        return HttpResponsePermanentRedirect(f"/api/{rest.strip('/')}")
    raise Http404(
        "There is nothing at this address. Begin at /api/v1/, and follow the addresses there."
    )


def _guarded(patterns: list[Any]) -> list[Any]:
    """Return django-ninja's addresses, each read by the rules of open data; some follow more than the ledger."""
    follows = {
        "search": lambda forum: f"index {mark(forum=forum)} {reached(forum)}",
        "lineage": lambda forum: f"lineages {mark_of_lineages(forum)}",
        "agreed": lambda forum: f"sentences {mark_of_sentences(forum)}",
    }
    for pattern in patterns:
        also = follows.get(str(pattern.pattern).rpartition("/")[2])
        pattern.callback = open_data(pattern.callback, also=also)
    return patterns


_ours, _app, _namespace = api.urls
# django-ninja adds a pattern of its own for the root; ours is an operation.
_api = _guarded([pattern for pattern in _ours if getattr(pattern, "name", "") != "api-root"])


def _in_language(rest: str, view: Any, name: str) -> URLPattern:
    """Return an address below each language and forum: what is read there is in that language."""
    tags = "|".join(tag for tag, _, _ in LANGUAGES)
    place = rf"^(?P<language>{tags})/(?P<forum>[-a-zA-Z0-9_]+)/{rest}$"
    return re_path(place, open_data(view), name=name)


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", open_data(openapi.openapi_json), name="openapi"),
    path("api/v1/docs", openapi.docs, name="api-docs"),
    path("api/v1/<slug:forum>/popolo.json", open_data(popolo.popolo), name="popolo"),
    path(
        "api/v1/<slug:forum>/texts/<slug:identifier>/contents/<slug:edition>.xml",
        open_data(contents.content_xml),
        name="content-xml",
    ),
    path(
        "api/v1/<slug:forum>/texts/<slug:identifier>/consensus/<int:number>.json",
        open_data(consensus.consensus_json),
        name="consensus-json",
    ),
    path(
        "api/v1/<slug:forum>/texts/<slug:identifier>/contents/<slug:edition>/as/<int:number>.json",
        open_data(consensus.wording_json),
        name="wording-json",
    ),
    path(
        "api/v1/<slug:forum>/texts/<slug:identifier>/negotiation.json",
        open_data(consensus.negotiation_json),
        name="negotiation-json",
    ),
    path("api/v1/", (_api, _app, _namespace)),
    re_path(r"^api/(?P<rest>.*)$", open_data(elsewhere)),
    _in_language(r"feed\.atom", feeds.of_all, "feed"),
    _in_language(r"(?P<section>[a-z]+)/feed\.atom", feeds.of_section, "section-feed"),
    _in_language(r"meetings/calendar\.ics", calendars.meetings, "calendar"),
    _in_language(r"reports/calendar\.ics", due_days.reports, "due-calendar"),
    _in_language(r"opensearch\.xml", opensearch.of_forum, "forum-opensearch"),
    path("opensearch.xml", open_data(opensearch.of_site), name="opensearch"),
    path("sitemap.xml", open_data(sitemaps.sitemap), name="sitemap"),
    path("sitemap-<int:number>.xml", open_data(sitemaps.part), name="sitemap-part"),
    path("data/catalog.jsonld", open_data(catalogue.catalogue), name="catalogue"),
    path("data/<slug:forum>/record.zip", open_data(downloads.record_zip), name="record-zip"),
    path(
        "data/<slug:forum>/record.sqlite3", open_data(downloads.record_sqlite), name="record-sqlite"
    ),
    path(
        "data/<slug:forum>/activities/<slug:source>.xml",
        open_data(activity_files.all_of),
        name="activities-xml",
    ),
    path(
        "data/<slug:forum>/activities/<slug:source>/<path:identifier>.xml",
        open_data(activity_files.one),
        name="activity-xml",
    ),
    path(
        "data/<slug:forum>/<slug:name>.yaml", open_data(downloads.record_file), name="record-file"
    ),
]
