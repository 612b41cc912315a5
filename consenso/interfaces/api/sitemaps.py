"""The map of the site for search engines (sitemaps.org), each page with its six languages."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator

from consenso.core.record import KINDS
from consenso.domain.activities import parts as activities
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.record import queries as record
from consenso.interfaces.api.problems import Refused
from consenso.interfaces.ui.pages import LANGUAGES, SECTION_OF, SECTIONS

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# Each address stands with its seven alternates, some 1,200 bytes, and more with the identifier of an activity in each: 20,000 stay
# under the 50 MB and the 50,000 addresses that one file may have.
MOST = 20_000
MEDIA_TYPE = "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Place:
    """A page below the language: /language/`path`, and when what it shows last changed."""

    path: str
    at: dt.datetime | None


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page, in one file; or where they are too many, the list of the files that hold them."""
    places = _places()
    n_files = -(-len(places) * len(LANGUAGES) // MOST)
    if n_files <= 1:
        return _written(places)
    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("sitemapindex", AttributesImpl({"xmlns": NAMESPACE}))
    for number in range(1, n_files + 1):
        xml.startElement("sitemap", AttributesImpl({}))
        xml.addQuickElement("loc", f"{settings.SITE}/sitemap-{number}.xml")
        xml.endElement("sitemap")
    xml.endElement("sitemapindex")
    return HttpResponse(out.getvalue(), content_type=MEDIA_TYPE)


def part(request: HttpRequest, *, number: int) -> HttpResponse:
    """One of the files that hold the pages."""
    per_file = MOST // len(LANGUAGES)
    places = _places()[(number - 1) * per_file : number * per_file] if number else []
    if not places:
        raise Refused("not-found", "The files of the map stand in /sitemap.xml.")
    return _written(places)


def _places() -> list[Place]:
    """Return every page of every forum; three queries and one a kind for each, one for its activities and one for each time any changed."""
    found: list[Place] = []
    for forum in parties.forums():
        changed = ledger.last_changes(forum.id)
        head = ledger.head(forum.id)
        found.append(Place(f"{forum.id}/", head.at))
        found += [Place(f"{forum.id}/{key}/", head.at) for key, _ in SECTIONS]
        for kind in KINDS:
            if kind.KIND in SECTION_OF:
                section = f"{forum.id}/{SECTION_OF[kind.KIND]}"
                found += [
                    Place(f"{section}/{identifier}/", changed.get((kind.KIND, identifier)))
                    for identifier in record.stored(forum.id, kind)
                ]
        found += _activities(forum.id, head.at)
    return found


def _activities(forum: str, at: dt.datetime | None) -> list[Place]:
    """Return the pages of a forum's activities: their list, their map, each of them; none where there are none."""
    base, changed = f"{forum}/activities/", dict[int, dt.datetime]()
    found = []
    for source, identifier, copy, entry in activities.names(forum):
        if entry not in changed:
            changed[entry] = ledger.entry(forum, entry).at
        copied = f"?copy={copy}" if copy != 1 else ""
        path = f"{base}{source}/{quote(identifier, safe='')}/{copied}"
        found.append(Place(path, changed[entry]))
    return [Place(base, at), Place(f"{base}map/", at), *found] if found else []


def _written(places: Sequence[Place]) -> HttpResponse:
    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("urlset", AttributesImpl({"xmlns": NAMESPACE, "xmlns:xhtml": XHTML}))
    for place in places:
        for tag, _, _ in LANGUAGES:
            xml.startElement("url", AttributesImpl({}))
            xml.addQuickElement("loc", f"{settings.SITE}/{tag}/{place.path}")
            if place.at:
                xml.addQuickElement("lastmod", place.at.isoformat(timespec="seconds"))
            _alternates(xml, place.path)
            xml.endElement("url")
    xml.endElement("urlset")
    return HttpResponse(out.getvalue(), content_type=MEDIA_TYPE)


def _alternates(xml: SimplerXMLGenerator, path: str) -> None:
    versions = [(content, tag) for tag, content, _ in LANGUAGES]
    for content, tag in (*versions, ("x-default", "en")):
        href = f"{settings.SITE}/{tag}/{path}"
        xml.addQuickElement(
            "xhtml:link", "", {"rel": "alternate", "hreflang": content, "href": href}
        )
