"""Brackets that hands wrote into a draft's words become its base and proposals, and say that nobody sent them."""

from types import MappingProxyType

import pytest

from consenso.core.wording import reading
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions, deciding, sending
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.by_hand import (
    NothingToRead,
    ProposesAlready,
    hand_written,
    read_brackets,
)
from consenso.domain.drafting.composing import composed, forget
from consenso.domain.drafting.consensus import negotiation_of
from consenso.domain.drafting.hindrances import hindrances
from consenso.domain.drafting.models import Draft
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.queries import ParagraphRow, paragraphs, proposals, sha_of, sign_of
from consenso.domain.drafting.replay import acts_shown, at_revision
from consenso.domain.drafting.shares import shares
from consenso.domain.ledger.queries import broken
from tests.domain.drafting import laws
from tests.negotiating import PLAN

NAMES = {"Aurelia": "XA", "XA": "XA", "Borea": "XB", "Cordillera": "XC"}
WORDS = (
    ("title", "", "Harbour Plan"),
    ("paragraph", "1", "The parties [shall] [should] open [all] (Borea, XA: delete) harbours."),
    ("paragraph", "2", "They will train [200 (Cordillera)] pilots."),
    ("paragraph", "3", "They meet [every year."),
    ("paragraph", "4", "They thank the host."),
)


@pytest.fixture
def begun(table):
    """A draft that was begun with a file of hand-written brackets; nobody but the secretariat sees it."""
    rows = [ParagraphRow("", kind, number, 0, text) for kind, number, text in WORDS]
    actions.begin(
        actor=table.actor("Sena"),
        identifier=PLAN,
        about=actions.About(kind="plan", title={"en": "Harbour Plan"}, language="en"),
        paragraphs=rows,
        file="zero.docx",
        at=table.now(),
    )
    return table


def read(table, *names, by="Sena", known=NAMES, chosen=MappingProxyType({})):
    rows = {one.id: one.text for one in paragraphs(table.draft().id)}
    seen = {name: sha_of(rows[name]) for name in names}
    return read_brackets(
        actor=table.actor(by),
        identifier=PLAN,
        seen=seen,
        names=known,
        chosen=chosen,
        at=table.now(),
    )


def reads(table, paragraph, code=""):
    _, bracketed = composed(table.draft())
    item = next(one for one in bracketed.items if one.id == paragraph)
    return reading(item.segments, sign_of(code) if code else "")


def test_a_draft_that_began_with_brackets_has_base_and_proposals(begun):
    read(begun, "p2", "p3")

    rows = proposals(begun.draft().id)
    assert [(one.number, one.by, one.kind, one.texts) for one in rows] == [
        (1, ("XA", "XB"), "wording", ("The parties shall open harbours.",)),
        (2, ("secretariat.1",), "wording", ("The parties should open all harbours.",)),
        (3, ("XC",), "wording", ("They will train 200 pilots.",)),
    ]
    assert {one.stated_in for one in rows} == {"file:zero.docx"}
    assert {one.delegation for one in rows} == {"secretariat"}
    assert reads(begun, "p2") == "The parties shall open all harbours."
    assert reads(begun, "p2", "XB") == "The parties shall open harbours."
    assert hindrances(begun.draft()).written == ("p4",)


def test_brackets_that_do_not_match_stay_and_nothing_else_is_done(begun):
    with pytest.raises(NothingToRead) as refused:
        read(begun, "p2", "p4")

    assert refused.value.paragraph == "p4"
    assert proposals(begun.draft().id) == ()
    assert begun.draft().revision == 1
    assert (
        hand_written(paragraphs(begun.draft().id), NAMES, {})[2].read.remarks[0].why == "unbalanced"
    )


def test_the_acts_tell_it_and_circulation_shows_it_to_all(begun):
    prepared = read(begun, "p2", "p3")
    row = actions.circulate(actor=begun.actor("Sena"), identifier=PLAN, at=begun.now())

    act = acts_of(row.id)[1]
    assert (act.verb, act.by) == ("read_brackets", "secretariat")
    taken = act.payload["said"]["taken"]
    assert [(one["paragraph"], one["was"]) for one in taken] == [
        ("p2", WORDS[1][2]),
        ("p3", WORDS[2][2]),
    ]
    assert taken[0]["remarks"] == [[20, "[should]", "in_a_row", ""]]
    shown = acts_shown(row)[0]
    assert len(shown.payload["proposals"]) == 3
    assert [one["verb"] for one in negotiation_of(Draft.objects.get(pk=row.id))] == [
        "read_brackets",
        "circulate",
    ]
    for shown in (prepared, row):
        then = at_revision(shown, shown.revision)
        assert [one.stated_in for one in then.proposals] == ["file:zero.docx"] * 3
        assert then.composed() == composed(row)[1]
    assert broken(row.forum, book="confidential") is None


