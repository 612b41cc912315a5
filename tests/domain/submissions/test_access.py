"""The door to submissions: every kind of actor × every level and state, written out; and what nobody else may learn.

Aurelia (XA) submits a statement that it alone stands for and that belongs to the Council, or an area, which is nobody's
own and belongs to no organ. What an actor is not named with below, they do not even see.
"""

from dataclasses import dataclass, replace

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor, let_in
from consenso.domain.accounts.models import Delegation, Person
from consenso.domain.record.queries import body_of, public_document
from consenso.domain.submissions.access import (
    SubmissionAbilities,
    can_publish_at_once,
    may_read,
    seen_by,
    submission_abilities,
    submission_for,
)
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of
from tests import cast

ACTORS = {
    "head": ("XA", "party", "head", ""),
    "delegate": ("XA", "party", "delegate", ""),
    "account manager": ("XA", "party", "account_manager", ""),
    "interpreter": ("XA", "party", "interpreter", ""),
    "head elsewhere": ("XB", "party", "head", ""),
    "delegate elsewhere": ("XB", "party", "delegate", ""),
    "interpreter elsewhere": ("XB", "party", "interpreter", ""),
    "secretariat": ("secretariat", "secretariat", "secretariat", ""),
    "chair": ("secretariat", "secretariat", "chair", ""),
    "interpreter of the secretariat": ("secretariat", "secretariat", "interpreter", ""),
    "chair of the council": ("secretariat", "secretariat", "chair", "council"),
    "chair of the ports": ("secretariat", "secretariat", "chair", "ports"),
    "head in the council": ("XA", "party", "head", "council"),
    "delegate in the council": ("XA", "party", "delegate", "council"),
    "delegate in the ports": ("XA", "party", "delegate", "ports"),
    "account manager in the council": ("XA", "party", "account_manager", "council"),
    "observer": ("library", "observer", "observer", ""),
    "observer in the ports": ("harbours", "observer", "observer", "ports"),
    "assessor": ("institute", "assessor", "assessor", ""),
    "assessor in the council": ("academy", "assessor", "assessor", "council"),
}
STATEMENT, AREA, TEXT = ("statement", "opening-2019"), ("area", "sea"), ("text", "plan-2020-2022")
# The members of the delegation who read; who reads what is shared, too; who reads the Council's alone.
OF_XA = ("head", "delegate", "interpreter")
ALL = (
    *OF_XA,
    *("head elsewhere", "delegate elsewhere", "interpreter elsewhere"),
    *("secretariat", "chair", "interpreter of the secretariat", "observer"),
)
IN_COUNCIL = ("head in the council", "delegate in the council")
DECIDES = "edits translates shares publishes declines"


def only_sees(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "")


