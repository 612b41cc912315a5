"""What the pages on Word files show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.forms import Form
from django.utils.safestring import SafeString

from consenso.interfaces.ui.components import Option, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class Out:
    """A file to take along: what it is, and what it is good for."""

    label: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class WordPage:
    """Files to take along, and the form for one that came back."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    notice: str
    outs: tuple[Out, ...]
    own_outs: tuple[Out, ...]
    versions: Table | None
    form: Form | None  # None for who does not propose
    why_none: str
    authors_address: str  # '' for who does not propose
    waiting: Table | None


@dataclass(frozen=True, slots=True)
class KnownAuthor:
    """An author of whom it was said for whom they stand. `field` is the id of the choice."""

    field: str
    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class AuthorsPage:
    """For whom authors of Word files stand, to be changed or forgotten."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    notice: str
    authors: tuple[KnownAuthor, ...]
    address: str
    back: str


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """An author whom the file names, and for whom they stand."""

    field: str
    name: str
    count: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What a file would change in one place. `words` has what would go and what would come marked."""

    place: int
    where: str
    address: str  # of the paragraph's page; '' for none
    what: str
    words: SafeString
    carried: SafeString  # on the words of now, where these are others than those that were sent
    reason: str
    notes: tuple[str, ...]
    can_be_kept: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LeftLine:
    """What of the file is not taken, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class TracedLine:
    """One tracked change of the file, and what it became."""

    author: str
    kind: str
    words: str
    became: str


@dataclass(frozen=True, slots=True)
class ReturnedPage:
    """A file that came back: before anything is kept, or after."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    language: str  # BCP 47 of the text
    notice: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    authors: tuple[AuthorLine, ...]
    versions: tuple[Option, ...]
    changes: tuple[ChangeLine, ...]
    n_new: int
    left: tuple[LeftLine, ...]
    traced: tuple[TracedLine, ...]
    more_traced: str
    is_kept: bool
    refused: tuple[LeftLine, ...]
    can_send: bool
    can_keep: bool
    address: str
    send_address: str
    leave_address: str
    mine_address: str
    back: str
    token: str
