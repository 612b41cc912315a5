"""Texts compared, paragraph by paragraph: what is counted, and in which order it stands. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.lineage import Step
from consenso.core.outline import Outline, Paragraph
from consenso.core.record import Text
from consenso.domain.texts.chains import COUNTED, PROMISING, Sections, sections
from consenso.interfaces.ui.charts import FlowLink

# In the order in which they are shown.
CHANGES = ("same", "moved", "reworded", "merged", "split", "dropped", "new")
STRENGTHS = ("stronger", "weaker")
MOST_SECTIONS = 12  # drawn of one text; smaller ones share a box


@dataclass(frozen=True, slots=True)
class Side:
    """One of the texts: what it is called in short, what it says, its parts by id and their places, its sections."""

    text: Text
    label: str
    outline: Outline
    parts: Mapping[str, Paragraph]
    places: Mapping[str, int]
    sections: Sections

    @classmethod
    def of(cls, text: Text, label: str, outline: Outline) -> "Side":
        return cls(
            text,
            label,
            outline,
            {one.id: one for one in outline.paragraphs},
            {one.id: place for place, one in enumerate(outline.paragraphs)},
            sections(outline),
        )

    def counted(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of the parts that are counted as paragraphs."""
        return tuple(one for one in ids if self.parts[one].kind in COUNTED)

    @property
    def n_paragraphs(self) -> int:
        return len(self.sections.of)


@dataclass(frozen=True, slots=True)
class Between:
    """Two texts, the earlier first, and what became of each paragraph."""

    old: Side
    new: Side
    steps: tuple[Step, ...]

    @property
    def in_order(self) -> tuple[Step, ...]:
        """Return the steps in the order of the later text; each dropped paragraph after what stood before it."""
        follows = {
            one: self.new.places[step.new[0]] for step in self.steps if step.new for one in step.old
        }
        before, at = {}, -1
        for part in self.old.outline.paragraphs:
            at = follows.get(part.id, at)
            before[part.id] = at

        def place(step: Step) -> tuple[int, int, int]:
            if step.new:
                return self.new.places[step.new[0]], 0, 0
            return before[step.old[0]], 1, self.old.places[step.old[0]]

        return tuple(sorted(self.steps, key=place))

    def promises(self, step: Step) -> bool:
        """Return whether the step is between paragraphs where promises stand: elsewhere stronger and weaker mean nothing."""
        return (
            bool(step.old and step.new)
            and self.old.parts[step.old[0]].kind in PROMISING
            and self.new.parts[step.new[0]].kind in PROMISING
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many paragraphs of the earlier and of the later text each change has, and how many grew stronger or weaker."""

    before: Mapping[str, int]
    after: Mapping[str, int]
    strength: Mapping[str, int]


def tally(found: Between, steps: Iterable[Step] | None = None) -> Tally:
    """Count the paragraphs of two texts by what became of them; of some of the steps, where they are given."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    strength: Counter[str] = Counter()
    for step in found.steps if steps is None else steps:
        before[step.change] += len(found.old.counted(step.old))
        after[step.change] += len(found.new.counted(step.new))
        if found.promises(step):
            strength[step.strength] += 1
    return Tally(before, after, strength)


def by_section(found: Between) -> dict[str, Counter[str]]:
    """Return for each section of the later text (id) how many of its paragraphs each change has, stronger and weaker too."""
    counts: dict[str, Counter[str]] = {one: Counter() for one in found.new.sections.ids}
    for step in found.steps:
        here = found.new.counted(step.new)
        for one in here:
            counts[found.new.sections.of[one]][step.change] += 1
        if here and found.promises(step):
            counts[found.new.sections.of[here[0]]][step.strength] += 1
    return counts


def dropped_by_section(found: Between) -> dict[str, tuple[int, int]]:
    """Return for each section of the earlier text (id) how many paragraphs it had, and how many of them were dropped."""
    held = Counter(found.old.sections.of.values())
    lost = Counter(
        found.old.sections.of[one]
        for step in found.steps
        if step.change == "dropped"
        for one in found.old.counted(step.old)
    )
    return {one: (held[one], lost[one]) for one in found.old.sections.ids}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sections of a text as they are drawn: which box (place) each has, '' for the box of all small ones."""

    boxes: tuple[str, ...]
    of: Mapping[str, int]
    sizes: tuple[int, ...]


REST = "*"  # the box of what is not drawn by itself


def boxes(side: Side) -> Drawn:
    """Return the boxes of a text: its sections in order, where they are too many the largest, and one for the others."""
    held = Counter(side.sections.of.values())
    ids = side.sections.ids
    if len(ids) > MOST_SECTIONS:
        kept = {one for one, _ in held.most_common(MOST_SECTIONS - 1)}
        ids = (*(one for one in ids if one in kept), REST)
    places = {one: place for place, one in enumerate(ids)}
    of = {one: places.get(one, places.get(REST, 0)) for one in held}
    sizes: Counter[int] = Counter()
    for one, number in held.items():
        sizes[of[one]] += number
    return Drawn(ids, of, tuple(sizes[place] for place in range(len(ids))))


def bands(column: int, found: Between, old: Drawn, new: Drawn) -> tuple[FlowLink, ...]:
    """Return what goes from box to box, in the order of the earlier text; -1: from nowhere (new), to nowhere (dropped).

    Where paragraphs were merged or split, each side counts its own.
    """
    before: Counter[tuple[int, int]] = Counter()
    after: Counter[tuple[int, int]] = Counter()
    same: Counter[tuple[int, int]] = Counter()
    for step in found.steps:
        olds = [old.of[found.old.sections.of[one]] for one in found.old.counted(step.old)]
        news = [new.of[found.new.sections.of[one]] for one in found.new.counted(step.new)]
        for one in olds:
            before[one, news[0] if news else -1] += 1
        for one in news:
            after[olds[0] if olds else -1, one] += 1
        if olds and news and step.change in ("same", "moved"):
            same[olds[0], news[0]] += len(olds)
    ways = sorted({*before, *after}, key=lambda way: (way[0] < 0, way[0], way[1] < 0, way[1]))
    return tuple(
        FlowLink(column, *way, n_old=before[way], n_new=after[way], n_same=same[way])
        for way in ways
    )


def matching(
    found: Between, *, change: str = "", strength: str = "", section: str = "", parts: str = ""
) -> tuple[Step, ...]:
    """Return the steps under filters, in order. `section` is 'new-' or 'old-' and the id of a heading (none: no heading).

    `parts` 'counted' leaves out titles, headings and notes, which the figures do not count.
    """

    def fits(step: Step) -> bool:
        if change and change != step.change:
            return False
        if parts == "counted" and not (found.old.counted(step.old) or found.new.counted(step.new)):
            return False
        if strength and not (found.promises(step) and step.strength == strength):
            return False
        if section:
            which, _, heading = section.partition("-")
            side, ids = (found.new, step.new) if which == "new" else (found.old, step.old)
            return any(side.sections.of.get(one) == heading for one in ids)
        return True

    return tuple(step for step in found.in_order if fits(step))


def labels(texts: Sequence[Text], short: Sequence[str], titles: Sequence[str]) -> tuple[str, ...]:
    """Return what texts are called in short: their periods or years; their titles where two would be called the same."""
    return tuple(short) if len(set(short)) == len(texts) else tuple(titles)
