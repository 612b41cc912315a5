"""The catalogue, asked in SPARQL."""

import json
import warnings

import pytest
from django.test import Client
from rdflib import Graph

from tests.domain.activities.test_activities import FILE
from tests.domain.intake.taking import accepted, have_source
from tests.interfaces.api.asking import local

PREFIXES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""


@pytest.fixture
def graph(meridian, record):
    response = Client().get("/data/catalog.jsonld")
    assert response["Content-Type"] == "application/ld+json; charset=utf-8"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib warns of its own insides
        return Graph().parse(data=response.content, format="json-ld")


def asked(graph, query: str):
    return list(graph.query(PREFIXES + query))


def test_every_forum_is_a_dataset_of_the_catalogue(graph):
    rows = asked(
        graph,
        """SELECT ?identifier ?modified ?publisher WHERE {
            ?catalogue a dcat:Catalog ; dcat:dataset ?dataset .
            ?dataset a dcat:Dataset ; dcterms:identifier ?identifier ; dcterms:title ?title ;
                dcterms:description ?description ; dcterms:modified ?modified ;
                dcterms:license ?license ; dcterms:publisher/foaf:name ?publisher .
            FILTER(lang(?title) = "en" && lang(?description) = "en")
        }""",
    )

    assert {str(row.identifier) for row in rows} == {"meridian", "china-celac"}
    assert all(row.modified.toPython().year == 2026 for row in rows)


def test_titles_come_in_the_languages_of_the_record(graph):
    rows = asked(
        graph,
        """SELECT ?title WHERE {
            ?dataset dcterms:identifier "china-celac" ; dcterms:title ?title . }""",
    )

    assert {row.title.language for row in rows} == {"en", "es", "pt", "fr", "zh-Hans", "nl"}


def test_every_distribution_can_be_had(graph):
    rows = asked(
        graph,
        """SELECT ?url ?type WHERE {
            ?dataset dcterms:identifier "meridian" ; dcat:distribution ?file .
            ?file a dcat:Distribution ; dcat:downloadURL ?url ; dcat:mediaType ?type . }""",
    )

    assert len(rows) == 39
    for row in rows:
        response = Client().get(local(str(row.url)))
        assert response.status_code == 200
        media_type = response["Content-Type"].partition(";")[0]
        assert str(row.type) == f"https://www.iana.org/assignments/media-types/{media_type}"


def test_the_api_serves_every_dataset(graph):
    (row,) = asked(
        graph,
        """SELECT ?endpoint ?description (COUNT(?dataset) AS ?n) WHERE {
            ?service a dcat:DataService ; dcat:endpointURL ?endpoint ;
                dcat:endpointDescription ?description ; dcat:servesDataset ?dataset .
            ?dataset a dcat:Dataset .
        } GROUP BY ?endpoint ?description""",
    )

    assert int(row.n) == 2
    assert Client().get(local(str(row.endpoint))).status_code == 200
    assert Client().get(local(str(row.description))).status_code == 200


def test_what_is_published_of_activities_is_a_distribution_of_its_own(meridian):
    accepted(FILE)
    have_source("empty", name="Nothing yet")
    found = json.loads(Client().get("/data/catalog.jsonld").content)
    (dataset,) = [one for one in found["dataset"] if one["identifier"] == "meridian"]

    files = {
        local(one["downloadURL"]): one
        for one in dataset["distribution"]
        if "/activities/" in one["downloadURL"]
    }

    assert list(files) == ["/data/meridian/activities/harbours.xml"]
    (one,) = files.values()
    assert one["mediaType"].endswith("/application/xml")
    assert Client().get(next(iter(files))).status_code == 200
