"""The words of the lineage page: paragraphs beside each other, what was dropped, what was promised time and again."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from consenso.core import locale as shown
from consenso.core.lineage import Step, Stretch, beside, binding
from consenso.domain.record.labels import PART, Labels
from consenso.domain.texts.chains import PROMISING, Chain
from consenso.domain.texts.naming import called
from consenso.interfaces.public.editions import Promise
from consenso.interfaces.public.lineage_pages import (
    Beside,
    BesideRow,
    ChainItem,
    ChainList,
    Compare,
    Stage,
    Wording,
    beside_table,
    chain_list,
)
from consenso.interfaces.public.lineages import Between, Side, matching
from consenso.interfaces.public.pages import Block, Link, Section, computed, links, sentence
from consenso.interfaces.public.promised import content_address, promised

PER_PAGE = 50
AT_FIRST = 20  # rows of a table on the first page; the rest has pages of its own
CHAINS_PER_PAGE = 20
CHAINS_AT_FIRST = 10

CHANGE: Labels = {
    "same": _("kept, word for word"),
    "moved": _("moved, word for word"),
    "reworded": _("reworded"),
    "merged": _("merged"),
    "split": _("split"),
    "dropped": _("dropped"),
    "new": _("new"),
}
CHANGE_AND_MOVED: Labels = {
    "reworded": _("reworded, and moved"),
    "merged": _("merged, and moved"),
    "split": _("split, and moved"),
}
STRENGTH: Mapping[tuple[str, str], "str | object"] = {
    ("stronger", "verb"): _("stronger: its verb binds more"),
    ("stronger", "hedge"): _("stronger: less softens it"),
    ("stronger", "number"): _("stronger: a larger number"),
    ("stronger", "date"): _("stronger: an earlier date, or one where there was none"),
    ("stronger", ""): _("stronger"),
    ("weaker", "verb"): _("weaker: its verb binds less"),
    ("weaker", "hedge"): _("weaker: more softens it"),
    ("weaker", "number"): _("weaker: a smaller number"),
    ("weaker", "date"): _("weaker: a later date, or none where there was one"),
    ("weaker", ""): _("weaker"),
}


def change_in_words(step: Step) -> str:
    """Return what became of paragraphs, in words."""
    labels = CHANGE_AND_MOVED if step.is_moved and step.change in CHANGE_AND_MOVED else CHANGE
    return str(labels[step.change])


def strength_in_words(found: Between, step: Step) -> str:
    """Return whether a promise grew stronger or weaker, and by what; '' where it did not, or is none."""
    if not found.promises(step) or step.strength == "equal":
        return ""
    return str(STRENGTH.get((step.strength, step.reason)) or STRENGTH[step.strength, ""])


def rows(compare: Compare, found: Between, steps: Sequence[Step]) -> tuple[BesideRow, ...]:
    """Return steps as rows of a table, the words that changed marked."""
    return tuple(_row(compare, found, step) for step in steps)


def _row(compare: Compare, found: Between, step: Step) -> BesideRow:
    olds = [found.old.parts[one].text for one in step.old]
    news = [found.new.parts[one].text for one in step.new]
    if olds and news:
        old, new = beside(olds, news)
    else:  # all of it is another's word or nobody's: nothing is to be marked
        old, new = _plain(olds), _plain(news)
    return BesideRow(
        _wordings(compare, found.old, step.old, old),
        _wordings(compare, found.new, step.new, new),
        change_in_words(step),
        strength_in_words(found, step),
        shown.number(round(step.score, 2), compare.frame.language)
        if step.change in ("reworded", "merged", "split")
        else "",
    )


def _plain(texts: Sequence[str]) -> tuple[tuple[Stretch, ...], ...]:
    return tuple((Stretch(text, False),) for text in texts)


def _wordings(
    compare: Compare, side: Side, ids: Sequence[str], stretches: Sequence[tuple[Stretch, ...]]
) -> tuple[Wording, ...]:
    found = []
    for one, words in zip(ids, stretches, strict=True):
        part = side.parts[one]
        section = side.sections.of.get(one, "")
        found.append(
            Wording(
                called(side.parts, one),
                str(PART[part.kind]) if part.kind not in PROMISING else "",
                compare.section_name(side, section) if section else "",
                compare.place(side, one),
                words,
            )
        )
    return tuple(found)


def table_of(compare: Compare, place: int, steps: Sequence[Step], caption: str = "") -> Block:
    """Return the table of some steps between a text and the next (from 1)."""
    found = compare.betweens[place - 1]
    return beside_table(
        Beside(
            f"beside-{place}",
            caption or compare.pair_name(found),
            found.old.label,
            found.new.label,
            compare.language,
            rows(compare, found, steps),
        )
    )


def side_by_side(compare: Compare) -> Section:
    """Return the first paragraphs of each pair of texts beside each other, with the way to all of them."""
    blocks: list[Block] = []
    for place, found in enumerate(compare.betweens, start=1):
        steps = matching(found)
        blocks.append(table_of(compare, place, steps[:AT_FIRST]))
        if len(steps) > AT_FIRST:
            label = gettext("All %(number)s rows: %(pair)s")
            blocks.append(_more(compare, label, len(steps), place, list="paragraphs"))
    return Section("paragraphs", gettext("Paragraph beside paragraph"), tuple(blocks))


def dropped(compare: Compare) -> Section:
    """Return what was dropped from each text to the next, with the way to all of it."""
    blocks: list[Block] = []
    for place, found in enumerate(compare.betweens, start=1):
        steps = matching(found, change="dropped")
        name = compare.pair_name(found)
        if not steps:
            words = gettext("%(pair)s: nothing was dropped.") % {"pair": name}
            blocks.append(sentence(words))
            continue
        blocks.append(
            beside_table(
                Beside(
                    f"dropped-{place}",
                    gettext("Dropped, %(pair)s") % {"pair": name},
                    found.old.label,
                    "",
                    compare.language,
                    rows(compare, found, steps[:AT_FIRST]),
                )
            )
        )
        if len(steps) > AT_FIRST:
            label = gettext("All %(number)s dropped: %(pair)s")
            blocks.append(
                _more(compare, label, len(steps), place, list="paragraphs", change="dropped")
            )
    how = gettext(
        "Dropped is a paragraph, a heading or a note of the earlier text that nothing in the later one continues, as far as the program finds. That a text is silent on a promise does not mean that it was broken, nor that it was kept."
    )
    return Section("dropped", gettext("What was dropped"), (*blocks, computed(how)))


def _more(compare: Compare, label: str, number: int, place: int, **asked: str) -> Block:
    found = compare.betweens[place - 1]
    values = {
        "number": shown.number(number, compare.frame.language),
        "pair": compare.pair_name(found),
    }
    return links((Link(label % values, compare.address(pair=str(place), **asked)),))


def kept_promises(compare: Compare, read: Mapping[int, frozenset[str]]) -> tuple[Chain, ...]:
    """Return the chains in which three texts or more promise. `read`: paragraphs that promise, by content, where they were read.

    Where nobody read the sentences of a content, a paragraph with a verb that binds counts.
    """

    def promising(place: int, ids: Sequence[str]) -> bool:
        side, content = compare.sides[place], compare.comparison.contents[place]
        held = [side.parts[one] for one in ids if side.parts[one].kind in PROMISING]
        if content.id in read:
            return any(one.id in read[content.id] for one in held)
        return any(binding(one.text, side.outline.language) for one in held)

    return tuple(
        one
        for one in compare.comparison.chains(least=3)
        if sum(promising(place, ids) for place, ids in enumerate(one.stages)) >= 3
    )


def three_times(compare: Compare, found: Sequence[Chain], *, page: int = 0) -> Section:
    """Return what was promised three times: the first chains, with the way to all; a page of them from 1 on."""
    heading = gettext("What was promised three times")
    if len(compare.sides) < 3:
        words = gettext("Choose three texts or more to see what was promised in three of them.")
        return Section("chains", heading, (sentence(words),))
    if not found:
        words = gettext("No promise was carried through three of these texts.")
        return Section("chains", heading, (sentence(words),))
    per_page = CHAINS_PER_PAGE if page else CHAINS_AT_FIRST
    start = (page - 1) * per_page if page else 0
    items = found[start : start + per_page]
    blocks: list[Block] = [sentence(_how_many(compare, len(found)))]
    blocks.append(chain_list(ChainList(compare.language, start + 1, _items(compare, items, start))))
    if not page and len(found) > per_page:
        label = gettext("All %(number)s") % {
            "number": shown.number(len(found), compare.frame.language)
        }
        blocks.append(links((Link(label, compare.address(list="chains")),)))
    how = gettext(
        "A promise is carried on where a program finds that a paragraph of the next text continues it. Beside each paragraph stands what the record holds: the commitments that name its place in the text, and the facts reported on them. That nothing is reported does not mean that nothing was done."
    )
    return Section("chains", heading, (*blocks, computed(how)))


def _how_many(compare: Compare, number: int) -> str:
    words = ngettext(
        "%(number)s promise was carried through three texts or more.",
        "%(number)s promises were carried through three texts or more.",
        number,
    )
    return words % {"number": shown.number(number, compare.frame.language)}


def _items(compare: Compare, found: Sequence[Chain], start: int) -> tuple[ChainItem, ...]:
    placed = [promised(compare.frame, side.text.id, side.outline).placed for side in compare.sides]
    return tuple(
        _item(compare, one, number, placed) for number, one in enumerate(found, start=start + 1)
    )


def _item(
    compare: Compare, chain: Chain, number: int, placed: Sequence[Mapping[str, tuple[Promise, ...]]]
) -> ChainItem:
    stages = tuple(
        _stage(compare, chain, place, placed[place])
        for place, ids in enumerate(chain.stages)
        if ids
    )
    way = " → ".join(
        f"{', '.join(one.called or one.kind or '¶' for one in stage.wordings)} ({stage.text})"
        for stage in stages
    )
    return ChainItem(f"chain-{number}", way, stages)


def _stage(
    compare: Compare, chain: Chain, place: int, placed: Mapping[str, tuple[Promise, ...]]
) -> Stage:
    side, ids = compare.sides[place], chain.stages[place]
    texts = [side.parts[one].text for one in ids]
    before = chain.stages[place - 1] if place else ()
    if before:
        earlier = compare.sides[place - 1]
        stretches = beside([earlier.parts[one].text for one in before], texts)[1]
    else:
        stretches = _plain(texts)
    steps = chain.steps[place - 1] if before else ()
    promises = _promises(side, ids, placed)
    said = "" if promises else gettext("The record holds no commitment from this paragraph.")
    return Stage(
        side.label,
        content_address(compare.frame, side.text.id, compare.language),
        _wordings(compare, side, ids, stretches),
        shown.listed(list(dict.fromkeys(map(change_in_words, steps))), compare.frame.language),
        shown.listed(_strengths(compare, place, steps), compare.frame.language),
        promises,
        said,
    )


def _strengths(compare: Compare, place: int, steps: Sequence[Step]) -> list[str]:
    words = (strength_in_words(compare.betweens[place - 1], one) for one in steps)
    return list(dict.fromkeys(one for one in words if one))


def _promises(
    side: Side, ids: Sequence[str], placed: Mapping[str, tuple[Promise, ...]]
) -> tuple[Promise, ...]:
    """Return the promises that stand in paragraphs, or in the paragraph of which one of them is a point."""
    wanted = list(ids)
    for one in ids:
        above = side.parts.get(side.parts[one].parent)
        if above is not None and above.kind in PROMISING:
            wanted.append(above.id)
    return tuple(promise for one in dict.fromkeys(wanted) for promise in placed.get(one, ()))
