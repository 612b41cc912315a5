"""Who may do what with a draft, as it stands: one table of all kinds of persons and all states, and every act at its door."""

import datetime as dt

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import (
    actions,
    deciding,
    positions,
    proposing,
    sending,
    silence,
    translations,
    versions,
)
from consenso.domain.drafting.access import draft_abilities, draft_for, seen_by
from consenso.domain.drafting.models import Draft
from consenso.domain.drafting.proposing import Wanted
from consenso.domain.drafting.queries import sha_of
from tests import cast
from tests.negotiating import AT, PLAN, Table

STATES = ("prepared", "open", "silence", "adopted", "closed")
# Whom the table of the tests has not: name → delegation, kind, role, organ.
MORE = {
    "Mia": ("XA", "party", "account_manager", ""),
    "Ines": ("XA", "party", "interpreter", ""),
    "Cora": ("secretariat", "secretariat", "chair", ""),
    "Vera": ("institute", "assessor", "assessor", ""),
    "Emil": ("XE", "party", "delegate", ""),
    "Hugo": ("XB", "party", "head", "council"),
    "Dina": ("XB", "party", "delegate", "council"),
}
NO = ""
# Of each person in each state, of which abilities are there: e edits, p presides, d decides, w proposes (writes), h proposes as the
# chair, c clears, t translates, a answers, r corrects; s: sees and no more. Eva's and Emil's delegation presides.
TABLE = {
    "Sena": ("set", "spdwhct", "sp", "sr", "s"),
    "Cora": ("set", "spdwhct", "sp", "sr", "s"),
    "Iris": ("st", "st", "s", "s", "s"),
    "Ana": (NO, "swcta", "sa", "s", "s"),
    "Eva": (NO, "spdwhcta", "spa", "sr", "s"),
    "Dora": (NO, "swt", "s", "s", "s"),
    "Emil": (NO, "swht", "s", "s", "s"),
    "Ines": (NO, "st", "s", "s", "s"),
    "Mia": (NO, NO, NO, NO, NO),
    "Vera": (NO, NO, NO, NO, NO),
    "Otto": (NO, NO, NO, NO, NO),
    "Hugo": (NO, NO, NO, NO, NO),
    "Dina": (NO, NO, NO, NO, NO),
}
LETTERS = {
    "s": "sees",
    "e": "edits",
    "p": "presides",
    "d": "decides",
    "w": "proposes",
    "h": "chairs",
    "c": "clears",
    "t": "translates",
    "a": "answers",
    "r": "corrects",
}


@pytest.fixture
def table(meridian, db) -> Table:
    table = Table()
    for name, (code, kind, role, body) in MORE.items():
        person = cast.Person.objects.create(
            email=cast.address(name), password="!", name=name, joined_at=AT
        )
        cast.appoint(person, forum=table.forum, code=code, kind=kind, role=role, at=AT, body=body)
        table.cast.persons[name] = person
    return table


def put(state):
    Draft.objects.filter(identifier=PLAN).update(state=state)


def able(table, name):
    found = draft_abilities(table.actor(name), table.draft()).as_mapping()
    return {ability for ability, is_there in found.items() if is_there}


@pytest.mark.parametrize("name", sorted(TABLE))
def test_what_each_may_do_in_each_state(table, name):
    table.open(presided_by="XE")

    for state, letters in zip(STATES, TABLE[name], strict=True):
        put(state)
        assert able(table, name) == {LETTERS[one] for one in letters}, state


@pytest.mark.parametrize("state", STATES)
def test_who_does_not_see_a_draft_does_not_find_it(table, state):
    table.open()
    put(state)

    for name, row in TABLE.items():
        is_seen = bool(row[STATES.index(state)])
        assert bool(seen_by(table.actor(name))) == is_seen, name
        if is_seen:
            assert draft_for(table.actor(name), PLAN).identifier == PLAN
        else:
            with pytest.raises(NotFound):
                draft_for(table.actor(name), PLAN)


def test_observers_see_what_they_are_let_see_and_do_nothing_with_it(table):
    table.open(is_shown_to_observers=True)

    assert [able(table, name) for name in ("Otto", "Vera")] == [{"sees"}, set()]
    put("prepared")
    assert able(table, "Otto") == set()


def test_in_an_organ_its_heads_and_delegates_act_on_its_drafts_and_on_no_others(table):
    table.open(body="council")

    assert able(table, "Hugo") == {"sees", "proposes", "clears", "translates", "answers"}
    assert able(table, "Dina") == {"sees", "proposes", "translates"}
    assert able(table, "Ana") == {"sees", "proposes", "clears", "translates", "answers"}
    Draft.objects.filter(identifier=PLAN).update(body="another-organ")
    assert able(table, "Hugo") == able(table, "Dina") == set()


