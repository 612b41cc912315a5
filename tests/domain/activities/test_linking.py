"""Linking activities to commitments: suggested with reasons, in order of strength; by whom; entries, and back from files."""

import datetime as dt
import json

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.activities import actions, facts, queries, suggesting
from consenso.domain.activities.facts import Parties
from consenso.domain.activities.files import INDEX, activity_files, take_activities
from consenso.domain.activities.filtering import EVERY, Only
from consenso.domain.activities.holding import activities_that_do_not_hold, links_by_ledger
from consenso.domain.activities.linked import linked_to, linked_to_any
from consenso.domain.activities.models import Link, Sense
from consenso.domain.activities.suggesting import suggested_for, suggestions, unlinked
from consenso.domain.commitments.queries import commitment
from consenso.domain.ledger.models import Entry
from consenso.domain.ledger.queries import payloads
from consenso.domain.parties.queries import PartyName, party_names
from tests import cast
from tests.core.formats.iati.files import activity, document
from tests.domain.activities.linking import FILE, HALL, PORT, SCHOOL
from tests.domain.intake.taking import AT, FORUM, accepted, taken_in

pytestmark = pytest.mark.usefixtures("meridian")
PORT_IS = ("harbours", "XA-1/port ü")


def link(actor, **other):
    said = {
        "source": PORT_IS[0],
        "identifier": PORT_IS[1],
        "commitment": "m-2020-01",
        "relation": "progress",
        "why": "It lends for ports.",
    }
    return actions.link_for(actor=actor, at=AT, **(said | other))


def unlink(actor, **other):
    said = {
        "source": PORT_IS[0],
        "identifier": PORT_IS[1],
        "commitment": "m-2020-01",
        "why": "It is another loan.",
    }
    return actions.unlink_for(actor=actor, at=AT, **(said | other))


def named(rows):
    return [one.activity.identifier for one in rows]


def test_an_activity_gets_what_it_may_speak_to_with_the_reasons():
    accepted(FILE)

    first = suggestions(FORUM, queries.activity(FORUM, *PORT_IS))[0]

    why = {one.kind: one.values for one in first.reasons}
    assert first.promise == "m-2020-01"
    assert why["place"] == ("XB", "XD")
    assert why["parties"] == ("XA", "XD")
    assert why["period"] == ("2020", "2022")
    assert why["amount"] == ("250000000",)
    assert set(why["terms"]) >= {"port"}


def test_a_school_is_not_taken_for_a_port():
    accepted(FILE)

    found = suggestions(FORUM, queries.activity(FORUM, "harbours", "XA-1-school"))

    assert found[0].promise == "m-2019-01"


def test_what_nobody_linked_is_listed_by_strength():
    accepted(FILE)
    people = cast.make()

    found = unlinked(FORUM, EVERY)
    strengths = [one.strength for one in found.items]

    assert (found.total, found.n_ordered) == (3, 3)
    assert named(found.items)[-1] == "XZ-9-hall"
    assert strengths == sorted(strengths, reverse=True)
    assert {one.activity.identifier: one.commitment for one in found.items}[
        PORT_IS[1]
    ] == "m-2020-01"
    assert named(unlinked(FORUM, Only(country="XD")).items) == [PORT_IS[1]]
    assert named(unlinked(FORUM, EVERY, page=2, per_page=2).items) == ["XZ-9-hall"]

    link(people.actor("Sena"))

    assert set(named(unlinked(FORUM, EVERY).items)) == {"XA-1-school", "XZ-9-hall"}
    assert unlinked("none", EVERY).items == ()


def test_the_order_of_the_list_is_that_of_the_page():
    accepted(FILE)

    for one in unlinked(FORUM, EVERY).items:
        assert suggestions(FORUM, one.activity)[0].promise == one.commitment


def test_a_commitment_gets_the_activities_that_may_speak_to_it():
    accepted(FILE)
    people = cast.make()

    found = suggested_for(FORUM, "m-2020-01")

    assert found[0].activity.identifier == PORT_IS[1]
    assert {"place", "amount"} <= {one.kind for one in found[0].suggestion.reasons}
    link(people.actor("Sena"))
    assert PORT_IS[1] not in named(suggested_for(FORUM, "m-2020-01"))
    assert suggested_for(FORUM, "none") == ()


def test_what_was_linked_speaks_for_what_is_like_it():
    accepted(document(PORT, PORT.replace("port ü", "second port")))
    people = cast.make()
    link(people.actor("Sena"))

    first = suggestions(FORUM, queries.activity(FORUM, "harbours", "XA-1/second port"))[0]

    assert ("fact", ("harbours/XA-1/port ü",)) in [(one.kind, one.values) for one in first.reasons]


def test_what_waits_or_is_gone_is_not_suggested():
    accepted(FILE)
    accepted(document(HALL))
    taken_in(document(HALL, SCHOOL, PORT, activity(identifier="XA-1-secret")))

    assert named(unlinked(FORUM, EVERY).items) == ["XZ-9-hall"]
    assert {
        one for row in ("m-2020-01", "m-2019-01") for one in named(suggested_for(FORUM, row))
    } <= {"XZ-9-hall"}
    with pytest.raises(NotFound):
        link(cast.make().actor("Sena"), identifier="XA-1-secret")


