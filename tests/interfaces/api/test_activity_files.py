"""Activities as files of IATI: one, and all of a source in a stream, valid and as they were published."""

import io
import itertools

import pytest
from django.test import Client

from consenso.core.formats.iati import check, read
from consenso.domain.activities.actions import link
from consenso.domain.activities.published import file_of_source
from tests.core.formats.iati.files import WHOLE, activity, document
from tests.domain.activities.test_activities import FILE
from tests.domain.intake.taking import AT, FORUM, accepted, have_source, taken_in

pytestmark = pytest.mark.usefixtures("meridian")
DATA = "/data/meridian/activities"


def got(address, **headers):
    answer = Client().get(address, headers=headers)
    body = answer.getvalue() if answer.status_code == 200 else b""
    return answer, body


def test_a_source_is_one_valid_file_of_what_was_published():
    files = (FILE, WHOLE.replace(b"XA-1-7", b"XA-1-70"))
    accepted(FILE)
    accepted(files[1], source="halls")

    for source, content in zip(("harbours", "halls"), files, strict=True):
        answer, body = got(f"{DATA}/{source}.xml")
        found = check(io.BytesIO(body))
        assert [one for one in found if one.refuses] == []
        assert found.version == "2.03"
        assert [one.canonical for one in read(io.BytesIO(body))] == [
            one.canonical for one in read(io.BytesIO(content))
        ]
        assert answer["Content-Type"] == "application/xml; charset=utf-8"


def test_it_is_read_from_the_database_as_it_is_sent():
    accepted(document(*(activity(identifier=f"XA-1-{n}") for n in range(250))))

    pieces = file_of_source(FORUM, "harbours")

    first = b"".join(itertools.islice(pieces, 3))
    assert b"XA-1-1<" in first
    assert b"XA-1-2<" not in first
    assert sum(1 for _ in pieces) == 250 - 2 + 1


def test_what_is_gone_or_waits_is_not_in_it():
    accepted(FILE)
    accepted(document(activity(identifier="XA-1-9")))
    taken_in(document(activity(identifier="XA-1-secret")))

    _, body = got(f"{DATA}/harbours.xml")

    assert [one.identifier for one in read(io.BytesIO(body))] == ["XA-1-9"]


@pytest.mark.parametrize("name", ["harbours.xml", "harbours/XA-1%2F8%20%C3%BC.xml"])
def test_files_have_validators_and_may_be_read_from_anywhere(name):
    accepted(FILE)

    answer, body = got(f"{DATA}/{name}")
    head = Client().head(f"{DATA}/{name}")
    again, _ = got(f"{DATA}/{name}", if_none_match=answer["ETag"])

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert head["ETag"] == answer["ETag"]
    assert head.getvalue() == b""
    assert again.status_code == 304
    assert got(f"{DATA}/{name}")[1] == body
    accepted(document(activity()))
    assert got(f"{DATA}/{name}", if_none_match=answer["ETag"])[0].status_code == 200


def test_a_copy_is_its_own_file():
    accepted(document(activity(), activity().replace("A hall", "Another hall")))

    assert b"Another" not in got(f"{DATA}/harbours/XA-1-7.xml")[1]
    assert b"Another" in got(f"{DATA}/harbours/XA-1-7.xml?copy=2")[1]


def test_a_linked_commitment_is_a_tag_with_the_address_of_its_paragraph_and_can_be_left_out():
    accepted(FILE)
    said = {"relation": "progress", "why": "It says so.", "at": AT, "by": "secretariat"}
    link(forum=FORUM, source="harbours", identifier="XA-1-7", commitment="m-2020-01", **said)

    bodies = {
        name: got(f"{DATA}/{name}")[1]
        for name in (
            "harbours.xml",
            "harbours.xml?tags=no",
            "harbours/XA-1-7.xml",
            "harbours/XA-1-7.xml?tags=no",
        )
    }

    for name, body in bodies.items():
        first, *_ = [one for one in read(io.BytesIO(body)) if one.identifier == "XA-1-7"]
        tags = [
            (one.vocabulary, one.code, one.vocabulary_uri)
            for one in first.tags
            if one.vocabulary == "99"
        ]
        address = "http://localhost:8000/en/meridian/commitments/m-2020-01/"
        assert tags == ([] if "tags=no" in name else [("99", "m-2020-01", address)])
        assert not [one for one in check(io.BytesIO(body)) if one.refuses]
    others = [
        one.tags for one in read(io.BytesIO(bodies["harbours.xml"])) if one.identifier != "XA-1-7"
    ]
    assert others
    assert not any(one.code == "m-2020-01" for tags in others for one in tags)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("harbours.xml?tags=some", 422),
        ("rivers.xml", 404),
        ("empty.xml", 404),
        ("harbours.xml?copy=1", 422),
        ("harbours/XA-1-0.xml", 404),
        ("harbours/%00.xml", 404),
        ("harbours/XA-1-7.xml?copy=9", 404),
        ("harbours/XA-1-7.xml?copy=x", 422),
    ],
)
def test_mistakes_are_problems(name, status):
    accepted(FILE)
    have_source("empty", name="Nothing yet")

    answer = Client().get(f"{DATA}/{name}")

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
