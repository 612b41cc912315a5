"""A draft as Word files, and what comes back as proposals."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from consenso.core.errors import NotFound
from consenso.core.formats import word
from consenso.domain.drafting import deciding, positions, returned, sending, versions
from consenso.domain.drafting.queries import CHAIR, own, sha_of, sign_of
from consenso.domain.drafting.word import (
    as_clean,
    as_sent,
    brackets_of,
    name_of,
    ours,
    state_of,
)
from consenso.domain.imports.word import about_bounded, match_bounded
from tests.negotiating import WORDS

PORTS = WORDS[2][2]
SHOULD = PORTS.replace("shall", "should")
WILL = PORTS.replace("shall", "will")
NAMES: Mapping[str, str] = {"XA": "Aurelia", "XB": "Borea", "XC": "Cordillera", CHAIR: "The chair"}


def name(sign: str) -> str:
    return NAMES.get(sign, sign)


def sent(table, mark="", **more):
    row = table.draft()
    return as_sent(row, state_of(row, mark), title="Harbour Plan", name=name, **more)


def by_author(made: word.Draft) -> dict[tuple[str, ...], list[tuple[str, str, str]]]:
    found: dict[tuple[str, ...], list[tuple[str, str, str]]] = {}
    for one in made.proposals:
        found.setdefault(one.by, []).append((one.kind, one.paragraph or one.after, one.text))
    return found


def test_each_delegation_is_the_author_of_what_it_would_have(table):
    table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,), reason="Not binding.")
    table.propose("Bo", paragraph="p3", texts=(WILL,))
    table.propose("Bo", "deletion", paragraph="p4")
    table.propose("Cleo", "addition", after="p4", texts=("They meet every spring.",))
    table.propose("Ana", "move", paragraph="p6", after="p3")
    joined = table.propose("Cleo", "deletion", paragraph="p6")
    sending.join(
        actor=table.actor("Bo"), identifier="harbour-plan", proposal=joined.pk, at=table.now()
    )

    made = sent(table)

    assert made.id == "meridian/harbour-plan"
    assert made.version == f"r{table.draft().revision}"
    assert by_author(made) == {
        ("Aurelia",): [("wording", "p3", SHOULD), ("move", "p6", "")],
        ("Borea",): [("wording", "p3", WILL), ("deletion", "p4", "")],
        ("Cordillera",): [("insertion", "p4", "They meet every spring.")],
        ("Borea", "Cordillera"): [("deletion", "p6", "")],
    }
    assert next(one.reason for one in made.proposals if one.text == SHOULD) == "Not binding."
    found = word.read(word.tracked(made))
    assert set(word.authors(found)) >= {"Aurelia", "Borea", "Cordillera"}
    assert found.sent == (made.id, made.version)
    read = word.proposals_of(made, found)
    assert sorted((one.kind, one.by, one.text) for one in read) == sorted(
        (one.kind, one.by, one.text) for one in made.proposals
    )


def test_reservations_are_comments_and_who_only_keeps_the_words_says_why(table):
    table.open()
    table.propose("Ana", "keep", paragraph="p3", reason="As agreed last year.")
    table.propose("Bo", paragraph="p3", texts=(WILL,))
    positions.take(
        actor=table.actor("Cleo"),
        identifier="harbour-plan",
        paragraph="p4",
        stance="reserves",
        words="The number.",
        at=table.now(),
    )

    remarks = sent(table, says={"reserves": "Reservation"}).remarks

    assert [(one.by, one.paragraph, one.text) for one in remarks] == [
        ("Aurelia", "p3", "As agreed last year."),
        ("Cordillera", "p4", "Reservation: The number."),
    ]


def test_what_is_not_sent_is_in_the_own_text_alone(table):
    table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(WILL,))
    table.write("Dora", paragraph="p3", texts=("No ships.",))
    table.write("Dora", "addition", after="p3", texts=("Nor boats.",))
    table.write("Dora", "move", paragraph="p6", after="p1")
    row = table.draft()
    state = state_of(row)
    aurelia = table.actor("Ana").delegation.id

    mine = ours(row, state, delegation=aurelia)
    clean = as_clean(row, mine, title="", sign="XA")

    assert [one.text for one in clean.paragraphs] == [
        "Harbour Plan",
        WORDS[5][2],
        "Ports",
        "No ships.",
        "Nor boats.",
        WORDS[3][2],
        "Learning",
    ]
    assert "No ships." not in str(sent(table))
    assert "Nor boats." not in str(as_clean(row, state, title="", sign="XA"))
    alone = as_sent(row, mine, title="", name=name, only="XA")
    assert {one.by for one in alone.proposals} == {("Aurelia",)}
    assert word.tracked(alone)


def test_wording_of_two_paragraphs_and_one_that_moves_too_are_told_in_every_form(table):
    table.open()
    table.propose("Ana", "split", paragraph="p3", texts=("The parties open.", "By 2035."))
    table.propose("Bo", paragraph="p4", texts=("They train.",))
    table.propose("Bo", "move", paragraph="p4", after="p6")

    tracked = sent(table, says={"move": "To stand after"})
    row = table.draft()
    flat = sent(table, is_tracked=False)

    assert by_author(tracked)[("Aurelia",)] == [
        ("wording", "p3", "The parties open."),
        ("insertion", "p3", "By 2035."),
    ]
    assert [one.text for one in tracked.remarks] == [f"To stand after: {WORDS[5][2]}"]
    assert word.tracked(tracked)
    assert [one.kind for one in flat.proposals] == ["wording", "wording", "move"]
    assert word.table(flat)
    compiled = word.read(
        word.compilation(flat, codes={"Aurelia": "XA"}, bracketed=brackets_of(state_of(row)))
    )
    assert "(XA)" in "".join(word.base(compiled.body))


def test_a_version_is_written_as_it_was(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    number = versions.circulate_version(
        actor=table.actor("Sena"), identifier=row.identifier, kind="rolling", at=table.now()
    )
    then = table.draft().revision
    table.propose("Bo", paragraph="p3", texts=(WILL,))

    assert by_author(sent(table, f"v{number}")) == {("Aurelia",): [("wording", "p3", SHOULD)]}
    assert by_author(sent(table, f"r{then}")) == {("Aurelia",): [("wording", "p3", SHOULD)]}
    for wrong in ("v99", "r999", "x1", "v", "v١", "r0"):
        with pytest.raises(NotFound):
            state_of(table.draft(), wrong)
    assert name_of(row) == "meridian/harbour-plan"


def came_back(table, who, content, *, mark="", authors=None, name="back.docx"):
    """Return a file that somebody got back, read and matched as the desk does it."""
    actor, row = table.actor(who), table.draft()
    about = about_bounded(content)
    mark = mark or about["sent"][1]
    mapped = dict.fromkeys(about["authors"], sign_of(actor.code)) | (authors or {})
    found = match_bounded(
        content,
        returned.matched_with(row, state_of(row, mark)),
        sender=sign_of(actor.code),
        authors=mapped,
    )
    return returned.take_in(
        actor=actor,
        identifier=row.identifier,
        file_name=name,
        content=content,
        mark=mark,
        about=about,
        authors=mapped,
        found=found,
        at=table.now(),
    )


def edited(table, *proposals: word.Proposal, mark="") -> bytes:
    """Return the draft as a file in which somebody has tracked changes of their own."""
    made = sent(table, mark)
    return word.tracked(replace(made, proposals=(*made.proposals, *proposals)))


def statuses(table, who, file):
    found = returned.changes_in(table.actor(who), table.draft(), file)
    return [(one.kind, one.paragraph or one.after, one.becomes, one.status) for one in found]


def test_changes_in_a_file_become_proposals_of_the_own_delegation(table):
    row = table.open()
    table.propose("Bo", paragraph="p3", texts=(WILL,))
    dora = ("Dora Duarte",)
    content = edited(
        table,
        word.Proposal("wording", dora, "p3", SHOULD, reason="Not binding."),
        word.Proposal("deletion", dora, "p4"),
        word.Proposal("insertion", dora, text="They meet every spring.", after="p6"),
        word.Proposal("move", dora, "p6", after="p1"),
    )
    file = came_back(table, "Dora", content, authors={"Borea": "XB"})

    assert statuses(table, "Dora", file) == [
        ("wording", "p3", SHOULD, "new"),
        ("deletion", "p4", "", "new"),
        ("move", "p6", "", "new"),
        ("addition", "p6", "They meet every spring.", "new"),
    ]
    kept = returned.keep(
        actor=table.actor("Dora"), identifier=row.identifier, file=file.id, places=[0, 1, 3],
        at=table.now(),
    )  # fmt: skip

    mine = own(row.id, table.actor("Ana").delegation.id)
    assert [one.pk for one in mine] == kept.result["kept"]
    assert kept.result["refused"] == {}
    assert kept.content == b""
    assert [(one.kind, one.texts, one.reason) for one in mine] == [
        ("wording", (SHOULD,), "Not binding."),
        ("deletion", (), ""),
        ("addition", ("They meet every spring.",), ""),
    ]
    with pytest.raises(NotFound):
        returned.keep(
            actor=table.actor("Dora"), identifier=row.identifier, file=file.id, places=[2],
            at=table.now(),
        )  # fmt: skip


def test_file_is_the_own_delegations_alone(table):
    row = table.open()
    file = came_back(table, "Dora", edited(table))

    assert returned.return_for(table.actor("Ana"), row, file.id).id == file.id
    for other in ("Bo", "Sena", "Iris", "Otto"):
        assert returned.returns(table.actor(other), row) == ()
        with pytest.raises(NotFound):
            returned.return_for(table.actor(other), row, file.id)
    returned.leave(actor=table.actor("Ana"), identifier=row.identifier, file=file.id)
    assert returned.returns(table.actor("Dora"), row) == ()


def test_of_many_files_the_latest_five_stay_and_a_large_one_is_refused(table):
    row = table.open()
    content = edited(table)
    for number in range(7):
        came_back(table, "Dora", content, name=f"{number}.docx")

    names = [one.file_name for one in returned.returns(table.actor("Dora"), row)]
    assert names == ["6.docx", "5.docx", "4.docx", "3.docx", "2.docx"]
    with pytest.raises(returned.ReturnTooLarge):
        returned.take_in(
            actor=table.actor("Dora"),
            identifier=row.identifier,
            file_name="x",
            content=b"0" * (returned.MOST_BYTES + 1),
            mark="r1",
            about={},
            authors={},
            found={},
            at=table.now(),
        )


def test_what_was_sent_or_prepared_already_is_not_new(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    new = table.propose("Ana", "addition", after="p4", texts=("They meet every spring.",))
    table.write("Dora", "deletion", paragraph="p6")
    made = sent(table)
    unchanged = word.tracked(made)
    file = came_back(table, "Dora", unchanged)
    assert [one[3] for one in statuses(table, "Dora", file)] == ["sent", "sent"]

    other = tuple(
        replace(one, text="They meet every autumn.") if one.kind == "insertion" else one
        for one in made.proposals
        if one.kind == "insertion"
    )
    deleted = word.Proposal("deletion", ("Aurelia",), "p6")
    file = came_back(table, "Dora", word.tracked(replace(made, proposals=(*other, deleted))))

    assert statuses(table, "Dora", file) == [
        ("wording", new.paragraph, "They meet every autumn.", "new"),
        ("deletion", "p6", "", "prepared"),
    ]
    assert returned.left_out(table.actor("Dora"), table.draft(), file) == ("p3",)
    kept = returned.keep(
        actor=table.actor("Ana"), identifier=row.identifier, file=file.id, places=[0],
        at=table.now(),
    )  # fmt: skip
    sending.send(actor=table.actor("Ana"), identifier=row.identifier,
                 proposals=kept.result["kept"], at=table.now())  # fmt: skip
    assert "every autumn" in str(table.item(new.paragraph))


def test_a_file_of_earlier_words_is_carried_to_the_words_of_now(table):
    row = table.open()
    then = f"r{table.draft().revision}"
    content = edited(
        table,
        word.Proposal("wording", ("Dora",), "p3", SHOULD),
        word.Proposal("wording", ("Dora",), "p4", WORDS[3][2].replace("200", "300")),
        word.Proposal("wording", ("Dora",), "p6", WORDS[5][2].replace("encourage", "ask")),
    )
    later = PORTS.replace("2035", "2032")
    for paragraph, text in (("p3", later), ("p4", WORDS[3][2].replace("200", "300"))):
        deciding.reword(
            actor=table.actor("Sena"), identifier=row.identifier, paragraph=paragraph, text=text,
            base=sha_of(state_of(row).texts[paragraph]), at=table.now(),
        )  # fmt: skip

    file = came_back(table, "Dora", content)

    assert file.mark == then
    found = returned.changes_in(table.actor("Dora"), table.draft(), file)
    assert [(one.paragraph, one.status, one.is_changed_since) for one in found] == [
        ("p3", "new", True),
        ("p4", "met", True),
        ("p6", "new", False),
    ]
    assert found[0].becomes == later.replace("shall", "should")
    kept = returned.keep(
        actor=table.actor("Dora"), identifier=row.identifier, file=file.id, places=[0],
        at=table.now(),
    )  # fmt: skip
    assert kept.result["refused"] == {}
    mine = own(row.id, table.actor("Dora").delegation.id)
    assert mine[0].texts == (later.replace("shall", "should"),)
    assert mine[0].base == later
