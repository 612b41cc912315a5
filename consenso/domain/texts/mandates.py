"""Mandates still running: promises of texts whose period has not ended, and what of a draft says them again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consenso.core.lineage import Meanings
from consenso.domain.texts import models
from consenso.domain.texts.contents import ContentRow, contents_by_id
from consenso.domain.texts.sentences import ONE_SIDED, SentenceRow, promises_of

# From this nearness on, two sentences give one mandate: measured by `python -m benchmarks.mandates`.
REPEATS = 0.72
MOST_RUNNING = 5_000  # promises that a draft is held against, of the latest texts
MOST_ASKED = 300  # promises of a draft that are held against them


@dataclass(frozen=True, slots=True)
class Mandate:
    """A promise that still runs: its text's content, and the last year of its period."""

    content: ContentRow
    sentence: SentenceRow
    until: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """A mandate that a draft's sentence says again, and how near the two are in meaning, -1 to 1."""

    mandate: Mandate
    nearness: float


@dataclass(frozen=True, slots=True)
class Running:
    """A forum's mandates that run on a day, with their meanings."""

    mandates: tuple[Mandate, ...]
    meanings: Meanings

    def repeated(self, sentences: Sequence[str], *, language: str = "") -> list[Repeated | None]:
        """Return for each sentence the mandate that it says again, or None; beyond the first MOST_ASKED always None.

        The nearest one; of a text that is there in several languages, in the one named (BCP 47) where it is near enough in it.
        """
        nothing: list[Repeated | None] = [None] * len(sentences)
        if not self.mandates or not sentences:
            return nothing
        is_ours = np.array([one.content.language == language for one in self.mandates])
        texts = np.array([one.content.text for one in self.mandates])
        for place, near in enumerate(self.meanings.nearness(sentences[:MOST_ASKED])):
            best = int(near.argmax())
            same = np.where(is_ours & (texts == texts[best]), near, -1)
            if same.max() >= REPEATS:
                best = int(same.argmax())
            if near[best] >= REPEATS:
                nothing[place] = Repeated(self.mandates[best], float(near[best]))
        return nothing


def running(forum: str, *, on: dt.date) -> Running:
    """Return the mandates of a forum that run on a day: those of texts whose period has not ended by then. Three queries.

    A text without a period has none; so has one that nobody imported.
    """
    rows = models.Content.objects.filter(text__forum=forum, text__period_to__gte=on.year)
    rows = rows.exclude(text__kind__in=ONE_SIDED).order_by("-text__period_to", "-text__adopted_on")
    until = {
        content: last
        for content, last in rows.values_list("id", "text__period_to")
        if last is not None
    }
    held = {row.id: row for row in contents_by_id(until)}
    found = promises_of(held, most=MOST_RUNNING)
    return Running(
        tuple(Mandate(held[row.content], row, until[row.content]) for row, _ in found),
        Meanings([meaning for _, meaning in found]),
    )
