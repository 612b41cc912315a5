"""The sentences of the imaginary plans: made when due, kept with their meanings, made anew when a text changes."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.core.outline import Outline, Paragraph
from consenso.domain.record.actions import load
from consenso.domain.texts import models, sentences
from consenso.domain.texts.contents import content, contents
from tests import cast
from tests.record import MERIDIAN, files_in
from tests.texts import AT, FIRST, SECOND, THIRD, import_all, import_text, outline, with_third_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sena():
    load(with_third_plan(files_in(MERIDIAN)), at=AT, by="Sena")
    return cast.make().actor("Sena")


def made(text=FIRST, language="en"):
    return sentences.sentences(content("meridian", text, language))


def nothing(texts):
    """Meanings for tests that look at something else."""
    return [bytes(512) for _ in texts]


def test_a_plan_is_kept_sentence_by_sentence_with_what_it_promises(sena):
    import_text(FIRST, "en", actor=sena)

    assert sentences.make_due()
    assert not sentences.make_due()

    by_paragraph = {one.paragraph: one for one in made()}
    loan = by_paragraph["para_1-1"]
    assert (
        loan.text
        == "Aurelia will lend 250 million dollars for ports in the Meridian Group by 2022."
    )
    assert loan.is_promise
    assert loan.specificity in range(1, 6)
    assert (loan.found["who"], loan.found["currency"], loan.found["quantity"]) == (
        "Aurelia",
        "USD",
        250_000_000,
    )
    assert loan.found["deadline"] == "2022"
    assert not by_paragraph["rec_1"].is_promise
    assert by_paragraph["rec_1"].specificity is None


def test_headings_are_kept_but_are_no_language(sena):
    import_text(FIRST, "en", actor=sena)
    sentences.make_sentences("meridian")

    headings = [one for one in made() if one.found["kind"] == "heading"]
    assert [one.text for one in headings] == ["Ports", "Schools"]
    assert not any(one.is_language for one in headings)
    kept = sentences.kept("meridian")
    assert set(kept.sentences.tolist()).isdisjoint(one.id for one in headings)
    assert set(kept.sentences.tolist()) == {one.id for one in made() if one.is_language}


def test_what_is_kept_means_the_same_in_every_language(sena):
    list(import_all(FIRST, actor=sena))
    sentences.make_sentences("meridian")
    kept = sentences.kept("meridian")

    near = kept.meanings.nearness(["Every year the Parties send each other 150 teachers."])[0]

    best = [int(kept.sentences[place]) for place in near.argsort()[::-1][:3]]
    found = sentences.sentences_by_id(best)
    assert {found[one].paragraph for one in best} == {"para_2-1"}
    assert {found[one].content for one in best} == {row.id for row in contents("meridian")}


def test_the_latest_text_comes_first_when_several_are_due(sena):
    list(import_all(FIRST, SECOND, actor=sena))

    sentences.make_due(pack=nothing)

    [first] = sentences.firsts("meridian")
    assert {row.id: row.text for row in contents("meridian")}[first] == SECOND


def test_a_text_imported_anew_is_made_anew(sena):
    import_text(FIRST, "en", actor=sena)
    sentences.make_due(pack=nothing)
    before = sentences.firsts("meridian")

    said = outline(FIRST, "en")
    parts = [replace(part, text=part.text.replace("12", "14")) for part in said.paragraphs]
    import_text(FIRST, "en", actor=sena, found=replace(said, paragraphs=tuple(parts)))
    assert sentences.firsts("meridian") == {}
    assert sentences.make_due(pack=nothing)

    assert sentences.firsts("meridian") != before
    assert any("14 lighthouses" in one.text for one in made())


def test_other_software_makes_them_anew(sena, monkeypatch):
    import_text(FIRST, "en", actor=sena)
    sentences.make_due(pack=nothing)
    monkeypatch.setattr(sentences, "__version__", "of tomorrow")

    assert sentences.make_due(pack=nothing)
    assert not sentences.make_due(pack=nothing)
    assert len(made()) == len({one.position for one in made()})


def test_a_text_replaced_while_its_sentences_are_made_keeps_none_of_the_old(sena):
    import_text(FIRST, "en", actor=sena)
    row = content("meridian", FIRST, "en")

    def import_anew(texts):
        models.Content.objects.filter(pk=row.id).update(digest="0" * 64)
        return nothing(texts)

    assert not sentences.make(row, pack=import_anew)
    assert sentences.sentences(row) == ()


def test_a_text_without_a_word_counts_as_read(sena):
    parts = (Paragraph("para_1", "paragraph", "1.", "", "* * *", 0, 0),)
    import_text(FIRST, "en", actor=sena, found=Outline("en", "Plan", parts))

    assert sentences.make_due(pack=nothing)
    assert not sentences.make_due(pack=nothing)
    assert [one.is_language for one in made()] == [False]
    assert len(sentences.kept("meridian").meanings) == 0


def test_what_one_side_says_alone_is_no_agreed_language(sena):
    list(import_all(FIRST, SECOND, actor=sena))
    sentences.make_sentences("meridian", pack=nothing)
    models.Text.objects.filter(identifier=FIRST).update(kind="unilateral")

    held = {row.id: row.text for row in contents("meridian")}
    assert {held[one] for one in sentences.firsts("meridian")} == {SECOND}
    assert {held[int(one)] for one in sentences.kept("meridian").contents} == {SECOND}


def test_meanings_are_read_once_while_nothing_changes(sena):
    list(import_all(FIRST, SECOND, THIRD, actor=sena))
    sentences.make_sentences("meridian", pack=nothing)

    first = sentences.kept("meridian")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        second = sentences.kept("meridian")

    assert second is first
    assert len(asked) == 1


def test_of_very_many_the_latest_texts_are_held(sena, monkeypatch):
    list(import_all(FIRST, SECOND, THIRD, actor=sena))
    sentences.make_sentences("meridian", pack=nothing)
    whole = sentences.kept("meridian")
    in_latest = {row.id for row in contents("meridian") if row.text == THIRD}
    n_latest = sum(int(one) in in_latest for one in whole.contents)
    monkeypatch.setattr(sentences, "MOST_HELD", n_latest + 1)
    monkeypatch.setattr(sentences, "_held", {})

    some = sentences.kept("meridian")

    assert {int(one) for one in some.contents} == in_latest
    assert len(some.meanings) == n_latest < len(whole.meanings)


def test_sentences_are_found_by_their_places(sena):
    list(import_all(FIRST, actor=sena))
    sentences.make_sentences("meridian", pack=nothing)
    english, spanish = content("meridian", FIRST, "en"), content("meridian", FIRST, "es")

    found = sentences.sentences_at([(english.id, 0), (spanish.id, 1), (spanish.id, 999)])

    assert {place: row.content for place, row in found.items()} == {
        (english.id, 0): english.id,
        (spanish.id, 1): spanish.id,
    }
    assert sentences.sentences_at([]) == {}
    assert sentences.sentences_by_id([0]) == {}
