"""Lineage part by part: whatever is long, each paragraph stands in one step, and little is found that the whole would not find."""

import random
from itertools import pairwise

import pytest

from consenso.core.lineage import lineage
from consenso.core.outline import Outline, Paragraph
from consenso.domain.texts.long_texts import bounded_lineage
from tests.texts import FIRST, SECOND, THIRD, outline

WORDS = [f"{first}{second}" for first in ("har", "lan", "fog", "sal", "mer") for second in (
    "bour", "tern", "horn", "vage", "chant", "sail", "chart", "pilot", "stone", "light",
)]  # fmt: skip


def plan(sections):
    parts = []
    for number, (title, texts) in enumerate(sections):
        parts.append(Paragraph(f"sec_{number}", "heading", f"{number}.", "", title, 0, 0))
        parts += [
            Paragraph(f"p{number}-{place}", "paragraph", "", f"sec_{number}", text, 0, 0)
            for place, text in enumerate(texts)
        ]
    return Outline("en", "", tuple(parts))


def sentences(chance, topic, number):
    return [
        f"The Parties will {' '.join(chance.choice(WORDS) for _ in range(9))} {topic} {chance.randrange(10_000)}."
        for _ in range(number)
    ]


@pytest.fixture
def two():
    """Two long plans: the sections turned round, some paragraphs dropped, some new, one in another section."""
    chance = random.Random(7)
    topics = ["ports of the bay", "schools of the sea", "lights of the coast"]
    held = [(topic, sentences(chance, topic, 40)) for topic in topics]
    later = [(topic, [*texts[5:], *sentences(chance, topic, 4)]) for topic, texts in reversed(held)]
    later[0][1].append(held[0][1][0])  # what stood in the first section, in the last one's
    return plan(held), plan(later)


def test_every_paragraph_stands_in_one_step(two):
    old, new = two

    steps = bounded_lineage(old, new, most=500)

    assert sorted(one for step in steps for one in step.old) == sorted(p.id for p in old.paragraphs)
    assert sorted(one for step in steps for one in step.new) == sorted(p.id for p in new.paragraphs)
    places = {one.id: place for place, one in enumerate(new.paragraphs)}
    order = [places[step.new[0]] for step in steps if step.new]
    assert order == sorted(order)
    assert not any(step.new for step in steps[len(order) :])


def test_what_keeps_its_words_is_found_whatever_the_parts(two):
    old, new = two

    steps = bounded_lineage(old, new, most=1000)

    words = {one.id: one.text for one in old.paragraphs}
    said = {one.text for one in new.paragraphs}
    found = {words[step.old[0]] for step in steps if step.change in ("same", "moved")}
    assert found == said.intersection(words.values())


def test_what_is_not_moved_stands_in_one_order(two):
    old, new = two
    places = {one.id: place for place, one in enumerate(old.paragraphs)}

    carried = [step for step in bounded_lineage(old, new, most=1000) if step.old and step.new]

    order = [places[step.old[0]] for step in carried if not step.is_moved]
    assert order == sorted(order)
    assert {step.change for step in carried if step.is_moved} >= {"moved"}  # sections turned round


def test_short_texts_are_compared_whole():
    texts = [outline(one, "en") for one in (FIRST, SECOND, THIRD)]

    for old, new in pairwise(texts):
        assert bounded_lineage(old, new) == lineage(old, new)


def test_a_text_beside_nothing():
    nothing = Outline("en", "", ())
    text = outline(FIRST, "en")

    assert {one.change for one in bounded_lineage(text, nothing, most=0)} == {"dropped"}


def test_one_paragraph_beside_many():
    many = plan([("ports", sentences(random.Random(3), "port", 30))])
    one = plan([("ports", [f"{many.paragraphs[12].text} So be it."])])

    steps = bounded_lineage(many, one, most=5)

    assert sorted(i for step in steps for i in step.old) == sorted(p.id for p in many.paragraphs)
    assert [i for step in steps for i in step.new] == ["sec_0", "p0-0"]
