"""What the page "What concerns us" shows: what waits for the delegation, what is new, and all that it proposed."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from consenso.interfaces.desk.drafting.paragraph_pages import PositionLine, ProposalLine
from consenso.interfaces.desk.drafting.positions_pages import AcceptMany
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals of one state, the first ones first; `is_open`: shown at once, not on asking."""

    identifier: str
    heading: str
    lines: tuple[ProposalLine, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class SendAll:
    """To send many at once: those that stand on the page, by pk."""

    label: str
    proposals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewAct:
    """Something that was done since the reader last read."""

    sentence: str
    when: str
    address: str  # of its paragraph, '' for none


@dataclass(frozen=True, slots=True)
class Concern:
    """A paragraph that concerns the delegation, and why."""

    name: str
    address: str
    text: SafeString
    status: str
    tone: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinePage:
    """What of a draft concerns a delegation and its reader."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    language: str
    notice: str
    is_warning: bool
    figures: tuple[tuple[str, str, str], ...]  # what, how many, where on the page ('' for nowhere)
    send_address: str  # '' for who does not send
    sends: tuple[SendAll, ...]
    waiting: Group | None
    unanswered: Group | None
    prepared_positions: tuple[PositionLine, ...]
    prepared_ids: tuple[int, ...]
    say_address: str
    missing: tuple[str, ...]  # positions that the delegation has not taken, in words
    positions_address: str
    accept: AcceptMany | None
    news_lead: str
    ours: tuple[NewAct, ...]  # what is new where it concerns the delegation
    others: tuple[NewAct, ...]
    read_address: str
    revision: int
    concerns: tuple[Concern, ...]
    groups: tuple[Group, ...]
    token: str
