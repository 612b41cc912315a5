"""A draft beside its other languages."""

import pytest

from consenso.core.errors import NotFound
from consenso.domain.drafting import actions, by_hand, deciding, proposing, translations
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.queries import sha_of
from consenso.domain.drafting.translated import beside, one_beside, waiting
from tests.negotiating import PLAN, WORDS

PORTS = WORDS[2][2]
PUERTOS = "Las partes abrirán sus puertos a todos los barcos antes de 2035."


def translate(table, paragraph, text, of, name="Iris"):
    return translations.translate(
        actor=table.actor(name),
        identifier=PLAN,
        paragraph=paragraph,
        language="es",
        text=text,
        of=sha_of(of),
        at=table.now(),
    )


def test_words_of_before_the_circulation_are_told_to_nobody_who_did_not_see_them(table):
    by_hands = "The parties [soon] meet."
    table.begin(words=(("paragraph", "1", by_hands),))
    translate(table, "p1", "Las partes se reúnen.", by_hands)
    by_hand.read_brackets(
        actor=table.actor("Sena"),
        identifier=PLAN,
        seen={"p1": sha_of(by_hands)},
        names={},
        chosen={},
        at=table.now(),
    )
    assert one_beside(table.draft(), "es", "p1").was == by_hands

    row = actions.circulate(actor=table.actor("Sena"), identifier=PLAN, at=table.now())

    found = one_beside(row, "es", "p1")
    assert (found.translation.status, found.was) == ("stale", "")
    wanted = proposing.Wanted("deletion", "p1", base=sha_of(by_hands))
    with pytest.raises(DraftHasChanged):
        proposing.write(actor=table.actor("Ana"), identifier=PLAN, wanted=wanted, at=table.now())


def test_what_changed_since_it_was_translated_is_found_in_the_acts(table):
    row = table.open()
    translate(table, "p3", PUERTOS, PORTS)
    assert one_beside(row, "es", "p3").was == ""

    for text in (PORTS.replace("2035", "2032"), PORTS.replace("2035", "2031")):
        deciding.reword(
            actor=table.actor("Sena"),
            identifier=PLAN,
            paragraph="p3",
            base=sha_of(one_beside(table.draft(), "es", "p3").row.text),
            text=text,
            at=table.now(),
        )

    found = one_beside(table.draft(), "es", "p3")
    assert found.translation.status == "stale"
    assert found.was == PORTS
    assert found.differs == ()
    assert waiting([table.draft()]) == {PLAN: len(WORDS)}
    with pytest.raises(NotFound):
        one_beside(row, "es", "p99")
    with pytest.raises(NotFound):
        beside(row, "fr")


def test_numbers_dates_and_words_that_bind_are_compared(table):
    row = table.open()
    translate(table, "p3", "Las partes deberían abrir sus puertos antes de 2036.", PORTS)
    translate(table, "p4", "Las partes formarán a 200 pilotos cada año.", WORDS[3][2])

    by = {one.row.id: one.differs for one in beside(row, "es")}

    assert {(one.kind, one.in_base, one.in_other) for one in by["p3"]} == {
        ("date", "2035", "2036"),
        ("obligation", "shall", "deberían"),
    }
    assert by["p4"] == ()
    assert by["p6"] == ()
    assert waiting([row]) == {PLAN: len(WORDS) - 2}
