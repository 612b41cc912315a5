"""A file that came back: each change is one to the right paragraph, whatever its sender did to the file."""

import datetime as dt
from dataclasses import replace

import pytest

from consenso.core.formats.word import (
    Draft,
    Paragraph,
    Proposal,
    Returned,
    clean_text,
    read,
    returned,
    tracked,
)
from tests.core.formats.word.files import by, cell, cut, gone, ins, p, r, row, table, word

PORTS = "We will open the ports to all ships of the forum."
SCHOOLS = "We will found ten schools for pilots in the next three years."
MEETINGS = "The ministers will meet every year in the capital of the host."
DRAFT = Draft(
    (
        Paragraph("a", PORTS, "1."),
        Paragraph("b", SCHOOLS, "2."),
        Paragraph("c", MEETINGS, "3."),
    ),
    id="plan",
    version="7",
)
MADE, TAKEN = f"<w:ins {by()}/>", f"<w:del {by()}/>"


def back(*body: str, draft: Draft = DRAFT, sender: str = "Aurelia", **given) -> Returned:
    return returned(draft, read(word(*body)), sender, **given)


def told(found: Returned) -> list[tuple[str, ...]]:
    """Return the proposals in few words: kind, paragraph or what it comes after, words."""
    return [
        (one.kind, one.paragraph or f"after {one.after}", one.text or one.after)
        for one in found.proposals
    ]


def test_words_typed_and_struck():
    found = back(
        p(r("We "), cut(gone("will")), ins(r("shall")), r(PORTS[7:])), p(r(SCHOOLS)), p(r(MEETINGS))
    )

    assert found.proposals == (
        Proposal(
            "wording",
            ("Aurelia",),
            "a",
            f"We shall{PORTS[7:]}",
            at=dt.datetime(2030, 5, 4, 9, tzinfo=dt.UTC),
        ),
    )
    assert found.places == ("a", "a")
    assert (found.report.taken, found.report.changed) == (1, 0)


def test_a_paragraph_split_in_two():
    found = back(p(r(PORTS)), p(r(SCHOOLS[:28]), mark=MADE), p(r(SCHOOLS[28:])), p(r(MEETINGS)))

    # More of the words stand in the second half: that is the paragraph, the first is new before it.
    assert told(found) == [
        ("insertion", "after a", SCHOOLS[:28]),
        ("wording", "b", SCHOOLS[28:]),
    ]


def test_two_paragraphs_joined():
    found = back(p(r(PORTS), ins(r(" ")), mark=TAKEN), p(r(SCHOOLS)), p(r(MEETINGS)))

    assert told(found) == [("deletion", "a", ""), ("wording", "b", f"{PORTS} {SCHOOLS}")]


def test_a_new_paragraph_begun_at_the_end_of_another():
    found = back(
        p(r(PORTS), mark=MADE), p(ins(r("And the airports."))), p(r(SCHOOLS)), p(r(MEETINGS))
    )

    assert told(found) == [("insertion", "after a", "And the airports.")]


def test_a_new_paragraph_before_all_and_after_all():
    first = p(ins(r("Recalling the first plan,")), mark=MADE)
    last = p(ins(r("Done in two copies.")))

    found = back(first, p(r(PORTS)), p(r(SCHOOLS)), p(r(MEETINGS), mark=MADE), last)

    assert told(found) == [
        ("insertion", "after ", "Recalling the first plan,"),
        ("insertion", "after c", "Done in two copies."),
    ]


def test_all_words_of_a_paragraph_replaced():
    found = back(p(r(PORTS)), p(cut(gone(SCHOOLS)), ins(r("Nothing of that."))), p(r(MEETINGS)))

    assert told(found) == [("wording", "b", "Nothing of that.")]


def test_a_paragraph_taken_out_and_typed_anew():
    anew = "We shall found twelve schools for pilots in the next three years."

    found = back(
        p(r(PORTS)),
        p(cut(gone(SCHOOLS)), mark=TAKEN),
        p(ins(r(anew)), mark=MADE),
        p(r(MEETINGS)),
    )

    assert told(found) == [("wording", "b", anew)]


def test_a_paragraph_taken_out():
    found = back(p(r(PORTS)), p(cut(gone(SCHOOLS)), mark=TAKEN), p(r(MEETINGS)))

    assert told(found) == [("deletion", "b", "")]


