"""What the desk's own pages show: frozen values, already in the reader's language and time."""

from dataclasses import dataclass

from consenso.interfaces.ui.components import FilterForm, Pagination
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Something that waits: what to do, on what, by when."""

    what: str
    title: str
    language: str  # BCP 47 of the title where it is not the page's
    address: str
    by: str  # in the person's own time; '' for no date
    remaining: str  # in 2 days; '' for no date
    is_urgent: bool
    since: str
    delegation: str


@dataclass(frozen=True, slots=True)
class NewsLine:
    """Something that happened: by whom (the delegation first), what, on what, when."""

    by: str
    person: str  # '' where nobody may know, or the person was erased
    what: str
    title: str
    address: str
    when: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """What waits, and what changed."""

    shell: Shell
    heading: str
    acts_for: str
    capacities: tuple[NavItem, ...]  # other delegations for whom the person acts here
    duties: tuple[DutyLine, ...]
    n_duties: str
    pagination: Pagination | None
    news: tuple[NewsLine, ...]
    more_news: str  # how many more; '' for none
    last_here: str  # '' for never
    seen_address: str
    acts_address: str


@dataclass(frozen=True, slots=True)
class DesksPage:
    """All forums and delegations for which a person acts."""

    shell: Shell
    desks: tuple[NavItem, ...]
    operates: bool


@dataclass(frozen=True, slots=True)
class ActsPage:
    """The acts of the confidential ledger that the actor may read of."""

    shell: Shell
    form: FilterForm
    acts: tuple[NewsLine, ...]
    pagination: Pagination | None
    public_head: str
    public_address: str
