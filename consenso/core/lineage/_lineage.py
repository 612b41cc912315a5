"""Two texts in one language, an older and a newer: what became of each paragraph."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from consenso.core.lineage._align import pairs_of
from consenso.core.lineage._concordance import differences
from consenso.core.lineage._joining import Group, joined
from consenso.core.lineage._likeness import Encoder, likeness, tokens
from consenso.core.lineage._strength import Reason, Strength, strength_across, strength_and_reason
from consenso.core.lineage._words import Words, changed_words
from consenso.core.outline import Outline, Paragraph

# From this likeness on a paragraph in another language says the same, where nothing in it differs.
SAME = 0.7

Change = Literal["same", "reworded", "merged", "split", "moved", "new", "dropped"]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of paragraphs from one text to the next, by id. `score` is their likeness, 0 to 1 (1: the same).

    `is_moved`: it stands in another order among those that were carried over, whatever its change. `reason` says by what
    the promise grew stronger or weaker: verb, hedge, number or date; '' where it did not.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    change: Change
    score: float
    strength: Strength
    words: tuple[Words, ...] = ()
    is_moved: bool = False
    reason: Reason = ""

    def as_json(self) -> dict[str, Any]:
        """Return the step as plain values, as `consenso lineage --json` prints it."""
        return {
            "old": list(self.old),
            "new": list(self.new),
            "change": self.change,
            "score": self.score,
            "strength": self.strength,
            "reason": self.reason,
            "moved": self.is_moved,
            "words": [{"before": one.before, "after": one.after} for one in self.words],
        }


def lineage(old: Outline, new: Outline, *, encoder: Encoder | None = None) -> tuple[Step, ...]:
    """Return every paragraph of both texts in exactly one step, in the order of the new text, dropped ones at the end.

    same: the same words in the same order of the text; moved: the same words, elsewhere; reworded: other words; merged:
    several old ones in one; split: one old one in several; new and dropped: nothing before, nothing after. Headings and titles
    are compared with their like alone. Paragraphs without a word (lines, stars) are new or dropped unless they are equal.
    Texts in two languages are compared by what they say: same where numbers, dates, names and words that bind agree; no words
    are told. With `encoder`, sentences that say the same in other words are found too. Two empty texts: no steps.

    >>> from consenso.core.outline import Outline, Paragraph
    >>> def plan(*texts):
    ...     rows = (Paragraph(f"p{n}", "paragraph", "", "", text, 0, 0) for n, text in enumerate(texts, 1))
    ...     return Outline("en", "", tuple(rows))
    >>> for step in lineage(
    ...     plan("The ports shall open by 2030.", "We thank the hosts."),
    ...     plan("Every port should open by 2030.", "A fund for rail is founded."),
    ... ):
    ...     print(step.old, step.new, step.change, step.strength, step.reason or "-")
    ('p1',) ('p1',) reworded weaker verb
    () ('p2',) new equal -
    ('p2',) () dropped equal -
    """
    language = new.language if new.language != "und" else old.language
    if _differ(old.language, new.language):
        return _across_languages(old, new, encoder)
    groups = joined(old.paragraphs, new.paragraphs, language=language, encoder=encoder)
    kept = _in_order(groups)
    steps: list[Step] = []
    for group in sorted(groups, key=lambda one: (not one.new, one.new or one.old)):
        olds = [old.paragraphs[i] for i in group.old]
        news = [new.paragraphs[j] for j in group.new]
        is_moved = bool(group.old and group.new) and group not in kept
        steps.append(_step(olds, news, language=language, is_moved=is_moved))
    return tuple(steps)


def _differ(one: str, other: str) -> bool:
    first, second = one.partition("-")[0], other.partition("-")[0]
    return first != second and "und" not in (first, second)


def _across_languages(old: Outline, new: Outline, encoder: Encoder | None) -> tuple[Step, ...]:
    """Return the steps of two texts in different languages, in the order of the new one, dropped ones at the end."""
    texts = (
        {one.id: one.text for one in old.paragraphs},
        {one.id: one.text for one in new.paragraphs},
    )
    place = {one.id: n for n, one in enumerate(new.paragraphs)}
    pairs = pairs_of(old, new, encoder=encoder)
    steps: list[Step] = []
    for pair in sorted(pairs, key=lambda one: place[one.b[0]] if one.b else len(place)):
        was, now = (
            " ".join(held[one] for one in ids)
            for held, ids in zip(texts, (pair.a, pair.b), strict=True)
        )
        change: Change
        if not pair.a or not pair.b:
            change = "new" if pair.b else "dropped"
        elif len(pair.a) > 1 or len(pair.b) > 1:
            change = "merged" if len(pair.a) > 1 else "split"
        elif pair.score < SAME or differences(was, now, languages=(old.language, new.language)):
            change = "reworded"
        else:
            change = "moved" if pair.is_moved else "same"
        grown: Strength = "equal"
        reason: Reason = ""
        if pair.a and pair.b and change not in ("same", "moved"):
            grown, reason = strength_across(was, now, (old.language, new.language))
        steps.append(Step(pair.a, pair.b, change, pair.score, grown, (), pair.is_moved, reason))
    return tuple(steps)


def _in_order(groups: Sequence[Group]) -> set[Group]:
    """Return the most groups, of those with both sides, that stand in one order in both texts."""
    both = sorted((one for one in groups if one.old and one.new), key=lambda one: one.new[0])
    tails: list[int] = []
    links: list[tuple[int, int]] = []  # place in `both`, link before it
    ends: list[int] = []
    for place, group in enumerate(both):
        at = bisect_left(tails, group.old[0])
        links.append((place, ends[at - 1] if at else -1))
        tails[at : at + 1] = [group.old[0]]
        ends[at : at + 1] = [len(links) - 1]
    kept: set[Group] = set()
    link = ends[-1] if ends else -1
    while link >= 0:
        place, link = links[link]
        kept.add(both[place])
    return kept


def _step(
    olds: Sequence[Paragraph], news: Sequence[Paragraph], *, language: str, is_moved: bool
) -> Step:
    old_ids, new_ids = tuple(one.id for one in olds), tuple(one.id for one in news)
    if not olds or not news:
        return Step(old_ids, new_ids, "new" if news else "dropped", 0.0, "equal")
    was, now = " ".join(one.text for one in olds), " ".join(one.text for one in news)
    change: Change
    if len(olds) > 1 or len(news) > 1:
        change = "merged" if len(olds) > 1 else "split"
    elif tokens(was) != tokens(now):
        change = "reworded"
    else:
        change = "moved" if is_moved else "same"
    grown, reason = strength_and_reason(was, now, language)
    return Step(
        old_ids,
        new_ids,
        change,
        round(likeness(was, now), 4) if was != now else 1.0,
        grown,
        changed_words(was, now),
        is_moved,
        reason,
    )
