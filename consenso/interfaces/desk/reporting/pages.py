"""What the pages on reports show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from consenso.interfaces.ui.components import Pagination, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The reports that a party owes."""

    shell: Shell
    lead: str
    rule: str  # what the forum's rule says; '' where it has none
    table: Table | None
    unasked: tuple[str, ...]  # on which plans no report is asked for, and why


@dataclass(frozen=True, slots=True)
class Answer:
    """A field of a row: its name is `name`.`commitment`. `theirs` is what a colleague wrote meanwhile."""

    name: str
    identifier: str
    label: str
    value: str
    help: str
    fault: str
    has_theirs: bool
    theirs: str
    last: str  # what the last report says; '' for nothing
    before: str  # what all earlier reports say in figures, and in all; '' for nothing
    rows: int


@dataclass(frozen=True, slots=True)
class Input:
    """A field of one line; `mode` as HTML's inputmode."""

    name: str
    identifier: str
    label: str
    value: str
    help: str = ""
    mode: str = "text"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One commitment of a report."""

    commitment: str
    number: str
    address: str
    promise: str
    promise_language: str
    about: str
    state: str
    is_answered: bool
    stages: tuple[tuple[str, str], ...]
    stage: Answer
    answers: tuple[Answer, ...]
    evidence: tuple[tuple[str, str, str, bool], ...]  # id, title, address, whether it is chosen
    other_evidence: Answer
    new: tuple[Input, ...]  # of evidence to add
    new_languages: tuple[tuple[str, str, bool], ...]  # tag, name, whether it is chosen
    new_fault: str
    is_new_typed: bool
    known: tuple[NavItem, ...]  # what the record knows was done
    linked: tuple[NavItem, ...]  # activities that somebody linked to it
    has_last: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report, to be filled in."""

    shell: Shell
    heading: str
    lead: str
    notice: str
    is_trouble: bool
    progress: str
    n_answered: int
    n_rows: int
    version: int
    show: tuple[NavItem, ...]
    rows: tuple[ReportRow, ...]
    action: str
    summary: str
    published_at: str
    pagination: Pagination | None
    downloads: tuple[NavItem, ...]
    upload_address: str
    handing_address: str  # '' before anything is written
    has_next: bool  # whether there are more commitments on a next page
    has_last: bool


@dataclass(frozen=True, slots=True)
class TakenPage:
    """What a file that came back changed."""

    shell: Shell
    heading: str
    lead: str
    table: Table | None
    back: str


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a report says of one commitment, to be read over. Of `evidence`, `is_current` marks what is not public yet."""

    promise: str
    address: str  # where it is written; '' for a commitment that is not the plan's
    stage: str
    words: tuple[tuple[str, str], ...]  # what the field is called, what it says
    figures: str
    evidence: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An act by which a report goes on."""

    act: str
    label: str
    help: str


@dataclass(frozen=True, slots=True)
class HandingPage:
    """A report as it would be public, and how it goes on from here."""

    shell: Shell
    kicker: str
    heading: str
    lead: str
    notice: str
    trouble: tuple[NavItem, ...]
    begun: tuple[NavItem, ...]  # commitments of which too little is said for a report
    unanswered: str
    unanswered_address: str
    summary: str
    lines: tuple[ReadLine, ...]
    steps: tuple[Step, ...]
    seen: tuple[str, ...]  # id-version of what the page shows and is not public yet
    submission_address: str  # '' where nothing waits
    public_address: str  # '' before it is public
    back: str
