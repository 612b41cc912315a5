"""Brackets that hands wrote: base, proposals and who is behind them; what is not understood is told, and no word is lost."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from consenso.core.wording import (
    Proposal,
    compose,
    delegations,
    has_brackets,
    read_by_hand,
    read_written,
    reading,
    written,
)
from tests.core.wording.texts import CODES, bases_and_proposals

NAMES = {
    "AUR": "AUR",
    "Aurelia": "AUR",
    "Aurélia": "AUR",
    "奥雷利亚": "AUR",
    "BOR": "BOR",
    "Borea": "BOR",
    "博雷亚": "BOR",
    "CAL": "CAL",
    "Isles and Reefs": "ISL",
    "D’Ys": "YS",
}


def stated(text):
    found = read_by_hand(text, NAMES)
    return found.base, {(one.by, one.wording) for one in found.stated}


@pytest.mark.parametrize(
    ("text", "base", "wants"),
    [
        ("We [all] (AUR, Borea: delete) meet.", "We all meet.", {(("AUR", "BOR"), "We meet.")}),
        ("We [all] (aurelia: delete) meet.", "We all meet.", {(("AUR",), "We meet.")}),
        ("We [all] (Isles and Reefs and D'Ys: delete) go", "We all go", {(("ISL", "YS"), "We go")}),
        ("Nous [tous] (Aurelia : supprimer) là", "Nous tous là", {(("AUR",), "Nous là")}),
        ("[We meet.] (CAL: delete)", "We meet.", {(("CAL",), "")}),
        ("We [shall] [should] meet", "We shall meet", {((), "We should meet")}),
        ("We send [200] [AUR: 300] ships", "We send 200 ships", {(("AUR",), "We send 300 ships")}),
        (
            "We [shall] [should] (AUR) [may] (BOR) meet",
            "We shall meet",
            {(("AUR",), "We should meet"), (("BOR",), "We may meet")},
        ),
        (
            "We [shall] [AUR: should] [may – BOR] [delete] meet",
            "We shall meet",
            {(("AUR",), "We should meet"), (("BOR",), "We may meet"), ((), "We meet")},
        ),
        (
            "We [a] [b] [c] (CAL) go",
            "We a go",
            {((), "We b go"), (("CAL",), "We c go")},
        ),
        (
            "双方【将】【备选案文1：应】（奥雷利亚、博雷亚）合作。",
            "双方将合作。",
            {(("AUR", "BOR"), "双方应合作。")},
        ),
        ("双方［博雷亚：将］合作", "双方合作", {(("BOR",), "双方将合作")}),
        ("We [Aurelia: all] meet", "We meet", {(("AUR",), "We all meet")}),
        ("We [all – Aurelia] meet", "We meet", {(("AUR",), "We all meet")}),
        ("We [all (Borea)] meet", "We meet", {(("BOR",), "We all meet")}),
        ("[Alt 1: We [can] (BOR) go] (AUR)", "We can go", {(("AUR", "BOR"), "We can go"), ((), "We go"), ((), "")}),
        ("We [save] [retain] it", "We save it", {((), "We retain it")}),
        ("We [new] [old] it", "We new it", {((), "We old it")}),
        ("Hay que [mantener] [conservar] esto", "Hay que mantener esto", {((), "Hay que conservar esto")}),
        ("We [add] go", "We add go", {((), "We go")}),
        ("We [save] [retain] (AUR) [deleted] it", "We save it", {(("AUR",), "We retain it"), ((), "We it")}),
        ("We [all] (AUR: retain) go", "We all go", {(("AUR",), "We all go"), ((), "We go")}),
        ("We [shall / should (BOR)] go", "We shall go", {(("BOR",), "We should go")}),
        ("We [shall/should (BOR)] go", "We shall go", {(("BOR",), "We should go")}),
        ("We [shall/should – Borea] go", "We shall go", {(("BOR",), "We should go")}),
        ("We [shall / should] (BOR) go", "We shall go", {(("BOR",), "We should go")}),
        ("We [shall / should] (BOR: keep) go", "We shall go", {(("BOR",), "We shall go"), ((), "We should go")}),
        ("We [shall (AUR)/should (BOR)] go", "We go", {(("AUR",), "We shall go"), (("BOR",), "We should go")}),
        ("We [shall (AUR) / must do (BOR)] go", "We go", {(("AUR",), "We shall go"), (("BOR",), "We must do go")}),
        ("We [AUR: shall / should] go", "We go", {(("AUR",), "We shall go"), ((), "We should go")}),
        ("We [AUR: shall/may/should (BOR)] go", "We go", {(("AUR",), "We shall go"), ((), "We may go"), (("BOR",), "We should go")}),
        ("We [Alt 1 (AUR): shall / should – BOR] go", "We shall go", {(("AUR",), "We shall go"), (("BOR",), "We should go")}),
        ("双方［将（奥雷利亚）／应（博雷亚）］合作", "双方合作", {(("AUR",), "双方将合作"), (("BOR",), "双方应合作")}),
        ("We [and/or (BOR)] go", "We go", {(("BOR",), "We and/or go")}),
        ("We meet.", "We meet.", set()),
        ("", "", set()),
    ],
)  # fmt: skip
def test_base_and_who_wants_what(text, base, wants):
    assert stated(text) == (base, wants)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("We [all (Borea: delete)", [(3, "unbalanced", "")]),
        ("We ] all [", [(3, "unbalanced", "")]),
        ("We [all] (Nowhere: delete) go", [(10, "unknown", "Nowhere")]),
        ("We [all] (AUR, Nowhere) go", [(15, "unknown", "Nowhere")]),
        ("We [Nowhere: all] go", [(4, "unknown", "Nowhere")]),
        ("We [all – Nowhere] go", [(10, "unknown", "Nowhere")]),
        ("双方［某国：将］合作", [(3, "unknown", "某国")]),
        ("We [all] (AUR: reserves) go", [(10, "unclear", "")]),
        ("We […] go [ ] on", [(3, "ellipsis", ""), (10, "empty", "")]),
        ("We go.[1]", [(6, "number", "")]),
        ("by [to be confirmed]", [(3, "placeholder", "")]),
        ("[Note: see 3]", [(0, "note", "")]),
        ("国发〔2024〕3号", [(2, "document", "")]),
        ("[deleted]", [(0, "nothing", "")]),
        ("[retain] it", []),
        ("We [all] [retain] it", [(9, "in_a_row", "")]),
        ("[a] [b]", [(4, "in_a_row", "")]),
        ("[a/b]", [(1, "slash", "")]),
        ("[a / b (AUR)]", [(1, "slash", "")]),
        ("[a/b (AUR)]", [(1, "slash", "")]),
        ("[a (AUR)/b (BOR)]", [(1, "slash", "")]),
        ("[a (Nowhere)/b (BOR)]", [(4, "unknown", "Nowhere")]),
        ("[a] (AUR) [b] (BOR) go", [(10, "beside", "")]),
        ("[a] (AUR) [b] (BOR) [c] go", [(10, "beside", ""), (20, "beside", "")]),
        ("[a] (AUR) / [b] go", [(12, "beside", "")]),
        ("[a]/[b] go", [(4, "beside", "")]),
        ("[AUR: a] [b] go", [(9, "beside", "")]),
        ("[x [a] (AUR: retain) [b – BOR] y] (CAL: delete)", [(21, "beside", "")]),
        ("[a] [Alt 1: b] (AUR) [c] go", [(21, "beside", "")]),
        ("[a] (AUR)[b] (BOR) go", []),
        ("[a] (AUR) [Alt 1: b] (BOR) go", []),
        ("[a] (AUR) [b] (BOR: delete) go", []),
        ("[a] (AUR: delete) [b] go", []),
        ("[a] (AUR) (BOR: delete) [b] (CAL: add)", []),
        ("[a] [AUR: delete] [b] go", []),
        ("[a] (AUR) and [b] (BOR) go", []),
        ("[a] (AUR) [1]", [(10, "number", "")]),
        ("[a] (AUR) [Alt 1: b] (AUR)", [(0, "twice", "AUR")]),
        ("We [all] (see annex) go", []),
        ("We [all] (Note: later) go", []),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(text, remarks):
    found = read_by_hand(text, NAMES)

    assert [(one.at, one.why, one.name) for one in found.remarks] == remarks
    assert found.unknown == tuple(name for _, why, name in remarks if why == "unknown")


def test_brackets_that_do_not_match_leave_all_words_as_they_stood():
    text = "We [all] (AUR: delete) go [on."
    found = read_by_hand(text, NAMES)

    assert (found.base, found.stated) == (text, ())
    assert found.remarks[0].words == "[on."


def test_a_name_that_becomes_known_is_one_of_those_behind_it():
    text = "We [all] (Nowhere: delete) go"

    assert read_by_hand(text, NAMES).base == "We all (Nowhere: delete) go"
    found = read_by_hand(text, NAMES | {"Nowhere": "CAL"})
    assert [(one.by, one.wording) for one in found.stated] == [(("CAL",), "We go")]
    assert found.remarks == ()


@pytest.mark.parametrize(
    "name", ["Ilıa", "İLIA", "ilia", "O’B", "O'B", "Oʼb’e", "AURÉLıA", "ſees"], ids=ascii
)
def test_a_name_is_known_in_other_letters_and_with_other_apostrophes(name):
    called = {"Ilia": "X", "O'B": "X", "o'B'E": "X", "Aurélia": "X", "Sees": "X", "See": "Y"}

    for text in (f"We [all] ({name}: delete) go", f"We [all ({name})] go", f"We [{name}: all] go"):
        found = read_by_hand(text, called)
        assert [one.by for one in found.stated] == [("X",)]
        assert found.remarks == ()


WORDS = some.integers(0, 999).map("w{}".format)
TELLERS = (
    "",
    " (AUR)",
    " (Borea: delete)",
    " (AUR, CAL)",
    " (Nowhere: delete)",
    " [retain]",
    " (delete)",
    " (BOR: add)",
)


@some.composite
def texts(draw, depth=2):
    out = []
    for _ in range(draw(some.integers(1, 4))):
        kind = draw(some.integers(0, 4 if depth else 0))
        if kind == 0:
            out.append(draw(WORDS))
        elif kind == 1:
            out.append(f"[{draw(texts(depth=depth - 1))}]{draw(some.sampled_from(TELLERS))}")
        elif kind == 2:
            first, second = draw(texts(depth=depth - 1)), draw(texts(depth=depth - 1))
            label = draw(some.sampled_from(("Alt 1: ", "Option B. ", "", "备选案文2：")))
            out.append(f"[{first}] [{label}{second}]{draw(some.sampled_from(TELLERS))}")
        elif kind == 3:
            names = draw(
                some.sampled_from(
                    (
                        "AUR: {}",
                        "{} – Borea",
                        "{} (CAL)",
                        "Nowhere: {}",
                        "{}/{}",
                        "{} (CAL)/{} (AUR)",
                        "{} / {} – Borea",
                    )
                )
            )
            out.append(f"[{names.format(draw(WORDS), draw(WORDS))}]")
        else:
            out.append(
                draw(some.sampled_from(("[…]", "[ ]", "［{}］", "x[1]", "[tbc]"))).format(
                    draw(WORDS)
                )
            )
    return " ".join(out)  # fmt: skip


def marked(text):
    return set(re.findall(r"w\d+|Nowhere|tbc|…", text))


@settings(max_examples=300, deadline=None)
@given(some.one_of(texts(), texts().map(lambda one: one + " ]"), texts().map("[ {}".format)))
def test_every_word_stands_in_the_base_in_what_is_stated_or_in_a_remark(text):
    found = read_by_hand(text, NAMES)
    kept = " ".join(
        [found.base, *(one.wording for one in found.stated), *(r.words for r in found.remarks)]
    )

    assert marked(text) <= marked(kept)
    named = {code for one in found.stated for code in one.by}
    if not any(one.why == "unbalanced" for one in found.remarks):
        assert named == delegations(found.segments)


@settings(max_examples=200, deadline=None)
@given(texts())
def test_what_is_stated_makes_the_brackets_in_which_each_reads_its_own(text):
    found = read_by_hand(text, NAMES)
    asked = [
        Proposal(one.by or (f"NOBODY.{number}",), one.wording, is_whole=one.is_whole)
        for number, one in enumerate(found.stated)
    ]
    made = compose(found.base, asked)

    assert reading(made) == found.base
    for one in asked:
        assert {reading(made, code) for code in one.by} == {one.wording}


@settings(max_examples=200, deadline=None)
@given(bases_and_proposals())
def test_what_is_printed_reads_back_as_the_same_proposals(case):
    base, proposals = case
    made = compose(base, proposals)
    found = read_by_hand(written(made), {code: code for code in CODES})

    assert found.segments == read_written(written(made)) == made
    assert found.base == reading(made)
    assert not any(one.why in ("beside", "in_a_row") for one in found.remarks)
    for code in delegations(made):
        assert next(one.wording for one in found.stated if code in one.by) == reading(made, code)


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "[a] " * 1000, "[a" + " " * 20000 + "b]", "[a] (" + "A, B & " * 400, "[x " + "– B " * 4000 + "]"],
    ids=["open", "row", "spaces", "names", "dashes"],
)  # fmt: skip
def test_a_long_text_is_read_in_time_that_grows_as_it_does(text):
    since = time.process_time()
    read_by_hand(text, NAMES)

    assert time.process_time() - since < 5


def test_brackets_of_every_kind_are_seen():
    assert [has_brackets(one) for one in ("[", "］", "【x】", "〔", "(x) {x}", "国发〔2024〕3号")] == [True] * 4 + [False] * 2  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We strongly agree (Borea: delete) now.", [(18, "(Borea: delete)")]),
        ("We [all], (Borea: delete) meet.", [(10, "(Borea: delete)")]),
        ("We meet (delete: Aurelia).", [(8, "(delete: Aurelia)")]),
        ("We meet (Aurelia to delete).", [(8, "(Aurelia to delete)")]),
        ("(Nordland, Borea: delete) We meet.", [(0, "(Nordland, Borea: delete)")]),
        ("We meet (delete).", [(8, "(delete)")]),
        ("我们（博雷亚：删除）同意。", [(2, "（博雷亚：删除）")]),
        ("Nous nous réunissons (Borea : supprimer).", [(21, "(Borea : supprimer)")]),
        ("We [all] (Borea: delete) meet.", []),
        ("We [all] (Borea: delete) (Nordland: delete) meet.", []),
        ("We meet (Borea) in (new) ports (see Annex: new) (keep).", []),
    ],
)
def test_what_is_said_of_a_bracket_that_is_not_there_is_told_with_its_place(text, told):
    found = read_by_hand(text, NAMES)

    assert [(one.at, one.words) for one in found.remarks if one.why == "apart"] == told
    assert all(words in found.base for _, words in told)
