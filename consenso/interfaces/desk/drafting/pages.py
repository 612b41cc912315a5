"""What the page of a draft and the list of drafts show: frozen values, already in the reader's language."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from consenso.interfaces.desk.drafting.room_pages import LiveHook
from consenso.interfaces.ui.components import Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """The drafts that the reader sees."""

    shell: Shell
    notice: str
    table: Table | None
    new_address: str  # '' for who does not begin drafts


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """A paragraph of a draft on its page: words in brackets, and what is noted beside it."""

    identifier: str
    label: str
    kind: str
    depth: int
    text: SafeString
    is_agreed: bool
    is_in_hand: bool
    address: str
    language: str  # BCP 47 of the words
    notes: tuple[str, ...]  # added, moved, split, merged by whom; parked; linked
    own: str  # what the own delegation prepared here, in words; '' for nothing

    @property
    def html(self) -> SafeString:
        """The paragraph as it stands on the page."""
        return _rendered(self, get_language() or "en")


@lru_cache(maxsize=4096)
def _rendered(line: ParagraphLine, language: str) -> SafeString:
    """Render a paragraph in the active language, which is named; all that is shown is in the line, whoever it is shown to."""
    return render_to_string("desk/drafting/line.html", {"line": line})


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft in brackets, with how far it is."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    language: str  # BCP 47 of the text
    notice: str
    silence: tuple[str, ...]  # of the one that runs, or how the last one ended
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str, str], ...]  # what, how much, how it is found
    lines: tuple[ParagraphLine, ...]
    orders: tuple[str, ...]  # other orders of the paragraphs, in words
    filters: tuple[NavItem, ...]
    is_filtered: bool
    circulate_address: str
    brackets_address: (
        str  # where brackets in its words are read; '' where there are none, or for who may not
    )
    live: LiveHook
    address: str  # where to look again
    token: str
