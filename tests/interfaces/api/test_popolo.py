"""Popolo: the shape that its classes ask for, and what the record says."""

import pytest
from openapi_schema_validator import OAS31Validator

from tests.interfaces.api.asking import got

TEXT = {"type": "string", "minLength": 1}
DATE = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"}
NAMES = {
    "type": "array",
    "items": {"type": "object", "properties": {"name": TEXT, "note": TEXT}, "required": ["name"]},
}
LINKS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"url": {**TEXT, "format": "uri"}},
        "required": ["url"],
    },
}
IDENTIFIERS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"identifier": TEXT, "scheme": TEXT},
        "required": ["identifier"],
    },
}


def objects(required, **properties):
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"id": TEXT, **properties},
            "required": ["id", *required],
        },
    }


# After the classes of popoloproject.com/specs: names, types and forms of their properties.
POPOLO = {
    "type": "object",
    "required": ["persons", "organizations", "posts", "memberships"],
    "properties": {
        "persons": objects(["name"], name=TEXT, other_names=NAMES),
        "organizations": objects(
            ["name"],
            name=TEXT,
            other_names=NAMES,
            classification=TEXT,
            identifiers=IDENTIFIERS,
            founding_date=DATE,
            links=LINKS,
            sources=LINKS,
        ),
        "posts": objects(["label", "organization_id"], label=TEXT, role=TEXT, organization_id=TEXT),
        "memberships": objects(
            ["organization_id"],
            person_id=TEXT,
            member={"type": "object", "required": ["id", "@type"]},
            organization_id=TEXT,
            post_id=TEXT,
            role=TEXT,
            label=TEXT,
            start_date=DATE,
            end_date=DATE,
            sources=LINKS,
        ),
    },
}


@pytest.mark.parametrize("forum", ["meridian", "china-celac"])
def test_it_has_the_shape_and_every_reference_leads_to_something(meridian, record, forum):
    found = got(f"/api/v1/{forum}/popolo.json")

    OAS31Validator(POPOLO).validate(found)
    ids = {kind: [one["id"] for one in objects] for kind, objects in found.items()}
    for named in ids.values():
        assert len(named) == len(set(named))
    for one in found["memberships"]:
        assert one["organization_id"] in ids["organizations"]
        assert ("person_id" in one) != ("member" in one)
        assert one.get("person_id", ids["persons"][0]) in ids["persons"]
        assert one.get("member", {"id": ids["organizations"][0]})["id"] in ids["organizations"]
        assert one.get("post_id", (ids["posts"] or [""])[0]) in [*ids["posts"], ""]
    assert all(one["organization_id"] in ids["organizations"] for one in found["posts"])


def test_periods_are_the_records(meridian):
    found = got("/api/v1/meridian/popolo.json")["memberships"]

    periods = [
        (one["role"], one.get("start_date"), one.get("end_date"))
        for one in found
        if one["organization_id"] == "bloc/meridian-group"
        and one["member"]["id"] == "state/xd"
        and "post_id" not in one
    ]
    assert periods == [
        ("member", "2005-06", "2019-12-31"),
        ("suspended", "2020-01-01", "2021"),
        ("member", "2022-02-01", None),
    ]


def test_states_that_are_no_party_are_there_when_a_bloc_names_them(record):
    found = got("/api/v1/china-celac/popolo.json")

    names = {one["id"]: one["name"] for one in found["organizations"]}
    assert names["state/us"] == "United States"


def test_who_made_statements_is_a_person_once(record):
    found = got("/api/v1/china-celac/popolo.json")
    statements = got("/api/v1/china-celac/statements?per_page=500")["items"]

    assert sorted(one["name"] for one in found["persons"]) == sorted(
        {one["who"] for one in statements}
    )
