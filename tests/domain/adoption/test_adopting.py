"""A draft becomes a text of the record: at the end of a silence or by the gavel, once, in all languages together."""

import datetime as dt

import pytest

from consenso.core.ledger import check
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.adoption.actions import adopt, adopt_due
from consenso.domain.drafting import positions, silence
from consenso.domain.drafting.consensus import consensus_rows, digest_of
from consenso.domain.drafting.hindrances import (
    BracketsLeft,
    LanguagesBehind,
    ObjectionStands,
    hindrances,
)
from consenso.domain.drafting.models import Version
from consenso.domain.drafting.replay import at_revision
from consenso.domain.drafting.silence import SilenceIsOver
from consenso.domain.ledger.queries import broken, entries, payloads
from consenso.domain.ledger.written import lines
from consenso.domain.texts.consensus import (
    acts_published,
    consensus_of,
    consensus_that_does_not_hold,
)
from consenso.domain.texts.contents import contents, contents_that_do_not_hold, outline_of
from consenso.domain.texts.queries import text
from tests.cast import FORUM
from tests.domain.adoption.ready import DAY, HOUR, SITE, SPANISH, ready, under_silence
from tests.negotiating import PLAN, Table

MOMENT = dt.timedelta(microseconds=1)


def due(at):
    return adopt_due(at=at, site=SITE)


def gavel(table, name="Sena", identifier=PLAN):
    return adopt(actor=table.actor(name), identifier=identifier, site=SITE, at=table.now())


def objects(table, name, at, words="We cannot accept paragraph 1."):
    return silence.object_to(actor=table.actor(name), identifier=PLAN, words=words, at=at)


def test_nothing_is_adopted_before_its_moment_and_all_of_it_at_it(table):
    ends = under_silence(table)

    assert due(ends - MOMENT) == ()
    (done,) = due(ends)

    assert (done.draft, done.text, done.trouble) == (PLAN, PLAN, "")
    found = text(FORUM, PLAN)
    assert found.title == {"en": "Harbour Plan"}
    assert found.date == "2026-03-03"
    assert found.adopted_by == ("XA", "XB", "XC", "XD")
    assert found.n_paragraphs == 3
    assert table.draft().state == "adopted"
    assert table.draft().text == PLAN
    (ended,) = silence.silences(table.draft().id, seen_as="secretariat")
    assert (ended.state, ended.ended_at) == ("ended", ends)


def test_a_draft_with_a_fault_of_ours_keeps_back_no_other(table):
    ready(table, "plan-of-piers")
    ends = under_silence(table, "plan-of-piers")
    broken_version = Version.objects.get(draft__identifier="plan-of-piers", kind="final")
    broken_version.document = {}
    broken_version.save()
    under_silence(table)

    faulty, done = due(ends + DAY)

    assert (faulty.draft, faulty.trouble, done.draft, done.trouble) == (
        "plan-of-piers",
        "fault",
        PLAN,
        "",
    )
    assert isinstance(faulty.fault, KeyError)
    assert [one.draft for one in due(ends + DAY)] == ["plan-of-piers"]


def test_every_language_says_what_was_agreed_with_the_same_ids(table):
    due(under_silence(table))

    said = {row.language: outline_of(row) for row in contents(FORUM, PLAN)}

    assert [one.text for one in said["es"].paragraphs] == list(SPANISH.values())
    assert [one.id for one in said["en"].paragraphs] == [one.id for one in said["es"].paragraphs]
    assert [one.number for one in said["en"].paragraphs] == ["", "I", "1", "2", "II", "3"]
    assert said["en"].paragraphs[2].id == "para_1"
    assert {row.source_name for row in contents(FORUM, PLAN)} == {
        f"draft {PLAN}, revision {table.draft().revision - 1}"
    }


