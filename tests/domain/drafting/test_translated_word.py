"""A draft in another language as it stood, and what a file of translators brings back to it."""

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import deciding, translations, versions
from consenso.domain.drafting.queries import paragraphs, sha_of
from consenso.domain.drafting.translated_word import stood, take_back
from tests.domain.adoption.ready import SPANISH, ready
from tests.negotiating import PLAN, WORDS, Table

PORTS = WORDS[2][2]
LATER = PORTS.replace("2035", "2040")


@pytest.fixture
def table(meridian, db) -> Table:
    return Table()


def said(table, mark):
    return {
        one.row.id: (one.translation.text, one.translation.status)
        for one in stood(table.draft(), "es", mark)
    }


def translate(table, paragraph, text):
    base = next(one.text for one in paragraphs(table.draft().id) if one.id == paragraph)
    translations.translate(
        actor=table.actor("Iris"),
        identifier=PLAN,
        paragraph=paragraph,
        language="es",
        text=text,
        of=sha_of(base),
        at=table.now(),
    )


def reword(table):
    deciding.reword(
        actor=table.actor("Sena"),
        identifier=PLAN,
        paragraph="p3",
        base=sha_of(PORTS),
        text=LATER,
        at=table.now(),
    )


def brought(table, mark, name="Iris", **texts):
    found = take_back(
        actor=table.actor(name),
        identifier=PLAN,
        language="es",
        mark=mark,
        texts=texts,
        at=table.now(),
    )
    return {one.row.id: one.outcome for one in found}


def test_each_version_holds_the_other_languages_as_they_stood(table):
    ready(table)
    reword(table)
    versions.circulate_version(
        actor=table.actor("Sena"), identifier=PLAN, kind="rolling", at=table.now()
    )
    at = f"r{table.draft().revision}"
    translate(table, "p3", "Otra cosa en 2040.")

    assert {status for _text, status in said(table, "v1").values()} == {"missing"}
    assert said(table, "v2")["p3"] == (SPANISH["p3"], "stale")
    assert said(table, "v2")["p4"] == (SPANISH["p4"], "current")
    assert said(table, at) == said(table, "v2")
    assert said(table, f"r{table.draft().revision}")["p3"] == ("Otra cosa en 2040.", "current")
    for mark in ("v9", "r999", "x1", "v", ""):
        with pytest.raises(NotFound):
            said(table, mark)
    with pytest.raises(NotFound):
        stood(table.draft(), "fr", "v1")


def test_what_a_file_says_is_kept_and_what_others_did_meanwhile_is_not_lost(table):
    table.open()
    translate(table, "p6", SPANISH["p6"])
    mark = f"r{table.draft().revision}"
    reword(table)
    translate(table, "p4", "De otra persona.")

    found = brought(
        table,
        mark,
        p1="Plan de puertos",
        p3=SPANISH["p3"],
        p4=SPANISH["p4"],
        p6=f" {SPANISH['p6']} ",
    )

    assert found == {
        "p1": "taken",
        "p2": "absent",
        "p3": "later",
        "p4": "overtaken",
        "p5": "absent",
        "p6": "same",
    }
    now = said(table, f"r{table.draft().revision}")
    assert now["p1"] == ("Plan de puertos", "current")
    assert now["p3"] == (SPANISH["p3"], "stale")
    assert now["p4"] == ("De otra persona.", "current")
    revision = table.draft().revision
    assert brought(table, mark, p1="Plan de puertos")["p1"] == "same"
    assert table.draft().revision == revision


def test_what_its_translator_left_as_it_was_takes_nobodys_place(table):
    ready(table)
    mark = f"r{table.draft().revision}"
    translate(table, "p3", "Otra vez.")

    assert brought(table, mark, p3=SPANISH["p3"])["p3"] == "same"
    assert said(table, f"r{table.draft().revision}")["p3"][0] == "Otra vez."


def test_who_does_not_translate_brings_nothing_back(table):
    table.open()
    mark = f"r{table.draft().revision}"

    with pytest.raises((NotAllowed, NotFound)):
        brought(table, mark, "Otto", p1="Plan")
    with pytest.raises(NotFound):
        brought(table, "v7", p1="Plan")
