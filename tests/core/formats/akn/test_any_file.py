"""Whatever stands in a file: it is read or refused by name, and no word of it is lost without being said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.formats.akn import check, read, write
from consenso.core.formats.akn._elements import DOCUMENTS, HIERARCHY, INLINE, PARTS, THROUGH, WORDS
from consenso.core.outline import CannotRead
from tests.core.formats.akn.outlines import PLAN, plan

# Without those whose words are not a text's: del, img.
NAMES = sorted(
    (HIERARCHY | PARTS | THROUGH | WORDS | (INLINE - {"del", "img"}))
    | DOCUMENTS
    | {"num", "heading", "subheading", "recitals", "citations", "list", "table", "tr", "td", "toc"}
    | {"mainBody", "preamble", "preface", "conclusions", "meta", "notes", "note", "strange"}
)
WORD = st.integers(100, 999).map(lambda n: f"w{n}")
TREES = st.recursive(
    WORD,
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)),
    max_leaves=5,
)


def spelt(tree: str | tuple[str, list]) -> str:
    if isinstance(tree, str):
        return f" {tree} "
    name, inner = tree
    return f"<{name}>{''.join(map(spelt, inner))}</{name}>"


@given(st.lists(TREES, max_size=2))  # so few that each excerpt holds all of its words
def test_every_word_is_read_or_listed(trees: list):
    body = "".join(map(spelt, trees))

    reading = read(f"<akomaNtoso><doc><mainBody>{body}</mainBody></doc></akomaNtoso>".encode())

    told = [one.text for one in reading.outline.paragraphs]
    told += [one.number for one in reading.outline.paragraphs]
    told += [one.said for one in reading.unread]
    assert set(re.findall(r"w\d+", body)) == set(re.findall(r"w\d+", " ".join(told)))


@given(st.lists(TREES, max_size=4))
def test_ids_are_each_once_and_parents_there(trees: list):
    body = "".join(map(spelt, trees))

    parts = read(f"<doc><mainBody>{body}</mainBody></doc>".encode()).outline.paragraphs

    known = [one.id for one in parts]
    assert len(set(known)) == len(known)
    assert {one.parent for one in parts} <= {"", *known}


@given(st.lists(TREES, max_size=4))
def test_what_was_read_can_be_written_and_read_again(trees: list):
    body = "".join(map(spelt, trees))
    once = read(f"<doc><mainBody>{body}</mainBody></doc>".encode()).outline

    assert read(write(once, PLAN)).outline == once


@given(st.data())
def test_damaged_files_are_refused_by_name(data: st.DataObject):
    content = bytearray(write(plan("fr"), PLAN))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6))

    refused = ""
    try:
        read(bytes(content))
    except CannotRead as error:
        refused = str(error)

    found = check(bytes(content))
    assert not refused or refused[-1] == "."
    assert not refused or [one for one in found if one.about == "form"]


@pytest.mark.parametrize("cut", range(0, 4000, 371))
def test_truncated_files_are_refused(cut: int):
    with pytest.raises(CannotRead):
        read(write(plan("en"), PLAN)[:cut])
