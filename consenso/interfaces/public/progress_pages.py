"""What the pages on progress show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from consenso.interfaces.public.pages import Link, Section
from consenso.interfaces.ui.charts import Chart
from consenso.interfaces.ui.components import Download, Fact, Pagination, Table
from consenso.interfaces.ui.pages import Shell


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """What became of promises, counted: of all, or of one plan, area or party."""

    shell: Shell
    heading: str
    language: str  # BCP 47 of the heading, where it is not the page's
    lead: str
    about: Link | None  # the text, area or party; None for all
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    sums: tuple[Table, ...]
    money: Section | None  # the sums in one currency
    chart: Chart | None
    chart_address: str
    years: Table | None
    unreported: tuple[Link, ...]
    unreported_all: str  # address of the whole list
    unreported_lead: str
    methods: tuple[tuple[str, str], ...]
    method_version: str
    downloads: tuple[Download, ...]
    follow: tuple[Link, ...]
    widget: str  # the address of the widget

    @property
    def has_commitments(self) -> bool:
        return any(fact.detail != "0" for fact in self.facts)


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One row of a figure: an object, where it stands, whose it is, what it counts for or how much is said."""

    link: Link
    place: Link | None
    who: str
    because: tuple[Link, ...]
    amount: str


@dataclass(frozen=True, slots=True)
class BehindPage:
    """The rows behind one figure."""

    shell: Shell
    heading: str
    language: str
    lead: str  # how many there are
    rule: str
    caption: str
    columns: tuple[
        str, ...
    ]  # of what, where, by whom, because of what; '' for a column that is not shown
    rows: tuple[BehindRow, ...]
    pagination: Pagination | None
    method_version: str
    downloads: tuple[Download, ...]
    back: Link


@dataclass(frozen=True, slots=True)
class WidgetLine:
    """A figure or some words, and what it is."""

    label: str
    text: str
    language: str = ""  # BCP 47 of the text, where it is not the page's


@dataclass(frozen=True, slots=True)
class WidgetPage:
    """A few lines to stand in another site's page."""

    language: str  # BCP 47
    title: str
    title_language: str
    lines: tuple[WidgetLine, ...]
    address: str
    source: str
    on: str  # the day of the revision
