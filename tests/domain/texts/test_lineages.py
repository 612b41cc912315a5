"""What became of the paragraphs of the imaginary plans: compared when due, kept with a stamp, compared anew when a text changes."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.core.outline import Paragraph
from consenso.domain.record.actions import load
from consenso.domain.texts import lineages, models
from consenso.domain.texts.contents import content
from tests import cast
from tests.record import MERIDIAN, files_in
from tests.texts import AT, FIRST, SECOND, THIRD, import_all, import_text, outline, with_third_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sena():
    load(with_third_plan(files_in(MERIDIAN)), at=AT, by="Sena")
    return cast.make().actor("Sena")


def row(text, language="en"):
    return content("meridian", text, language)


def names(pairs):
    return [(old.text, new.text, new.language) for old, new in pairs]


def test_texts_of_one_kind_and_language_are_due_each_with_those_before_it(sena):
    list(import_all(FIRST, SECOND, THIRD, actor=sena))

    # The first plan alone is there in Chinese.
    pairs = [(SECOND, THIRD), (FIRST, THIRD), (FIRST, SECOND)]
    assert sorted(names(lineages.due("meridian"))) == sorted(
        (*pair, language) for pair in pairs for language in ("en", "es")
    )


def test_a_plan_and_a_declaration_are_not_compared(sena):
    import_text(FIRST, "en", actor=sena)
    import_text(FIRST, "en", actor=sena)  # anew
    models.Content.objects.filter(language="en").update(text="meridian/declaration-2019")
    import_text(SECOND, "en", actor=sena)

    assert lineages.due("meridian") == ()


def test_a_text_reaches_so_far_back_and_no_further(sena):
    import_text(FIRST, "en", actor=sena)
    first = models.Text.objects.get(forum="meridian", identifier=FIRST)
    for number in range(lineages.REACH + 1):
        later = models.Text.objects.get(pk=first.pk)
        later.pk, later.identifier = f"{first.pk}-{number}", f"{FIRST}-{number}"
        later.position += 100 + number
        later.save(force_insert=True)
        import_text_of(later, first)

    found = names(lineages.due("meridian"))

    assert (FIRST, f"{FIRST}-{lineages.REACH - 1}", "en") in found
    assert (FIRST, f"{FIRST}-{lineages.REACH}", "en") not in found


def import_text_of(later, first):
    """Let one text say what another one says."""
    held = models.Content.objects.get(text=first.pk, language="en")
    held.pk, held.text_id = None, later.pk
    held.save()


def test_what_is_compared_is_kept_and_read_again(sena):
    list(import_all(FIRST, SECOND, actor=sena))

    assert lineages.make_due("meridian", encoder=None) == 2
    assert lineages.due("meridian") == ()
    [found] = lineages.compared((row(FIRST), row(SECOND)))
    steps = {one.old: one for one in found.steps if one.old}
    lights = steps["para_1-2",]
    assert (lights.new, lights.change, lights.strength, lights.reason) == (
        ("para_1",),
        "reworded",
        "stronger",
        "number",
    )
    assert [(one.before, one.after) for one in lights.words] == [("12", "20")]
    assert steps["para_2-2",].change == "dropped"
    assert {one for step in found.steps for one in step.old} == {
        one.id for one in outline(FIRST, "en").paragraphs
    }


def test_what_is_not_compared_yet_is_said_to_be_so(sena):
    list(import_all(FIRST, SECOND, actor=sena))

    assert lineages.compared((row(FIRST), row(SECOND))) == (None,)
    assert lineages.compared((row(FIRST),)) == ()


def test_a_text_imported_anew_is_compared_anew(sena):
    list(import_all(FIRST, SECOND, actor=sena))
    lineages.make_due("meridian", encoder=None)
    before = lineages.mark("meridian")
    said = outline(SECOND, "en")
    more = Paragraph("para_6", "paragraph", "6.", "", "We will meet in the fog.", 0, 0)

    import_text(SECOND, "en", actor=sena, found=replace(said, paragraphs=(*said.paragraphs, more)))

    assert names(lineages.due("meridian")) == [(FIRST, SECOND, "en")]
    assert lineages.compared((row(FIRST), row(SECOND))) == (None,)
    lineages.make_due("meridian", encoder=None)
    [found] = lineages.compared((row(FIRST), row(SECOND)))
    assert [one.change for one in found.steps if one.new == ("para_6",)] == ["new"]
    assert lineages.mark("meridian") != before


def test_what_another_digest_was_compared_with_is_due_again(sena):
    list(import_all(FIRST, SECOND, actor=sena))
    lineages.make_due("meridian", encoder=None)

    models.Content.objects.filter(pk=row(FIRST).id).update(digest="0" * 64)

    assert names(lineages.due("meridian")) == [(FIRST, SECOND, "en")]
    assert lineages.compared((row(FIRST), row(SECOND))) == (None,)


def test_nothing_is_kept_of_a_text_that_was_replaced_meanwhile(sena):
    list(import_all(FIRST, SECOND, actor=sena))
    pair = row(FIRST), row(SECOND)
    import_text(SECOND, "en", actor=sena)

    assert lineages.make(pair, encoder=None) is False
    assert not models.Lineage.objects.exists()


def test_reading_asks_as_often_for_many_texts_as_for_two(sena):
    list(import_all(FIRST, SECOND, THIRD, actor=sena))
    lineages.make_due("meridian", encoder=None)
    rows = row(FIRST), row(SECOND), row(THIRD)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert None not in lineages.compared(rows)

    assert len(asked) == 1


def test_paragraphs_that_promise_are_those_in_which_a_sentence_does(sena):
    list(import_all(FIRST, actor=sena))
    english = row(FIRST)
    for place, (paragraph, is_promise) in enumerate(
        [("rec_1", False), ("para_1-2", True), ("para_1-2", False)]
    ):
        models.Sentence.objects.create(
            content_id=english.id,
            position=place,
            paragraph=paragraph,
            text="",
            is_promise=is_promise,
            found={},
        )

    found = lineages.promises((english, row(FIRST, "es")))

    assert found == {english.id: frozenset({"para_1-2"})}
