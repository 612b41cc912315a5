"""What the templates of the public record get. Most pages are one heading, facts and sections of blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consenso.interfaces.ui.components import (
    Claim,
    Download,
    Fact,
    FilterForm,
    Pagination,
    SourceNote,
    Table,
    TimelineItem,
)
from consenso.interfaces.ui.pages import Shell


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section: a template of public/blocks/ and the value that it shows."""

    template: str
    value: Any

    @property
    def path(self) -> str:
        return f"public/blocks/{self.template}.html"


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the record in several languages (BCP 47 tag → words), with the numbers of their sources."""

    words: Mapping[str, str]
    sources: tuple[int, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """Figures on one subject, each with who published it."""

    subject: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a list: what it leads to, a line about it, and a status (tone and word) where it has one."""

    label: str
    address: str
    line: str = ""
    language: str = ""  # BCP 47 of the label, when not the page's
    tone: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading. `identifier` is its anchor, unique on the page."""

    identifier: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ObjectPage:
    """The page of one object of the record."""

    shell: Shell
    kicker: str  # what kind of thing it is, above the heading
    heading: Mapping[str, str]  # in its languages
    is_states_words: bool  # set in the serif: states wrote it
    subheading: Mapping[str, str] | None
    confidence: str  # high, medium, low; '' where none is recorded
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    notes: tuple[SourceNote, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list of objects with filters that live in the address."""

    shell: Shell
    heading: str
    lead: str
    form: FilterForm | None
    before: tuple[Block, ...]  # charts and the like above the list
    table: Table
    pagination: Pagination
    downloads: tuple[Download, ...]
    feed: str  # address of the feed of the same filter; '' for none


def facts(*found: Fact) -> Block:
    """Return a block of facts."""
    return Block("facts", found)


def table(found: Table) -> Block:
    """Return a block with a table."""
    return Block("table", found)


def points(found: tuple[Said, ...]) -> Block:
    """Return a block with a list of points in the record's words."""
    return Block("points", found)


def passage(words: Mapping[str, str], sources: tuple[int, ...] = ()) -> Block:
    """Return a block with one passage in the record's words."""
    return Block("passage", Said(words, sources))


def claims(subject: str, found: tuple[Claim, ...]) -> Block:
    """Return a block with published figures side by side."""
    return Block("claims", Claims(subject, found))


def timeline(found: tuple[TimelineItem, ...]) -> Block:
    """Return a block with a list in time."""
    return Block("timeline", found)


def links(found: tuple[Link, ...]) -> Block:
    """Return a block with a list of links."""
    return Block("links", found)


def sentence(words: str) -> Block:
    """Return a block with one sentence of the platform's own."""
    return Block("sentence", words)


def computed(words: str) -> Block:
    """Return a block that says how figures were computed."""
    return Block("computed", words)


def chart(found: Any, data_address: str = "") -> Block:
    """Return a block with a chart and the address of its data."""
    return Block("chart", {"chart": found, "data_address": data_address})
