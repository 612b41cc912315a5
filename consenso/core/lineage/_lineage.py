"""Two texts in one language, an older and a newer: what became of each paragraph."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Opcodes
from rapidfuzz.distance.Indel import opcodes

from consenso.core.lineage._likeness import contained, likeness, tokens
from consenso.core.lineage._strength import Strength, strength
from consenso.core.outline import Outline, Paragraph

Change = Literal["same", "reworded", "merged", "split", "moved", "new", "dropped"]

# From this likeness on, a paragraph continues another one; found on pairs of declarations of one series.
CONTINUES = 0.42
# A paragraph that is merged or split off stands in the other one with this share of its words.
WITHIN = 0.72
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words that differ: what stood there, and what stands there now; one may be empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """What became of paragraphs from one text to the next, by id. `score` is their likeness, 0 to 1 (1: the same)."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    change: Change
    score: float
    strength: Strength
    words: tuple[Words, ...] = ()


def lineage(old: Outline, new: Outline) -> tuple[Step, ...]:
    """Return every paragraph of both texts in exactly one step, in the order of the new text, dropped ones at the end.

    Headings and titles are compared with their like alone. A paragraph that kept its words in another order of the
    text is moved; with changed words in another order it is moved as well, and `words` say what changed.
    """
    before = [one for one in old.paragraphs if one.text.strip()]
    after = [one for one in new.paragraphs if one.text.strip()]
    matched = _matched(before, after)
    joined = _joined(before, after, matched)
    in_order = _in_order(matched)
    steps: list[Step] = []
    seen_old: set[int] = set()
    for j, paragraph in enumerate(after):
        olds, news, change = _fate(j, matched, joined)
        if change is None:
            continue
        seen_old.update(olds)
        if olds and change == "same" and olds[0] not in in_order:
            change = "moved"
        steps.append(
            _step([before[i] for i in olds], [after[k] for k in news] or [paragraph], change)
        )
    steps += [_step([one], [], "dropped") for i, one in enumerate(before) if i not in seen_old]
    return tuple(steps)


def _matched(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> dict[int, int]:
    """Return new place → old place of paragraphs that continue one another, each used once, the likest first."""
    ranked = sorted(
        (
            (score - 0.0001 * abs(i / max(1, len(before)) - j / max(1, len(after))), i, j)
            for i, one in enumerate(before)
            for j, other in enumerate(after)
            if (score := _alike(one, other)) >= CONTINUES
        ),
        reverse=True,
    )
    of_new: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in taken and j not in of_new:
            of_new[j] = i
            taken.add(i)
    return of_new


def _group(paragraph: Paragraph) -> str:
    return paragraph.kind if paragraph.kind in ("title", "heading", "note") else "words"


def _alike(one: Paragraph, other: Paragraph) -> float:
    if _group(one) != _group(other):
        return 0.0
    first, second = tokens(one.text), tokens(other.text)
    if first and second and not set(first) & set(second):
        return 0.0
    return likeness(one.text, other.text)


@dataclass(frozen=True, slots=True)
class _Joined:
    merged: dict[int, tuple[int, ...]]  # new place → the old places in it
    split: dict[int, tuple[int, ...]]  # old place → the new places that it became


def _joined(
    before: Sequence[Paragraph], after: Sequence[Paragraph], matched: dict[int, int]
) -> _Joined:
    """Return old paragraphs that stand within one new one, and new ones that stood within one old one."""
    old_of = dict(matched)
    new_of = {i: j for j, i in matched.items()}
    merged: dict[int, list[int]] = {}
    split: dict[int, list[int]] = {}
    for i, one in enumerate(before):
        if i not in new_of and _group(one) == "words" and len(tokens(one.text)) >= LEAST_WORDS:
            share, j = max(
                ((contained(one.text, other.text), j) for j, other in enumerate(after)),
                default=(0.0, -1),
            )
            if share >= WITHIN and _group(after[j]) == "words":
                merged.setdefault(j, []).append(i)
    for j, other in enumerate(after):
        if j not in old_of and j not in merged and _group(other) == "words":
            if len(tokens(other.text)) < LEAST_WORDS:
                continue
            share, i = max(
                ((contained(other.text, one.text), i) for i, one in enumerate(before)),
                default=(0.0, -1),
            )
            if share >= WITHIN and _group(before[i]) == "words":
                split.setdefault(i, []).append(j)
    return _Joined(
        {
            j: tuple(sorted({*places, *([old_of[j]] if j in old_of else [])}))
            for j, places in merged.items()
        },
        {
            i: tuple(sorted({*places, *([new_of[i]] if i in new_of else [])}))
            for i, places in split.items()
        },
    )


def _fate(
    j: int, matched: dict[int, int], joined: _Joined
) -> tuple[tuple[int, ...], tuple[int, ...], Change | None]:
    """Return the old and the new places of the step that a new paragraph is in; None where it was told already."""
    if j in joined.merged:
        olds = joined.merged[j]
        return olds, (j,), "merged" if len(olds) > 1 else "reworded"
    for i, news in joined.split.items():
        if j in news:
            is_first = j == news[0]
            change: Change | None = ("split" if len(news) > 1 else "reworded") if is_first else None
            return (i,), news, change
    if j in matched:
        return (matched[j],), (j,), "same"
    return (), (j,), "new"


def _in_order(matched: dict[int, int]) -> set[int]:
    """Return the old places of the most matches that stand in one order in both texts."""
    tails: list[int] = []
    links: list[tuple[int, int]] = []  # old place, link before it
    ends: list[int] = []
    for j in sorted(matched):
        i = matched[j]
        at = bisect_left(tails, i)
        links.append((i, ends[at - 1] if at else -1))
        tails[at : at + 1] = [i]
        ends[at : at + 1] = [len(links) - 1]
    kept: set[int] = set()
    link = ends[-1] if ends else -1
    while link >= 0:
        place, link = links[link]
        kept.add(place)
    return kept


def _step(olds: Sequence[Paragraph], news: Sequence[Paragraph], change: Change) -> Step:
    was, now = " ".join(one.text for one in olds), " ".join(one.text for one in news)
    score = 1.0 if was == now else likeness(was, now) if olds and news else 0.0
    if change == "same" and tokens(was) != tokens(now):
        change = "reworded"
    return Step(
        tuple(one.id for one in olds),
        tuple(one.id for one in news),
        change,
        round(score, 4),
        strength(was, now) if olds and news else "equal",
        _changed_words(was, now) if olds and news and was != now else (),
    )


def _changed_words(was: str, now: str) -> tuple[Words, ...]:
    first, second = _pieces(was), _pieces(now)
    found: Opcodes = opcodes(first, second)
    out: list[Words] = []
    for one in found:
        if one.tag == "equal":
            out.append(Words("", ""))
            continue
        before = "".join(first[one.src_start : one.src_end])
        after = "".join(second[one.dest_start : one.dest_end])
        if out and (out[-1].before or out[-1].after):
            last = out.pop()
            before, after = last.before + before, last.after + after
        out.append(Words(before, after))
    return tuple(
        Words(one.before.strip(), one.after.strip())
        for one in out
        if one.before.strip() or one.after.strip()
    )


def _pieces(text: str) -> list[str]:
    """Return words with the space before them, so that they join again; Chinese by character."""
    pieces: list[str] = []
    for word in text.split(" "):
        if any("\u3400" <= sign <= "\u9fff" for sign in word):
            pieces += list(word)
        else:
            pieces.append(f" {word}")
    return pieces