# (whose, on what, state, level) → who sees it, and what they may do besides
TABLE: dict[tuple[str, tuple[str, str], str, str], dict[str, str]] = {
    ("XA", STATEMENT, "open", "delegation"): {
        "head": "edits translates sends shares publishes withdraws",
        "delegate": "edits translates readies withdraws",
        "interpreter": "translates",
        "head in the council": "edits translates sends shares publishes withdraws",
        "delegate in the council": "edits translates readies withdraws",
    },
    ("XA", STATEMENT, "open", "secretariat"): {
        "head": "edits translates shares publishes withdraws",
        "delegate": "",
        "interpreter": "translates",
        "head in the council": "edits translates shares publishes withdraws",
        "delegate in the council": "",
        "secretariat": DECIDES,
        "chair": DECIDES,
        "chair of the council": DECIDES,
    },
    ("XA", STATEMENT, "open", "delegations"): {
        **only_sees(*ALL, *IN_COUNCIL),
        "head": "edits translates publishes withdraws",
        "interpreter": "translates",
        "head in the council": "edits translates publishes withdraws",
        "secretariat": "edits translates publishes declines",
        "chair": "edits translates publishes declines",
        "chair of the council": "edits translates publishes declines",
        "interpreter of the secretariat": "translates",
    },
    # What nobody alone stands for is published by the secretariat; what belongs to no organ is not a chair's.
    ("XA", AREA, "open", "delegation"): {
        "head": "edits translates sends shares withdraws",
        "delegate": "edits translates readies withdraws",
        "interpreter": "translates",
    },
    ("XA", AREA, "open", "secretariat"): {
        "head": "edits translates shares withdraws",
        "delegate": "",
        "interpreter": "translates",
        "secretariat": DECIDES,
        "chair": DECIDES,
    },
    ("XA", AREA, "open", "delegations"): {
        **only_sees(*ALL),
        "head": "edits translates withdraws",
        "interpreter": "translates",
        "secretariat": "edits translates publishes declines",
        "chair": "edits translates publishes declines",
        "interpreter of the secretariat": "translates",
    },
    # What several stand for together, none of them publishes alone.
    ("XA", TEXT, "open", "delegation"): {
        "head": "edits translates sends shares withdraws",
        "delegate": "edits translates readies withdraws",
        "interpreter": "translates",
        "head in the council": "edits translates sends shares withdraws",
        "delegate in the council": "edits translates readies withdraws",
    },
    ("secretariat", STATEMENT, "open", "delegation"): {
        "secretariat": "edits translates shares publishes withdraws",
        "chair": "edits translates shares publishes withdraws",
        "chair of the council": "edits translates shares publishes withdraws",
        "interpreter of the secretariat": "translates",
    },
    ("secretariat", STATEMENT, "open", "delegations"): {
        **only_sees(*ALL, *IN_COUNCIL),
        "secretariat": "edits translates publishes withdraws",
        "chair": "edits translates publishes withdraws",
        "chair of the council": "edits translates publishes withdraws",
        "interpreter of the secretariat": "translates",
    },
    ("public", STATEMENT, "open", "secretariat"): {
        "secretariat": DECIDES,
        "chair": DECIDES,
        "chair of the council": DECIDES,
    },
    ("public", AREA, "open", "secretariat"): {"secretariat": DECIDES, "chair": DECIDES},
    # What is over stays for who could read it, and nothing is done with it.
    ("XA", STATEMENT, "withdrawn", "delegation"): only_sees(*OF_XA, *IN_COUNCIL),
    ("XA", STATEMENT, "withdrawn", "secretariat"): only_sees(
        *OF_XA, *IN_COUNCIL, "secretariat", "chair", "chair of the council"
    ),
    ("XA", STATEMENT, "withdrawn", "delegations"): only_sees(
        *ALL, *IN_COUNCIL, "chair of the council"
    ),
    ("XA", STATEMENT, "declined", "secretariat"): only_sees(
        *OF_XA, *IN_COUNCIL, "secretariat", "chair", "chair of the council"
    ),
    ("XA", STATEMENT, "declined", "delegations"): only_sees(
        *ALL, *IN_COUNCIL, "chair of the council"
    ),
    ("XA", STATEMENT, "published", "public"): only_sees(*ALL, *IN_COUNCIL, "chair of the council"),
    ("XA", AREA, "published", "public"): only_sees(*ALL),
    ("public", AREA, "declined", "secretariat"): only_sees("secretariat", "chair"),
}
# The Council's chair reads what is shared among what belongs to the Council.
TABLE["public", STATEMENT, "published", "public"] = TABLE["XA", STATEMENT, "published", "public"]


@dataclass(frozen=True)
class Scene:
    actors: dict[str, Actor]
    rows: dict[tuple[str, tuple[str, str], str, str], SubmissionRow]


@pytest.fixture(scope="module")
def scene(meridian) -> Scene:
    return Scene(
        {name: an_actor(name) for name in ACTORS},
        {case: submitted(*case) for case in TABLE},
    )


def an_actor(name: str, *, forum: str = cast.FORUM) -> Actor:
    code, kind, role, body = ACTORS[name]
    email = f"{name.replace(' ', '-')}@{forum}.example"
    person = Person.objects.create(email=email, name=name, joined_at=cast.AT)
    cast.appoint(person, forum=forum, code=code, kind=kind, role=role, body=body, at=cast.AT)
    return let_in(person, forum=forum, at=cast.AT)


def submitted(
    whose: str, on: tuple[str, str], state: str, level: str, *, forum: str = cast.FORUM
) -> SubmissionRow:
    document = public_document(cast.FORUM, *on)
    delegation = None
    if whose != "public":
        kind = "secretariat" if whose == "secretariat" else "party"
        delegation, _ = Delegation.objects.get_or_create(
            forum=forum, code=whose, defaults={"kind": kind}
        )
    made = Submission.objects.create(
        forum=forum,
        kind=on[0],
        identifier=on[1],
        what="changed",
        document=document,
        delegation=delegation,
        body=body_of(cast.FORUM, on[0], document),
        level=level,
        state=state,
        reason="It was said so.",
        created_at=cast.AT,
        changed_at=cast.AT,
    )
    return row_of(made)


def named(can: SubmissionAbilities) -> set[str]:
    return {name for name, is_so in can.as_mapping().items() if is_so}


def test_table_has_every_level_and_state_that_a_submission_comes_to():
    assert {(state, level) for _, _, state, level in TABLE} == {
        *(("open", level) for level in ("delegation", "secretariat", "delegations")),
        *(("withdrawn", level) for level in ("delegation", "secretariat", "delegations")),
        *(("declined", level) for level in ("secretariat", "delegations")),
        ("published", "public"),
    }


@pytest.mark.parametrize("name", ACTORS)
@pytest.mark.parametrize("case", TABLE, ids=lambda case: "-".join((case[0], *case[1], *case[2:])))
def test_actor_may_do_what_the_table_says(scene, case, name):
    actor, row = scene.actors[name], scene.rows[case]
    expected = TABLE[case].get(name)

    can = named(submission_abilities(actor, row))

    assert can == (set() if expected is None else {"sees", *expected.split()})
    assert seen_by(actor).filter(pk=row.id).exists() is (expected is not None)


