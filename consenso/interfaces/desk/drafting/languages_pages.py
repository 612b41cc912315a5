"""What the pages on a draft's other languages show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django import forms
from django.utils.safestring import SafeString

from consenso.interfaces.ui.components import Pagination, Table
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class LanguagesPage:
    """How far a draft is in each of its languages."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    lead: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """What one language says and the other does not; '' for what is not there."""

    label: str
    base: str
    other: str


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """How an earlier text says something like it: in the working language, and in the other where it is there."""

    text: str
    address: str
    base: str
    other: str


@dataclass(frozen=True, slots=True)
class TranslatedLine:
    """A paragraph, and the form for its translation. Names of fields end in `.identifier`."""

    identifier: str
    label: str
    address: str
    words: SafeString  # with what changed since it was translated marked
    of: str
    held: str
    text: str
    lines: int  # height of the field
    status: str
    status_name: str
    by: str
    is_others: bool  # somebody else wrote another translation meanwhile: theirs is `theirs`
    theirs: str
    differences: tuple[DifferenceLine, ...]
    help_address: str
    is_helped: bool
    helped: tuple[AgreedLine, ...]


@dataclass(frozen=True, slots=True)
class DifferingPlace:
    """A paragraph in which the two languages say different things."""

    called: str
    address: str
    differences: tuple[DifferenceLine, ...]


@dataclass(frozen=True, slots=True)
class TranslationPage:
    """A draft beside one of its languages."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    notice: str
    counts: tuple[tuple[str, str], ...]
    filters: tuple[NavItem, ...]
    can_translate: bool
    base_language: str  # BCP 47
    base_name: str
    language: str
    name: str
    lines: tuple[TranslatedLine, ...]
    none: str  # what is said where no paragraph is shown
    places: tuple[DifferingPlace, ...]
    files: tuple[NavItem, ...]
    back_address: str  # where a file is brought back; '' for who does not translate
    pagination: Pagination | None
    address: str
    token: str


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """A paragraph of a file that came back: what the file says, and what stood here before or stands here now."""

    called: str
    address: str
    text: str
    held: str
    stays: bool  # what stands here stays


@dataclass(frozen=True, slots=True)
class BroughtGroup:
    """The paragraphs of a file of which the same became."""

    label: str
    count: int
    lines: tuple[BroughtLine, ...]


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """Bringing a file of a translation back, and what became of it."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    language: str  # BCP 47
    base_language: str
    form: forms.Form
    is_done: bool
    notes: tuple[str, ...]
    groups: tuple[BroughtGroup, ...]
    ways: tuple[NavItem, ...]
    back: str
    token: str


@dataclass(frozen=True, slots=True)
class StoodLine:
    """A paragraph of a version and its translation as they stood together."""

    identifier: str
    number: str
    words: str
    text: str
    status: str
    status_name: str


@dataclass(frozen=True, slots=True)
class StoodPage:
    """A version in another language."""

    shell: Shell
    tabs: tuple[NavItem, ...]
    kicker: str
    title: str
    counts: tuple[tuple[str, str], ...]
    base_language: str  # BCP 47
    base_name: str
    language: str
    name: str
    files: tuple[NavItem, ...]
    lines: tuple[StoodLine, ...]