def test_an_activity_that_changes_is_read_anew():
    accepted(document(PORT))
    assert unlinked(FORUM, EVERY).items[0].commitment == "m-2020-01"

    accepted(document(SCHOOL.replace("XA-1-school", PORT_IS[1])))

    assert unlinked(FORUM, EVERY).items[0].commitment == "m-2019-01"


def scores_of_all():
    return {
        one.activity.identifier: (one.commitment, round(one.strength, 4))
        for one in unlinked(FORUM, EVERY).items
    }


def test_what_takes_long_is_kept_and_made_again(monkeypatch):
    accepted(
        document(SCHOOL, PORT, HALL, activity(identifier="XA-1-none").replace("A hall", "港口"))
    )
    facts._kept.clear()
    suggesting._made.clear()
    at_first = scores_of_all()
    while facts.make_due():
        pass
    assert Sense.objects.count() == 4
    facts._kept.clear()
    suggesting._made.clear()
    monkeypatch.setattr(facts, "parsed", None)  # nothing is read from what was published

    assert scores_of_all() == at_first
    assert not facts.make_due()


def test_what_is_kept_is_made_anew_where_it_is_of_another_form_and_let_go_where_it_is_gone():
    accepted(FILE)
    while facts.make_due():
        pass
    Sense.objects.update(form=facts.MADE_AS + 1, meaning=b"")
    facts._kept.clear()
    assert len(scores_of_all()) == 3

    assert facts.make_due()
    assert {len(one.meaning) for one in Sense.objects.all()} == {512}

    accepted(document(HALL))
    while facts.make_due():
        pass
    assert Sense.objects.count() == 1


def test_parties_are_known_by_country_reference_and_name():
    parties = Parties(
        dict(party_names(FORUM))
        | {
            "XY": PartyName("xy", "state", "XY", {"en": "Nord"}, "aurelia"),
            "XX": PartyName("xx", "state", "XX", {"en": "Nordia", "zh-Hans": "北国"}, "aurelia"),
        }
    )

    assert parties.of_countries(["XA", "XY", "US"]) == {"XA", "XY"}
    assert parties.of_organisation("XA-COA-7", "") == {"XA"}
    assert parties.of_organisation("XAB-7", "") == frozenset()
    assert parties.of_organisation("", "Ministry of Ports, AURELIA / Bórea") == {"XA", "XB"}
    assert parties.of_organisation("", "Bank of Nordia") == {"XX"}
    assert parties.of_organisation("", "北国政府") == {"XX"}
    assert parties.of_organisation("", "Aurelian Society") == frozenset()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("Sena", True),
        ("Ana", True),
        ("Bo", False),
        ("Dora", False),
        ("Iris", False),
        ("Vera", False),
    ],
)
def test_the_secretariat_links_and_who_speaks_for_the_party_that_promised(who, may):
    accepted(FILE)
    actor = cast.make().actor(who)

    if may:
        assert link(actor).by == actor.code
        return
    with pytest.raises(NotAllowed):
        link(actor)
    assert not Entry.objects.filter(act="activities:link").exists()


def test_a_party_does_not_speak_for_what_several_promised():
    accepted(FILE)
    people = cast.make()
    assert len(commitment(FORUM, "m-2019-02").actors.from_) == 2

    with pytest.raises(NotAllowed):
        link(people.actor("Ana"), commitment="m-2019-02")
    link(people.actor("Sena"), commitment="m-2019-02", relation="")


def test_a_link_is_taken_away_by_who_said_it_or_by_the_secretariat():
    accepted(FILE)
    people = cast.make()
    link(people.actor("Ana"))
    link(people.actor("Sena"), commitment="m-2019-01", relation="contradicts")

    for who, what in (("Dora", "m-2020-01"), ("Bo", "m-2020-01"), ("Ana", "m-2019-01")):
        with pytest.raises(NotAllowed):
            unlink(people.actor(who), commitment=what)
    with pytest.raises(actions.NotUsable):
        unlink(people.actor("Ana"), why=" ")
    unlink(people.actor("Ana"))
    with pytest.raises(NotFound):
        unlink(people.actor("Ana"))
    unlink(people.actor("Sena"), commitment="m-2019-01")

    entries = Entry.objects.filter(act__startswith="activities:").order_by("number")
    assert [(one.act, one.by) for one in entries][-4:] == [
        ("activities:link", "XA"),
        ("activities:link", "secretariat"),
        ("activities:unlink", "XA"),
        ("activities:unlink", "secretariat"),
    ]
    assert entries.last().payload["why"] == "It is another loan."
    assert links_by_ledger(FORUM) == {}
    assert activities_that_do_not_hold(FORUM) == ()


