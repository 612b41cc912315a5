"""The tables of what stands between areas, commitments and deliveries."""

from collections.abc import Iterator
from typing import Any

from consenso.interfaces.api import tables
from consenso.interfaces.api.columns import Column, Table, integer, number, text, words
from consenso.interfaces.api.parts import each, owner, part, place
from consenso.interfaces.api.whole import Whole

AREA_TOPICS = Table(
    "area_topics",
    "Topics of key areas.",
    ("area", "place"),
    (
        owner("area", "The area.", "areas"),
        place(),
        text("topic", "The topic (terms, vocabulary topics).", lambda row: row[2]),
    ),
    each("areas", "topics"),
)
AREA_SDGS = Table(
    "area_sdgs",
    "Sustainable Development Goals whose themes key areas touch.",
    ("area", "place"),
    (
        owner("area", "The area.", "areas"),
        place(),
        integer("sdg", "The goal, 1 to 17.", lambda row: row[2]),
    ),
    each("areas", "sdgs"),
)
COMMITMENT_AREAS = Table(
    "commitment_areas",
    "Key areas of commitments, the nearest first.",
    ("commitment", "place"),
    (
        owner("commitment", "The commitment.", "commitments"),
        place(),
        text("area", "The area.", lambda row: row[2], refers=("areas", "id")),
    ),
    each("commitments", "areas"),
)


def _actors(record: Whole) -> Iterator[tuple[Any, int, str, str]]:
    for commitment in record.commitments:
        for role, codes in (("from", commitment.actors.from_), ("to", commitment.actors.to)):
            for nth, code in enumerate(codes, start=1):
                yield commitment, nth, code, role


COMMITMENT_ACTORS = Table(
    "commitment_actors",
    "Who promises, and to whom.",
    ("commitment", "role", "place"),
    (
        owner("commitment", "The commitment.", "commitments"),
        text("role", "from or to.", lambda row: row[3]),
        place(),
        text("party", "The party.", lambda row: row[2], refers=("parties", "code")),
    ),
    _actors,
)
DELIVERY_ACTORS = Table(
    "delivery_actors",
    "Parties that deliveries name.",
    ("delivery", "place"),
    (
        owner("delivery", "The delivery.", "deliveries"),
        place(),
        text("party", "The party.", lambda row: row[2], refers=("parties", "code")),
    ),
    each("deliveries", "actors"),
)
FIGURES = Table(
    "delivery_figures",
    "Figures of deliveries, in whole units.",
    ("delivery", "place"),
    (
        owner("delivery", "The delivery.", "deliveries"),
        place(),
        number("quantity", "How much.", part("quantity")),
        words("unit", "What is counted.", part("unit")),
        text("currency", "Currency (ISO 4217), where it is money.", part("currency")),
        words("said_by", "Who published it.", part("said_by")),
    ),
    each("deliveries", "figures"),
)
ANSWERS = Table(
    "answers",
    "Which delivery answers which commitment, and how, where the two alone decide it.",
    ("delivery", "commitment"),
    (
        owner("delivery", "The delivery.", "deliveries"),
        text("commitment", "The commitment.", part("commitment"), refers=("commitments", "id")),
        text("relation", "fulfils, progress, contradicts; nothing: open.", part("relation")),
    ),
    each("deliveries", "answers"),
)


def _in_texts(record: Whole) -> Iterator[Any]:
    # The one table whose rows need more than their object: a promise is made in a text or in a statement.
    for commitment in record.commitments:
        yield commitment, record.of_text


def commitments() -> Table:
    known = tables.COMMITMENTS
    columns: list[Column] = []
    for column in known.columns:
        if column.name == "text":
            columns += [
                text(
                    "text",
                    "The text that holds it.",
                    lambda row: row[0].text if row[0].text in row[1] else None,
                    refers=("texts", "id"),
                ),
                text(
                    "statement",
                    "The statement that holds it, where no text does.",
                    lambda row: None if row[0].text in row[1] else row[0].text,
                    refers=("statements", "id"),
                ),
            ]
        else:
            columns.append(_of_first(column))
    return Table(known.name, known.about, known.key, tuple(columns), _in_texts)


def _of_first(column: Column) -> Column:
    return Column(
        column.name, column.about, lambda row: column.read(row[0]), column.type, column.is_words
    )
