"""What a consensus record tells beside where each stood: words that changed afterwards, and the course of each silence."""

import json

import pytest
from django.test import Client

from consenso.core.ledger import digest_of
from consenso.domain.drafting import deciding, positions, silence, translations
from consenso.domain.drafting.queries import sha_of, standing
from consenso.domain.imports.consensus_files import consensus_files, take_consensus
from consenso.domain.texts import models
from consenso.domain.texts.consensus import consensus_of, consensus_that_does_not_hold
from tests.cast import FORUM
from tests.domain.adoption.ready import DAY, HOUR, SPANISH, ready, under_silence
from tests.domain.adoption.test_adopting import due, gavel
from tests.interfaces.desk.posting import words
from tests.negotiating import PLAN, Table

BEFORE = "The parties will train 200 pilots every year."
AFTER = "The parties will train 300 pilots every year."
PAGE = f"/en/meridian/texts/{PLAN}/consensus/"


@pytest.fixture
def seated(meridian, db) -> Table:
    """Who sits at a table at which there is no draft yet."""
    return Table()


def says(table, name, stance, said="", paragraph=""):
    positions.take(
        actor=table.actor(name),
        identifier=PLAN,
        stance=stance,
        words=said,
        paragraph=paragraph,
        at=table.now(),
    )


def reworded(table):
    """Let the second paragraph say something else, in both languages."""
    base = next(one.text for one in standing(table.draft().id).paragraphs if one.id == "p4")
    sena = table.actor("Sena")
    deciding.reword(
        actor=sena,
        identifier=PLAN,
        paragraph="p4",
        base=sha_of(base),
        text=AFTER,
        at=table.now(),
    )
    translations.translate(
        actor=sena,
        identifier=PLAN,
        paragraph="p4",
        language="es",
        text=SPANISH["p4"].replace("200", "300"),
        of=sha_of(AFTER),
        at=table.now(),
    )


def recorded():
    (row,) = consensus_of(FORUM, PLAN)
    return row.document


def test_what_was_accepted_provisionally_or_ad_referendum_stands_with_its_paragraph(table):
    says(table, "Bo", "provisionally", paragraph="p3")
    says(table, "Cleo", "ad_ref", paragraph="p4")
    says(table, "Dan", "accepts", paragraph="p4")
    says(table, "Eva", "ad_ref", "Until parliament meets.")
    gavel(table)

    document = recorded()

    assert document["form"] == "consenso-consensus/2"
    assert [
        (one["delegation"], one["number"], one["stance"]) for one in document["on_paragraphs"]
    ] == [("XB", "1", "provisionally"), ("XC", "2", "ad_ref")]
    stood = {one["delegation"]: one["stance"] for one in document["positions"]}
    assert stood["XE"] == "ad_ref"
    said = words(Client().get(PAGE))
    assert "accepts provisionally" in said
    assert "accepts ad referendum" in said


@pytest.mark.parametrize("publicity", ["consensus", "negotiation"])
def test_words_that_changed_after_a_reservation_are_noted_and_shown_where_all_is_public(
    seated, publicity
):
    ready(seated, publicity=publicity)
    says(seated, "Dan", "reserves", "As far as means allow.", "p4")
    says(seated, "Eva", "reserves", "On all of it.")
    says(seated, "Bo", "reserves", "We have no harbour.", "p3")
    reworded(seated)
    says(seated, "Cleo", "reserves", "300 are too many.", "p4")
    gavel(seated)

    document = recorded()
    said = words(Client().get(PAGE))

    on = {one["delegation"]: one for one in document["on_paragraphs"]}
    assert [one["number"] for one in on["XD"]["changed_since"]] == ["2"]
    assert on["XB"]["changed_since"] == on["XC"]["changed_since"] == []
    whole = {one["delegation"]: one["changed_since"] for one in document["positions"]}
    assert [one["in_draft"] for one in whole["XE"]] == ["p4"]
    assert "The words of the paragraph changed after that" in said
    assert "1 paragraph changed after that" in said
    assert on["XD"].get("words_then") == (BEFORE if publicity == "negotiation" else None)
    assert "words_then" not in on["XC"]
    assert (BEFORE in json.dumps(document)) is (publicity == "negotiation")
    assert (BEFORE in said) is (publicity == "negotiation")


