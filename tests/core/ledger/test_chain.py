"""A chain of lines: what it says, and that any change of it is found and named."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.ledger import check, digest_of, entry_digest, line_of

AT = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def chain(*entries):
    """Return lines, one for each (act, changes); a change is (kind, id, what, document)."""
    lines, previous = [], ""
    for number, (act, changes) in enumerate(entries, start=1):
        listed = [
            {
                "kind": kind,
                "id": name,
                "what": what,
                "digest": digest_of(document) if document is not None else "",
                "document": document,
            }
            for kind, name, what, document in changes
        ]
        said = {
            "forum": "meridian",
            "number": number,
            "at": AT + dt.timedelta(hours=number),
            "act": act,
            "by": "secretariat",
            "payload": {"reason": "as published"},
            "previous": previous,
        }
        digest = entry_digest(
            **said, lines=[(c["kind"], c["id"], c["what"], c["digest"]) for c in listed]
        )
        lines.append(line_of(**said, digest=digest, changes=listed))
        previous = digest
    return lines


PORT = {"id": "port", "name": {"en": "A port"}, "count": 3}
LINES = chain(
    ("record:load", [("text", "port", "added", PORT), ("text", "ship", "added", {"id": "ship"})]),
    ("record:correct", [("text", "port", "changed", PORT | {"count": 4})]),
    ("record:remove", [("text", "ship", "removed", None)]),
)


def test_sound_chain_says_its_head_and_what_each_object_is_now():
    held = check(LINES)

    assert held.fault is None
    assert (held.forum, held.number) == ("meridian", 3)
    assert held.digest == json.loads(LINES[2])["digest"] == held.digests[2]
    assert held.objects == {("text", "port"): digest_of(PORT | {"count": 4})}


@given(st.integers(0, len(b"".join(LINES)) - 1), st.integers(1, 255))
def test_any_changed_byte_is_found_in_its_line(place, by):
    whole = bytearray(b"".join(LINES))
    whole[place] = (whole[place] + by) % 256
    line = b"".join(LINES)[:place].count(b"\n")

    held = check(bytes(whole).splitlines(keepends=True))

    assert held.fault is not None
    assert held.fault.number in (line + 1, line + 2)


@pytest.mark.parametrize("gone", [0, 1])
def test_entry_that_is_taken_out_is_found(gone):
    left = [line for number, line in enumerate(LINES) if number != gone]

    assert check(left).fault.number == gone + 1


def test_entries_that_changed_places_are_found():
    assert check([LINES[1], LINES[0], LINES[2]]).fault.number == 1


def test_document_that_was_changed_is_named():
    said = json.loads(LINES[1])
    said["changes"][0]["document"]["count"] = 40
    forged = json.dumps(said).encode()

    assert check([LINES[0], forged, LINES[2]]).fault.what == "the document of text port was changed"


def test_whole_that_was_made_anew_is_sound_but_has_another_head():
    others = chain(("record:load", [("text", "port", "added", PORT | {"count": 40})]))

    held = check(others)

    assert held.fault is None
    assert held.digests[0] not in check(LINES).digests


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_found_wanting(line):
    held = check([line])

    assert held.fault is None or held.fault.what
