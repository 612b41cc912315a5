"""What the page of positions shows: who stands where, counted and in words."""

from dataclasses import dataclass

from consenso.interfaces.desk.drafting.paragraph_pages import PositionLine, TakePosition
from consenso.interfaces.ui.components import Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class AcceptMany:
    """To accept at once what has no brackets: how many paragraphs, their names, and the mark of their words."""

    address: str
    sentence: str
    paragraphs: tuple[NavItem, ...]
    seal: str
    back: str
    is_said: bool


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """Positions on a draft."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    notice: str
    is_warning: bool
    by_delegation: Table | None
    by_paragraph: Table | None
    left: str  # how many paragraphs nobody said anything on
    prepared: tuple[PositionLine, ...]
    prepared_ids: tuple[int, ...]  # that may be said at once; () for who does not speak
    say_address: str
    in_words: tuple[PositionLine, ...]
    take: TakePosition | None
    choices: tuple[tuple[str, str], ...]  # what a position may be on: id, name; the whole first
    chosen: str
    accept: AcceptMany | None
    token: str
