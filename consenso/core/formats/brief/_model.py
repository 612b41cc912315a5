"""A brief as a value: what stands on the page, with nothing of how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ADDRESS = re.compile(r"(https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


class BriefIsInconsistent(ValueError):
    """A brief says something of itself that is not so, such as a mark for a source that it has not."""

    code = "briefs.inconsistent"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that share a language, a weight, sources and a link.

    The text is plain: nothing in it is ever read as markup, in any format.
    """

    text: str
    language: str = ""
    """BCP 47; empty where it is the language of the brief."""
    is_emphasis: bool = False
    sources: tuple[int, ...] = ()
    """The numbers of the source notes that say so; marks for them follow the words."""
    address: str = ""
    """http, https or mailto; empty for words that are no link."""

    def __post_init__(self) -> None:
        check_language(self.language)
        if self.address and not ADDRESS.fullmatch(self.address):
            raise BriefIsInconsistent(f"not a web or mail address: {self.address!r}")


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says: "Theme", "In what form", "Chaired by"."""

    label: str
    value: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Points:
    """A list whose order has no meaning."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; figures are set to the right, in figures of one width."""

    heading: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; every row has a cell for every column. The caption may be empty."""

    header: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.header:
            raise BriefIsInconsistent("a table has no column")
        for row in self.rows:
            if len(row) != len(self.header):
                raise BriefIsInconsistent(
                    f"a row has {len(row)} cells under {len(self.header)} columns"
                )


@dataclass(frozen=True, slots=True)
class Claim:
    """One published figure, and who published it."""

    value: Runs
    said_by: Runs


@dataclass(frozen=True, slots=True)
class Contested:
    """Published figures for one thing that differ: side by side, never averaged."""

    subject: Runs
    claims: tuple[Claim, ...]


Block: TypeAlias = Paragraph | Points | Table | Contested


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: Runs
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source as it is cited; the numbers of a brief's notes run 1, 2, 3 …"""

    number: int
    title: Run
    publisher: str = ""
    address: str = ""
    detail: str = ""
    """What else helps to find it, such as the day it was published, in the reader's language."""

    def __post_init__(self) -> None:
        if self.address and not ADDRESS.fullmatch(self.address):
            raise BriefIsInconsistent(f"not a web or mail address: {self.address!r}")


@dataclass(frozen=True, slots=True)
class Labels:
    """The platform's own words on the page, in the language of the brief; the composer translates them."""

    sources: str
    """The heading of the source notes: "Sources"."""
    contested: str
    """Over figures that differ: "Published figures differ"."""
    figure: str
    """The head of the figures' column: "Figure"."""
    said_by: str
    """The head of the column of those who published them: "Said by"."""
    source_number: str
    """Read aloud for a source mark; holds the placeholder: "Source {number}"."""
    back: str
    """Read aloud for the way back from a source note: "Back to the text"."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One page on a meeting, a text, a key area or a state.

    `title` has words; every mark is for a source note that is there; the notes are numbered from 1 in
    order; headings are not empty. Facts, sections, sources and imprint may be empty.

    Raises:
        BriefIsInconsistent: one of these is not so.
    """

    language: str
    """BCP 47, such as "en" or "zh-Hans"."""
    kicker: str
    """What kind of page it is, over the title: "Brief · Meeting"."""
    title: Runs
    labels: Labels
    subtitle: Runs = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    imprint: tuple[Fact, ...] = ()
    """Where the page stands, the revision and day of the record, the head of the ledger, how it was made.
    A line of imprint with an empty label is a sentence."""
    recorded_on: date | None = None
    """The day of the record: the date inside docx and pdf. Without it they carry none of their own."""

    def __post_init__(self) -> None:
        if not self.language:
            raise BriefIsInconsistent("a brief has no language")
        check_language(self.language)
        for heading in (self.title, *(section.heading for section in self.sections)):
            if not plain(heading).strip():
                raise BriefIsInconsistent("a title or heading has no words")
        numbers = [note.number for note in self.sources]
        if numbers != list(range(1, len(numbers) + 1)):
            raise BriefIsInconsistent(f"source notes are not numbered 1, 2, 3 …: {numbers}")
        for run in runs_of(self):
            for number in run.sources:
                if number not in numbers:
                    raise BriefIsInconsistent(f"a mark for source {number}, which is not there")


def check_language(language: str) -> None:
    """Accept a BCP 47 tag or nothing.

    Raises:
        BriefIsInconsistent: `language` is neither.
    """
    if language and not LANGUAGE.fullmatch(language):
        raise BriefIsInconsistent(f"not a language tag: {language!r}")


def words(text: str, *sources: int, language: str = "") -> Runs:
    """Return `text` as runs: the short form for words without emphasis or link.

    >>> words("28 member states", 1, 3)
    (Run(text='28 member states', language='', is_emphasis=False, sources=(1, 3), address=''),)
    """
    return (Run(text, language=language, sources=sources),)


def plain(runs: Runs) -> str:
    """Return the words of `runs` alone, without source marks.

    >>> plain(words("Aurelia", 1) + words(" and Borea"))
    'Aurelia and Borea'
    """
    return "".join(run.text for run in runs)


def runs_of(brief: Brief) -> Iterator[Run]:
    """Return every run of `brief` but those of its source notes, in the order of reading."""
    yield from brief.title
    yield from brief.subtitle
    for fact in brief.facts:
        yield from fact.value
    for section in brief.sections:
        yield from section.heading
        for block in section.blocks:
            yield from _runs_of_block(block)
    for line in brief.imprint:
        yield from line.value


def texts_of(brief: Brief) -> Iterator[str]:
    """Return every text that the page shows, runs, labels and notes alike, in no promised order."""
    yield brief.kicker
    labels = brief.labels
    yield from (labels.sources, labels.contested, labels.figure, labels.said_by)
    yield from (run.text for run in runs_of(brief))
    yield from (fact.label for fact in (*brief.facts, *brief.imprint))
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block.caption
                yield from (column.heading for column in block.header)
    for note in brief.sources:
        yield from (note.title.text, note.publisher, note.address, note.detail)


def _runs_of_block(block: Block) -> Iterator[Run]:
    match block:
        case Paragraph(runs):
            yield from runs
        case Points(items):
            for item in items:
                yield from item
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell
        case Contested():
            yield from block.subject
            for claim in block.claims:
                yield from (*claim.value, *claim.said_by)
