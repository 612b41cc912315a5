"""Files that are damaged, locked or none of Word's are refused by name; none ends in anything else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consenso.core.formats.word import read, tracked
from consenso.core.outline import CannotRead
from tests.core.formats.word.files import p, r, word
from tests.core.formats.word.test_writing import DRAFT
from tests.house.tree import ROOT

BAD = sorted((ROOT.parent / "shared" / "samples" / "bad").glob("*"))
any_file = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.skipif(not BAD, reason="the samples are not beside the repository")
@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_file_is_refused_in_a_sentence(path: Path):
    with pytest.raises(CannotRead) as refused:
        read(path.read_bytes())

    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("cut", range(0, 5000, 293))
def test_a_truncated_file_is_refused(cut: int):
    with pytest.raises(CannotRead):
        read(tracked(DRAFT)[:cut])


@any_file
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject):
    content = bytearray(tracked(DRAFT))
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=5))

    try:
        found = read(bytes(content)).as_json()
    except CannotRead as refused:
        assert str(refused).endswith(".")  # noqa: PT017
    else:
        assert isinstance(found["base"], list)


TAGS = st.sampled_from(
    [
        *("p", "r", "t", "ins", "del", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "rPr"),
        *("numPr", "fldChar", "sym", "vMerge", "hyperlink", "trPr", "tcPr", "txbxContent"),
    ]
)
TREES = st.recursive(
    st.sampled_from(["", "word"]),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)),
    max_leaves=12,
)


def spelt(tree: str | tuple[str, list]) -> str:
    if isinstance(tree, str):
        return tree
    return f"<w:{tree[0]}>{''.join(map(spelt, tree[1]))}</w:{tree[0]}>"


@any_file
@given(st.lists(TREES, max_size=4))
def test_elements_where_the_standard_has_none_are_no_trouble(trees: list):
    inside = "".join(map(spelt, trees))

    found = read(word(p(r("First")), inside, comments=inside, footnotes=inside)).as_json()

    assert found["base"][0] == "First"


def test_a_text_that_is_nested_too_deep_is_refused():
    deep = "<w:sdt>" * 400 + "</w:sdt>" * 400

    with pytest.raises(CannotRead):
        read(word(deep))
