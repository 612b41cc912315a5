"""What the pages on linking activities and commitments show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from consenso.interfaces.ui.components import Fact, FilterForm, Pagination, Table
from consenso.interfaces.ui.pages import Shell


@dataclass(frozen=True, slots=True)
class UnlinkedPage:
    """The activities that nobody has linked, the strongest suggestion first."""

    shell: Shell
    lead: str
    form: FilterForm
    table: Table | None
    pagination: Pagination | None
    cut: str  # how many were put in order, where that is not all; ''


@dataclass(frozen=True, slots=True)
class Linked:
    """What is linked already: what it leads to, how and why it was linked, for whom and when.

    `chosen` names the link where the reader may take it away, else it is ''; `error` says what is missing to do so.
    """

    label: str
    language: str
    address: str
    tone: str
    relation: str
    why: str
    said: str
    chosen: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be linked, and why. `chosen` names it in the form; '' where the reader may not link it."""

    chosen: str
    is_checked: bool
    label: str
    language: str
    address: str
    about: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkForm:
    """The form by which a link is said, with what was typed and what is wrong with it.

    `others` are the id and words of all that may be typed instead of what is offered; () where nothing may.
    """

    question: str
    other: str
    others: tuple[tuple[str, str], ...]
    relation: str
    relations: tuple[tuple[str, str], ...]
    why: str
    is_other: bool  # what was typed is meant, and nothing that is offered
    chosen_error: str
    relation_error: str
    why_error: str


@dataclass(frozen=True, slots=True)
class SpeakingPage:
    """An activity with the commitments that it may speak to; or a commitment with its activities."""

    shell: Shell
    kicker: str
    heading: str
    language: str
    facts: tuple[Fact, ...]
    ways: tuple[tuple[str, str], ...]  # label, address
    notice: str
    trouble: str  # that something is missing in what was posted; ''
    linked_heading: str
    linked: tuple[Linked, ...]
    none_linked: str
    offered_heading: str
    offered: tuple[Offered, ...]
    none_offered: str
    base: str  # the digest of the activity as it is shown; '' for a commitment
    form: LinkForm | None  # None for who may link nothing
    who_may: str  # where the form is not there: who has it
