"""A draft in its other languages: current until its words change, stale from then on, and all current before it is adopted."""

import datetime as dt

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import deciding, silence, translations
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.hindrances import LanguagesBehind
from consenso.domain.drafting.queries import sha_of
from tests.negotiating import PLAN, WORDS

PORTS = WORDS[2][2]
SHOULD = PORTS.replace("shall", "should")


def translate(table, paragraph="p3", text="Las partes abrirán sus puertos.", of=PORTS, name="Iris"):
    return translations.translate(
        actor=table.actor(name),
        identifier=PLAN,
        paragraph=paragraph,
        language="es",
        text=text,
        of=sha_of(of),
        at=table.now(),
    )


def status(table, paragraph="p3"):
    found = translations.translations(table.draft(), "es")
    return next(one.status for one in found if one.paragraph == paragraph)


def take_should(table):
    made = table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )


def test_a_translation_is_current_until_the_words_change(table):
    table.open()
    assert status(table) == "missing"
    translate(table)
    assert status(table) == "current"
    take_should(table)

    assert status(table) == "stale"
    assert [one.paragraph for one in translations.queue(table.draft(), "es")][2] == "p3"
    translate(table, of=SHOULD)
    assert status(table) == "current"
    assert translations.counts(table.draft())["es"] == {"current": 1, "stale": 0, "missing": 5}


def test_what_was_translated_from_earlier_words_is_kept_and_stale(table):
    table.open()
    take_should(table)

    assert translate(table, of=PORTS).status == "stale"
    with pytest.raises(DraftHasChanged):
        translate(table, of="Words that the paragraph never had.")
    assert status(table) == "stale"


def test_only_what_the_draft_has_is_translated_and_by_who_may(table):
    table.open()

    for wrong in ({"paragraph": "p99"}, {"name": "Otto"}):
        with pytest.raises(NotFound):
            translate(table, **wrong)
    with pytest.raises(NotFound):
        translations.translations(table.draft(), "fr")


def test_no_silence_before_every_language_is_as_far_and_no_translation_while_it_runs(table):
    table.open()
    given = {"actor": table.actor("Sena"), "identifier": PLAN, "withholds_names": False}
    with pytest.raises(LanguagesBehind) as refused:
        silence.open_silence(**given, expires_at=table.at + dt.timedelta(1), at=table.now())
    assert refused.value.count == 6
    for number, (_, _, words) in enumerate(WORDS, 1):
        translate(table, f"p{number}", f"Párrafo {number}.", words)

    silence.open_silence(**given, expires_at=table.at + dt.timedelta(1), at=table.now())
    with pytest.raises(NotAllowed):
        translate(table)
