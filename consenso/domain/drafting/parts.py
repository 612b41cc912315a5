"""What each delegation has in a negotiation, from version to version and now: brackets, proposals, paragraphs agreed on its part."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from consenso.core import wording
from consenso.domain.drafting.agreed import SAYING, Stances, note
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.past import VersionRow, acts_of, version_document, versions
from consenso.domain.drafting.queries import CHAIR, DraftRow, Standing, sign_of
from consenso.domain.drafting.replay import standing_of

DISPUTES = ("reserves", "objects")
Said = frozenset[tuple[tuple[str, str], str]]  # `Stances`, as a key


@dataclass(frozen=True, slots=True)
class Part:
    """What one delegation (its sign in brackets) has.

    `brackets`: disputed places in which it stands behind something else than the base. `open`: proposals that stand and that it stands
    behind. `agreed`: paragraphs that stand or are proposed, less those of which it would have other words or another place, and those
    on which it last said that it reserves its position or objects.
    """

    delegation: str
    brackets: int
    open: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A version, None for now, with the revision of the draft, how many paragraphs it had, and what each delegation had."""

    version: VersionRow | None
    number: int
    at: dt.datetime
    paragraphs: int
    parts: tuple[Part, ...]


def moments(row: DraftRow, codes: Collection[str]) -> tuple[Moment, ...]:
    """Return what each delegation had at each version of a draft, in order, and has now, at the end.

    There is a part for each of `codes`, and for whoever else has anything at any of these moments. Versions do not change: each is read
    once by a process. Two queries then, and those of `composing.composed`.
    """
    held = versions(row.id)[::-1]
    stood = _stood(row.id, [one.revision for one in held])
    found: list[tuple[VersionRow | None, int, dt.datetime, int, Mapping[str, Part]]] = [
        (one, one.revision, one.at, *_of_version(row.id, one, stances))
        for one, stances in zip(held, stood, strict=False)
    ]
    found.append((None, row.revision, row.changed_at, *counted(*composed(row), dict(stood[-1]))))
    signs = {sign_of(code) for code in codes}.union(*(parts for *_, parts in found))
    return tuple(
        Moment(
            version,
            number,
            at,
            n_paragraphs,
            tuple(parts.get(one, Part(one, 0, 0, n_paragraphs)) for one in sorted(signs)),
        )
        for version, number, at, n_paragraphs, parts in found
    )


def counted(
    standing: Standing, bracketed: wording.BracketedDraft, stances: Stances
) -> tuple[int, Mapping[str, Part]]:
    """Return how many paragraphs a draft has, those that are proposed among them, and what each delegation has that has anything.

    >>> counted(Standing((), ()), wording.compose_draft((), ()), {})
    (0, {})
    """
    brackets: Counter[str] = Counter()
    disputed: dict[str, set[str]] = {}
    items = [one for one in bracketed.items if one.segments]
    for item in items:
        behind = wording.tally(item.segments).behind
        brackets.update(dict(behind))
        for sign in {*(sign for sign, _ in behind), *(by for one in item.notes for by in one.by)}:
            disputed.setdefault(sign, set()).add(item.id)
    there = {item.id for item in items}
    for (code, paragraph), stance in stances.items():
        if stance in DISPUTES and paragraph in there:
            disputed.setdefault(sign_of(code), set()).add(paragraph)
    open_ = Counter(sign_of(code) for one in standing.proposals for code in one.by)
    signs = {*brackets, *disputed, *open_}
    return len(items), {
        one: Part(one, brackets[one], open_[one], len(items) - len(disputed.get(one, ())))
        for one in signs
        if not one.startswith(f"{CHAIR}.")  # wordings that nobody was named for: see `sign_of`
    }


def _stood(draft: int, revisions: list[int]) -> list[Said]:
    """Return where delegations stood on paragraphs at each of these revisions, in order, and after the last act. One query."""
    found: list[Said] = []
    stances: Stances = {}
    for act in acts_of(draft, verbs=SAYING):
        while len(found) < len(revisions) and revisions[len(found)] < act.number:
            found.append(frozenset(stances.items()))
        note(stances, act)
    last = frozenset(stances.items())
    return [*found, *(last for _ in range(len(revisions) + 1 - len(found)))]


@lru_cache(maxsize=256)
def _of_version(draft: int, one: VersionRow, said: Said) -> tuple[int, Mapping[str, Part]]:
    standing = standing_of(version_document(draft, one.number), one.at)
    return counted(standing, standing.composed(), dict(said))
