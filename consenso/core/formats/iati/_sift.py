"""A file → its activities with what is wrong with each, in one pass: for who takes what can be taken, and says why of the rest."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from lxml import etree

from consenso.core.formats.iati._activity import Activity
from consenso.core.formats.iati._check import Check, Judged
from consenso.core.formats.iati._element import canonical, element_of
from consenso.core.formats.iati._problem import Problem
from consenso.core.formats.iati._source import Piece, xml_parser

_LARGEST_REST = 64 * 1024  # code points
_BLANK = re.compile(r">[ \t\n]+<")


@dataclass(frozen=True, slots=True)
class Sifted:
    """An activity of a file: `place` counts from 1, `line` is where it begins, `problems` are all that is wrong with it.

    `node` is its element of lxml, which nobody may change. `file` says which of several files it is in, '' where there is one.
    """

    place: int
    line: int
    node: Any
    problems: tuple[Problem, ...]
    file: str = ""

    @property
    def is_refused(self) -> bool:
        return any(one.refuses for one in self.problems)

    @property
    def identifier(self) -> str:
        """As published, white space around it too."""
        return self.node.findtext("iati-identifier") or ""

    @property
    def activity(self) -> Activity:
        return Activity(element_of(self.node), self.line)

    @property
    def canonical(self) -> str:
        """The canonical form: what `activity.canonical` is, and much quicker."""
        return canonical_of(self.node)


class Sift(Check):
    """A file that is being sifted: iterate over `sifted()`, then ask for the figures, as of a `Check`.

    `around` are the problems of the file itself, as far as was read; `rest` is what stands beside the activities in other namespaces,
    each in its canonical form, up to 64 KB: `is_rest_whole` says whether that is all. `attributes` are those of the root. Where the file as a whole cannot be taken, `is_refused` says so.
    """

    def __init__(
        self, stream: IO[bytes], *, today: dt.date | None = None, skipped: int = 0
    ) -> None:
        super().__init__(stream, today=today)
        self.around: list[Problem] = []
        self.rest: list[str] = []
        self.is_rest_whole = True
        self._skipped = skipped

    def _note_beside(self, child: Any) -> None:
        super()._note_beside(child)
        text = canonical_of(child)
        self.is_rest_whole &= sum(map(len, self.rest)) + len(text) <= _LARGEST_REST
        if self.is_rest_whole:
            self.rest.append(text)

    def sifted(self) -> Iterator[Sifted]:
        """Yield the activities in order, but for those that are skipped, of which only identifiers are looked at."""
        for place, (node, line, problems) in enumerate(self._activities(), start=1):
            if place > self._skipped:
                yield Sifted(place, line, node, tuple(problems))

    def _activities(self) -> Iterator[Judged]:
        for node, line, problems in self._judged():
            for problem in problems:
                self._count(problem)
            if node is None:
                self.around += problems
            else:
                yield node, line, problems

    def _piece(self, piece: Piece) -> Iterator[Judged]:
        n_after = self.activities + len(piece.root)
        if (
            not self.activities or n_after > self._skipped
        ):  # the first piece has the root's problems
            yield from super()._piece(piece)
            return
        for child, line in piece.activities():
            if child.tag != "iati-activity":
                self._note_beside(child)
                continue
            self.activities += 1
            self._remember(child, line)
            yield child, line, []


def sift(stream: IO[bytes], *, today: dt.date | None = None, skipped: int = 0) -> Sift:
    """Read and check a file of activities in one pass, in the memory of a few of them.

    `skipped` of its activities were sifted before: the same is said of the others as if all were.

    >>> import io
    >>> found = sift(io.BytesIO(b'<iati-activities version="2.03"><iati-activity/></iati-activities>'))
    >>> [(one.place, one.line, one.is_refused, one.canonical) for one in found.sifted()]
    [(1, 1, True, '<iati-activity></iati-activity>')]
    """
    return Sift(stream, today=today, skipped=skipped)


def canonical_of(node: Any) -> str:
    """Return the canonical form of an element of lxml, as `canonical` makes it of a value.

    libxml2 writes nearly the same, in a tenth of the time; where a sign or a name stands that it writes otherwise, it is not asked.
    """
    text: str = etree.tostring(node, method="c14n", exclusive=True, with_comments=False).decode()
    if "xmlns" in text or "&#x" in text or text.count("<") != text.count(">"):
        return canonical(element_of(node))
    return _BLANK.sub("><", text)


def parsed(text: str) -> Activity:
    """Return the activity of which a text is the canonical form.

    >>> parsed('<iati-activity><iati-identifier>XA-1-7</iati-identifier></iati-activity>').identifier
    'XA-1-7'

    Raises ValueError where it is no XML.
    """
    try:
        return Activity(element_of(etree.fromstring(text.encode(), xml_parser())))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is no XML: {error}") from error