@pytest.mark.parametrize("tags", [("moveFrom", "moveTo"), ("del", "ins")])
def test_a_paragraph_moved(tags: tuple[str, str]):
    away, here = (f"<w:{tag} {by()}>{{}}</w:{tag}>" for tag in tags)
    gone_mark, new_mark = (f"<w:{tag} {by()}/>" for tag in tags)

    found = back(
        p(away.format(r(PORTS)), mark=gone_mark),
        p(r(SCHOOLS)),
        p(here.format(r(PORTS)), mark=new_mark),
        p(r(MEETINGS)),
    )

    assert told(found) == [("move", "a", "b")]


def test_a_clean_copy_is_compared_with_what_was_sent():
    found = back(
        p(r("Draft as Aurelia would have it")),
        p(r(MEETINGS)),
        p(r(PORTS.replace("will", "shall"))),
        p(r("The ports will be clean.")),
    )

    assert sorted(told(found)) == [
        ("deletion", "b", ""),
        ("insertion", "after ", "Draft as Aurelia would have it"),
        ("insertion", "after a", "The ports will be clean."),
        ("move", "c", ""),
        ("wording", "a", PORTS.replace("will", "shall")),
    ]
    assert (found.report.taken, found.report.changed) == (0, 5)
    assert "not tracked" in found.report.notes[0]


def test_a_copy_as_it_was_sent_changes_nothing():
    found = returned(DRAFT, read(clean_text(DRAFT)), "Aurelia")

    assert (found.proposals, found.report.notes, found.report.refused) == ((), (), ())


def test_tracked_and_untracked_changes_of_one_paragraph_are_one_wording():
    found = back(
        p(r(PORTS.replace("all ships", "the ships")), ins(r(" Soon."))),
        p(r(SCHOOLS)),
        p(r(MEETINGS)),
    )

    assert told(found) == [("wording", "a", f"{PORTS.replace('all ships', 'the ships')} Soon.")]


@pytest.mark.parametrize("number", ["1. {}", "1.\t{}", "4. {}", "(a) {}", "12 bis. {}", "2.1 {}"])
def test_numbers_that_somebody_typed_are_no_words(number: str):
    found = back(p(r(number.format(PORTS))), p(r(SCHOOLS)), p(r(MEETINGS)))

    assert found.proposals == ()


def test_ids_find_a_paragraph_whose_words_are_all_others():
    sent = read(tracked(DRAFT))
    sent.body.sources[1].pieces = [replace(sent.body.sources[1].pieces[0], text="Quite another.")]

    found = returned(DRAFT, sent, "Aurelia")

    assert told(found) == [("wording", "b", "Quite another.")]


def test_words_count_before_ids_that_stand_elsewhere():
    sent = read(tracked(DRAFT))
    one, two, *_ = sent.body.sources
    one.names, two.names = two.names, one.names

    assert returned(DRAFT, sent, "Aurelia").proposals == ()


def test_paragraphs_of_the_same_words_are_told_apart_by_their_ids():
    same = Draft((Paragraph("a", "Idem."), Paragraph("b", "Idem."), Paragraph("c", MEETINGS)))
    sent = read(tracked(replace(same, proposals=(Proposal("deletion", ("Aurelia",), "b"),))))

    assert told(returned(same, sent, "Aurelia")) == [("deletion", "b", "")]


def test_paragraphs_in_table_cells():
    found = back(
        table(row(cell(p(r(PORTS))), cell(p(r("Base "), ins(r("and proposal")))))),
        p(r(SCHOOLS), ins(r(" Amen."))),
        p(r(MEETINGS)),
    )

    assert ("wording", "b", f"{SCHOOLS} Amen.") in told(found)


def test_authors_whom_nobody_names_are_the_senders():
    body = p(r(PORTS), ins(r(" One."), "Ana"), ins(r(" Two."), "Bo")), p(r(SCHOOLS)), p(r(MEETINGS))

    assert told(back(*body)) == [("wording", "a", f"{PORTS} One. Two.")]
    assert told(back(*body, authors={"Bo": "Borea"})) == [("wording", "a", f"{PORTS} One.")]


SENT = replace(
    DRAFT,
    proposals=(
        Proposal("wording", ("Borea",), "a", PORTS.replace("ships", "Borean ships")),
        Proposal("deletion", ("Borea", "Cobalt"), "c"),
    ),
)


def test_what_others_proposed_comes_back_and_is_not_the_senders():
    found = returned(SENT, read(tracked(SENT)), "Aurelia")

    assert (found.proposals, found.report.refused) == ((), ())


def test_the_senders_own_proposals_come_back():
    assert told(returned(SENT, read(tracked(SENT)), "Cobalt")) == [("deletion", "c", "")]


