"""The two records that come with the platform: sound, canonical, complete."""

from collections.abc import Iterator
from typing import Any

import pytest

from consenso.core.record import KINDS, LANGUAGES, canonical_json, check, plain, read, write
from consenso.core.record._fields import Value
from tests.record import CHINA_CELAC, MERIDIAN, files_in

BOTH = pytest.mark.parametrize("folder", [CHINA_CELAC, MERIDIAN], ids=lambda folder: folder.name)


@BOTH
def test_a_shipped_record_has_no_problem(folder):
    assert check(read(files_in(folder))) == ()


@BOTH
def test_a_shipped_record_is_canonical(folder):
    files = files_in(folder)
    assert write(read(files).entities()) == files


@BOTH
def test_the_forum_is_named_like_its_folder(folder):
    assert list(read(files_in(folder)).found["forum"]) == [folder.name]


@BOTH
def test_every_object_comes_back_from_its_plain_values_and_has_canonical_json(folder):
    for entity in read(files_in(folder)).entities():
        assert type(entity).model_validate(plain(entity)) == entity
        assert canonical_json(plain(entity))


def test_the_record_of_china_and_celac_holds_what_was_gathered():
    found = read(files_in(CHINA_CELAC)).found
    assert {kind: len(objects) for kind, objects in found.items()} == {
        "forum": 1,
        "state": 34,
        "bloc": 10,
        "initiative": 9,
        "meeting": 68,
        "statement": 39,
        "text": 25,
        "area": 14,
        "commitment": 170,
        "delivery": 126,
        "evidence": 0,
        "report": 0,
        "assessor": 0,
        "assessment": 0,
        "reply": 0,
        "rates": 0,
    }


def test_every_date_of_a_record_is_text():
    for folder in (CHINA_CELAC, MERIDIAN):
        for entity in read(files_in(folder)).entities():
            kinds = {type(value) for value in _leaves(plain(entity))}
            assert kinds <= {str, int, float, bool}


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from _leaves(part)
    else:
        yield value


def test_every_field_of_the_schema_stands_in_the_imaginary_record():
    used: dict[type, set[str]] = {}
    for entity in read(files_in(MERIDIAN)).entities():
        _note(entity, used)
    assert set(KINDS) <= set(used)
    for kind, fields in used.items():
        assert fields == set(kind.model_fields), kind.__name__


def _note(value: Any, used: dict[type, set[str]]) -> None:
    if isinstance(value, Value):
        fields = used.setdefault(type(value), set())
        for name, field in type(value).model_fields.items():
            part = getattr(value, name)
            if field.is_required() or part != field.default:
                fields.add(name)
            _note(part, used)
    elif isinstance(value, tuple):
        for part in value:
            _note(part, used)


def test_the_imaginary_record_has_words_in_all_six_languages_and_words_in_one_alone():
    names = [set(state.entity.name) for state in read(files_in(MERIDIAN)).found["state"].values()]
    assert set(LANGUAGES) in names
    assert any("en" not in languages for languages in names)


def test_the_imaginary_record_names_no_address_but_of_example_org():
    for content in files_in(MERIDIAN).values():
        for line in content.decode().splitlines():
            assert "://" not in line or "https://example.org/" in line
