"""The catalogue of open data (DCAT 3), as JSON-LD."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from consenso import __version__
from consenso.core.record import KINDS, Forum
from consenso.domain.activities.queries import activities_per_source
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.interfaces.api.activities import LISTS as LISTS_OF_ACTIVITIES
from consenso.interfaces.api.activity_addresses import xml_of
from consenso.interfaces.api.naming import API, page_url
from consenso.interfaces.ui.pages import SECTION_OF

MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dcterms:title", "@container": "@language"},
    "description": {"@id": "dcterms:description", "@container": "@language"},
    "language": "dcterms:language",
    "identifier": "dcterms:identifier",
    "version": "dcat:version",
    "modified": {"@id": "dcterms:modified", "@type": "xsd:dateTime"},
    "issued": {"@id": "dcterms:issued", "@type": "xsd:dateTime"},
    "license": {"@id": "dcterms:license", "@type": "@id"},
    "publisher": {"@id": "dcterms:publisher"},
    "name": "foaf:name",
    "homepage": {"@id": "foaf:homepage", "@type": "@id"},
    "page": {"@id": "dcat:landingPage", "@type": "@id"},
    "dataset": {"@id": "dcat:dataset", "@type": "@id"},
    "service": {"@id": "dcat:service", "@type": "@id"},
    "servesDataset": {"@id": "dcat:servesDataset", "@type": "@id"},
    "endpointURL": {"@id": "dcat:endpointURL", "@type": "@id"},
    "endpointDescription": {"@id": "dcat:endpointDescription", "@type": "@id"},
    "distribution": {"@id": "dcat:distribution", "@type": "@id"},
    "accessURL": {"@id": "dcat:accessURL", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "accessService": {"@id": "dcat:accessService", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
    "packageFormat": {"@id": "dcat:packageFormat", "@type": "@id"},
    "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"},
}


def catalogue(request: HttpRequest) -> HttpResponse:
    """Every forum's record as a dataset with its files, and the API that serves them."""
    forums = parties.forums()
    content = {
        "@context": CONTEXT,
        "@id": _url("/data/catalog.jsonld"),
        "@type": "dcat:Catalog",
        "title": {"en": "Open data of this site: the records of intergovernmental forums"},
        "description": {
            "en": "Recorded facts on meetings, texts, commitments and what was done about them, each with its sources."
        },
        "homepage": _url("/"),
        "license": _url("/en/licence/"),
        "language": sorted({tag for forum in forums for tag in forum.name}),
        "publisher": {"@id": _url("/#publisher"), "@type": "foaf:Agent", "name": settings.SITE},
        "dataset": [_dataset(forum) for forum in forums],
        "service": {
            "@id": _url("/#api"),
            "@type": "dcat:DataService",
            "title": {"en": f"Consenso API ({__version__})"},
            "endpointURL": _url(f"{API}/"),
            "endpointDescription": _url(f"{API}/openapi.json"),
            "conformsTo": "https://spec.openapis.org/oas/v3.1.0",
            "servesDataset": [_id(forum) for forum in forums],
        },
    }
    body = json.dumps(content, ensure_ascii=False, indent=1)
    return HttpResponse(body, content_type="application/ld+json; charset=utf-8")


def _url(path: str) -> str:
    return f"{settings.SITE}{path}"


def _id(forum: Forum) -> str:
    return _url(f"/data/{forum.id}#dataset")


def _dataset(forum: Forum) -> dict[str, Any]:
    head = ledger.head(forum.id)
    first = ledger.first_entry_at(forum.id)
    dates = {name: at.isoformat() for name, at in (("modified", head.at), ("issued", first)) if at}
    return {
        "@id": _id(forum),
        "@type": "dcat:Dataset",
        "title": dict(forum.name),
        "description": dict(forum.definition),
        "identifier": forum.id,
        "version": str(head.number),
        **dates,
        "language": sorted(forum.name),
        "license": _url("/en/licence/"),
        "publisher": {"@id": _url("/#publisher")},
        "page": page_url(forum.id, "forum"),
        "distribution": _distributions(forum.id),
    }


def _distributions(forum: str) -> list[dict[str, Any]]:
    base = _url(f"/data/{forum}/")
    found = [
        _file(
            f"{base}record.zip",
            "application/zip",
            "Everything: CSV tables and the record's own files",
            packageFormat=f"{MEDIA_TYPES}application/zip",
            conformsTo="https://specs.frictionlessdata.io/data-package/",
        ),
        _file(f"{base}record.sqlite3", "application/vnd.sqlite3", "Everything: one SQLite file"),
    ]
    found += [
        _file(f"{base}{kind.FILE}", "application/yaml", f"The record's own file {kind.FILE}")
        for kind in KINDS
    ]
    found += [
        _file(
            f"{_url(API)}/{forum}/{section}?format=csv",
            "text/csv",
            f"The list of {section} as a spreadsheet",
            accessService=_url("/#api"),
        )
        for section in (*SECTION_OF.values(), *LISTS_OF_ACTIVITIES)
    ]
    found += [
        _file(
            xml_of(forum, source),
            "application/xml",
            f"Activities of the source {source}, all that it publishes, as IATI 2.03",
            conformsTo="https://iatistandard.org/en/iati-standard/203/",
        )
        for source, count in activities_per_source(forum).items()
        if count
    ]
    return found


def _file(url: str, media_type: str, title: str, **more: str) -> dict[str, Any]:
    return {
        "@id": f"{url}#distribution",
        "@type": "dcat:Distribution",
        "title": {"en": title},
        "accessURL": url,
        "downloadURL": url,
        "mediaType": f"{MEDIA_TYPES}{media_type}",
        "license": _url("/en/licence/"),
        **more,
    }