def test_of_another_forum_nobody_is_anybody(table):
    table.open()
    elsewhere = Draft.objects.get(identifier=PLAN)
    elsewhere.forum = "elsewhere"
    elsewhere.save()

    for name in TABLE:
        with pytest.raises(NotFound):
            draft_for(table.actor(name), PLAN)


def acts(sent, private):
    """Return every act: its name → what it asks for, and how it is done by somebody. What it does matters not."""
    later = AT + dt.timedelta(days=9)
    words = sha_of("The parties shall open their harbours to all ships by 2035.")
    about = actions.About(kind="plan", title={"en": "Plan"}, language="en")
    return {
        "prepare": ("edits", actions.prepare, {"revision": 2, "about": about, "paragraphs": ()}),
        "circulate": ("edits", actions.circulate, {}),
        "discard": ("edits", actions.discard, {"revision": 2}),
        "close": ("presides", actions.close, {"reason": "R."}),
        "take in hand": ("presides", actions.take_in_hand, {"paragraph": "p3"}),
        "park": ("presides", actions.park, {"paragraph": "p3", "is_parked": True}),
        "link": ("presides", actions.link, {"paragraphs": ["p3", "p4"], "name": "A"}),
        "version": ("presides", versions.circulate_version, {"kind": "rolling"}),
        "open round": ("presides", versions.open_round, {"closes_at": later}),
        "extend round": ("presides", versions.extend_round, {"closes_at": later}),
        "close round": ("presides", versions.close_round, {}),
        "resolve": (
            "decides", deciding.resolve,
            {"paragraph": "p3", "seal": "", "path": (1,), "decision": 0},
        ),
        "take": ("decides", deciding.take, {"proposal": sent, "seal": ""}),
        "decline": ("decides", deciding.decline, {"proposal": sent, "seal": ""}),
        "reword": ("decides", deciding.reword, {"paragraph": "p3", "base": words, "text": "We."}),
        "write": ("proposes", proposing.write, {"wanted": Wanted("keep", "p4")}),
        "write all": ("proposes", proposing.write_all, {"wanted": [Wanted("keep", "p4")]}),
        "to capital": ("proposes", proposing.to_capital, {"proposal": private}),
        "say why": ("proposes", proposing.say_why, {"proposal": private, "reason": "R."}),
        "drop": ("proposes", proposing.drop, {"proposal": private}),
        "send": ("clears", sending.send, {}),
        "join": ("clears", sending.join, {"proposal": sent}),
        "withdraw": ("clears", sending.withdraw, {"proposal": sent}),
        "silence": (
            "presides", silence.open_silence, {"expires_at": later, "withholds_names": True},
        ),
        "extend silence": ("presides", silence.extend, {"expires_at": later}),
        "stop silence": ("presides", silence.stop, {"reason": "R."}),
        "object": ("answers", silence.object_to, {"words": "No."}),
        "say a position": ("answers", positions.say, {"position": 0}),
        "translate": (
            "translates", translations.translate,
            {"paragraph": "p3", "language": "es", "text": "Las partes.", "of": words},
        ),
    }  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_each_act_refuses_who_may_not(table, state):
    table.open(presided_by="XE")
    sent = table.propose("Bo", "deletion", paragraph="p3").pk
    private = table.write("Cleo", "deletion", paragraph="p4").pk
    put(state)

    for name in TABLE:
        abilities = able(table, name)
        for act, (asked, does, given) in acts(sent, private).items():
            if asked in abilities:
                continue
            refusal = NotAllowed if "sees" in abilities else NotFound
            with pytest.raises(refusal):
                does(actor=table.actor(name), identifier=PLAN, at=table.now(), **given)
            assert (name, act, table.draft().state) == (name, act, state)


def test_who_keeps_no_record_begins_no_draft(table):
    about = actions.About(kind="plan", title={"en": "Plan"}, language="en")

    for name in set(TABLE) - {"Sena", "Cora"}:
        with pytest.raises(NotAllowed):
            actions.begin(
                actor=table.actor(name), identifier=PLAN, about=about, paragraphs=(), at=AT
            )
    assert not Draft.objects.exists()


def test_what_a_delegation_prepared_is_not_there_for_others_even_by_its_number(table):
    table.open(presided_by="XE")
    private = table.write("Ana", "deletion", paragraph="p3").pk

    for name in ("Bo", "Eva", "Sena", "Cora", "Iris"):
        by = {"actor": table.actor(name), "identifier": PLAN, "at": table.now()}
        for does in (proposing.to_capital, proposing.drop, sending.join, sending.withdraw):
            with pytest.raises((NotFound, NotAllowed)) as refused:
                does(**by, proposal=private)
            assert name == "Iris" or refused.type is NotFound
    assert table.write("Dora", "keep", paragraph="p4").pk
