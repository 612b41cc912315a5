"""Whole drafts: paragraphs added, deleted, moved, split and merged; figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from consenso.core.wording import (
    DraftProposal,
    Item,
    Note,
    Paragraph,
    Standing,
    WrongProposal,
    compose_draft,
    draft_of,
    figures,
    places,
    proposals_of,
    read_draft,
    written,
)
from tests.core.wording.texts import CODES, SENTENCES, edited

LINES = some.sampled_from([one.strip() for texts in SENTENCES.values() for one in texts])


@some.composite
def drafts_and_texts(draw):
    """The paragraphs of a draft, and what several delegations make of them."""
    base = draw(some.lists(LINES, max_size=6))
    versions = {}
    for code in draw(some.lists(some.sampled_from(CODES), max_size=4, unique=True)):
        lines = list(base)
        for _ in range(draw(some.integers(0, 4))):
            at = draw(some.integers(0, len(lines)))
            act = draw(some.sampled_from(("edit", "add", "drop", "move", "split", "merge")))
            if act == "add":
                lines.insert(at, draw(LINES))
            elif lines:
                one = lines.pop(at % len(lines))
                if act == "edit":
                    lines.insert(at, draw(edited(one)))
                elif act == "move":
                    lines.insert(draw(some.integers(0, len(lines))), one)
                elif act == "split":
                    middle = draw(some.integers(0, len(one)))
                    lines[at:at] = [one[:middle], one[middle:]]
                elif act == "merge" and lines:
                    lines[at % len(lines)] += " " + one
        versions[code] = [part for line in lines for part in line.split("\n") if part]
    return base, versions


@settings(max_examples=200, deadline=None)
@given(drafts_and_texts(), some.randoms())
def test_read_out_for_a_delegation_a_draft_is_what_it_sent(case, random):
    base, versions = case
    draft = draft_of(base)
    proposals = [
        one for code, lines in versions.items() for one in proposals_of(draft, lines, (code,))
    ]
    found = compose_draft(draft, proposals)

    for code, lines in versions.items():
        assert read_draft(found, code) == tuple(lines)
    assert read_draft(found) == read_draft(found, "ZZZ") == tuple(base)
    random.shuffle(proposals)
    assert compose_draft(draft, proposals) == found
    assert [DraftProposal(**one.as_json()) for one in proposals] == proposals


DRAFT = (
    Paragraph("p1", "The Parties will promote mutual benefit and win-win cooperation.", "1"),
    Paragraph("p2", "Borea offers 300 scholarships a year to students of the Forum.", "2"),
    Paragraph("p3", "The ports of Aurelia shall remain open and free of charge.", "3"),
)
FIRST, SECOND, THIRD = (one.text for one in DRAFT)


def kinds(texts):
    return [(one.kind, one.paragraph, one.after) for one in proposals_of(DRAFT, texts, ("AUR",))]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([FIRST, SECOND, THIRD], []),
        ([FIRST, THIRD], [("deletion", "p2", "")]),
        ([FIRST, THIRD, SECOND], [("move", "p3", "p1")]),
        ([THIRD, FIRST, SECOND], [("move", "p3", "")]),
        (["We eat.", FIRST, SECOND, THIRD], [("addition", "AUR.1", "")]),
        ([FIRST, f"{SECOND} {THIRD}"], [("merge", "p2", "")]),
        (
            [FIRST, SECOND, "The ports of Aurelia", "shall remain open and free of charge."],
            [("split", "p3", "")],
        ),
        ([FIRST.replace("mutual", "common"), SECOND, THIRD], [("wording", "p1", "")]),
    ],
)
def test_what_came_back_is_told_as_what_was_done(texts, found):
    assert kinds(texts) == found


def test_new_paragraphs_stand_once_with_their_number_and_who_would_have_them():
    new = ("We will hold a fair of books.",)
    found = compose_draft(
        DRAFT,
        [
            DraftProposal("1", ("AUR",), "addition", "n1", new, after="p1"),
            DraftProposal("2", ("BOR",), "addition", "n2", new, after="p1"),
            DraftProposal("3", ("CAL",), "addition", "n3", ("We will meet.",), after="p1"),
            DraftProposal("4", ("DRA",), "wording", "n3", ("We shall meet.",), on="3"),
            DraftProposal("5", ("ESM",), "addition", "n5", ("We will part.",), after="n3"),
        ],
    )

    assert [(item.id, item.label) for item in found.items] == [
        ("p1", "1"), ("n1", "1 bis"), ("n3", "1 ter"), ("n5", "1 quater"), ("p2", "2"), ("p3", "3"),
    ]  # fmt: skip
    assert found.items[1].notes == (Note("addition", ("AUR", "BOR")),)
    assert (
        written(found.items[2].segments)
        == "[We [will] (CAL) [Alt 1: shall] (DRA) meet.] (CAL, DRA: add)"
    )
    assert read_draft(found, "DRA") == (FIRST, "We shall meet.", SECOND, THIRD)


def test_a_paragraph_that_some_would_move_stands_once_and_is_read_where_they_want_it():
    found = compose_draft(
        DRAFT,
        [
            DraftProposal("1", ("AUR", "BOR"), "move", "p1", after="p3"),
            DraftProposal("2", ("AUR",), "alternative", "p1", ("Benefit for all.",)),
            DraftProposal("3", ("CAL",), "move", "p2", after="p1"),
        ],
    )

    assert [item.id for item in found.items] == ["p1", "p2", "p3"]
    assert [(one.ids, one.by) for one in found.orders] == [(("p2", "p3", "p1"), ("AUR", "BOR"))]
    assert read_draft(found, "AUR") == (SECOND, THIRD, "Benefit for all.")
    assert found.items[0].notes == (Note("move", ("AUR", "BOR"), "p3"),)
    assert found.items[1].is_agreed
    assert written(found.items[0].segments) == f"[{FIRST}] [Para alt 1: Benefit for all.] (AUR)"


def test_figures_count_what_is_agreed_and_who_stands_where():
    found = compose_draft(
        (*DRAFT, Paragraph("p4", "", "4")),
        [
            DraftProposal("1", ("AUR",), "wording", "p1", (FIRST.replace("will", "shall"),)),
            DraftProposal("2", ("BOR",), "deletion", "p1"),
            DraftProposal("3", ("AUR",), "addition", "n1", ("We will meet.",), after="p3"),
            DraftProposal("4", ("CAL",), "keep", "p2"),
        ],
    )
    counts = figures(found)

    assert len(list(places(found.items[0].segments))) == 2
    assert (counts.paragraphs, counts.agreed, counts.percent) == (4, 2, 50.0)
    assert (counts.brackets, counts.alternatives) == (3, 3)
    assert counts.delegations == {"AUR": Standing(2, 2), "BOR": Standing(1, 1)}
    assert counts.as_json()["computed"].keys() >= {"agreed", "percent"}


def test_an_empty_draft_is_agreed():
    assert figures(compose_draft((), [])).percent == 100.0
    assert Item("p1", "1", ()).is_agreed


@pytest.mark.parametrize(
    ("proposals", "reason"),
    [
        ([("1", ("AUR",), "wording", "p9", ("x",))], "paragraph"),
        ([("1", ("AUR",), "move", "p1", (), "p9")], "paragraph"),
        ([("1", ("AUR",), "addition", "p1", ("x",))], "paragraph"),
        (
            [("1", ("AUR",), "move", "p1", (), "p2"), ("2", ("AUR",), "move", "p2", (), "p1")],
            "circle",
        ),
        (
            [("1", ("AUR",), "move", "p1", (), "p2"), ("2", ("AUR",), "move", "p1", (), "p3")],
            "twice",
        ),
        ([("1", ("AUR",), "wording", "p1", ("x",)), ("2", ("AUR",), "deletion", "p1")], "twice"),
        ([("1", ("AUR",), "wording", "p1", ("x",)), ("1", ("BOR",), "deletion", "p1")], "id"),
        ([("1", ("AUR",), "keep", "p1", (), "", (), "9")], "on"),
    ],
)
def test_proposals_that_cannot_stand_together_are_refused(proposals, reason):
    with pytest.raises(WrongProposal) as refused:
        compose_draft(DRAFT, [DraftProposal(*one) for one in proposals])

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "wrong",
    [
        ("1", (), "keep", "p1"),
        ("1", ("aur",), "keep", "p1"),
        ("1", ("AUR",), "wording", "p1"),
        ("1", ("AUR",), "split", "p1", ("a",)),
        ("1", ("AUR",), "merge", "p1", ("a",)),
        ("1", ("AUR",), "keep", "p1", ("a",)),
    ],
)
def test_a_proposal_of_the_wrong_shape_is_refused(wrong):
    with pytest.raises(WrongProposal):
        DraftProposal(*wrong)