def test_a_silence_tells_when_it_was_let_run_why_it_was_stopped_and_who_was_shown_it(table):
    sena = table.actor("Sena")
    ends = under_silence(table)
    silence.see(actor=table.actor("Bo"), identifier=PLAN, at=table.now())
    given = {"actor": sena, "identifier": PLAN}
    silence.extend(**given, expires_at=ends + HOUR, reason="A holiday.", at=table.now())
    silence.extend(**given, expires_at=ends + DAY, at=table.now())
    silence.stop(**given, reason="A figure is wrong.", at=table.now())
    due(under_silence(table))

    first, second = recorded()["silences"]
    said = words(Client().get(PAGE))

    assert [(one["from"], one["to"], one["why"]) for one in first["extensions"]] == [
        (ends.isoformat(), (ends + HOUR).isoformat(), "A holiday."),
        ((ends + HOUR).isoformat(), (ends + DAY).isoformat(), ""),
    ]
    assert {one["by"] for one in first["extensions"]} == {"secretariat"}
    assert first["stopped_because"] == "A figure is wrong."
    assert [one["delegation"] for one in first["receipts"]] == ["XB"]
    assert (first["n_receipts"], second["n_receipts"]) == (1, 0)
    assert (second["extensions"], second["stopped_because"], second["receipts"]) == ([], "", [])
    assert "A holiday." in said
    assert "A figure is wrong." in said
    assert "never before it ended" in said


@pytest.mark.parametrize("withholds_names", [True, False], ids=["withheld", "named"])
def test_who_was_shown_a_silence_that_was_broken_is_withheld_with_who_objected(
    table, withholds_names
):
    ends = under_silence(table, withholds_names=withholds_names)
    bo = table.actor("Bo")
    silence.see(actor=bo, identifier=PLAN, at=table.now())
    silence.object_to(actor=bo, identifier=PLAN, words="Not like this.", at=ends - HOUR)
    due(under_silence(table, withholds_names=withholds_names, lasts=3 * DAY))

    first, _second = recorded()["silences"]
    said = words(Client().get(PAGE))

    assert first["n_receipts"] == 1
    assert [one["delegation"] for one in first["receipts"]] == ([] if withholds_names else ["XB"])
    assert ("XB" in json.dumps(first["receipts"])) is not withholds_names
    assert ("that would tell who objected" in said) is withholds_names


def test_a_record_of_the_form_before_still_holds_and_is_read(table):
    says(table, "Dan", "reserves", "As far as means allow.", "p4")
    due(under_silence(table))
    (name,) = consensus_files(FORUM)
    told = json.loads(consensus_files(FORUM)[name])
    (only,) = told["records"]
    document = only["document"]
    document["form"] = "consenso-consensus/1"
    for one in (*document["positions"], *document["on_paragraphs"]):
        del one["changed_since"]
    for one in document["silences"]:
        for key in ("extensions", "stopped_because", "receipts", "n_receipts"):
            del one[key]
    only["digest"] = digest_of(document)
    models.Consensus.objects.all().delete()

    taken = take_consensus(
        {name: json.dumps(told).encode()}, forum=FORUM, at=table.now(), by="consenso load"
    )

    assert taken.taken == (name,)
    assert consensus_that_does_not_hold(FORUM) == ()
    said = words(Client().get(PAGE))
    assert "As far as means allow." in said
    assert "changed after that" not in said
    assert "First shown" not in said
    file = Client().get(f"/api/v1/meridian/texts/{PLAN}/consensus/1.json")
    assert json.loads(file.content) == document