def test_it_is_adopted_once_whatever_the_clock_does(table):
    ends = under_silence(table)
    number = entries(FORUM).items[0].number
    due(ends)
    after = entries(FORUM).items[0].number

    for at in (ends, ends - DAY, ends + HOUR, ends + DAY):
        assert due(at) == ()

    assert after == number + 4  # the text, two languages, the adoption
    assert entries(FORUM).items[0].number == after


def test_an_objection_a_moment_before_wins_and_one_at_the_moment_is_too_late(table):
    ends = under_silence(table)

    objects(table, "Bo", ends - MOMENT)
    assert due(ends) == ()
    assert table.draft().state == "open"
    again = under_silence(table, lasts=2 * DAY)
    with pytest.raises(SilenceIsOver):
        objects(table, "Bo", again)
    (done,) = due(again)
    assert done.text == PLAN


def test_what_was_put_under_silence_is_what_is_adopted_and_nothing_can_change_it(table):
    ends = under_silence(table)

    with pytest.raises(NotAllowed):
        table.write("Ana", paragraph="p3", texts=("Other words.",))
    with pytest.raises(NotAllowed):
        gavel(table)
    due(ends)

    held = at_revision(table.draft(), table.draft().revision)
    said = {row.language: outline_of(row) for row in contents(FORUM, PLAN)}
    assert [one.text for one in said["en"].paragraphs] == [one.text for one in held.paragraphs]


def test_both_ledgers_hold_and_say_what_was_adopted(table):
    due(under_silence(table))

    assert broken(FORUM) is None
    assert broken(FORUM, book="confidential") is None
    assert contents_that_do_not_hold(FORUM) == ()
    assert consensus_that_does_not_hold(FORUM) == ()
    (said,) = payloads(FORUM, "text:adopt").values()
    (kept,) = consensus_rows(table.draft().id)
    (public,) = consensus_of(FORUM, PLAN)
    assert said["consensus"] == kept.digest == public.digest == digest_of(kept.document)
    assert said["contents"] == {row.language: row.digest for row in contents(FORUM, PLAN)}
    assert check(lines(FORUM)).consensus == {(PLAN, 1): kept.digest}


def test_the_consensus_record_says_where_each_delegation_stood(table):
    positions.take(
        actor=table.actor("Cleo"),
        identifier=PLAN,
        stance="explains",
        words="We read it with our law.",
        at=table.now(),
    )
    positions.take(
        actor=table.actor("Dan"),
        identifier=PLAN,
        stance="reserves",
        paragraph="p4",
        words="As far as means allow.",
        at=table.now(),
    )
    due(under_silence(table))

    (row,) = consensus_of(FORUM, PLAN)

    stood = {one["delegation"]: one["stance"] for one in row.document["positions"]}
    assert stood == {
        "XA": "silent",
        "XB": "silent",
        "XC": "explains",
        "XD": "silent",
        "XE": "silent",
    }
    (reserved,) = row.document["on_paragraphs"]
    assert (reserved["delegation"], reserved["paragraph"], reserved["number"]) == (
        "XD", "para_2", "2",
    )  # fmt: skip
    assert row.document["mode"] == "silence"


def test_who_objected_to_an_earlier_silence_is_not_named_where_the_rule_withholds_it(table):
    ends = under_silence(table, withholds_names=True)
    objects(table, "Bo", ends - HOUR)
    due(under_silence(table, withholds_names=True, lasts=3 * DAY))

    (row,) = consensus_of(FORUM, PLAN)

    first, second = row.document["silences"]
    assert first["objections"][0]["delegation"] == ""
    assert (first["state"], second["state"]) == ("broken", "ended")


def test_in_a_meeting_it_is_adopted_by_the_gavel(table):
    done = gavel(table)

    (row,) = consensus_of(FORUM, done.text)
    assert row.document["mode"] == "meeting"
    assert {one["stance"] for one in row.document["positions"]} == {"none"}
    assert table.draft().state == "adopted"
    with pytest.raises(NotAllowed):
        gavel(table)