def test_who_is_named_withdraws_and_who_is_not_joins(begun):
    read(begun, "p2", "p3")
    actions.circulate(actor=begun.actor("Sena"), identifier=PLAN, at=begun.now())
    first, second, third = proposals(begun.draft().id)

    left = sending.withdraw(
        actor=begun.actor("Cleo"), identifier=PLAN, proposal=third.pk, at=begun.now()
    )
    joined = sending.join(
        actor=begun.actor("Dan"), identifier=PLAN, proposal=second.pk, at=begun.now()
    )

    assert left.state == "withdrawn"
    assert joined.by == ("secretariat.1", "XD")
    assert reads(begun, "p2", "XD") == "The parties should open all harbours."
    deciding.take(
        actor=begun.actor("Sena"),
        identifier=PLAN,
        proposal=first.pk,
        seal=begun.seal("p2"),
        at=begun.now(),
    )
    assert reads(begun, "p2") == "The parties shall open harbours."
    laws.all_laws(begun.forum, 3, {})


def test_the_draft_is_written_anew_and_what_was_stated_follows_its_words(begun):
    read(begun, "p2", "p3")
    rows = list(paragraphs(begun.draft().id))
    moved = [rows[0], rows[4], rows[1]]  # the paragraph on pilots is gone
    words = [one.text for one in moved]
    words[2] = words[2].replace("harbours", "ports")

    row = actions.prepare(
        actor=begun.actor("Sena"),
        identifier=PLAN,
        revision=2,
        about=actions.About(kind="plan", title={"en": "Harbour Plan"}, language="en"),
        paragraphs=[
            ParagraphRow("", one.kind, one.number, 0, text)
            for one, text in zip(moved, words, strict=True)
        ],
        at=begun.now(),
    )

    found = proposals(row.id, open_only=False)
    assert [(one.number, one.paragraph, one.by) for one in found] == [
        (1, "p3", ("XA", "XB")),
        (2, "p3", ("secretariat.1",)),
    ]
    assert reads(begun, "p3", "XA") == "The parties shall open ports."
    known = composed(row)
    forget()
    assert composed(row) == known
    assert at_revision(row, row.revision).composed() == known[1]
    assert "pilots" not in str(acts_of(row.id)[-1].payload)
    laws.all_laws(begun.forum, 2, {row.revision: known[1]})


def test_those_left_are_counted_anew_where_one_goes(begun):
    read(begun, "p2", "p3")
    rows = [one for one in paragraphs(begun.draft().id) if one.id != "p2"]

    row = actions.prepare(
        actor=begun.actor("Sena"),
        identifier=PLAN,
        revision=2,
        about=actions.About(kind="plan", title={"en": "Harbour Plan"}, language="en"),
        paragraphs=rows,
        at=begun.now(),
    )
    actions.circulate(actor=begun.actor("Sena"), identifier=PLAN, at=begun.now())

    assert [(one.number, one.by) for one in proposals(row.id)] == [(1, ("XC",))]
    laws.all_laws(begun.forum, 1, {})
    shown = acts_shown(begun.draft())[0]
    assert [(one["state"], one["by"]) for one in shown.payload["proposals"]] == [
        ("open", ["XC"]),
        ("set_aside", []),
        ("set_aside", []),
    ]
    assert "harbours" not in str(shown.payload)


def test_in_a_running_draft_the_chair_reads_one_paragraph(table):
    table.open(words=WORDS)
    sent = table.propose("Eva", paragraph="p2", texts=("The parties [shall] open no harbours.",))

    read(table, "p2")

    assert [one.by for one in proposals(table.draft().id)] == [
        ("XE",),
        ("XA", "XB"),
        ("secretariat.1",),
    ]
    assert {one.stated_in for one in proposals(table.draft().id)} == {"", "words"}
    assert sent.number == 1
    laws.all_laws(table.forum, 3, {})
    assert reads(table, "p2", "XE").endswith("open no harbours.")
    with pytest.raises(NotAllowed):
        read(table, "p3", by="Ana")


def test_what_a_delegation_sent_itself_counts(table):
    table.open(words=WORDS)
    table.propose("Bo", paragraph="p2", texts=("The parties open harbours.",))

    with pytest.raises(ProposesAlready) as refused:
        read(table, "p2")

    assert (refused.value.paragraph, refused.value.delegation) == ("p2", "XB")
    assert len(proposals(table.draft().id)) == 1


