"""What the room sees: frozen values, the same for everybody who sees the draft, already in words of one language."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from consenso.interfaces.ui.pages import Shell


@dataclass(frozen=True, slots=True)
class LiveHook:
    """By what a page learns that its draft has changed: the address of the stream, and the revision that the page shows."""

    address: str
    revision: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment that the room waits for: what ends then, in words, in UTC, and for a screen that shows its own time too."""

    what: str
    said: str
    moment: str  # ISO 8601


@dataclass(frozen=True, slots=True)
class RoomView:
    """The inner part of the room view: one paragraph, and how far the draft is. Nothing in it is for one reader."""

    title: str
    state: str
    label: str  # § 3; '' where no paragraph is shown
    language: str  # BCP 47 of the text
    text: SafeString
    size: str  # short, middle, long: how many letters a line can have
    standing: str  # agreed or not, in words
    is_agreed: bool
    notes: tuple[str, ...]
    behind: tuple[tuple[str, str], ...]  # what stands in brackets, and who that is
    figures: tuple[tuple[str, str], ...]
    deadlines: tuple[Deadline, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The room view: the inner part, and what the one at the keyboard needs."""

    shell: Shell
    room: RoomView
    live: LiveHook
    fragment_address: str
    address: str  # of the page itself, to look again
    draft_address: str
    chair_address: str  # '' for who does not preside
    choices: tuple[
        tuple[str, str, bool], ...
    ]  # paragraphs to show: id, in words, whether it is shown
