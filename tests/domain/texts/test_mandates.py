"""Mandates that still run: which, until when, and how well a draft's repetitions are told from what is new."""

import datetime as dt

import pytest

from benchmarks import mandates as measure
from consenso.domain.record.actions import load
from consenso.domain.texts import models
from consenso.domain.texts.contents import content
from consenso.domain.texts.mandates import MOST_ASKED, REPEATS, running
from consenso.domain.texts.sentences import make_sentences
from tests import cast
from tests.record import MERIDIAN, files_in
from tests.texts import AT, FIRST, SECOND, THIRD, import_all, with_third_plan

FORUM = "meridian"


@pytest.fixture
def plans(db):
    load(with_third_plan(files_in(MERIDIAN)), at=AT, by="Sena")
    list(import_all(FIRST, SECOND, THIRD, actor=cast.make().actor("Sena")))
    make_sentences(FORUM)


def in_the_year(year):
    return running(FORUM, on=dt.date(year, 7, 1))


@pytest.mark.parametrize(
    ("year", "texts"),
    [(2021, {FIRST, SECOND, THIRD}), (2023, {SECOND, THIRD}), (2028, {THIRD}), (2029, set())],
)
def test_a_plan_runs_to_the_end_of_its_last_year(plans, year, texts):
    found = in_the_year(year)

    assert {one.content.text for one in found.mandates} == texts
    assert all(one.until >= year for one in found.mandates)
    assert all(one.sentence.is_promise for one in found.mandates)
    assert len(found.meanings) == len(found.mandates)


def test_a_text_without_a_period_gives_no_mandates(plans):
    models.Text.objects.update(period_to=None)

    assert in_the_year(2021).mandates == ()


def test_what_one_side_says_alone_gives_none(plans):
    models.Text.objects.filter(identifier=THIRD).update(kind="unilateral")

    assert in_the_year(2028).mandates == ()


def test_a_draft_that_says_one_again_is_told_so_in_its_own_language(plans):
    found = in_the_year(2027)
    asked = [
        "The Parties will exchange 200 teachers every year.",
        "The Parties will agree on a common time.",
    ]

    again, new = found.repeated(asked, language="en")

    assert again.mandate.sentence.paragraph == "para_1"
    assert again.mandate.content == content(FORUM, THIRD, "en")
    assert again.nearness >= REPEATS
    assert new is None
    [spanish] = found.repeated(["Las Partes intercambiarán 200 docentes cada año."], language="es")
    assert spanish.mandate.content.language == "es"
    [french] = found.repeated(["Les Parties échangeront 150 enseignants par an."], language="fr")
    assert french.mandate.sentence.paragraph == "para_1"


def test_nothing_runs_and_nothing_is_asked(plans):
    assert in_the_year(2040).repeated(["We will meet."]) == [None]
    assert in_the_year(2027).repeated([]) == []


def test_a_very_long_draft_is_held_against_mandates_in_part(plans):
    found = in_the_year(2027)
    said = "The Parties will exchange 150 teachers every year."

    answers = found.repeated(["."] * (MOST_ASKED - 1) + [said, said], language="en")

    assert answers[MOST_ASKED - 1] is not None
    assert answers[MOST_ASKED] is None


def test_repetitions_are_told_from_what_is_new_and_better_than_by_words():
    drafts, promises = measure.drafts(), measure.running()
    near = measure.by_meaning(drafts, promises)
    words = measure.by_words(drafts, promises)

    ours, _ = measure.measured(drafts, promises, near, REPEATS)
    best_by_words = max(
        measure.measured(drafts, promises, words, least / 50)[0].f1 for least in range(50)
    )

    assert ours.precision >= 0.95
    assert ours.recall >= 0.78
    assert ours.f1 > best_by_words + 0.2
