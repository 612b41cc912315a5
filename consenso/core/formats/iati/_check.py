"""A file → every problem in it, while it is read; its size does not matter."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import IO, Any

from consenso.core.formats.iati._codes import wrong_codes
from consenso.core.formats.iati._errors import CannotRead
from consenso.core.formats.iati._paths import Paths, activity_of
from consenso.core.formats.iati._problem import ERROR, WARNING, Problem
from consenso.core.formats.iati._rules import Facts, breaches_of_rules
from consenso.core.formats.iati._schema import breaches
from consenso.core.formats.iati._source import Piece, Source
from consenso.core.formats.iati._values import day_of

VERSIONS = ("2.01", "2.02", "2.03")  # what is read; within 2, each is the one before and more
OLD = ("1.01", "1.02", "1.03", "1.04", "1.05")
Judged = tuple[Any, int, list[Problem]]
_SHOWN = 60  # code points of a value in a sentence


class Check:
    """A file that is being checked: iterate over it for its problems, in the order of the file; then ask for the figures.

    `activities` were read; `refused` of them break the schema, or all where the file itself does; `errors` and `warnings` count
    problems. `today` is the day after which nothing can have happened, where the file does not say when it was made.
    """

    def __init__(self, stream: IO[bytes], *, today: dt.date | None = None) -> None:
        self.version = ""
        self.attributes: tuple[tuple[str, str], ...] = ()  # of the root
        self.activities = 0
        self.is_refused = False  # the file as a whole
        self.errors = 0
        self.warnings = 0
        self._n_broken = 0
        self._stream = stream
        self._today = today
        self._is_held = True  # whether the file says that it is IATI 2, and is held to its rules
        self._seen: dict[bytes, int] = {}
        self._publisher = ""
        self._paths = Paths()
        self._is_after = False  # whether something of another namespace stood between activities

    def __iter__(self) -> Iterator[Problem]:
        for _, _, problems in self._judged():
            for problem in problems:
                self._count(problem)
                yield problem

    def _count(self, problem: Problem) -> None:
        if problem.severity == ERROR:
            self.errors += 1
        else:
            self.warnings += 1
        # What is told before the first activity, or of the root, concerns them all.
        self.is_refused |= problem.refuses and not problem.path.startswith("iati-activity")

    @property
    def refused(self) -> int:
        return self.activities if self.is_refused else self._n_broken

    @property
    def taken(self) -> int:
        return self.activities - self.refused

    def _judged(self) -> Iterator[Judged]:
        """Yield each activity with its line and its problems; None and 0 with what is wrong around them."""
        try:
            source = Source(self._stream)
            self.version = source.head.version
            self.attributes = source.head.attributes
            refusal = _version(self.version, source.head.line)
            if refusal:
                yield None, 0, [refusal]
                if refusal.severity == ERROR:
                    return
            self._is_held = self.version in VERSIONS
            self._today = day_of(source.head.generated) or self._today
            for piece in source.pieces():
                yield from self._piece(piece)
        except CannotRead as error:
            problem = Problem(ERROR, error.problem, error.line, "", "iati-activities", str(error))
            yield None, 0, [problem]

    def _piece(self, piece: Piece) -> Iterator[Judged]:
        is_first = not self.activities
        self._paths = Paths()
        found: dict[Any, list[Problem]] = {}
        for broken in breaches(piece.root, piece.content):
            at = piece.root if broken.element is None else broken.element
            line = broken.line + piece.before if broken.element is None else piece.line_of(at)
            if at is piece.root and not is_first and broken.code != "schema.text":
                continue  # the root tag was told with the first piece
            activity = activity_of(at)
            problem = _problem(self._paths, ERROR, broken.code, line, at, broken.said)
            found.setdefault(activity, []).append(problem)
        if None in found:
            yield None, 0, found.pop(None)
        for child, line in piece.activities():
            if child.tag != "iati-activity":
                self._note_beside(child)
                continue
            problems = found.get(child, [])
            if self._is_after:
                said = "An activity stands after what is in another namespace: move the activity before it."
                if not any(
                    one.code == "schema.order" and one.path.count("/") == 1 for one in problems
                ):
                    problems.append(_problem(self._paths, ERROR, "schema.order", line, child, said))
            self.activities += 1
            self._n_broken += bool(problems)
            beyond = self._beyond(piece, child, line)
            yield child, line, sorted((*problems, *beyond), key=lambda one: one.line)

    def _note_beside(self, child: Any) -> None:
        """Take note of what stands beside the activities, in another namespace."""
        self._is_after = True

    def _beyond(self, piece: Piece, activity: Any, line: int) -> Iterator[Problem]:
        """Yield what is wrong with an activity beyond the schema."""
        facts = Facts(activity, self._today)
        for wrong in wrong_codes(activity):
            node = wrong.element
            where = f"{wrong.attribute} of <{node.tag}>"
            where = f"<{node.tag}>" if wrong.attribute == "text()" else where
            said = f"{where} is “{_short(wrong.value)}”, which is not on IATI's list {wrong.list}"
            said += (
                ": take one that is."
                if wrong.is_strict
                else " of 2018: make sure that it is on a later one."
            )
            yield self._held(wrong.is_strict, "code.not_on_list", piece, node, said)
        for breach in breaches_of_rules(facts):
            yield self._held(
                breach.severity == ERROR, breach.code, piece, breach.element, breach.said
            )
        yield from self._in_file(piece, activity, line, facts)

    def _in_file(self, piece: Piece, activity: Any, line: int, facts: Facts) -> Iterator[Problem]:
        """Yield what is wrong with an activity beside the others of the file."""
        first = self._remember(activity, line, facts)
        if first:
            said = f"The identifier stands in line {first} already: give each activity its own, or leave one."
            yield self._held(True, "rule.identifier_twice", piece, activity, said)
        for one in facts.all("reporting-org")[:1]:
            reference = one.get("ref", "")
            if reference != self._publisher:
                said = f"The reporting organisation is {reference or 'not named'}, and {self._publisher} further up: a file has one."
                yield self._held(True, "rule.two_publishers", piece, one, said)

    def _remember(self, activity: Any, line: int, facts: Facts | None = None) -> int:
        """Remember what the activities after this one are held to; return the line where its identifier stood before, 0 for none."""
        facts = facts or Facts(activity, None)
        for one in facts.all("reporting-org")[:1]:
            self._publisher = self._publisher or one.get("ref", "")
        identifier = facts.identifier.strip()
        if not identifier:
            return 0
        # Eight bytes of each identifier, and its line, are all that is kept of what was read.
        key = hashlib.blake2b(identifier.encode(), digest_size=8).digest()
        first = self._seen.get(key, 0)
        if not first:
            self._seen[key] = line
        return first

    def _held(self, must: bool, code: str, piece: Piece, element: Any, said: str) -> Problem:
        """Return a problem; a warning where the file does not say that it is IATI 2."""
        severity = ERROR if must and self._is_held else WARNING
        return _problem(self._paths, severity, code, piece.line_of(element), element, said)


def check(stream: IO[bytes], *, today: dt.date | None = None) -> Check:
    """Check a file of IATI activities: iterate over what comes back for its problems.

    >>> import io
    >>> found = check(io.BytesIO(b'<iati-activities version="1.05"/>'))
    >>> [problem.code for problem in found], found.activities
    (['version.not_read'], 0)
    """
    return Check(stream, today=today)


def _version(version: str, line: int) -> Problem | None:
    if version in ("", "2.03"):
        return None  # a missing version is the schema's
    if version in OLD:
        said = f"The file is IATI {version}, whose elements are others: 2.01, 2.02 and 2.03 are read. Publish it in 2.03."
        return Problem(ERROR, "version.not_read", line, "", "iati-activities", said)
    if version in VERSIONS:
        said = f"The file is IATI {version}: it is read and checked as 2.03, which has all of {version} and more."
        return Problem(WARNING, "version.older", line, "", "iati-activities", said)
    said = (
        f"“{_short(version)}” is no version of IATI that is known: the file is checked by the schema of 2.03, "
        "and what codes and rules say are warnings."
    )
    return Problem(WARNING, "version.unknown", line, "", "iati-activities", said)


def _problem(paths: Paths, severity: str, code: str, line: int, element: Any, said: str) -> Problem:
    return Problem(severity, code, line, paths.identifier(element), paths.to(element), said)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
