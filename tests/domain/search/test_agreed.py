"""Agreed language of the imaginary plans: found by words and by meaning, in any language, with why."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.domain.record.actions import load
from consenso.domain.search import following as index
from consenso.domain.search.agreed import agreed
from consenso.domain.search.models import Document, Taken
from consenso.domain.search.queries import search
from consenso.domain.texts import models, sentences
from consenso.domain.texts.contents import contents
from consenso.project.clockwork import make_of_texts
from tests import cast
from tests.record import MERIDIAN, files_in
from tests.texts import AT, FIRST, SECOND, THIRD, import_all, import_text, with_third_plan

FORUM = "meridian"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sena():
    load(with_third_plan(files_in(MERIDIAN)), at=AT, by="Sena")
    return cast.make().actor("Sena")


@pytest.fixture
def plans(sena):
    list(import_all(FIRST, SECOND, THIRD, actor=sena))
    follow()
    return sena


def follow():
    while sentences.make_due():
        pass
    index.follow(FORUM)


def ask(words, **more):
    return agreed(forum=FORUM, words=words, **more)


def named(answer):
    return [
        (one.content.text, one.content.language, one.sentence.paragraph) for one in answer.found
    ]


def test_words_are_found_in_any_form_and_said(plans):
    answer = ask("exchanging teachers", language="en")

    assert named(answer)[:3] == [
        (THIRD, "en", "para_1"),
        (SECOND, "en", "para_4"),
        (FIRST, "en", "para_2-1"),
    ]
    assert answer.found[0].words == ("exchange", "teachers")
    assert "".join(text for text, _ in answer.found[0].pieces) == answer.found[0].sentence.text


def test_the_same_is_found_in_other_languages_by_its_meaning(plans):
    answer = ask("exchange of teachers")

    found = dict(zip(named(answer), answer.found, strict=True))
    chinese, spanish = found[FIRST, "zh-Hans", "para_2-1"], found[THIRD, "es", "para_1"]
    assert chinese.words == spanish.words == ()
    assert min(chinese.nearness, spanish.nearness) > 0.4
    assert named(answer)[0][1] == "en"  # words and meaning together go first


def test_a_whole_sentence_of_a_draft_finds_what_is_agreed_on_it(plans):
    answer = ask("Aurelia shall provide loans of 300 million dollars to build ports")

    assert named(answer)[0] in {(FIRST, "en", "para_1-1"), (SECOND, "en", "para_2")}
    assert (FIRST, "zh-Hans", "para_1-1") in named(answer)


def test_chinese_words_are_found(plans):
    answer = ask("灯塔")

    assert named(answer)[0] == (FIRST, "zh-Hans", "para_1-2")
    assert answer.found[0].words == ("灯塔",)


def test_one_language_alone(plans):
    answer = ask("keep the lighthouses lit at night", language="ES")

    assert {one.content.language for one in answer.found} == {"es"}
    assert answer.languages == ("en", "es", "zh-Hans")
    assert ask("lighthouses", language="fr").total == 0


def test_words_in_quotation_marks_stand_so(plans):
    assert named(ask('"small ships by 2027"')) == [(THIRD, "en", "para_4")]
    assert ask('"ships small"').total == 0


def test_a_word_that_is_still_being_typed(plans):
    answer = ask("lightho")

    assert answer.found[0].words == ("lighthouses",)


def test_a_misspelt_word_is_taken_for_the_nearest(plans):
    answer = ask("lighthuoses")

    assert answer.corrected == "lighthouses"
    assert {one.content.language for one in answer.found[:3]} == {"en"}
    assert answer.found[0].words == ("lighthouses",)


def test_a_word_of_one_language_is_no_misspelling_in_another(plans):
    answer = ask("register")  # close to the Spanish registro

    assert answer.corrected == ""
    assert answer.found[0].content.language == "en"


def test_headings_and_what_is_unheard_of_are_not_found(plans):
    assert not any(one.sentence.found["kind"] == "heading" for one in ask("schools").found)
    assert ask("quantum computing").total == 0


@pytest.mark.parametrize("words", ["", "   ", "\0"])
def test_nothing_asked(plans, words):
    answer = ask(words)

    assert answer.is_empty_query
    assert (answer.total, answer.found, answer.n_pages) == (0, (), 1)


@pytest.mark.parametrize("words", ["'; DROP TABLE", '"', "%%%", "😀", "a" * 9_000, "* AND NOT ("])
def test_anything_can_be_asked(plans, words):
    assert not ask(words).is_empty_query


def test_pages_follow_each_other(plans):
    whole = named(ask("Parties", per_page=100))

    first, second = (ask("Parties", per_page=3, page=page) for page in (1, 2))

    assert named(first) + named(second) == whole[:6]
    assert first.total == len(whole)
    assert ask("Parties", per_page=3, page=99).found == ()


def test_no_more_queries_for_more_texts(sena):
    import_text(THIRD, "en", actor=sena)
    import_text(THIRD, "es", actor=sena)
    follow()
    ask("teachers")
    with CaptureQueriesContext(connection) as few:
        ask("teachers")

    list(import_all(FIRST, SECOND, actor=sena))
    models.Content.objects.filter(language="zh-Hans").delete()
    follow()
    ask("teachers")
    with CaptureQueriesContext(connection) as more:
        ask("teachers")

    assert len(more) <= len(few)


def test_the_search_of_the_record_does_not_find_sentences(plans):
    kinds = {hit.kind for hit in search(forum=FORUM, language="en", words="lighthouses").hits}

    assert index.KIND not in kinds


def test_the_index_follows_what_is_imported_changed_and_gone(sena):
    import_text(FIRST, "en", actor=sena)
    follow()
    n_english = Document.objects.count()
    import_text(FIRST, "es", actor=sena)
    assert ask("faros", language="es").total == 0  # not before its sentences are made
    follow()
    assert ask("faros", language="es").total > 0

    models.Content.objects.filter(language="es").delete()
    assert index.follow(FORUM) == 1
    assert index.follow(FORUM) == 0

    assert Document.objects.count() == n_english
    assert Taken.objects.count() == 1
    assert ask("faros").languages == ("en",)


def test_a_shorter_text_leaves_nothing_of_the_longer_behind(sena):
    import_text(FIRST, "en", actor=sena)
    follow()
    [row] = contents(FORUM)
    models.Paragraph.objects.filter(content=row.id).exclude(identifier="para_1-2").delete()
    sentences.make(row)
    index.follow(FORUM)

    assert Document.objects.filter(scope__forum=index.held_in(FORUM)).count() == 1
    assert named(ask("lighthouses")) == [(FIRST, "en", "para_1-2")]


def test_the_clockwork_makes_and_indexes_one_thing_after_the_other(sena):
    import_text(FIRST, "en", actor=sena)

    n_made = 0
    while make_of_texts():
        n_made += 1
        assert n_made < 20

    assert n_made == 2  # its sentences, and their place in the index
    assert ask("lighthouses").total > 0
    assert Document.objects.first().date == dt.date(2019, 11, 6).isoformat()