@pytest.mark.parametrize("name", ACTORS)
def test_what_is_not_seen_is_as_if_it_were_not_there(scene, name):
    actor = scene.actors[name]
    for case, row in scene.rows.items():
        if name in TABLE[case]:
            assert submission_for(actor, row.id) == row
        else:
            with pytest.raises(NotFound) as hidden:
                submission_for(actor, row.id)
            with pytest.raises(NotFound) as absent:
                submission_for(actor, 10**9)
            assert str(hidden.value) == str(absent.value).replace(str(10**9), str(row.id))


def test_what_is_said_to_be_ready_is_not_said_again(scene):
    row = scene.rows["XA", STATEMENT, "open", "delegation"]

    can = submission_abilities(scene.actors["delegate"], replace(row, ready_at=cast.AT))

    assert named(can) == {"sees", "edits", "translates", "withdraws"}


def test_embargo_leaves_everybody_what_they_could(scene):
    for case, row in scene.rows.items():
        held_back = replace(row, release_at=cast.AT)
        for actor in scene.actors.values():
            assert submission_abilities(actor, held_back) == submission_abilities(actor, row), case


@pytest.mark.parametrize("name", ACTORS)
def test_nobody_sees_a_submission_of_another_forum(scene, name):
    there = submitted("XA", STATEMENT, "published", "public", forum="isles")
    foreign = an_actor(name, forum="isles")

    assert not seen_by(scene.actors[name]).filter(pk=there.id).exists()
    assert named(submission_abilities(scene.actors[name], there)) == set()
    assert not seen_by(foreign).filter(forum=cast.FORUM).exists()


@pytest.mark.parametrize("name", ACTORS)
def test_who_reads_nothing_has_no_list(scene, name):
    readers = set(ACTORS) - {
        *("account manager", "account manager in the council", "assessor in the council"),
    }

    assert may_read(scene.actors[name]) is (name in readers)


def test_role_in_an_organ_counts_before_a_change_and_after_it(scene):
    """A chair cannot draw an object of another organ to their own by the change itself."""
    council = public_document(cast.FORUM, "meeting", "council-1")
    moved = submitted("secretariat", ("meeting", "council-1"), "open", "delegation")
    away = Submission.objects.get(pk=moved.id)
    away.document, away.body = council | {"series": "ports-forum"}, ""
    away.save()
    chair, secretariat = scene.actors["chair of the council"], scene.actors["secretariat"]

    assert named(submission_abilities(chair, row_of(away))) == set()
    assert "publishes" in named(submission_abilities(secretariat, row_of(away)))

    drawn = submitted("secretariat", ("meeting", "ports-forum-2023"), "open", "delegation")
    drawn = replace(drawn, document=drawn.document | {"series": "council"}, body="council")
    Submission.objects.filter(pk=drawn.id).update(document=drawn.document, body="council")

    assert named(submission_abilities(chair, drawn)) == {"sees"}
    assert "publishes" in named(submission_abilities(secretariat, drawn))


HELD = {
    "statement": ("opening-2019", {}, {"state": "XB"}),
    "meeting": ("council-1", {}, {"hosts": ["XA", "XB"]}),
    "text": ("declaration-2019", {"adopted_by": ["XA"]}, {}),
    "commitment": ("m-2019-01", {}, {"actors": {"from": ["XA", "XB"]}}),
    "delivery": ("e-02", {"actors": ["XA"]}, {}),
}


@pytest.mark.parametrize("kind", HELD)
def test_party_publishes_at_once_what_it_alone_stands_for(scene, kind):
    identifier, alone, together = HELD[kind]
    document = public_document(cast.FORUM, kind, identifier)
    own, shared = document | alone, document | together
    head = scene.actors["head"]

    assert can_publish_at_once(head, kind, own, own)
    assert can_publish_at_once(head, kind, None, own)  # new
    assert can_publish_at_once(head, kind, own, None)  # taken out
    for change in ((own, shared), (shared, own), (shared, shared), (None, shared), (shared, None)):
        assert not can_publish_at_once(head, kind, *change)


@pytest.mark.parametrize("kind", ["forum", "state", "bloc", "initiative", "area"])
def test_what_is_nobodys_own_the_secretariat_publishes(scene, kind):
    document = {"id": "x", "state": "XA", "hosts": ["XA"], "actors": ["XA"], "adopted_by": ["XA"]}

    assert not can_publish_at_once(scene.actors["head"], kind, document, document)
    assert can_publish_at_once(scene.actors["secretariat"], kind, document, document)


@pytest.mark.parametrize("name", ACTORS)
def test_who_publishes_at_once(scene, name):
    document = public_document(cast.FORUM, *STATEMENT)

    is_so = can_publish_at_once(scene.actors[name], "statement", document, document)

    # A role in one organ does not count here: whoever asks says in which organ, by `within`.
    assert is_so is (name in ("head", "secretariat", "chair"))


def test_nothing_is_nobodys(scene):
    assert not can_publish_at_once(scene.actors["head"], "statement", None, None)
