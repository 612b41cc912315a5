"""What the pages on taking in activities show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.forms import Form

from consenso.interfaces.ui.components import Download, Fact, Pagination, Table
from consenso.interfaces.ui.pages import Shell


@dataclass(frozen=True, slots=True)
class ActivitiesPage:
    """The sources of activities, the files that wait, and the form by which one is sent."""

    shell: Shell
    notice: str
    waiting: Table | None
    sources: Table | None
    unlinked_address: str  # where activities are linked; '' where there are none
    form: Form
    templates: tuple[Download, ...]
    mappings: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class IntakePage:
    """A file in quarantine: what was found in it, by kind; samples; what can be done with it."""

    shell: Shell
    heading: str
    notice: str
    facts: tuple[Fact, ...]
    kinds: Table | None
    changes: Table | None  # what accepting it changes, or changed: the first
    n_changes: str  # of how many activities; '' where nothing is compared
    changes_data: str  # all of it as CSV, with what is refused
    problems: Table | None
    pagination: Pagination | None
    samples: tuple[tuple[str, str], ...]  # identifier, XML
    accept_address: str  # '' where nothing can be accepted
    drop_address: str  # '' where nothing can be dropped
    back: str