def test_many_activities_speak_to_many_commitments():
    accepted(FILE)
    accepted(document(PORT), source="roads")
    sena = cast.make().actor("Sena")
    link(sena)
    link(sena, commitment="m-2019-01", relation="")
    link(sena, identifier="XA-1-school")

    found = linked_to(FORUM, "m-2020-01")

    assert [(one.activity.identifier, one.n_copies) for one in found] == [
        (PORT_IS[1], 2),
        ("XA-1-school", 1),
    ]
    listed = linked_to_any(FORUM, ["m-2019-01", "m-2020-01"])
    assert [one.identifier for one in listed.items] == ["XA-1-school", PORT_IS[1]]
    assert linked_to_any(FORUM, []).total == 0
    assert linked_to(FORUM, "m-2019-02") == ()


@pytest.mark.parametrize(
    "damage",
    [{"relation": "fulfils"}, {"why": "x"}, {"by": "XB"}, {"at": AT + dt.timedelta(days=1)}],
    ids=lambda one: next(iter(one)),
)
def test_damage_to_a_link_behind_the_ledger_is_found(damage):
    accepted(FILE)
    link(cast.make().actor("Ana"))
    assert activities_that_do_not_hold(FORUM) == ()

    Link.objects.update(**damage)

    assert activities_that_do_not_hold(FORUM) == (f"the link of {PORT_IS[1]} to m-2020-01",)


def test_who_said_it_and_when_comes_back_from_files(tmp_path):
    accepted(FILE)
    made = link(cast.make().actor("Ana"))
    for name, write in activity_files(FORUM).items():
        with (tmp_path / name).open("wb") as stream:
            write(stream)
    actions.unlink(
        forum=FORUM, source=made.source, identifier=made.identifier, commitment="m-2020-01",
        why="To be read back.", at=AT, by="secretariat",
    )  # fmt: skip
    later = AT + dt.timedelta(days=9)

    assert take_activities(tmp_path, forum=FORUM, at=later, by="consenso load").n_links == 1

    (again,) = queries.links(FORUM)
    assert (again.by, again.at, again.why) == ("XA", AT, made.why)
    assert Entry.objects.get(number=again.entry, forum=FORUM).by == "consenso load"
    assert activities_that_do_not_hold(FORUM) == ()


def test_links_of_older_files_and_entries_hold(tmp_path):
    accepted(FILE)
    link(cast.make().actor("Ana"))
    for name, write in activity_files(FORUM).items():
        with (tmp_path / name).open("wb") as stream:
            write(stream)
    told = json.loads((tmp_path / INDEX).read_bytes())
    for one in told["links"]:
        del one["said_by"], one["said_at"]
        one["commitment"] = "m-2019-01"
    (tmp_path / INDEX).write_text(json.dumps(told))

    assert take_activities(tmp_path, forum=FORUM, at=AT, by="consenso load").n_links == 1

    assert {one.by for one in queries.links(FORUM)} == {"XA", "consenso load"}
    (older,) = Entry.objects.filter(forum=FORUM, by="consenso load", act="activities:link")
    payload = payloads(FORUM, "activities:link")[older.number]
    Entry.objects.filter(pk=older.pk).update(
        payload={name: value for name, value in payload.items() if not name.startswith("said_")}
    )
    assert activities_that_do_not_hold(FORUM) == ()


def test_a_reason_is_kept_with_spaces_for_what_cannot_be_written_and_has_a_bound(db):
    accepted(FILE)
    sena = cast.make().actor("Sena")

    for why in ("\x0b\x00", "\ud800", "x" * (actions.LONGEST_WHY + 1)):
        with pytest.raises(actions.NotUsable) as refused:
            link(sena, why=why)
        assert refused.value.field == "why"
    made = link(sena, why="\x0bports\x0band\x00roads " + "é" * (actions.LONGEST_WHY - 16))

    assert (made.why[:16], len(made.why)) == ("ports and roads ", actions.LONGEST_WHY)
    for why in ("\x1f", "x" * (actions.LONGEST_WHY + 1)):
        with pytest.raises(actions.NotUsable):
            unlink(sena, why=why)
    number = unlink(sena, why="another\x0cloan")
    assert payloads(FORUM, "activities:unlink")[number]["why"] == "another loan"
    assert activities_that_do_not_hold(FORUM) == ()


def test_a_link_is_of_the_activity_that_was_read(db):
    accepted(FILE)
    sena = cast.make().actor("Sena")
    read = queries.activity(FORUM, *PORT_IS).digest
    accepted(document(HALL, SCHOOL, PORT.replace("Loan for", "A larger loan for")))

    with pytest.raises(actions.ActivityHasChanged):
        link(sena, base=read)
    assert not Link.objects.exists()
    made = link(sena, base=queries.activity(FORUM, *PORT_IS).digest)

    assert made.commitment == "m-2020-01"


def test_what_a_source_is_called_can_be_written_everywhere(db):
    named = actions.name_source(
        forum=FORUM,
        identifier="roads",
        name={"en": "Roads\x0bof all", "fr": "\x0b"},
        publisher="XA\x00",
        at=AT,
        by="secretariat",
    )

    assert (named.name, named.publisher) == ({"en": "Roads of all"}, "XA ")
