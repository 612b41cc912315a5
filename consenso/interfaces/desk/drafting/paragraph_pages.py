"""What the page of one paragraph shows: its brackets, what is proposed, what was decided, and the forms to propose."""

from dataclasses import dataclass

from django.forms import Form
from django.utils.safestring import SafeString

from consenso.interfaces.ui.components import Fact, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class Act:
    """A button that does one thing by post, and comes back to `back` (below the draft). `does` is an invisible end of the label."""

    label: str
    does: str
    address: str
    back: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal: what it says as all would then read it, who stands behind it, and what may be done with it."""

    identifier: str  # of the element on the page
    label: str
    who: str
    kind: str
    note: str  # what it stands on, where it would stand; '' for nothing
    reading: SafeString
    reason: str
    source: str
    when: str
    state: str  # in words; '' for what stands
    fates: tuple[str, ...]
    answers: tuple[str, ...]  # positions on it, in words
    is_own: bool = False
    acts: tuple[Act, ...] = ()
    on_address: str = ""  # to propose on it; '' for who may not
    on_label: str = ""
    edit_address: str = ""  # to write anew what is not sent
    answer_address: str = ""  # to answer a proposal of the chair
    back: str = ""
    where: str = ""  # the paragraph that it is on, on pages of more than one
    where_address: str = ""


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position: whose, in words; with what may be done with one that is prepared."""

    who: str
    stance: str
    words: str
    when: str
    note: str  # prepared; taken on earlier words
    is_own: bool = False
    acts: tuple[Act, ...] = ()
    where: str = ""  # what it is on, on pages of more than one paragraph
    address: str = ""


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """The paragraph in another language: how far it is, in words."""

    name: str
    tag: str  # BCP 47
    text: str
    status: str
    tone: str  # of the component `status`


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """Adopted wording near in meaning, and the value of the button that inserts it."""

    text: str
    language: str  # BCP 47
    where: str
    address: str
    value: str


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A sentence of the new wording: what of it can be tracked."""

    text: str
    tone: str
    verdict: str
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    repeats: str  # a mandate that runs already, in words; '' for none
    repeats_address: str
    repeats_until: int


@dataclass(frozen=True, slots=True)
class WayForm:
    """A form to propose. `is_open`: it has something in it, or something is wrong with it."""

    way: str
    heading: str
    lead: str
    form: Form
    is_open: bool
    button: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the form: agreed language at hand, and what of the new wording can be tracked."""

    looked: str  # the words that were looked for
    agreed: tuple[AgreedLine, ...]
    sentences: tuple[SentenceLine, ...]
    agreed_address: str


@dataclass(frozen=True, slots=True)
class TakePosition:
    """The form by which a position is taken. `stances`: value and label."""

    address: str
    back: str
    stances: tuple[tuple[str, str], ...]
    paragraph: str
    is_said: bool  # at once, by who speaks for the delegation
    chosen: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphPage:
    """One paragraph of a draft."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    language: str  # BCP 47 of the text
    notice: str
    is_warning: bool
    status: str
    tone: str
    brackets: SafeString
    base: str  # '' where nothing stands there yet
    is_disputed: bool
    notes: tuple[str, ...]
    own: tuple[ProposalLine, ...]
    proposals: tuple[ProposalLine, ...]
    versions: tuple[Table, ...]  # of the chair's proposals, where one followed on another
    decided: tuple[ProposalLine, ...]
    positions: tuple[PositionLine, ...]
    take: TakePosition | None
    languages: tuple[LanguageLine, ...]
    kept: str  # who sees what is written, and until when
    forms: tuple[WayForm, ...]  # the first one is the wording; () for who does not propose
    on: ProposalLine | None  # what the form proposes on
    leave_on: str
    beside: Beside | None
    previous: NavItem | None
    next: NavItem | None
    text_address: str
    token: str
