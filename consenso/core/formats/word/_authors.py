"""Whose a change is: the author that a file names, as the delegations that stand behind it."""

import re
from collections.abc import Iterable, Mapping

from consenso.core.formats.word._model import Accepts, Revision
from consenso.core.formats.word._names import DRAFT, JOINT, SEPARATOR

_SHORT = re.compile(r"\d+ × (\d+)")


class Authors:
    """Reads the authors of one file.

    `mapped` says which delegation an author stands for. One whom it does not name stands for himself where he is among the
    `known`, else for the `sender`, where there is one.
    """

    def __init__(
        self,
        marks: Mapping[str, str],
        mapped: Mapping[str, str] | None = None,
        *,
        known: Iterable[str] = (),
        sender: str = "",
    ) -> None:
        self.marks = marks
        self.mapped = mapped or {}
        self.known = frozenset(known)
        self.sender = sender
        self.read: dict[str, frozenset[str]] = {}

    def of(self, author: str) -> frozenset[str]:
        """Return the delegations that an author of the file stands for."""
        if author not in self.read:
            self.read[author] = frozenset(map(self._one, self._names(author)))
        return self.read[author]

    def accepts(self, delegation: str) -> Accepts:
        """Return the acceptance of what one delegation changed, and of nothing else."""

        def accepted(revision: Revision) -> bool:
            return delegation in self.of(revision.author)

        return accepted

    def _names(self, author: str) -> list[str]:
        """Return the names in an author; only our own files have several in one.

        What marks a file as ours is lost where some other program saves it: then those count that are all known.
        """
        if author in self.mapped:
            return [author]
        if DRAFT not in self.marks:
            names = author.split(SEPARATOR)
            is_joint = self.known.union({self.sender}).issuperset(names) and bool(self.known)
            return names if is_joint else [author]
        short = _SHORT.fullmatch(author)
        whole = self.marks.get(f"{JOINT}{short.group(1)}", author) if short else author
        return whole.split(SEPARATOR)

    def _one(self, name: str) -> str:
        if name in self.mapped:
            return self.mapped[name]
        return name if name in self.known or not self.sender else self.sender