def test_changes_in_the_name_of_another_are_not_taken():
    other = replace(SENT, proposals=(replace(SENT.proposals[0], text="We open nothing."),))

    found = returned(SENT, read(tracked(other)), "Aurelia")

    assert found.proposals == ()
    assert [one.what for one in found.report.refused] == ["changes in the name of Borea"]


def test_changes_to_the_words_of_another_are_told():
    inner = ins(r("all ") + cut(gone("foreign "), "Ana"), "Borea")

    found = back(p(r(PORTS), inner), p(r(SCHOOLS)), p(r(MEETINGS)), draft=SENT)

    assert "change to another's words" in [one.what for one in found.report.refused]


def test_comments_of_the_sender_are_reasons():
    start, end = '<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/>'
    comments = "".join(
        f"<w:comment {by(author, at=at)}>{p(r(text))}</w:comment>"
        for at, (author, text) in enumerate(
            [("Ana", "For safety."), ("Borea", "Not ours."), ("Ana", "A question.")]
        )
    )
    body = (
        p(
            start.format(0),
            r(PORTS),
            ins(r(" Soon.")),
            end.format(0),
            start.format(1),
            end.format(1),
        ),
        p(start.format(2), r(SCHOOLS), end.format(2)),
        p(r(MEETINGS)),
    )

    found = returned(SENT, read(word(*body, comments=comments)), "Aurelia")

    assert [one.reason for one in found.proposals] == ["For safety."]
    assert [(one.what, one.n) for one in found.report.refused] == [("comment", 1)]


def test_what_is_no_wording_is_refused_with_the_reason():
    bold = f"<w:rPr><w:b/><w:rPrChange {by()}/></w:rPr>"
    note = f'<w:footnote w:id="1">{p(ins(r("Note")))}</w:footnote>'

    found = back(p(r(PORTS, properties=bold)), p(r(SCHOOLS)), p(r(MEETINGS)))
    beside = returned(
        DRAFT, read(word(p(r(PORTS)), p(r(SCHOOLS)), p(r(MEETINGS)), footnotes=note)), "Aurelia"
    )

    assert [(one.what, one.n) for one in found.report.refused] == [("look of the text", 1)]
    assert [one.what for one in beside.report.refused] == ["changes beside the text (footnote 1)"]


def test_spaces_and_empty_paragraphs_are_told_where_nothing_else_changes():
    body = (
        p(r(PORTS), ins(r(" "))),
        p(mark=MADE),
        p(r(SCHOOLS), ins(r(" Soon.")), ins(r("  "))),
        p(r(MEETINGS), ins(r(" "), "Borea")),
    )

    found = back(*body, draft=SENT)

    assert told(found) == [("wording", "b", f"{SCHOOLS} Soon.  ")]
    assert [(one.what, one.n) for one in found.report.refused] == [("spaces", 2)]


def test_words_beside_the_text_that_nobody_tracked_are_told():
    note = f'<w:footnote w:id="1">{p(r("But not ours"))}</w:footnote>'
    whole = p(r(PORTS)), p(r(SCHOOLS)), p(r(MEETINGS))

    found = returned(
        DRAFT,
        read(word(*whole, footnotes=note, header1=p(r("Our position")), footer1=p(r("– 3 –")))),
        "Aurelia",
    )

    assert found.proposals == ()
    assert [(one.what, one.n) for one in found.report.refused] == [
        ("words beside the text (header 1, footnote 1)", 2)
    ]


def test_a_joint_author_is_known_where_the_file_has_lost_that_it_is_ours():
    both = ins(r(" Soon."), "Borea; Cobalt"), ins(r(" And safely."), "Ana; Maria")
    whole = p(r(PORTS), *both), p(r(SCHOOLS)), p(cut(gone(MEETINGS), "Borea; Cobalt"), mark=TAKEN)

    found = back(*whole, draft=SENT)

    assert told(found) == [("wording", "a", f"{PORTS} And safely.")]
    assert told(back(*whole, draft=SENT, sender="Cobalt"))[0] == (
        "wording",
        "a",
        f"{PORTS} Soon. And safely.",
    )


def test_a_file_of_another_version_is_told():
    found = returned(replace(DRAFT, version="8"), read(clean_text(DRAFT)), "Aurelia")

    assert found.report.notes == (
        "The file is of version '7' of the draft, and compared with '8'.",
    )
    assert (
        "found by their words" in back(p(r(PORTS)), p(r(SCHOOLS)), p(r(MEETINGS))).report.notes[0]
    )


def test_a_file_that_has_nothing_of_the_draft():
    found = back(p(r("Quite another text, about bees.")))

    assert sorted(one.kind for one in found.proposals) == ["deletion"] * 3 + ["insertion"]
