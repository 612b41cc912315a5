"""Bracket notation: written and read back it is the same; what hands write is understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from consenso.core.wording import (
    Alternative,
    Place,
    Proposal,
    UnbalancedBrackets,
    compose,
    read_written,
    reading,
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
    "【",
    "〕",
    " (AUR)",
    "（AUR、BOR）",
    " – AUR",
    "- BOR",
    "shall/should",
    "应／将",
    "and/or",
    "1",
    "2027",
    "…",
    "...",
    "tbc",
    "Note: ",
    "keep",
    "(AUR)/",
    "）／",
    "Alt 2. ",
    "Option A – ",
    " and ",
    "\u00a0",
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


@given(some.text("[]()\\/: AURBOR,;delt.1–- ［］（）：【】〔〕／\n", max_size=40))
def test_any_text_is_read_or_refused_and_what_is_read_is_written_again(text):
    try:
        data = read_written(text)
    except UnbalancedBrackets as error:
        data, sign = None, text[error.at]
    if data is None:
        assert sign in "[]［］【】〔〕"
    else:
        assert read_written(written(data)) == data


def deleted(text, *codes, base=()):
    return Place((Alternative((text,), base), Alternative((), codes)))


def added(text, *codes):
    return Place((Alternative(()), Alternative((text,), codes)))


def instead(base, *others):
    return Place((Alternative((base,)), *(Alternative((text,), by) for text, by in others)))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("[strongly]", (deleted("strongly"),)),
        ("We [strongly] agree.", ("We ", deleted("strongly "), "agree.")),
        ("We agree [strongly].", ("We agree", deleted(" strongly"), ".")),
        ("We [a] (delete) [b] meet.", ("We ", deleted("a "), deleted("b "), "meet.")),
        ("We [a] [b] [c] meet.", ("We ", instead("a", ("b", ()), ("c", ())), " meet.")),
        ("We [a] [b] (AUR) meet.", ("We ", instead("a", ("b", ("AUR",))), " meet.")),
        ("[Alt 1. We meet.] [Alt 2. We talk.]", (instead("We meet.", ("We talk.", ())),)),
        ("[Option A – a] [Option B – b]", (instead("a", ("b", ())),)),
        ("[备选案文一：将] [备选案文二：应]", (instead("将", ("应", ())),)),
        ("We [shall/should] meet", ("We ", instead("shall", ("should", ())), " meet")),
        ("双方［应／将］合作", ("双方", instead("应", ("将", ())), "合作")),
        ("We [all (AUR, BOR)] meet", ("We ", added("all ", "AUR", "BOR"), "meet")),
        ("We [all – AUR] meet", ("We ", added("all ", "AUR"), "meet")),
        ("We [AUR – all] meet", ("We ", added("all ", "AUR"), "meet")),
        ("[a] (AUR and BOR to delete)", (deleted("a", "AUR", "BOR"),)),
        ("[a] (delete: AUR)", (deleted("a", "AUR"),)),
        ("[a] (proposed by AUR)", (deleted("a", base=("AUR",)),)),
        ("[a] [deleted]", (deleted("a"),)),
        ("[a] (AUR: retain)", (deleted("a", base=("AUR",)),)),
        (
            "双方【将】〔备选案文1：应〕（AUR、BOR：删除）",
            (
                "双方",
                Place(
                    (Alternative(("将",)), Alternative(("应",)), Alternative((), ("AUR", "BOR")))
                ),
            ),
        ),
        ("by [2027]", ("by", deleted(" 2027"))),
        ("build [30] schools", ("build ", deleted("30 "), "schools")),
        ("支持［30］个", ("支持", deleted("30"), "个")),
        ("We agree.[1] See[2] it", ("We agree.[1] See[2] it",)),
        ("[1] See it", ("[1] See it",)),
        ("We […] agree [ ] by [to be confirmed]", ("We […] agree [ ] by [to be confirmed]",)),
        ("国发〔2024〕3号", ("国发〔2024〕3号",)),
        ("[Note: see 3] We", ("[Note: see 3] We",)),
        ("[delete]", ("[delete]",)),
        ("We [a] (BOR: add) [b].", ("We", added(" a", "BOR"), deleted(" b"), ".")),
        ("中[拉](AUR：删除)论坛", ("中", deleted("拉", "AUR"), "论坛")),
        ("［将］［方案A：应］（AUR、BOR）", (instead("将", ("应", ("AUR", "BOR"))),)),
        ("[shall][should][will]", (instead("shall", ("should", ()), ("will", ())),)),
        ("[shall / should]", (instead("shall", ("should", ())),)),
        ("[and/or]", (deleted("and/or"),)),
        ("We [AUR, BOR: all] meet", ("We ", added("all ", "AUR", "BOR"), "meet")),
        ("[a] [AUR: delete]", (deleted("a", "AUR"),)),
        ("[a] (AUR: suprimir; BOR: mantener)", (deleted("a", "AUR", base=("BOR",)),)),
        ("[Option 1: a] [Option 2 (AUR): b]", (instead("a", ("b", ("AUR",))),)),
        ("[a] [Alt. 1: b ](AUR)[Alt 2: c]", (instead("a", ("b", ("AUR",)), ("c", ())),)),
        ("[a](G77 & AUR: schrappen)", (deleted("a", "AUR", "G77"),)),
        ("We [a] (see annex)", ("We ", deleted("a "), "(see annex)")),
        ("[a] [Alt 1: a]", (deleted("a"),)),
        ("[] is empty", ("[] is empty",)),
        ("no brackets", ("no brackets",)),
        ("", ()),
    ],
)
def test_what_hands_write_is_the_same_data(text, data):
    assert read_written(text) == data
    assert read_written(written(data)) == data


def test_a_dispute_in_a_dispute_is_read_from_the_outside():
    data = read_written("[We [shall] [Alt 1: should] (AUR) meet.] (BOR) (CAL: delete)")

    assert [reading(data, code) for code in ("AUR", "BOR", "CAL")] == [
        "We should meet.",
        "We shall meet.",
        "",
    ]


@pytest.mark.parametrize(("text", "at"), [("a [b", 2), ("a] b", 1), ("[a [b]", 0), ("[" * 99, 60)])
def test_brackets_that_do_not_match_are_refused_with_the_place(text, at):
    with pytest.raises(UnbalancedBrackets) as refused:
        read_written(text)

    assert refused.value.at == at


def test_what_is_written_looks_as_it_does_at_a_table():
    base = "We shall strongly support schools by 2031."
    data = compose(
        base,
        [
            Proposal(("CAL", "BOR"), base.replace("strongly ", "")),
            Proposal(("AUR",), base.replace("schools", "[all] schools")),
            Proposal(("DRA",), base.replace(" by 2031", "")),
            Proposal(("ESM",), None),
        ],
    )

    assert written(data) == (
        r"We shall [strongly] (ESM) (BOR, CAL: delete) support [\[all\]] (AUR: add) (ESM: delete)"
        " schools [by 2031] (ESM) (DRA: delete)."
    )
