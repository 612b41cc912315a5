"""The map of the site, and how browsers find its search."""

import pytest
from django.test import Client
from lxml import etree

from consenso.interfaces.api import sitemaps
from tests.core.formats.iati.files import activity, document
from tests.domain.activities.test_activities import FILE
from tests.domain.intake.taking import AT, accepted, taken_in
from tests.interfaces.api.asking import got, local

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
LANGUAGES = {"en", "es", "pt", "fr", "zh-Hans", "nl"}


def read(address: str) -> etree._Element:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.content)


def test_every_page_is_in_it_once_with_its_languages(meridian):
    root = read("/sitemap.xml")

    places = root.xpath("s:url/s:loc/text()", namespaces=NS)
    assert len(places) == len(set(places))
    assert "http://localhost:8000/zh-hans/meridian/meetings/council-1/" in places
    for url in root.xpath("s:url", namespaces=NS):
        found = {
            link.get("hreflang"): link.get("href") for link in url.xpath("x:link", namespaces=NS)
        }
        assert set(found) == LANGUAGES | {"x-default"}
        assert url.findtext("s:loc", namespaces=NS) in found.values()
        assert found["x-default"] == found["en"]


def test_every_page_in_it_exists(meridian):
    places = read("/sitemap.xml").xpath("s:url/s:loc/text()", namespaces=NS)

    for place in places:
        if place.startswith("http://localhost:8000/en/"):
            assert Client().get(local(place)).status_code == 200, place


def test_a_map_too_long_for_one_file_is_split(meridian, monkeypatch):
    whole = read("/sitemap.xml").xpath("s:url/s:loc/text()", namespaces=NS)
    monkeypatch.setattr(sitemaps, "MOST", 60)

    parts = read("/sitemap.xml").xpath("s:sitemap/s:loc/text()", namespaces=NS)

    assert len(parts) == -(-len(whole) // 60)
    found = [
        one
        for part in parts
        for one in read(local(part)).xpath("s:url/s:loc/text()", namespaces=NS)
    ]
    assert found == whole
    assert Client().get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


@pytest.mark.parametrize(
    ("address", "tag"),
    [("/es/meridian/opensearch.xml", "es"), ("/zh-hans/meridian/opensearch.xml", "zh-Hans"), ("/opensearch.xml", "en")],
)  # fmt: skip
def test_a_browser_learns_where_to_search(searchable, address, tag):
    response = Client().get(address)
    root = etree.fromstring(response.content)
    namespace = root.nsmap[None]

    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 0 < len(root.findtext(f"{{{namespace}}}ShortName")) <= 16
    assert root.findtext(f"{{{namespace}}}Language") == tag
    urls = {one.get("type"): one.get("template") for one in root.findall(f"{{{namespace}}}Url")}
    page = local(urls["text/html"]).replace("{searchTerms}", "ports")
    assert Client().get(page).status_code == 200
    found = local(urls["application/json"]).replace("{searchTerms}", "ports")
    assert got(found.replace("{startPage?}", "1"))["page"] == 1


def test_activities_are_in_it_with_the_day_on_which_they_changed(meridian):
    accepted(FILE)
    taken_in(document(activity(identifier="XA-1-secret")))

    root = read("/sitemap.xml")
    found = {
        local(url.findtext("s:loc", namespaces=NS)): url.findtext("s:lastmod", namespaces=NS)
        for url in root.xpath("s:url", namespaces=NS)
        if "/en/meridian/activities/" in url.findtext("s:loc", namespaces=NS)
    }

    base = "/en/meridian/activities/"
    assert list(found) == [
        base,
        f"{base}map/",
        f"{base}harbours/XA-1-7/",
        f"{base}harbours/XA-1%2F8%20%C3%BC/",
        f"{base}harbours/XA-1-7/?copy=2",
    ]
    for address, changed in found.items():
        assert Client().get(address).status_code == 200
        assert changed == AT.isoformat(timespec="seconds")
