"""What the page on what somebody follows shows: frozen values, already in the reader's language."""

import datetime as dt
from dataclasses import dataclass

from django.forms import Form

from consenso.interfaces.ui.components import Option
from consenso.interfaces.ui.pages import Shell


@dataclass(frozen=True, slots=True)
class FollowedLine:
    """One object that is followed. `key` is its kind and id, as the form sends them."""

    key: str
    title: str
    language: str  # BCP 47 of the title, where it is not the page's
    kind: str
    address: str
    since: str
    changed: str  # when something last changed on it; '' for never
    feed: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Objects of one kind to choose from."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FollowingPage:
    """What somebody follows, what they would follow now, and how often letters come."""

    shell: Shell
    notice: str
    trouble: str
    asked: FollowedLine | None  # what the address names, where it is not followed yet
    lines: tuple[FollowedLine, ...]
    choices: tuple[OptionGroup, ...]
    letters: str  # how often they come
    profile: str
    address: str


@dataclass(frozen=True, slots=True)
class FollowPage:
    """The form by which anyone follows an object by mail; `desk` is where who has a desk follows it."""

    shell: Shell
    title: str
    kind: str
    form: Form
    trouble: str
    is_sent: bool
    sends_letters: bool
    back: str
    desk: str


@dataclass(frozen=True, slots=True)
class AskedLetter:
    """The letter that asks whether letters on an object are wanted; `address` confirms it until `until`."""

    title: str
    kind: str
    forum: str
    site: str
    address: str
    until: dt.datetime
