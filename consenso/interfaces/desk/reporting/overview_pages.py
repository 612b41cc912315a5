"""What the secretariat's overview of reports shows: frozen values, already in the reader's language."""

from dataclasses import dataclass

from consenso.interfaces.ui.components import FilterForm, Pagination
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One report: whose, on what, how far it is, and what the secretariat can do next."""

    key: str  # party/text/year: what the form sends; '' where the party cannot be reminded
    identifier: str
    party: str
    plan: str
    plan_language: str
    years: str
    commitments: str
    due: str
    stage: str
    tone: str
    remark: str  # it is past; asked for on; told of next on
    step: NavItem | None


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """All parties, all plans."""

    shell: Shell
    notice: str
    trouble: str
    rule: str  # '' where the forum has none
    no_letters: str  # '' where letters go out
    unasked: tuple[str, ...]  # on which plans no report is asked for, and why
    about_drafts: str  # what of what delegations prepare stands here
    form: FilterForm
    counts: tuple[NavItem, ...]  # how many are how far; each leads to them
    count: str
    rows: tuple[OverviewRow, ...]
    can_remind: bool
    pagination: Pagination | None
    address: str  # where the form is sent
    data: str  # the same as CSV
