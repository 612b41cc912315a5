"""What the pages of a text's own words get: the whole in one language, two languages in step, one paragraph."""

from dataclasses import dataclass

from consenso.interfaces.ui.components import Download, Fact, Piece
from consenso.interfaces.ui.pages import Citation, Shell


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the same text in another language, or beside another one."""

    label: str
    address: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class PromisedFact:
    """What was done about a promise: the fact in the reader's language or the next best, and how it stands to it."""

    text: str
    language: str  # BCP 47 of the text, where it is not the page's
    address: str
    on: str  # partial date; '' for none
    tone: str
    relation: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment of the record beside the words that it was taken from."""

    text: str
    language: str  # BCP 47 of the text, where it is not the page's
    address: str
    place: str  # where the record says that it stands; '' beside the paragraph itself
    facts: tuple[PromisedFact, ...]
    more: str  # how many facts are not shown; '' where all are


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text. `level` is how deep it stands: of a heading, from 2; of a point, from 1; else 0.

    `corrected` says that it was corrected after it stood so, with the address of the correction.
    """

    kind: str
    identifier: str
    number: str
    called: str  # for those who do not see the number: ¶ 1.3(a), or what kind of part it is
    text: str
    level: int
    address: str
    promises: tuple[Promise, ...] = ()
    corrected: Way | None = None


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the list of contents."""

    label: str
    address: str
    level: int  # from 2


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A text as it reads in one language."""

    shell: Shell
    kicker: str
    heading: str
    language: str  # of the text (BCP 47)
    language_name: str
    languages: tuple[Way, ...]
    beside: tuple[Way, ...]
    stood: tuple[Way, ...]  # as adopted, as corrected; () where it was never corrected
    origin: tuple[Fact, ...]
    contents: tuple[ContentsLine, ...]
    parts: tuple[Part, ...]
    n_promises: int
    unplaced: tuple[Promise, ...]
    downloads: tuple[Download, ...]
    text_address: str  # of the page on the text
    text_title: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """That words were corrected: when, what stood there before, and where to read it in the text of that day."""

    label: str
    was: str
    address: str


@dataclass(frozen=True, slots=True)
class EarlierPage:
    """A text in one language as it stood before a correction, or as it stands since the last."""

    shell: Shell
    kicker: str
    heading: str
    language: str  # of the text (BCP 47)
    stood: tuple[Way, ...]
    said: str  # as of when
    facts: tuple[Fact, ...]
    is_current: bool
    parts: tuple[Part, ...]
    downloads: tuple[Download, ...]
    now_address: str
    record_address: str  # of the consensus record


@dataclass(frozen=True, slots=True)
class SidePart:
    """A part of a text beside another language, with what differs marked in its words."""

    kind: str
    number: str
    called: str
    address: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two languages in one place: what kind of thing, and the words of each ('' for none)."""

    label: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """What says the same in two languages."""

    identifier: str
    called: str
    one: tuple[SidePart, ...]
    other: tuple[SidePart, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class DifferingPlace:
    """A place where two languages differ, for the list at the top."""

    called: str
    address: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two languages."""

    language: str  # BCP 47
    name: str
    title: str
    address: str  # of the text in it alone


@dataclass(frozen=True, slots=True)
class BesidePage:
    """A text in two languages, in step."""

    shell: Shell
    kicker: str
    one: Side
    other: Side
    others: tuple[Way, ...]
    is_compared: bool
    places: tuple[DifferingPlace, ...]
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The same paragraph in another language, and where the two differ."""

    language: str  # BCP 47
    name: str
    parts: tuple[SidePart, ...]
    beside: str  # address of the two languages in step
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class LineStop:
    """A paragraph in the line of another: 2018 ¶ 4. `change` says in a word how it continues the one before."""

    label: str
    address: str
    change: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ParagraphPage:
    """A paragraph at its own address, with the words of it that were asked for."""

    shell: Shell
    kicker: str  # what the text is called
    heading: str
    text_address: str  # of the paragraph in the whole text
    language: str  # BCP 47
    language_name: str
    number: str
    pieces: tuple[Piece, ...]
    below: tuple[Part, ...]
    corrected: tuple[Corrected, ...]  # the latest first
    address: str
    quote: str
    is_found: bool
    citation: Citation
    others: tuple[InLanguage, ...]
    line: tuple[LineStop, ...]
    promises: tuple[Promise, ...]
    before: Way | None
    after: Way | None
