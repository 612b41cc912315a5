"""What the pages on rounds and versions show: frozen values, already in the reader's language and time."""

from dataclasses import dataclass

from django.forms import Form

from consenso.interfaces.desk.drafting.begin_pages import ChangedLine
from consenso.interfaces.desk.drafting.pages import ParagraphLine
from consenso.interfaces.ui.components import FilterForm, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """The rounds and versions of a draft; for who presides, what opens the next."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    notice: str
    now: str  # what is open, in a sentence
    rounds: Table | None
    versions: Table | None
    presides: bool
    has_round: bool  # one that is open
    deadline: Form
    kinds: tuple[tuple[str, str], ...]
    error: str
    address: str
    close_address: str  # '' for who may not leave the draft


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version, in brackets; compared with another, what became of the words."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    heading: str
    language: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    files: tuple[NavItem, ...]  # of Word
    languages: Table | None  # None: the draft has one alone
    compare: FilterForm | None  # None where there is no other version
    compared: str  # with which, in words; '' for none
    changes: tuple[ChangedLine, ...]
    lines: tuple[ParagraphLine, ...]


@dataclass(frozen=True, slots=True)
class ClosePage:
    """Whether to leave a draft."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    form: Form
    back: str
