"""Every object of both records: document → form → what a browser would post → document, the same to the letter."""

import json
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from consenso.core.record import KINDS, Rates, plain, read, shape
from consenso.domain.parties.queries import forum, party_names
from consenso.interfaces.desk.record import drafts, labels
from consenso.interfaces.desk.record.fields import Builder
from consenso.interfaces.desk.record.names import Names
from tests.interfaces.desk.posting import Browser
from tests.record import CHINA_CELAC, MERIDIAN

MOST_FIELDS = 2000  # what one form may hold


def drawn(builder: Builder, kind: str, fields, draft) -> str:
    return "".join(
        render_to_string(field.template, {"field": field})
        for group in builder.groups(kind, fields, draft)
        for field in group.fields
    )


def round_trip(folder: Path, slug: str) -> int:
    reading = read({path.name: path.read_bytes() for path in folder.glob("*.yaml")})
    names = Names(forum(slug), party_names(slug), "en")
    number = 0
    for entity in reading.entities():
        before = plain(entity)
        fields = shape(type(entity))
        posted = Browser(drawn(Builder(names), entity.KIND, fields, before)).posted
        after = drafts.tidy(fields, drafts.draft_of(fields, posted))

        assert json.dumps(after) == json.dumps(before), f"{entity.KIND} {entity.id}"
        assert sum(map(len, posted.values())) < MOST_FIELDS, f"{entity.KIND} {entity.id}"
        number += 1
    return number


def test_every_object_of_the_imaginary_record_comes_back_the_same(meridian):
    assert round_trip(MERIDIAN, "meridian") == len(meridian.added)


def test_every_object_of_the_real_record_comes_back_the_same(record):
    assert round_trip(CHINA_CELAC, "china-celac") == len(record.added)


def test_every_field_has_a_label_and_every_choice_a_name():
    for field in labels.every_field():
        assert labels.label(field), f"{field.owner}.{field.name}"
        for value in field.choices:
            assert labels.choice(field, value) != value or field.owner == "Membership", field


def test_every_field_stands_on_the_form_once():
    for kind in KINDS:
        fields = shape(kind)
        shown = [field.name for _, inner in labels.groups(kind.KIND, fields) for field in inner]

        assert sorted(shown) == sorted(field.name for field in fields)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("20000000000", 20000000000),
        ("41.1", 41.1),
        ("20 000 000", 20000000),
        ("-3", -3),
        ("1,5", "1,5"),
        ("many", "many"),
        ("1e9", "1e9"),
        ("1 2", "1 2"),
    ],
)
def test_number_is_read_where_it_is_one_and_kept_as_typed_where_it_is_not(typed, understood):
    (quantity,) = [field for field in shape(KINDS[8]) if field.name == "quantity"]

    assert drafts.draft_of((quantity,), {"quantity": [typed]}) == {"quantity": understood}


def test_lists_are_changed_by_buttons_and_keep_what_was_typed():
    fields = shape(KINDS[4])
    posted = {"attendance.0.count": ["4"], "attendance.1.count": ["three"], "chairs.0.en": ["A"]}
    draft = drafts.draft_of(fields, posted)

    assert drafts.change(fields, draft, "up:attendance.1") == "attendance.0"
    assert drafts.change(fields, draft, "add:attendance") == "attendance.2"
    assert drafts.change(fields, draft, "remove:chairs.0") == "chairs"
    assert [one.get("count") for one in draft["attendance"]] == ["three", 4, None]
    assert draft["chairs"] == []
    for nowhere in ("up:attendance.0", "remove:attendance.9", "add:name", "add:no", "remove:", "x"):
        assert drafts.change(fields, draft, nowhere) == ""
    assert drafts.tidy(fields, draft)["attendance"] == [
        {"count": "three"},
        {"count": 4},
    ]


def test_published_values_are_one_field_of_lines_whatever_their_number():
    fields = shape(Rates)
    points = next(field for field in fields if field.name == "points")
    values = [{"period": f"{year}-{month:02}", "value": "7.0640"} for year in range(1900, 2000) for month in range(1, 13)]  # fmt: skip
    values[3]["status"] = "P"

    lines = drafts.values_as_lines(points, values)
    assert lines.splitlines()[3] == "1900-04 7.0640 P"
    assert drafts.draft_of(fields, {"points": [lines.replace("\n", "\r\n")]})["points"] == values
    assert drafts.values_in(points, " \n 2022  7.1  P or so\n2023\n") == [
        {"period": "2022", "value": "7.1", "status": "P or so"},  # which the record's check tells
        {"period": "2023"},
    ]
