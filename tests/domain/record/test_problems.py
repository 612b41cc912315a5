"""What is wrong with a change is told before it is made, all at once, and refused when it is tried; nothing is changed."""

import pytest

from consenso.core.record import KINDS
from consenso.domain.record.actions import RecordIsBroken, problems_with
from consenso.domain.record.queries import CLASSES, entities
from tests.domain.record.amending import (
    FORUM,
    amended,
    document_of,
    kept,
    noted,
)

# What other objects refer to → whose field says so.
REFERRED = {
    ("meeting", "council-1"): ("opening-2019.meeting", "plan-2020-2022.meeting"),
    ("statement", "opening-2019"): ("m-2019-01.text",),
    ("text", "plan-2023-2025"): ("m-2023-01.text", "council-2.texts.1"),
    ("area", "learning"): ("m-2020-01.areas.1",),
    ("commitment", "m-2019-02"): ("e-01.answers.0.commitment",),
    ("bloc", "meridian-group"): ("m-2020-01.actors.to.0", "meridian.presidency_of"),
    ("state", "xa"): ("meridian.sides.0.members.0", "m-2020-01.actors.from.0"),
}


@pytest.mark.parametrize("on", REFERRED, ids="-".join)
def test_what_others_refer_to_is_not_taken_out_and_they_are_named(meridian, on):
    before = kept()

    with pytest.raises(RecordIsBroken) as error:
        amended(None, on)

    assert set(REFERRED[on]) <= {problem.field for problem in error.value.problems}
    assert error.value.problems == problems_with(
        forum=FORUM, kind=on[0], identifier=on[1], document=None
    )
    assert kept() == before


def test_forum_itself_is_not_taken_out(meridian):
    before = kept()

    with pytest.raises(RecordIsBroken):
        amended(None, ("forum", FORUM))
    assert kept() == before


def test_second_forum_is_not_added_to_a_record(meridian):
    second = document_of(("forum", FORUM)) | {"id": "isles"}
    before = kept()

    with pytest.raises(RecordIsBroken) as error:
        amended(second, ("forum", "isles"))
    assert [problem.field for problem in error.value.problems] == ["isles.id"]
    assert kept() == before


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"date": "2019-13-01"}, "date"),
        ({"meeting": "council-9"}, "meeting"),
        ({"state": "Aurelia"}, "state"),
        ({"points": [{"en": " "}]}, "points.0.en"),
        ({"colour": "red"}, "colour"),
        ({"id": "opening-2020"}, "id"),
        ({"sources": []}, "confidence"),  # high confidence is of what was seen
        ({"sources": ["example.org"]}, "sources.0"),
        ({"who": None}, "who"),
        ({"who": 7}, "who"),
    ],
    ids=lambda value: str(value).replace("opening", "o") if isinstance(value, dict) else "",
)
def test_what_is_not_sound_is_refused_with_the_field(meridian, change, field):
    document = document_of() | change
    before = kept()

    with pytest.raises(RecordIsBroken) as error:
        amended(document)

    problems = problems_with(
        forum=FORUM, kind="statement", identifier="opening-2019", document=document
    )
    assert error.value.problems == problems
    assert any(problem.field.endswith(f".{field}") for problem in problems)
    assert all(problem.message and problem.remedy for problem in problems)
    assert kept() == before


def test_every_problem_is_told_at_once(meridian):
    document = {"id": "opening-2019", "state": "XX", "date": "soon", "mode": "by boat"}

    told = problems_with(
        forum=FORUM, kind="statement", identifier="opening-2019", document=document
    )

    fields = {problem.field for problem in told}
    wrong = ("date", "mode", "who", "capacity", "confidence")
    assert {f"opening-2019.{name}" for name in wrong} <= fields


def test_problems_elsewhere_are_told_too(meridian):
    told = problems_with(forum=FORUM, kind="area", identifier="learning", document=None)

    assert {problem.field.partition(".")[0] for problem in told} == {
        "m-2020-01",
        "m-2019-01",
        "m-2023-02",
    }


def test_what_is_sound_has_no_problem_and_asking_changes_nothing(meridian):
    before = kept()

    for kind in KINDS:
        for one in entities(FORUM, kind):
            on = (kind.KIND, one.id)
            assert (
                problems_with(forum=FORUM, kind=on[0], identifier=on[1], document=document_of(on))
                == ()
            )
    assert (
        problems_with(
            forum=FORUM, kind="statement", identifier="opening-2019", document=noted("N.")
        )
        == ()
    )
    assert kept() == before


@pytest.mark.parametrize(
    "document", [{}, {"id": ["no"]}, {"id": None, "meeting": {"en": 1}}, {"": ""}]
)
@pytest.mark.parametrize("kind", CLASSES)
def test_what_is_no_object_at_all_is_refused_as_broken(meridian, kind, document):
    before = kept()

    with pytest.raises(RecordIsBroken):
        amended(document, (kind, "new-one"))
    assert kept() == before
