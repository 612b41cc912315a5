"""What the pages that look back at a draft show: frozen values, already in the reader's language and time."""

from dataclasses import dataclass

from consenso.interfaces.desk.drafting.pages import ParagraphLine
from consenso.interfaces.ui.charts import Chart
from consenso.interfaces.ui.components import FilterForm, Pagination, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act in words, with the way to the draft as it stood after it."""

    number: int
    said: str
    when: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class PhraseLine:
    """Words that came into a paragraph: who stood behind them, by which act."""

    words: str
    by: str
    how: str
    when: str
    address: str


@dataclass(frozen=True, slots=True)
class History:
    """One paragraph: where its words come from, and how long it took."""

    heading: str
    took: str
    phrases: tuple[PhraseLine, ...]
    back: str  # to the whole draft at the same moment


@dataclass(frozen=True, slots=True)
class ReplayPage:
    """A draft as it stood after one act."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    language: str
    current: ActLine
    place: str  # "Revision 17 of 42"
    ways: tuple[NavItem, ...]  # first, earlier, later, last; without an address where one is there
    figures: tuple[tuple[str, str], ...]
    history: History | None
    lines: tuple[ParagraphLine, ...]
    acts: tuple[ActLine, ...]
    acts_heading: str
    pagination: Pagination | None
    course_address: str


@dataclass(frozen=True, slots=True)
class CoursePage:
    """How far the draft was, when; how long each paragraph took."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    charts: tuple[Chart, ...]
    course_csv: str
    table: Table | None
    table_csv: str
    parts_filter: FilterForm
    parts: Chart  # of each delegation, by version
    parts_csv: str
    day_filter: FilterForm | None  # None where there is one day alone
    shares: Table | None
    shares_csv: str
    summary: str
    computed: tuple[tuple[str, str], ...]
    back: str