def test_who_presides_may_and_another_may_not(meridian, db):
    table = Table()
    ready(table, presided_by="XB")

    with pytest.raises(NotAllowed):
        gavel(table, "Ana")

    done = gavel(table, "Bo")
    assert consensus_of(FORUM, done.text)[0].document["presided_by"] == "XB"


def test_brackets_hinder(table):
    table.propose("Ana", paragraph="p3", texts=("The parties should open their harbours.",))

    with pytest.raises(BracketsLeft) as caught:
        gavel(table)
    with pytest.raises(BracketsLeft):
        under_silence(table)
    assert caught.value.count == 1


def test_brackets_that_were_written_by_hand_hinder(meridian, db):
    table = Table()
    written = "The parties [shall] [should] (XB) open their harbours."
    table.open(words=(("paragraph", "1.", written), ("paragraph", "2.", "They meet each year.")))

    assert len(hindrances(table.draft()).written) == 1
    with pytest.raises(BracketsLeft) as caught:
        gavel(table)
    assert caught.value.count == 1


def test_a_language_that_is_behind_hinders(meridian, db):
    table = Table()
    table.open()

    with pytest.raises(LanguagesBehind) as caught:
        gavel(table)
    assert caught.value.count == 6


def test_an_objection_that_stands_hinders_until_it_is_taken_back(table):
    def says(stance, words):
        positions.take(
            actor=table.actor("Eva"), identifier=PLAN, stance=stance, words=words, at=table.now()
        )

    says("objects", "Not like this.")
    with pytest.raises(ObjectionStands) as caught:
        gavel(table)
    assert caught.value.codes == ("XE",)
    says("accepts", "")
    assert gavel(table).text == PLAN


def test_a_draft_whose_name_a_text_has_gets_a_number(meridian, db):
    table = Table()
    ready(table, "plan-2020-2022")

    assert gavel(table, identifier="plan-2020-2022").text == "plan-2020-2022-2"


@pytest.mark.parametrize(
    ("publicity", "n_records", "has_acts"),
    [("text", 0, False), ("consensus", 1, False), ("negotiation", 1, True)],
)
def test_the_public_sees_as_much_as_the_forum_decided(meridian, db, publicity, n_records, has_acts):
    table = Table()
    ready(table, publicity=publicity)
    table.propose("Ana", paragraph="p3", texts=("The parties should open their harbours.",))
    table.write("Dora", paragraph="p4", texts=("A word that nobody sent.",))
    (own,) = _sent(table)
    _withdraw(table, own)

    gavel(table)

    rows = consensus_of(FORUM, PLAN)
    acts = acts_published(FORUM, PLAN)
    assert len(rows) == n_records
    assert bool(acts) is has_acts
    assert "nobody sent" not in str(acts)
    assert consensus_that_does_not_hold(FORUM) == ()
    if has_acts:
        assert [one["verb"] for one in acts][:2] == ["begin", "circulate"]
        assert "should open" in str(acts)


def _sent(table):
    from consenso.domain.drafting.queries import proposals

    return proposals(table.draft().id)


def _withdraw(table, one):
    from consenso.domain.drafting import sending

    sending.withdraw(actor=table.actor("Ana"), identifier=PLAN, proposal=one.pk, at=table.now())


def test_what_cannot_be_entered_stays_due_and_holds_up_no_other(table, monkeypatch):
    from consenso.domain.drafting.models import Draft

    ready(table, "second")
    ends = max(under_silence(table), under_silence(table, "second"))
    Draft.objects.filter(identifier=PLAN).update(kind="other")

    first, second = sorted(due(ends), key=lambda one: one.draft)

    assert (first.draft, first.trouble, second.text) == (PLAN, "record.broken", "second")
    Draft.objects.filter(identifier=PLAN).update(kind="plan")
    (done,) = due(ends)
    assert done.text == PLAN
