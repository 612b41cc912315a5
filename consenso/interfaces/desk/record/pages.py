"""What the pages on keeping the record show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.forms import Form

from consenso.interfaces.desk.record.fields import Field, Group, Suggestions
from consenso.interfaces.desk.record.problems import Fault
from consenso.interfaces.desk.record.said import Beside, Change, Row, Said
from consenso.interfaces.ui.components import Fact, FilterForm, Pagination, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of object: how many there are, and where one is added ('' for who may not)."""

    label: str
    count: int
    address: str
    new_address: str
    new_label: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The record at the desk: its kinds, or the objects that were asked for."""

    shell: Shell
    lead: str
    form: FilterForm
    kinds: tuple[KindLine, ...]  # () where objects were asked for
    table: Table | None
    pagination: Pagination | None
    addresses: str  # of evidence that does not answer; '' for who does not look after them


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of the public ledger on an object."""

    number: int
    address: str  # of the entry, in the public record
    what: str  # added, changed, removed
    when: str
    by: str  # the delegation
    person: str  # whose hand it was, at the desk alone; '' once erased
    credit: str  # whom it thanks
    reason: str
    sources: tuple[str, ...]
    changes: tuple[Change, ...]
    restore_address: str  # '' for the present state, and for who may not


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A submission in a list."""

    title: str
    address: str
    what: str
    by: str
    level: str
    state: str
    when: str


@dataclass(frozen=True, slots=True)
class RecordObjectPage:
    """One object at the desk, as the public record has it, with what is proposed and what was done."""

    shell: Shell
    kicker: str
    title: str
    is_there: bool
    public_address: str
    correct_address: str  # '' for who may not
    begin: tuple[NavItem, ...]  # forms of new objects that begin with this one
    beside_verdict: str  # how specific the promise is; '' for what gives no verdict
    remove_address: str
    rows: tuple[Row, ...]
    submissions: tuple[SubmissionLine, ...]
    history: tuple[HistoryLine, ...]
    pagination: Pagination | None


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value that a form carries along."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RecordFormPage:
    """The form of one object, with why it is changed."""

    shell: Shell
    kicker: str
    heading: str
    lead: str
    notice: str
    beside_verdict: str  # how specific the promise is; '' for what gives no verdict
    is_for_interpreters: bool
    groups: tuple[Group, ...]
    suggestions: tuple[Suggestions, ...]
    summary: tuple[Fault, ...]
    may_keep: bool  # to save it though something is wrong
    hidden: tuple[Hidden, ...]
    why: tuple[Field, ...]  # reason and sources
    save_label: str
    publish_label: str  # '' for who may not
    back: str


@dataclass(frozen=True, slots=True)
class RecordRemovePage:
    """Why an object should be taken out; or what refers to it, so that it cannot be."""

    shell: Shell
    kicker: str
    title: str
    referring: tuple[NavItem, ...]
    summary: tuple[Fault, ...]
    base: str
    why: tuple[Field, ...]
    save_label: str
    publish_label: str
    back: str


@dataclass(frozen=True, slots=True)
class ClashLine:
    """A field that two changed, each in another way. `way` names it in the form."""

    way: str
    label: str
    base: tuple[Said, ...]
    theirs: tuple[Said, ...]
    mine: tuple[Said, ...]
    takes_theirs: bool


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Two changes of one thing: where they clash the second one chooses; what does not clash is merged."""

    shell: Shell
    kicker: str
    title: str
    lead: str
    theirs_by: str  # who made the other change: the delegation and when; '' where it is not known
    clashes: tuple[ClashLine, ...]
    from_theirs: tuple[Change, ...]
    from_mine: tuple[Change, ...]
    hidden: tuple[Hidden, ...]
    action: str
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class SubmissionsPage:
    """A list of submissions."""

    shell: Shell
    lists: tuple[NavItem, ...]
    lead: str
    form: FilterForm
    table: Table | None
    pagination: Pagination | None


@dataclass(frozen=True, slots=True)
class ActLine:
    """Something that can be done with a submission at once."""

    address: str
    label: str
    help: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What a submission said at one time, and what was changed in it since the one before."""

    number: int
    when: str
    by: str
    person: str
    reason: str
    sources: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """One submission beside the public record."""

    shell: Shell
    kicker: str
    title: str
    notice: str
    trouble: str
    summary: tuple[Fault, ...]
    facts: tuple[Fact, ...]
    beside_verdict: str  # how specific the promise is; '' for what gives no verdict
    reason: str
    sources: tuple[str, ...]
    is_words_only: bool  # proposed by the public, in words: nothing in the object was changed yet
    changes: tuple[Change, ...]
    beside: tuple[Beside, ...]
    versions: tuple[VersionLine, ...]
    edit_address: str  # '' for who may not
    edit_label: str
    version: int
    acts: tuple[ActLine, ...]
    embargo: Form | None
    embargo_address: str
    zone: str
    decline: Form | None
    decline_address: str
    along: tuple[NavItem, ...]  # evidence that goes along with a report
    along_seen: tuple[str, ...]  # id-version of each
    report_address: str  # where a report of the own delegation is handed on with its evidence; '' for anything else
    object_address: str


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """Anyone's proposal of a correction, beside the object."""

    shell: Shell
    kicker: str
    title: str
    rows: tuple[Row, ...]
    form: Form
    back: str


@dataclass(frozen=True, slots=True)
class CorrectionLaterPage:
    """Too many proposals: when to try again."""

    shell: Shell
    when: str
    back: str


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What came of a correction that somebody in public proposed."""

    shell: Shell
    title: str
    facts: tuple[Fact, ...]
    reason: str
    sources: tuple[str, ...]
    decision: str
    object_address: str
    entry_address: str
