"""What a Word file says: paragraphs made of pieces, each piece with the revisions that it stands under."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from consenso.core.formats.word._names import DRAFT, VERSION

# Kinds that hold words, or the mark that ends a paragraph; and whether they bring them in or take them out.
ADDS = {
    "insertion": True,
    "deletion": False,
    "move-to": True,
    "move-from": False,
    "paragraph-insertion": True,
    "paragraph-deletion": False,
    "paragraph-move-to": True,
    "paragraph-move-from": False,
    "row-insertion": True,
    "row-deletion": False,
    "cell-insertion": True,
    "cell-deletion": False,
}
OF_WORDS = frozenset({"insertion", "deletion", "move-to", "move-from"})


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change: what kind, whose, when (as the file says it, '' for not said)."""

    kind: str
    author: str
    date: str

    @property
    def adds(self) -> bool:
        """Whether it brings words in; else it takes them out."""
        return ADDS.get(self.kind, True)


Accepts = Callable[[Revision], bool]


def all_of_them(revision: Revision) -> bool:
    """Accept every change."""
    return True


def none_of_them(revision: Revision) -> bool:
    """Accept no change."""
    return False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand under the same revisions, the outermost first."""

    text: str
    revisions: tuple[Revision, ...] = ()

    def is_in(self, accepts: Accepts) -> bool:
        """Whether the words are there for one who accepts these changes and no others."""
        return all(accepts(one) is one.adds for one in self.revisions)

    def is_plainly_in(self, accepts: Accepts) -> bool:
        """The same by changes of words alone, where none stands within another: what is changed twice is not there."""
        own = [one for one in self.revisions if one.kind in OF_WORDS]
        return len(own) < 2 and all(accepts(one) is one.adds for one in own)


@dataclass(slots=True)
class Source:
    """A paragraph as it stands in the file. `block`: only paragraphs of one block can be joined.

    `mark` holds the revisions of the mark that ends it. `names` are the bookmarks of ours that begin in it, `moves`
    the names of what is moved away from it or to it, `para_id` is the id that Word gave it, `number` its number as Word prints it. `is_drop_cap`: a large first letter, set before the next paragraph.
    """

    block: int
    pieces: list[Piece] = field(default_factory=list)
    mark: tuple[Revision, ...] = ()
    names: list[str] = field(default_factory=list)
    moves: list[str] = field(default_factory=list)
    para_id: str = ""
    style: str = ""
    number: str = ""
    is_heading: bool = False
    is_drop_cap: bool = False

    def text(self, accepts: Accepts) -> str:
        """Return what the paragraph says to one who accepts these changes."""
        return "".join(piece.text for piece in self.pieces if piece.is_in(accepts))

    def revisions(self) -> set[Revision]:
        """Return the changes to its words and to its mark."""
        return {one for piece in self.pieces for one in piece.revisions} | set(self.mark)

    def plain_text(self, accepts: Accepts) -> str:
        """Return the same by changes of words alone, without the spaces at its ends."""
        found = [piece.text for piece in self.pieces if piece.is_plainly_in(accepts)]
        return "".join(found).strip(" \t\n")


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change; `source` is the place of its paragraph among those of its part. `text` is '' where it has none."""

    revision: Revision
    source: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: `about` is what it stands at. `source` is None where it stands at no paragraph of the body."""

    author: str
    date: str
    text: str
    source: int | None = None
    about: str = ""


@dataclass(slots=True)
class Part:
    """The body, or what stands beside it: a note, a header, a footer, a text box."""

    name: str
    sources: list[Source] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refused:
    """What of a file was not taken, how many times, and why, in a sentence."""

    what: str
    n: int
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many changes were taken as they are and how many in another form (each kind said); what was refused."""

    taken: int = 0
    changed: int = 0
    notes: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "taken": self.taken,
            "changed": self.changed,
            "notes": list(self.notes),
            "refused": [
                {"what": one.what, "number": one.n, "why": one.why} for one in self.refused
            ],
        }


@dataclass(slots=True)
class Reading:
    """A Word file as read. `marks` are the document properties that our writer left, '' or {} where another wrote it."""

    body: Part
    parts: list[Part] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    marks: Mapping[str, str] = field(default_factory=dict)
    left: list[Refused] = field(default_factory=list)  # not read at all

    @property
    def sent(self) -> tuple[str, str]:
        """Which draft and which version of it the file was written from: their ids, '' for not said."""
        found = (self.marks.get(name, "-") for name in (DRAFT, VERSION))
        draft, version = ("" if one == "-" else one for one in found)
        return draft, version

    def as_json(self) -> dict[str, Any]:
        """Return the two readings, the changes, the comments and the report as plain values."""
        from consenso.core.formats.word._readings import as_json

        return as_json(self)
