"""The OpenAPI document: it is sound, it is what is answered, and its page shows it."""

import re
from collections.abc import Iterator
from wsgiref.types import WSGIApplication

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from consenso.domain.search.following import follow
from consenso.domain.texts.sentences import make_sentences
from consenso.interfaces.api.activities import LISTS as LISTS_OF_ACTIVITIES
from consenso.interfaces.api.openapi import openapi
from tests.domain.activities.test_activities import FILE, link
from tests.domain.intake.taking import accepted
from tests.interfaces.api.asking import LISTS, SECTIONS, got, local
from tests.people import sena
from tests.texts import import_text


def test_the_document_is_openapi_3_1():
    assert openapi()["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(openapi()).iter_errors()) == []


def test_every_resource_is_in_it():
    paths = openapi()["paths"]

    for name in (*LISTS, *LISTS_OF_ACTIVITIES, "search", "agreed"):
        assert f"/api/v1/{{forum}}/{name}" in paths
    for name in (*SECTIONS, "sources"):
        assert f"/api/v1/{{forum}}/{name}/{{identifier}}" in paths
    assert {"/api/v1/", "/api/v1/{forum}"} <= set(paths)


def answered(path: str) -> OAS31Validator:
    schema = openapi()["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    return OAS31Validator({**schema["schema"], "components": openapi()["components"]})


@pytest.mark.parametrize("language", ["", "fr"])
@pytest.mark.parametrize("section", LISTS)
@pytest.mark.parametrize("forum", ["meridian", "china-celac"])
def test_lists_are_as_the_document_says(meridian, record, forum, section, language):
    found = got(f"/api/v1/{forum}/{section}?per_page=30&language={language}")

    answered(f"/api/v1/{{forum}}/{section}").validate(found)


@pytest.mark.parametrize("language", ["", "fr"])
def test_one_object_is_as_the_document_says(meridian, language):
    for section in (*SECTIONS, "sources"):
        validator = answered(f"/api/v1/{{forum}}/{section}/{{identifier}}")
        for one in got(f"/api/v1/meridian/{section}")["items"]:
            found = got(f"/api/v1/meridian/{section}/{one['id']}?language={language}")
            validator.validate(found)
    answered("/api/v1/").validate(got(f"/api/v1/?language={language}"))
    answered("/api/v1/{forum}").validate(got(f"/api/v1/meridian?language={language}"))


def test_words_of_a_text_are_as_the_document_says(meridian):
    import_text("plan-2020-2022", "es", actor=sena())

    (line,) = got("/api/v1/meridian/texts/plan-2020-2022")["contents"]
    found = got(local(line["api_url"]))

    path = "/api/v1/{forum}/texts/{identifier}"
    answered(path).validate(got("/api/v1/meridian/texts/plan-2020-2022"))
    answered(f"{path}/contents/{{edition}}").validate(found)
    assert {name: found[name] for name in line} == line


def test_agreed_language_is_as_the_document_says(meridian):
    import_text("plan-2020-2022", "es", actor=sena())
    make_sentences("meridian")
    follow("meridian")

    found = got("/api/v1/meridian/agreed?q=faros")

    assert found["items"]
    answered("/api/v1/{forum}/agreed").validate(found)


def test_a_search_is_as_the_document_says(searchable):
    answered("/api/v1/{forum}/search").validate(got("/api/v1/meridian/search?q=ports"))


CHECKED = [
    check
    for check in CHECKS.get_all()
    if check.__name__
    in {
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    }
]


@pytest.fixture
def site() -> Iterator[WSGIApplication]:
    """The site in this process, on this test's connection, which Django would close after each request."""
    django = get_wsgi_application()
    moments = (request_started, request_finished)

    def answer(environ, start_response):
        for moment in moments:
            moment.disconnect(close_old_connections)
        return django(environ, start_response)

    yield answer
    for moment in moments:
        moment.connect(close_old_connections)


@pytest.mark.parametrize("path", list(openapi()["paths"]))
def test_whatever_is_asked_the_answer_is_one_of_those_that_are_written_down(searchable, site, path):
    """Both what the document allows and what it does not; most of it of what there is."""
    asked = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", site)
    there = {"forum": "meridian", "edition": "es", "source": "harbours"}
    if "activit" in path:
        accepted(FILE)
        link()
        there["identifier"] = "XA-1/8 ü" if "{source}" in path else "harbours"
    elif "identifier" in path:
        section = path.split("/")[4]
        there["identifier"] = got(f"/api/v1/meridian/{section}")["items"][0]["id"]
    if "edition" in path:
        there["identifier"] = "plan-2020-2022"
        import_text("plan-2020-2022", "es", actor=sena())
    right = asked[path]["GET"].as_strategy(generation_mode=GenerationMode.POSITIVE)
    wrong = asked[path]["GET"].as_strategy(generation_mode=GenerationMode.NEGATIVE)
    statuses = set()

    @given(case=st.one_of(right, wrong), is_there=st.sampled_from([True, True, False]))
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case, is_there):
        if is_there:
            case.path_parameters |= {name: there[name] for name in case.path_parameters}
        statuses.add(case.call_and_validate(checks=CHECKED).status_code)

    ask()

    assert 200 in statuses


def test_the_page_shows_every_address_and_parameter():
    page = html.fromstring(Client().get("/api/v1/docs").content)
    said = page.text_content()

    for path, operations in openapi()["paths"].items():
        assert f"GET {path}" in said
        for parameter in operations["get"]["parameters"]:
            assert parameter["name"] in said
    assert len(page.findall(".//h1")) == 1


@pytest.mark.parametrize("section", [*LISTS, *LISTS_OF_ACTIVITIES])
def test_the_page_names_every_column_of_a_spreadsheet(meridian, section):
    page = html.fromstring(Client().get("/api/v1/docs").content)
    shown = [
        row.findtext("th") or row.findtext("td")
        for row in page.get_element_by_id(f"{section}-columns").iter("tr")
    ]
    header = Client().get(f"/api/v1/meridian/{section}?format=csv").content.decode("utf-8-sig")

    assert shown[1:] == header.partition("\r\n")[0].split(",")


def test_the_page_needs_no_script_and_no_style_of_its_own():
    response = Client().get("/api/v1/docs")
    text = response.content.decode()

    assert response["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    identifiers = re.findall(r'\sid="([^"]+)"', text)
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("code", ["parameter", "not-found", "fault"])
def test_each_problem_has_its_place_on_the_page(code):
    assert f'id="problem-{code}"' in Client().get("/api/v1/docs").content.decode()
