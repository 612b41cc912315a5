"""What a text said before a correction is read for ever, with the digest of its day; and no file takes its place."""

import pytest

from consenso.core.errors import NotFound
from consenso.domain.imports import actions as imports
from consenso.domain.imports.consensus_files import consensus_files, take_consensus
from consenso.domain.imports.files import content_files, take
from consenso.domain.ledger import models as ledger
from consenso.domain.texts import models
from consenso.domain.texts.contents import content, outline_of
from consenso.domain.texts.earlier import AdoptedHere, wording, wordings
from tests.cast import FORUM
from tests.domain.adoption.ready import ready
from tests.domain.adoption.test_adopting import gavel
from tests.domain.adoption.test_correcting import RIGHT, WRONG, put_right
from tests.negotiating import PLAN, WORDS, Table

ENGLISH = WORDS[2][2]
AGAIN = f"{RIGHT} Así sea."


@pytest.fixture
def corrected(table) -> Table:
    """A table at which the Spanish was corrected, then the English, then the Spanish again."""
    gavel(table)
    put_right(table)
    put_right(table, language="en", was=ENGLISH, words="By 2036.", why="A slip.")
    put_right(table, was=RIGHT, words=AGAIN)
    return table


def now(language):
    return outline_of(content(FORUM, PLAN, language))


def said(found):
    return [
        (one.number, next(it.text for it in one.outline.paragraphs if it.id == "para_1"))
        for one in found
    ]


def test_every_wording_is_told_in_order_with_the_digest_of_its_day(table):
    gavel(table)
    adopted = content(FORUM, PLAN, "es").digest
    assert wordings(FORUM, PLAN, now("es")) == ()
    put_right(table)
    once = content(FORUM, PLAN, "es").digest
    put_right(table, language="en", was=ENGLISH, words="By 2036.", why="A slip.")
    put_right(table, was=RIGHT, words=AGAIN)

    found = wordings(FORUM, PLAN, now("es"))

    assert said(found) == [(1, WRONG), (2, RIGHT), (4, AGAIN)]
    assert [one.digest for one in found] == [adopted, once, content(FORUM, PLAN, "es").digest]
    assert [one.is_adopted for one in found] == [True, False, False]
    assert said(wordings(FORUM, PLAN, now("en"))) == [(1, ENGLISH), (3, "By 2036.")]


def test_a_record_that_corrected_another_language_leads_to_the_words_before_it(corrected):
    assert said([wording(FORUM, PLAN, "es", 3)]) == [(2, RIGHT)]
    assert said([wording(FORUM, PLAN, "en", 4)]) == [(3, "By 2036.")]
    for language, number in (("es", 5), ("es", 0), ("fr", 1)):
        with pytest.raises(NotFound):
            wording(FORUM, PLAN, language, number)


def test_words_that_are_not_those_of_the_records_are_not_told(corrected):
    row = models.Paragraph.objects.get(
        content__language="es", content__text__identifier=PLAN, identifier="para_2"
    )
    row.text = "Changed behind the ledger."
    row.save()

    assert wordings(FORUM, PLAN, now("es")) == ()


def test_where_the_text_alone_is_public_its_earlier_words_are_too(meridian, db):
    table = Table()
    ready(table, publicity="text")
    gavel(table)
    put_right(table)

    found = wordings(FORUM, PLAN, now("es"))

    assert said(found) == [(1, WRONG), (2, RIGHT)]
    assert found[0].is_adopted


def test_a_mirror_that_has_the_files_alone_tells_the_same(corrected):
    texts, records = content_files(FORUM), consensus_files(FORUM)
    before = wordings(FORUM, PLAN, now("es"))
    models.Consensus.objects.all().delete()
    models.Content.objects.filter(text__identifier=PLAN).delete()
    ledger.Entry.objects.filter(act__in=("text:adopt", "text:correct")).delete()

    given = {"forum": FORUM, "at": corrected.now(), "by": "consenso load"}
    assert f"content.{PLAN}.es.json" in take(texts, **given).taken
    take_consensus(records, **given)

    assert wordings(FORUM, PLAN, now("es")) == before


def test_no_file_takes_the_place_of_words_that_were_adopted_here(corrected):
    sena = corrected.actor("Sena")
    outline = now("es")
    row = imports.begin(
        actor=sena,
        text=PLAN,
        outline=outline,
        content=b"x",
        file_name="plan.txt",
        address="",
        at=corrected.now(),
    )
    given = {"actor": sena, "identifier": row.id, "version": row.version}
    with pytest.raises(AdoptedHere):
        imports.publish(**given, at=corrected.now())

    files = content_files(FORUM)
    name = f"content.{PLAN}.es.json"
    other = {name: files[name].replace("Así sea.".encode(), b"Amen.")}
    done = take(other, forum=FORUM, at=corrected.now(), by="consenso load")

    assert [one for one, _why in done.refused] == [name]
    assert said([wording(FORUM, PLAN, "es", 4)]) == [(4, AGAIN)]


def test_a_language_that_was_not_adopted_is_still_taken_from_a_file(corrected):
    from dataclasses import replace

    row = imports.begin(
        actor=corrected.actor("Sena"),
        text=PLAN,
        outline=replace(now("es"), language="fr"),
        content=b"x",
        file_name="plan.txt",
        address="",
        at=corrected.now(),
    )
    imports.publish(
        actor=corrected.actor("Sena"), identifier=row.id, version=row.version, at=corrected.now()
    )

    assert content(FORUM, PLAN, "fr").language == "fr"
