"""What the pages on importing texts show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.forms import Form

from consenso.interfaces.ui.components import Pagination, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class TextsPage:
    """The forum's texts, in which languages each was imported, and the imports that wait."""

    shell: Shell
    notice: str
    waiting: Table | None
    table: Table | None


@dataclass(frozen=True, slots=True)
class TextImportPage:
    """The form by which a file is sent, or an address named."""

    shell: Shell
    heading: str
    title: str  # of the text, in the words that it has
    title_language: str  # BCP 47, '' where it is the page's
    lead: str
    editions: tuple[NavItem, ...]  # addresses on record; each fills the form
    form: Form
    back: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of what was read: its original beside it. Names of the fields end in `.place`."""

    place: int
    identifier: str
    kind: str
    number: str
    depth: int
    text: str
    original: str
    left_out: str  # what stands before it in the file and is in no part
    page: int
    lines: int  # height of the field


@dataclass(frozen=True, slots=True)
class ImportPage:
    """What was read, to be put right."""

    shell: Shell
    heading: str
    about: str
    notice: str
    language: str  # BCP 47, of the text
    languages: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    depths: tuple[int, ...]
    title: str
    version: int
    first: int
    rows: tuple[PartRow, ...]
    left_out_at_end: str
    summary: str
    pagination: Pagination | None
    publish_address: str
    drop_address: str
    back: str
    replaces: str  # a sentence where the text has words in this language already
