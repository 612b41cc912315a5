"""What the pages on silence and adoption show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django import forms

from consenso.interfaces.ui.components import Fact, Table
from consenso.interfaces.ui.consensus import ConsensusTold, CorrectionTold, SilenceTold
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Something that stands between the draft and its adoption, and where it is dealt with."""

    what: str
    address: str
    label: str


@dataclass(frozen=True, slots=True)
class UnreachedLine:
    """An addressee for which nobody can object: why, and what to do. `way` is None for who does not invite people."""

    who: str
    why: str
    todo: str
    way: NavItem | None


@dataclass(frozen=True, slots=True)
class SilencePage:
    """A draft's silence procedures, and how it can be adopted."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    notice: str
    is_warning: bool
    state: str
    left: str  # how long there still is; '' where none runs
    moments: Table | None
    sentences: tuple[str, ...]  # on the working days and the rule
    ways: tuple[NavItem, ...]  # what the reader can do; the first is the main one
    addressees: Table | None
    unreached: tuple[UnreachedLine, ...]  # now, for who presides
    unreached_then: str  # as the act that opened it says, for all; '' for none
    rule: tuple[Fact, ...]
    hindrances: tuple[Hindrance, ...]
    is_ready: bool  # nothing hinders, and no silence runs
    history: tuple[SilenceTold, ...]


@dataclass(frozen=True, slots=True)
class MomentPage:
    """Choosing the moment at which a silence ends: asked by address, shown in every capital, then done by a button."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    lead: str
    failure: str
    form: forms.Form
    unreached: tuple[UnreachedLine, ...]
    moments: Table | None  # None while none is chosen
    sentences: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]  # hidden, of the button
    reason: str | None  # what was typed of why; None where nobody is asked
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class ActPage:
    """A question before an act, with a field for words where it needs them."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    sentences: tuple[str, ...]
    warning: str
    form: forms.Form | None
    seen: str  # a mark of the text as it stands, which the button sends back; '' where it does not matter
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise of the adopted text with what is asked before it is taken into the record."""

    identifier: str
    where: str
    address: str
    text: str
    facts: tuple[Fact, ...]
    areas: tuple[tuple[str, str, bool], ...]  # id, name, whether it is chosen
    kinds: tuple[tuple[str, str, bool], ...]
    promisers: tuple[tuple[str, str, bool], ...]
    commitment: str  # address of the commitment it became; '' for none yet
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class PromisesPage:
    """The promises that an adopted text makes."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    notice: str
    failure: str
    language: str  # BCP 47 of the text
    languages: tuple[NavItem, ...]
    rows: tuple[PromiseRow, ...]
    n_left: int


@dataclass(frozen=True, slots=True)
class ConsensusPage:
    """The consensus record of an adopted draft, for who took part."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    notice: str
    told: ConsensusTold
    corrections: tuple[CorrectionTold, ...]
    ways: tuple[NavItem, ...]
    who_sees: str


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """Putting a paragraph of the adopted text right: first which, then its words."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    failure: str
    languages: tuple[NavItem, ...]
    language: str  # BCP 47
    parts: tuple[tuple[str, str, str], ...]  # address, number, words; () where one is chosen
    was: str
    seal: str
    words: str
    why: str
    back: str
