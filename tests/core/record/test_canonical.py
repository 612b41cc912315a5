"""Writing and reading back: nothing is lost, and one record has one form."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consenso.core.record import KINDS, Statement, canonical_json, plain, read, write
from consenso.core.record._yaml import dump, parse
from tests.core.record.strategies import NASTY, objects_of, records, texts

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
@given(data=st.data())
@SLOW
def test_any_object_is_read_back_as_it_was_written(kind, data):
    entity = data.draw(objects_of(kind))
    files = write([entity])
    assert [*read(files).entities()] == [entity]
    assert type(entity).model_validate(plain(entity)) == entity
    assert canonical_json(plain(entity))


@given(records)
@SLOW
def test_any_record_is_read_back_in_the_order_in_which_it_was_written(entities):
    files = write(entities)
    reading = read(files)
    assert [*reading.entities()] == entities
    assert write(reading.entities()) == files


@pytest.mark.parametrize("words", [text for text in NASTY if text.strip()], ids=ascii)
def test_text_that_looks_like_something_else_survives(words):
    said = _said(words)
    files = write([said])
    [back] = read(files).entities()
    assert back == said
    assert write([back]) == files


@given(texts)
@settings(deadline=None, max_examples=150)
def test_any_text_survives_on_one_line(words):
    [line, _] = "".join(dump({"field": words, "next": "a"})).rstrip("\n").split("\n")
    assert parse(f"{line}\n".encode()).value == {"field": words}
    assert len(line.splitlines()) == 1


def _said(words: str) -> Statement:
    return Statement.model_validate(
        {
            "confidence": "low",
            "id": "a",
            "who": words,
            "capacity": {"en": words, "zh-Hans": words},
            "state": "XA",
            "date": "2014",
            "mode": "video",
            "kind": "speech",
            "occasion": {"fr": words},
            "points": [{"es": words}, {"nl": words}],
        }
    )


def test_languages_are_written_in_one_order_whatever_order_they_were_given_in():
    one = _said("a").model_copy(update={"capacity": {"en": "a", "fr": "b"}})
    other = Statement.model_validate(
        {**plain(_said("a")), "capacity": {"fr": "b", "ar": "c", "en": "a"}}
    )
    assert list(plain(other)["capacity"]) == ["en", "fr", "ar"]
    assert plain(one)["capacity"] == {"en": "a", "fr": "b"}


def test_hand_written_yaml_takes_the_canonical_form():
    by_hand = b"""
- {id: a, mode: video, kind: "speech", state: XA, who:
    Ana, date: 2014-01-28, title: null, sources: [], capacity: {nl: b, en: 'a'}, occasion: {en: c}, confidence: low} # by hand
"""
    written = write(read({"statements.yaml": by_hand}).entities())["statements.yaml"]
    assert written.decode() == (
        "- id: a\n  who: Ana\n  capacity:\n    en: a\n    nl: b\n  state: XA\n"
        "  date: 2014-01-28\n  mode: video\n  kind: speech\n  occasion:\n    en: c\n"
        "  confidence: low\n"
    )


def test_two_forums_in_one_record_are_refused():
    forum = read({"forum.yaml": FORUM}).found["forum"]["a"].entity
    with pytest.raises(ValueError, match="one forum"):
        write([forum, forum])


def test_two_objects_with_one_identifier_are_refused():
    area = read({"areas.yaml": AREAS}).found["area"]["sea"].entity
    with pytest.raises(ValueError, match="there twice: area sea"):
        write([area, area])


AREAS = b"[{confidence: low, id: sea, name: {en: The sea}}]"
FORUM = b"{confidence: low, id: a, name: {en: A}, definition: {en: A}, sides: []}"


def test_a_record_of_nothing_has_every_list_and_no_forum():
    files = write([])
    assert set(files) == {kind.FILE for kind in KINDS} - {"forum.yaml"}
    assert set(files.values()) == {b"[]\n"}
