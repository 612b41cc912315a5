"""What the chair's screen shows: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from consenso.interfaces.desk.drafting.room_pages import LiveHook
from consenso.interfaces.ui.components import Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class ChairRow:
    """A paragraph in the chair's order of work."""

    called: str
    address: str
    words: str  # its first words
    open: str  # how many places are in brackets, and what else is asked of it
    behind: str  # who asks for something, as signs
    linked: str
    is_in_hand: bool


@dataclass(frozen=True, slots=True)
class ChairGroup:
    """Paragraphs that stand alike: open, left for later, held up by a link, agreed."""

    identifier: str
    heading: str
    about: str
    rows: tuple[ChairRow, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class ChairOverviewPage:
    """How far the draft is, and what is to be taken up next."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    live: LiveHook
    address: str
    title: str
    notice: str
    kept: str  # what was typed on a paragraph that is not there any more
    figures: tuple[tuple[str, str], ...]
    in_hand: NavItem | None
    next: NavItem | None
    groups: tuple[ChairGroup, ...]
    room_address: str
    silence_address: str  # '' until nothing is open
    token: str


@dataclass(frozen=True, slots=True)
class AlternativeChoice:
    """One of the texts of a disputed place, to be taken. Number 0 is what the base has."""

    number: int
    text: SafeString
    label: str  # keep the base, take alternative 1, delete
    by: tuple[tuple[str, str], ...]  # signs and who they are


@dataclass(frozen=True, slots=True)
class Insisting:
    """A proposal that may stand against what is decided at a place."""

    number: int
    words: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """A disputed place with its alternatives, and the form that decides it. `path` is such as 1.0.2."""

    identifier: str
    path: str
    heading: str
    before: str  # the words around it
    after: str
    choices: tuple[AlternativeChoice, ...]
    insisting: tuple[Insisting, ...]
    words: str  # a new wording that was typed and not yet decided
    is_new_wording: bool
    lines: int
    later: str  # why it cannot be decided yet; '' where it can
    error: str


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A proposal that touches the paragraph, all of which may be taken or set aside."""

    pk: int
    heading: str
    by: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    reason: str
    source: str
    stated: str  # that nobody sent it, and where it stood; '' of one that was sent
    seal: str
    is_own: bool
    version: str  # which version of the chair's it is; '' where it is the only one
    answers: tuple[tuple[str, str, str], ...]  # who, where they stand, their words


@dataclass(frozen=True, slots=True)
class ChairForms:
    """What may be typed into the forms on the whole paragraph, as it is prefilled, with what was wrong with it."""

    seal: str
    base: str
    text: str
    text_error: str
    proposal_text: str
    proposal_kind: str
    proposal_reason: str
    proposal_error: str
    link_name: str
    link_error: str
    lines: int
    can_reword: bool
    others: tuple[
        tuple[str, str, bool], ...
    ]  # paragraphs to link with: id, in words, whether it is ticked


@dataclass(frozen=True, slots=True)
class ChairPage:
    """A paragraph before the chair."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    live: LiveHook
    address: str
    called: str
    standing: str
    is_agreed: bool
    is_in_hand: bool
    is_parked: bool
    linked: str
    notice: str
    problem: str
    kept: str  # what was typed for a place that is not there any more
    language: str
    text: SafeString
    notes: tuple[str, ...]
    previous: NavItem | None
    following: NavItem | None
    next_open: NavItem | None
    overview_address: str
    room_address: str
    can_decide: bool
    places: tuple[PlaceForm, ...]
    proposals: tuple[ProposalCard, ...]
    versions: tuple[Table, ...]  # of the chair's proposals here, where one followed on another
    positions: tuple[tuple[str, str, str], ...]
    forms: ChairForms
    token: str
