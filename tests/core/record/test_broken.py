"""What is wrong with a record is told all at once: file, line, field, what, and what to do."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consenso.core.record import KINDS, check, read
from tests.core.record.mistakes import ONE_MISTAKE
from tests.record import MERIDIAN, files_in

SOUND = files_in(MERIDIAN)


def told(files):
    return check(read(files))


def changed(file, old, new):
    """Return the Meridian record with the first `old` of a file replaced."""
    assert old in SOUND[file], old
    return SOUND | {file: SOUND[file].replace(old, new, 1)}


def line_of(content, found):
    return content[: content.index(found)].count(b"\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "field", "message", "remedy"),
    ONE_MISTAKE,
    ids=[f"{place} {case[4]}" for place, case in enumerate(ONE_MISTAKE)],
)
def test_a_mistake_is_told_with_its_place_and_a_remedy(
    file, old, new, where, field, message, remedy
):
    files = changed(file, old, new)
    first = next(
        (one for one in told(files) if one.file == file and one.field == field), None
    ) or pytest.fail(f"not told: {[*map(str, told(files))]}")
    assert message in first.message
    assert remedy in first.remedy
    assert first.line == line_of(files[file], where)


# file, content, line, part of the message
BROKEN_FILES = [
    ("areas.yaml", b"- id: a\n\tname: b\n", 2, "not YAML"),
    ("areas.yaml", b"- id: a\n  name: {en: b\n", 3, "not YAML"),
    ("areas.yaml", b"- id: 'a\n", 2, "not YAML"),
    ("areas.yaml", b"- id: a\n  name: b: c\n", 2, "not YAML"),
    ("areas.yaml", b"# a\n- id: \xff\n", 2, "not UTF-8"),
    ("areas.yaml", "- id: a\n".encode("utf-16"), 1, "not UTF-8"),
    ("areas.yaml", b"- id: a\n- id: b\x00\n", 2, "U+0000"),
    ("areas.yaml", b"\n\n- id: \x07\n", 3, "U+0007"),
    ("areas.yaml", b"id: a\n", 1, "not a list"),
    ("areas.yaml", b"a", 1, "not a list"),
    ("areas.yaml", b"- a\n", 1, "'a' is not a mapping"),
    ("areas.yaml", b"-\n", 1, "nothing is written here"),
    ("areas.yaml", b"- - a\n", 1, "this is not a mapping"),
    ("areas.yaml", b"[]\n---\n[]\n", 2, "a second document"),
    ("areas.yaml", b"- [a]: b\n", 1, "a key that is no text"),
    ("areas.yaml", b"- ? {a: b}\n  : c\n", 1, "a key that is no text"),
    ("areas.yaml", b"- &a {}\n- *a : b\n", 2, "a key that is no text"),
    ("areas.yaml", b"\n- id: a\n  id: b\n", 3, "the key 'id' stands twice"),
    ("areas.yaml", b"- id: &a b\n", 1, "an anchor (&)"),
    ("areas.yaml", b"- id: a\n  name: &b\n    en: c\n", 2, "an anchor (&)"),
    ("areas.yaml", b"- id: *a\n", 1, "an alias (*)"),
    ("areas.yaml", b"- id: !a b\n", 1, "a tag (!)"),
    ("areas.yaml", b"- id: !!python/object/apply:os.system [ls]\n", 1, "a tag (!)"),
    ("areas.yaml", b"[" * 100, 1, "nested too deeply"),
    ("areas.yaml", b"[" * 200_000 + b"]" * 200_000, 1, "nested too deeply"),
    ("areas.yaml", b"{a: " * 200_000, 1, "nested too deeply"),
    ("areas.yaml", b"- " * 200_000, 1, "nested too deeply"),
    ("forum.yaml", b"", 1, "the file is empty"),
    ("forum.yaml", b"# only a comment\n", 1, "the file is empty"),
    ("forum.yaml", b"- id: a\n", 1, "not a mapping"),
    ("froum.yaml", b"", 1, "no file of a record has this name"),
    ("states.yml", b"", 1, "no file of a record has this name"),
]


@pytest.mark.parametrize(("file", "content", "line", "message"), BROKEN_FILES)
def test_a_file_that_is_no_record_is_told_with_the_line(file, content, line, message):
    assert [
        one
        for one in told(SOUND | {file: content})
        if (one.file, one.line) == (file, line) and message in one.message and one.remedy
    ]


def test_a_missing_forum_is_told_and_other_missing_files_are_empty_lists():
    [problem] = told({})
    assert (problem.file, problem.message) == ("forum.yaml", "the file is missing")


def test_an_empty_file_and_a_byte_order_mark_are_no_mistakes():
    assert read({"areas.yaml": b""}).found["area"] == {}
    assert told(SOUND | {"areas.yaml": b"\xef\xbb\xbf" + SOUND["areas.yaml"]}) == ()
    assert told({name: content.replace(b"\n", b"\r\n") for name, content in SOUND.items()}) == ()


def test_all_mistakes_are_told_at_once_in_the_order_of_files_and_lines():
    files = dict(SOUND)
    for file, old, new, *_ in ONE_MISTAKE[::3]:
        files[file] = files[file].replace(old, new, 1)
    problems = told(files)
    assert len(problems) >= 20
    assert [(one.file, one.line) for one in problems] == sorted(
        (one.file, one.line) for one in problems
    )
    assert len(set(problems)) == len(problems)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_file_that_cannot_be_read_is_one_problem_not_hundreds(kind):
    [problem] = told(SOUND | {kind.FILE: b"- {\n"})
    assert problem.file == kind.FILE


def test_a_broken_object_is_told_once_not_wherever_it_is_named():
    problems = told(changed("texts.yaml", b"kind: plan", b"kind: plam"))
    assert [one.field for one in problems] == ["plan-2020-2022.kind"]


def test_several_mistakes_of_yaml_in_one_file_are_told_together():
    content = b"- &a {id: x, id: y}\n- *a\n- !b {id: z}\n"
    problems = [one for one in read({"areas.yaml": content}).problems if "YAML" not in one.message]
    assert [one.line for one in problems if one.file == "areas.yaml"] == [1, 1, 2, 3]


def test_a_bomb_of_aliases_is_refused_without_being_blown_up():
    bomb = b"- &a0 [x, x]\n" + b"".join(
        b"- &a%d [%s]\n" % (n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 60)
    )
    reading = read(SOUND | {"areas.yaml": bomb})
    assert len(reading.problems) == 101
    assert "more than 100 such mistakes" in reading.problems[-1].message
    itself = read({"areas.yaml": b"- &a [*a]\n"}).problems
    assert "an alias (*)" in {one.message for one in itself}


def test_a_file_that_is_too_large_is_refused_by_its_size(monkeypatch):
    monkeypatch.setattr("consenso.core.record._yaml.MAX_BYTES", 10)
    messages = [one.message for one in read({"areas.yaml": b"- " + b"a" * 9}).problems]
    assert "the file has 11 bytes" in messages


def test_a_problem_reads_as_a_sentence_with_its_place():
    [problem] = told(changed("meetings.yaml", b"start: 2019-11-05", b"start: 2021-02-30"))
    line = line_of(SOUND["meetings.yaml"], b"start: 2019-11-05")
    assert str(problem) == (
        f"meetings.yaml:{line} council-1.start: no such day in the calendar: '2021-02-30'; look the date up again."
    )


def test_no_message_shows_the_inside_of_the_program():
    for file, old, new, *_ in ONE_MISTAKE:
        for problem in told(changed(file, old, new)):
            assert not re.search(r"pydantic|tuple|dict\b|<class|Traceback|type=", str(problem))


@given(st.sampled_from(sorted(SOUND)), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_done_to_a_file_is_told_or_harmless(file, data):
    content = bytearray(SOUND[file])
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 12))
        content[place : place + length] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"\n", b"- ", b": ", b"&a", b"*a", b"[", b"{", b"'", b"\t"])
        )  # fmt: skip
    reading = read(SOUND | {file: bytes(content)})
    lines = bytes(content).count(b"\n") + 2
    for problem in check(reading):
        assert problem.message
        assert problem.remedy
        assert problem.file != file or 1 <= problem.line <= lines


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_at_all_are_read_without_an_accident(content):
    check(read({"forum.yaml": content, "areas.yaml": content}))
