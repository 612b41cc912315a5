"""What the pages on a draft before it is circulated show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.forms import BoundField, Form
from django.utils.safestring import SafeString

from consenso.interfaces.desk.drafting.begin_forms import AboutForm
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields of a form under one heading; a folded one is opened by who needs it."""

    identifier: str
    heading: str
    fields: tuple[BoundField, ...]
    is_folded: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BeginPage:
    """The form by which a draft is begun."""

    shell: Shell
    form: AboutForm
    groups: tuple[FieldGroup, ...]
    back: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A paragraph of a draft in the form. Names of the fields end in `.place`."""

    place: int
    called: str  # "4 of 12"
    kind: str
    number: str
    depth: int
    text: str
    lines: int  # height of the field


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A paragraph that is not the same on both sides: its words with what is gone and what is new."""

    label: str
    said: str  # new, gone, changed; more than words
    words: SafeString


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the draft since the form was opened: what stands there now, against what was typed."""

    heading: str
    said: str
    details: tuple[tuple[str, str, str], ...]  # what, there now, typed
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class PreparePage:
    """All of a draft in one form."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    notice: str
    conflict: Conflict | None
    form: AboutForm
    groups: tuple[FieldGroup, ...]
    language: str  # BCP 47 of the words
    kinds: tuple[tuple[str, str], ...]
    depths: tuple[int, ...]
    parts: tuple[PartRow, ...]
    summary: str
    revision: int
    address: str
    back: str
    is_over: bool  # it was circulated meanwhile: nothing can be saved here any more
    discard_address: str  # where it can be thrown away
    brackets_address: str  # where brackets in its words are read; '' for none
    stated: str  # how much stands as proposals that brackets stated, in words; '' for nothing


@dataclass(frozen=True, slots=True)
class DiscardPage:
    """Whether to throw a draft away."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    title: str
    notice: str
    holds: str  # how much it holds, and since when, in words
    form: Form
    back: str
