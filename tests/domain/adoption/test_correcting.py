"""A slip in an adopted text is put right by a recorded act, and what stood there stays readable."""

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.adoption.correcting import (
    Correction,
    CorrectionWithoutReason,
    NothingCorrected,
    correct,
)
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.queries import sha_of
from consenso.domain.ledger.queries import broken, payloads
from consenso.domain.texts.consensus import consensus_of, consensus_that_does_not_hold
from consenso.domain.texts.contents import content, contents_that_do_not_hold, outline_of
from tests.cast import FORUM
from tests.domain.adoption.ready import SPANISH
from tests.domain.adoption.test_adopting import gavel
from tests.negotiating import PLAN

WRONG = SPANISH["p3"]
RIGHT = "Las partes abrirán sus puertos a todos los barcos a más tardar en 2035."
WHY = "The Spanish said before 2035, the English by 2035."


def put_right(
    table, name="Sena", *, language="es", paragraph="para_1", was=WRONG, words=RIGHT, why=WHY
):
    return correct(
        actor=table.actor(name),
        identifier=PLAN,
        said=Correction(language, paragraph, sha_of(was), words, why),
        at=table.now(),
    )


def words(language):
    outline = outline_of(content(FORUM, PLAN, language))
    return next(one.text for one in outline.paragraphs if one.id == "para_1")


def test_the_words_are_put_right_and_the_adoption_stays_as_it_was(table):
    gavel(table)
    (before,) = consensus_of(FORUM, PLAN)
    english = words("en")

    assert put_right(table) == 2

    first, second = consensus_of(FORUM, PLAN)
    assert first == before
    assert second.document["corrects"] == first.digest
    assert words("es") == RIGHT
    assert words("en") == english
    (said,) = payloads(FORUM, "text:correct").values()
    assert (said["was"], said["words"], said["why"], said["by"]) == (
        WRONG,
        RIGHT,
        WHY,
        "secretariat",
    )
    assert said["consensus"] == second.digest


def test_all_ledgers_hold_after_two_corrections(table):
    gavel(table)
    put_right(table)

    assert put_right(table, was=RIGHT, words=f"{RIGHT} Así sea.") == 3

    assert consensus_that_does_not_hold(FORUM) == ()
    assert contents_that_do_not_hold(FORUM) == ()
    assert broken(FORUM) is None
    assert broken(FORUM, book="confidential") is None


def test_who_does_not_preside_corrects_nothing(table):
    with pytest.raises(NotAllowed):
        put_right(table)
    gavel(table)

    for name in ("Ana", "Dora", "Iris"):
        with pytest.raises(NotAllowed):
            put_right(table, name)


def test_a_correction_needs_a_reason_other_words_and_the_words_that_were_read(table):
    gavel(table)

    with pytest.raises(CorrectionWithoutReason):
        put_right(table, why=" ")
    with pytest.raises(NothingCorrected):
        put_right(table, words=f" {WRONG} ")
    with pytest.raises(NothingCorrected):
        put_right(table, words="")
    with pytest.raises(DraftHasChanged):
        put_right(table, was="Other words.")
    with pytest.raises(NotFound):
        put_right(table, paragraph="para_9")
    with pytest.raises(NotFound):
        put_right(table, language="fr")
    assert len(consensus_of(FORUM, PLAN)) == 1


def test_what_is_changed_behind_the_ledger_is_found(table):
    from consenso.domain.texts import models

    gavel(table)
    put_right(table)
    row = models.Consensus.objects.get(number=1)
    row.document["positions"][0]["stance"] = "objects"
    row.save()

    assert consensus_that_does_not_hold(FORUM) == (f"{PLAN} 1",)
