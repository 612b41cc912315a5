"""What the page shows on which brackets that hands wrote are read: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from consenso.interfaces.ui.components import Option
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name in brackets that no delegation is known by, and for whom it may stand."""

    name: str
    place: int
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class WantedRow:
    """What somebody would have by the brackets: who, and all of the paragraph, '' where it would be deleted or kept as it is."""

    who: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class HandRow:
    """A paragraph with brackets in its words, and what would become of it."""

    identifier: str
    label: str
    address: str
    sha: str  # of its words
    words: str
    becomes: SafeString  # the paragraph in brackets that are data; '' where nothing can be read
    wanted: tuple[WantedRow, ...]
    remarks: tuple[str, ...]
    is_ticked: bool

    @property
    def can_be_taken(self) -> bool:
        return bool(self.wanted)


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A paragraph that was read: its words as they stood, and what of them was told then."""

    label: str
    address: str
    words: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BracketsPage:
    """Brackets in the words of a draft, and what they would be as proposals."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    notice: str
    problem: str
    lead: str
    is_bracketed: bool  # whether words hold brackets, and not only what would stand beside one
    language: str  # BCP 47 of the words
    names: tuple[NameRow, ...]
    rows: tuple[HandRow, ...]
    taken: tuple[TakenRow, ...]
    taken_said: str  # who read them and when, in words
    token: str
    address: str
    back: str
    back_label: str

    @property
    def can_take(self) -> bool:
        return any(row.can_be_taken for row in self.rows)
