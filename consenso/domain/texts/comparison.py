"""Several texts in one language, chosen to be compared: what each says, and what became of its paragraphs in the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consenso.core.lineage import Step
from consenso.core.outline import Outline
from consenso.domain.texts.chains import Chain, chains
from consenso.domain.texts.contents import ContentRow, outlines
from consenso.domain.texts.lineages import Compared, compared, families

MOST = 6  # texts at once

Families = Mapping[tuple[str, str], tuple[ContentRow, ...]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The contents to compare, of one kind of text and one language, the earliest first; and all that could be.

    `kind` and `language` are '' where there are no two texts of a kind in any language.
    """

    kind: str
    language: str
    contents: tuple[ContentRow, ...]
    families: Families

    @property
    def offered(self) -> tuple[ContentRow, ...]:
        """Return the contents of this kind and language."""
        return self.families.get((self.kind, self.language), ())


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the chosen contents say, and what became of paragraphs from each to the next: () where it is not known yet."""

    contents: tuple[ContentRow, ...]
    outlines: tuple[Outline, ...]
    compared: tuple[Compared | None, ...]

    @property
    def is_ready(self) -> bool:
        """Return whether there are two texts at least, and each pair of neighbours is compared."""
        return bool(self.compared) and None not in self.compared

    @property
    def steps(self) -> tuple[tuple[Step, ...], ...]:
        """Return the steps from each text to the next."""
        return tuple(one.steps if one else () for one in self.compared)

    def chains(self, *, least: int = 2) -> tuple[Chain, ...]:
        """Return the chains of paragraphs through `least` of the texts or more."""
        return chains(self.outlines, self.steps, least=least)


def choose(
    forum: str, *, of: Sequence[str] = (), language: str = "", preferred: str = ""
) -> Chosen:
    """Return what is to be compared of the texts `of` (ids) in a language (BCP 47). Two queries.

    Without `of`: the last texts of a kind, plans before others. Without `language`: the one in which most of them are
    there, `preferred` where it is as good. More than `MOST` texts: the latest. What is not there is left out.
    """
    held = families(forum)
    offers = {name: rows for name, rows in held.items() if language in ("", name[1])}
    wanted = set(of)

    def worth(name: tuple[str, str]) -> tuple[int, bool, bool, int]:
        kind, tongue = name
        rows = offers[name]
        n_wanted = sum(1 for row in rows if row.text in wanted)
        return n_wanted, kind == "plan", tongue == preferred, len(rows)

    if not offers:
        return Chosen("", "", (), held)
    kind, tongue = max(offers, key=worth)
    rows = tuple(row for row in offers[kind, tongue] if not wanted or row.text in wanted)
    return Chosen(kind, tongue, rows[-MOST:], held)


def comparison(rows: Sequence[ContentRow]) -> Comparison:
    """Return the comparison of contents, the earliest first. Two queries."""
    said = outlines(rows)
    return Comparison(tuple(rows), tuple(said[row.id] for row in rows), compared(rows))