def test_words_that_changed_since_they_were_seen_are_not_read(table):
    table.open(words=WORDS)

    with pytest.raises(DraftHasChanged):
        read_brackets(
            actor=table.actor("Sena"),
            identifier=PLAN,
            seen={"p2": sha_of("other words")},
            names=NAMES,
            chosen={},
            at=table.now(),
        )


def test_of_many_wordings_that_nobody_is_named_for_each_stands(table):
    table.open(words=(("paragraph", "1", "We [shall] [should] [will] meet."),))

    read(table, "p1")

    assert [one.by for one in proposals(table.draft().id)] == [
        ("secretariat.1",),
        ("secretariat.2",),
    ]
    assert reads(table, "p1", "secretariat.2") == "We will meet."
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=proposals(table.draft().id)[1].pk,
        seal=table.seal("p1"),
        at=table.now(),
    )
    assert reads(table, "p1") == "We will meet."


def test_what_nobody_is_named_for_stays_where_the_chair_proposes_beside_it(table):
    table.open(
        words=(("paragraph", "1", "We [shall] [should] open [all] (Borea: delete) harbours."),)
    )
    read(table, "p1")
    _, unnamed = proposals(table.draft().id)
    assert unnamed.by == ("secretariat.1",)

    sent = table.propose("Sena", paragraph="p1", texts=("We shall open two harbours.",))
    again = table.propose("Sena", paragraph="p1", texts=("We shall open three harbours.",))

    assert (sent.by, again.by) == (("secretariat",), ("secretariat",))
    rows = proposals(table.draft().id, open_only=False)
    assert [(one.number, one.state) for one in rows] == [
        (1, "open"),
        (2, "open"),
        (3, "replaced"),
        (4, "open"),
    ]
    assert rows[1].by == ("secretariat.1",)
    assert reads(table, "p1", "secretariat.1") == "We should open all harbours."
    assert reads(table, "p1", "secretariat") == "We shall open three harbours."
    laws.all_laws(table.forum, 4, {})


def test_a_name_that_is_known_stands_for_nobody_else_and_the_act_says_for_whom_others_stood(table):
    table.open(
        words=(
            ("paragraph", "1", "We [gladly] (Aurelia, Nordland: delete) meet [here (CORDILLERA)]."),
        )
    )

    read(table, "p1", chosen={"Aurelia": "XE", "CORDILLERA": "XE", "Nordland": "XD", "Sur": "XE"})

    assert [one.by for one in proposals(table.draft().id)] == [("XA", "XD"), ("XC",)]
    assert acts_of(table.draft().id)[-1].payload["said"]["names"] == {"Nordland": "XD"}


def test_of_what_nobody_sent_nothing_is_counted_as_sent(table):
    row = table.open(words=WORDS)
    read(table, "p2", "p3")
    first, second, third = proposals(row.id)
    for name, one in (("Cleo", third), ("Ana", first), ("Bo", first)):
        sending.withdraw(actor=table.actor(name), identifier=PLAN, proposal=one.pk, at=table.now())
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=second.pk,
        seal=table.seal("p2"),
        at=table.now(),
    )

    found = shares(acts_shown(table.draft()), ("XA", "secretariat"))[-1].shares

    assert [one.delegation for one in found] == ["XA", "secretariat"]
    assert {(one.open, one.met, one.set_aside, one.withdrawn) for one in found} == {(0, 0, 0, 0)}


def test_a_bracket_over_paragraphs_is_taken_in_all_of_them_or_in_none(table):
    words = ("They meet. [They talk.", "They eat.", "So] (Borea: delete) they go.")
    table.open(words=[("paragraph", str(place), text) for place, text in enumerate(words, 1)])

    for some in (("p1",), ("p1", "p3"), ("p2", "p3")):
        with pytest.raises(NothingToRead):
            read(table, *some)
    assert proposals(table.draft().id) == ()
    found = hand_written(paragraphs(table.draft().id), NAMES, {})
    assert [one.together for one in found] == [("p1", "p2", "p3")] * 3
    read(table, "p1", "p2", "p3")

    assert [reads(table, one) for one in ("p1", "p2", "p3")] == [
        "They meet. They talk.",
        "They eat.",
        "So they go.",
    ]
    assert [reads(table, one, "XB") for one in ("p1", "p2", "p3")] == ["They meet.", "", "they go."]
    assert hindrances(table.draft()).written == ()
    acts = [one for one in acts_of(table.draft().id) if one.verb == "read_brackets"]
    taken = acts[0].payload["said"]["taken"]
    assert [one["was"] for one in taken] == list(words)
    assert [told[2] for one in taken for told in one["remarks"]] == ["over"] * 3
    laws.all_laws(table.draft().forum, 3, {})
