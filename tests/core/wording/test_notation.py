"""Bracket notation: written and read back it is the same; what hands write is understood."""

from hypothesis import given, settings
from hypothesis import strategies as some

from consenso.core.wording import (
    Alternative,
    Place,
    UnbalancedBrackets,
    compose,
    read_written,
    written,
)
from tests.core.wording.texts import CODES, bases_and_proposals

SIGNS = (
    " ",
    "  ",
    "word",
    "(AUR)",
    "(",
    "Alt 1: ",
    "AUR: ",
    "/",
    " / ",
    "\\",
    "[",
    "]",
    "|",
    "\n",
    "（BOR）",
    "delete",
    "方案1：",
    "［",
    "港",
)
STRETCHES = some.lists(some.sampled_from(SIGNS), min_size=1, max_size=4).map("".join)


@some.composite
def alternatives(draw, segments):
    found = draw(some.lists(segments, min_size=2, max_size=4, unique=True))
    codes = [draw(some.lists(some.sampled_from(CODES), max_size=2, unique=True)) for _ in found]
    base, *others = [
        Alternative(
            one, tuple(sorted(by)), bool(number and one and found[0] and draw(some.booleans()))
        )
        for number, (one, by) in enumerate(zip(found, codes, strict=True))
    ]
    return Place((base, *sorted(others, key=lambda one: not one.segments)))


def joined(pieces):
    out = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)


plain = some.lists(STRETCHES, max_size=1).map(joined)
bracketed = some.recursive(
    plain,
    lambda inner: some.lists(some.one_of(STRETCHES, alternatives(inner)), max_size=5).map(joined),
    max_leaves=12,
)


@settings(max_examples=600, deadline=None)
@given(bracketed)
def test_what_is_written_reads_back_the_same(data):
    assert read_written(written(data)) == data


@settings(max_examples=250, deadline=None)
@given(bases_and_proposals())
def test_what_is_composed_reads_back_the_same(case):
    data = compose(*case)

    assert read_written(written(data)) == data


@given(some.text("[]()\\/: AURBOR,;delt ［］（）：\n", max_size=40))
def test_any_text_is_read_or_refused_and_what_is_read_is_written_again(text):
    try:
        data = read_written(text)
    except UnbalancedBrackets as error:
        data, sign = None, text[error.at]
    if data is None:
        assert sign in "[]［］"
    else:
        assert read_written(written(data)) == data
