"""What the pages on people show: frozen values, already in the reader's language."""

from dataclasses import dataclass

from django.forms import Form

from consenso.interfaces.ui.components import FilterForm
from consenso.interfaces.ui.pages import NavItem, Shell


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One appointment of the roster."""

    name: str
    email: str
    role: str
    since: str
    signed_in: str  # when last
    second_factor: str  # a word: set, not set
    end_address: str


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """An invitation that was not accepted yet."""

    name: str
    email: str
    role: str
    until: str
    is_over: bool  # its time; it can still be sent again
    again_address: str
    withdraw_address: str


@dataclass(frozen=True, slots=True)
class DelegationLines:
    """A delegation with who acts for it."""

    identifier: str  # unique on the page
    name: str
    kind: str  # a word: Observer
    people: tuple[PersonLine, ...]
    invitations: tuple[InvitationLine, ...]
    invite_address: str
    zone: str
    zone_address: str
    lacks: str  # what it lacks: nobody is its head


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who acts for whom."""

    shell: Shell
    notice: str  # what was just done; '' for nothing
    summary: str
    form: FilterForm | None  # for who keeps several delegations
    delegations: tuple[DelegationLines, ...]
    nobody: tuple[
        NavItem, ...
    ]  # delegations for which nobody acts: their name, the address to invite
    invite_address: str
    name_address: str  # to name an observer; '' for who may not


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form."""

    shell: Shell
    heading: str
    lead: str
    form: Form
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """A page that asks before something is done that is not taken back lightly."""

    shell: Shell
    heading: str
    sentences: tuple[str, ...]
    warning: str  # '' for none
    form: Form | None  # a check that the warning was read
    button: str  # '' where it cannot be done
    back: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """For whom somebody acts, in which role; `end_address` leads to the end of it."""

    delegation: str
    role: str
    since: str
    end_address: str


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """What a person may change of their own account."""

    shell: Shell
    notice: str
    form: Form
    email: str
    capacities: tuple[Capacity, ...]  # in this forum
    has_calendar: bool
    calendar: str  # the whole address, shown this once; '' for none
    calendar_address: str  # where the buttons of the calendar lead
    security_address: str
    erase_address: str


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What somebody sees who opened the link of an invitation."""

    shell: Shell
    inviter: str
    forum: str
    delegation: str
    role: str
    until: str
    other: str  # who is signed in on this browser; '' for nobody


@dataclass(frozen=True, slots=True)
class EntrancePage:
    """A page of an entrance that says one thing: press here to go in, or that the link is over."""

    shell: Shell
    heading: str
    sentences: tuple[str, ...]
    button: str  # '' for none
