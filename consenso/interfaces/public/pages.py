"""What the templates of the public record get. Most pages are one heading, facts and sections of blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from consenso.interfaces.ui.charts import Chart
from consenso.interfaces.ui.components import (
    Card,
    Claim,
    Download,
    Fact,
    FilterForm,
    Pagination,
    SourceNote,
    Table,
    TimelineItem,
)
from consenso.interfaces.ui.differences import Difference
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
    """Figures on one subject, each with who published it; `differs` says that they are on the same thing and unlike."""

    subject: str
    claims: tuple[Claim, ...]
    differs: bool


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
class NameColumn:
    """A list of names under a small heading, beside others; an empty address is no link."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A number in a grid: '' for no address; `level` is how dark it is, 0 to 5."""

    text: str
    address: str
    level: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid, with a link of its own."""

    label: str
    address: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Numbers by row and column, each leading to what it counts."""

    identifier: str
    caption: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class ChangedObject:
    """What an entry of the ledger did to one object."""

    what: str  # added, changed, removed
    kind: str
    title: Mapping[str, str]
    address: str  # of the object, or of the entry in an object's history; '' for none
    history: str  # '' where this is the history
    when: str  # '' where all is of one moment
    digest: str  # '' for what was removed
    differences: tuple[Difference, ...]
    by: str = ""  # in a history: for whom, why, where it can be checked, whom it thanks
    reason: str = ""
    sources: tuple[str, ...] = ()
    credit: str = ""


@dataclass(frozen=True, slots=True)
class StandingRow:
    """How one state stands to an initiative."""

    state: str
    address: str  # '' for a state without a page
    when: str
    remarks: tuple[Mapping[str, str], ...]
    figures: tuple[str, ...]
    confidence: str  # high, medium, low; '' where none is recorded
    sources: tuple[int, ...]

    @property
    def says_more(self) -> bool:
        return bool(self.when or self.remarks or self.figures or self.confidence or self.sources)


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
    history: str = ""  # address of what the ledger remembers of it

    @property
    def correction(self) -> str:
        """Return where anyone may propose a correction: the object is what its history names; '' for no history."""
        asked = parse_qs(urlsplit(self.history).query)
        if not asked:
            return ""
        return f"{self.shell.forum_address}correct/{asked['kind'][0]}/{asked['id'][0]}/"


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page that is neither one object nor a list: a comparison, a map, a page about the record."""

    shell: Shell
    heading: str
    sections: tuple[Section, ...]
    lead: str = ""
    form: FilterForm | None = None
    before: tuple[Block, ...] = ()  # between the form and the first section
    pagination: Pagination | None = None
    downloads: tuple[Download, ...] = ()
    notes: tuple[SourceNote, ...] = ()


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


def own_words(words: Mapping[str, str], by: str) -> Block:
    """Return a block with a passage that is a party's own, with whose it is."""
    return Block("own_words", Said(words, by=by))


def claims(subject: str, found: tuple[Claim, ...]) -> Block:
    """Return a block with published figures side by side. Those of different dates may all be right."""
    dates = [one.on for one in found if one.on]
    is_in_time = len(set(dates)) == len(found)
    differs = len({one.value for one in found}) > 1 and not is_in_time
    return Block("claims", Claims(subject, found, differs))


def timeline(found: tuple[TimelineItem, ...]) -> Block:
    """Return a block with a list in time."""
    return Block("timeline", found)


def links(found: tuple[Link, ...]) -> Block:
    """Return a block with a list of links."""
    return Block("links", found)


def sentence(words: str) -> Block:
    """Return a block with one sentence of the platform's own."""
    return Block("sentence", words)


def form(found: FilterForm) -> Block:
    """Return a block with a form."""
    return Block("form", found)


def sentences(*words: str) -> Block:
    """Return a block of paragraphs of the platform's own."""
    return Block("sentences", words)


def terms(*found: tuple[str, str]) -> Block:
    """Return a block of words and what they mean."""
    return Block("terms", found)


def computed(words: str) -> Block:
    """Return a block that says how figures were computed."""
    return Block("computed", words)


def chart(found: Chart) -> Block:
    """Return a block with a chart; its data are at its name below the page: …/<identifier>.csv."""
    return Block("chart", found)


def columns(*found: NameColumn) -> Block:
    """Return a block of lists of names side by side."""
    return Block("columns", found)


def callout(heading: str, text: str, tone: str = "note") -> Block:
    """Return a block with a remark that must not be missed."""
    return Block("callout", {"tone": tone, "heading": heading, "text": text})


def cards(*found: Card) -> Block:
    """Return a block of ways in to pages."""
    return Block("cards", found)


def empty(heading: str, text: str) -> Block:
    """Return a block that stands where there is nothing to show."""
    return Block("empty", {"heading": heading, "text": text})


def downloads(*found: Download) -> Block:
    """Return a block of files to take away."""
    return Block("downloads", found)
