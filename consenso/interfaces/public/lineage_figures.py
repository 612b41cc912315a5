"""The figures of the lineage page: by what became of paragraphs, by section, by key area, and drawn."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso import __version__
from consenso.core import locale as shown
from consenso.core.record import Area, Commitment
from consenso.domain.record.labels import Labels
from consenso.domain.texts.anchors import anchor
from consenso.interfaces.public.lineage_pages import Compare, Drawing, drawing
from consenso.interfaces.public.lineages import (
    CHANGES,
    REST,
    STRENGTHS,
    Between,
    Drawn,
    Side,
    bands,
    boxes,
    by_section,
    dropped_by_section,
    tally,
)
from consenso.interfaces.public.pages import Section, computed, sentence, table
from consenso.interfaces.ui.charts import Chart, FlowColumn, FlowNode, flow
from consenso.interfaces.ui.components import Cell, Column, Table

CHANGE_COLUMN: Labels = {
    "same": _("Kept word for word"),
    "moved": _("Moved"),
    "reworded": _("Reworded"),
    "merged": _("Merged"),
    "split": _("Split"),
    "dropped": _("Dropped"),
    "new": _("New"),
}
STRENGTH_COLUMN: Labels = {"stronger": _("Stronger"), "weaker": _("Weaker")}
MOST_ROWS = 60  # sections of one text that are listed; the smallest others are one row


def figures(compare: Compare) -> Section:
    """Return how many paragraphs of each text were kept, reworded, merged, split, moved, dropped, and are new."""
    changes = [one for one in CHANGES if one != "new"]
    labels = (
        gettext("Paragraphs of the earlier text"),
        *(str(CHANGE_COLUMN[one]) for one in changes),
        gettext("New"),
        gettext("Paragraphs of the later text"),
        *(str(STRENGTH_COLUMN[one]) for one in STRENGTHS),
    )
    rows = []
    for place, found in enumerate(compare.betweens, start=1):
        counts = tally(found)
        cells = [_number(compare, found.old.n_paragraphs)]
        cells += [
            _counted(compare, place, counts.before[change], counts.after[change], change=change)
            for change in (*changes, "new")
        ]
        cells.append(_number(compare, found.new.n_paragraphs))
        cells += [
            _counted(compare, place, 0, counts.strength[one], strength=one) for one in STRENGTHS
        ]
        rows.append((Cell(compare.pair_name(found)), *cells))
    counted = Table(
        gettext("What became of each paragraph"),
        (Column(gettext("From text to text")), *(Column(one, is_number=True) for one in labels)),
        tuple(rows),
        "figures-table",
    )
    how = gettext(
        "Paragraphs are compared by their words, by the names in them and by the meaning of their sentences, by a program: no person has checked them. “Kept” and “moved” have the same words; a moved paragraph stands in another order. Counted are the paragraphs and points of each text, its preamble and closing lines; titles, headings and notes are not. “Stronger” and “weaker” are said of paragraphs and points by their verbs, what softens them, their numbers and their dates. Each number leads to its paragraphs. Compared by version %(version)s of the program, from revision %(revision)s of the record."
    ) % {"version": __version__, "revision": compare.frame.head.number}
    return Section("figures", gettext("In figures"), (table(counted), computed(how)))


def _number(compare: Compare, value: int) -> Cell:
    return Cell(shown.number(value, compare.frame.language), is_number=True)


def _counted(compare: Compare, place: int, before: int, after: int, **filters: str) -> Cell:
    """Return a number that leads to its paragraphs; "4 → 2" where they are not as many before and after."""
    language = compare.frame.language
    number = shown.number(before or after, language)
    if before and after and before != after:
        number = f"{number} → {shown.number(after, language)}"
    address = compare.address(list="paragraphs", pair=str(place), parts="counted", **filters)
    return Cell(number, address if before or after else "", is_number=True)


def drawn(compare: Compare) -> Section:
    """Return the drawing of how paragraphs go from section to section."""
    data = f"{compare.frame.section('lineage')}flow.csv?{compare.address().partition('?')[2]}"
    how = gettext(
        "Each text stands in its sections, from the first to the last; a band is as thick as the paragraphs that go its way are many. What is dropped goes to a box of its own, and what is new comes from one."
    )
    return Section(
        "flow",
        gettext("From section to section"),
        (drawing(Drawing(flow_chart(compare), data)), computed(how)),
    )


def flow_chart(compare: Compare) -> Chart:
    """Return the drawing."""
    held = [boxes(side) for side in compare.sides]
    return flow(
        identifier="flow-chart",
        title=gettext("Where the paragraphs of each text went"),
        columns=tuple(
            FlowColumn(side.label, tuple(_nodes(compare, side, one)))
            for side, one in zip(compare.sides, held, strict=True)
        ),
        links=tuple(
            link
            for place, found in enumerate(compare.betweens)
            for link in bands(place, found, held[place], held[place + 1])
        ),
        language=compare.frame.language,
    )


def _nodes(compare: Compare, side: Side, held: Drawn) -> list[FlowNode]:
    nodes = []
    for place, (section, size) in enumerate(zip(held.boxes, held.sizes, strict=True), start=1):
        heading = side.sections.headings.get(section)
        number = heading.number.strip(" .、:()") if heading else "·"
        label = (
            gettext("Other sections") if section == REST else compare.section_name(side, section)
        )
        nodes.append(FlowNode(number if 0 < len(number) <= 4 else str(place), label, size))
    return nodes


def section_by_section(compare: Compare) -> tuple[Section, ...]:
    """Return for each text and the next what became of paragraphs by the sections of either."""
    return tuple(
        Section(
            f"sections-{place}",
            gettext("By section: %(pair)s") % {"pair": compare.pair_name(found)},
            (
                table(_of_new(compare, place, found)),
                table(_of_old(compare, place, found)),
            ),
        )
        for place, found in enumerate(compare.betweens, start=1)
    )


def _of_new(compare: Compare, place: int, found: Between) -> Table:
    shown_ones = [*(one for one in CHANGES if one != "dropped"), *STRENGTHS]
    labels = {**CHANGE_COLUMN, **STRENGTH_COLUMN}
    rows = []
    for section, counts in _largest(by_section(found)):
        total = sum(counts[one] for one in CHANGES)
        cells = [_number(compare, total)]
        for one in shown_ones:
            filters = {"strength": one} if one in STRENGTHS else {"change": one}
            if section != REST:
                filters["section"] = f"new-{section}"
            cells.append(_counted(compare, place, 0, counts[one], **filters))
        rows.append((_section_cell(compare, found.new, section), *cells))
    return Table(
        gettext("Sections of %(text)s: where their paragraphs come from")
        % {"text": found.new.label},
        (
            Column(gettext("Section")),
            Column(gettext("Paragraphs"), is_number=True),
            *(Column(str(labels[one]), is_number=True) for one in shown_ones),
        ),
        tuple(rows),
        f"new-sections-{place}",
    )


def _of_old(compare: Compare, place: int, found: Between) -> Table:
    counted = {
        section: Counter(all=held, dropped=lost)
        for section, (held, lost) in dropped_by_section(found).items()
    }
    rows = []
    for section, counts in _largest(counted):
        filters = {"change": "dropped"}
        if section != REST:
            filters["section"] = f"old-{section}"
        rows.append(
            (
                _section_cell(compare, found.old, section),
                _number(compare, counts["all"]),
                _number(compare, counts["all"] - counts["dropped"]),
                _counted(compare, place, counts["dropped"], 0, **filters),
            )
        )
    return Table(
        gettext("Sections of %(text)s: what of them was dropped") % {"text": found.old.label},
        (
            Column(gettext("Section")),
            *(
                Column(words, is_number=True)
                for words in (gettext("Paragraphs"), gettext("Carried over"), gettext("Dropped"))
            ),
        ),
        tuple(rows),
        f"old-sections-{place}",
    )


def _largest(counts: Mapping[str, Counter[str]]) -> Sequence[tuple[str, Counter[str]]]:
    """Return the counts by section in order; where sections are too many, the smallest as one."""
    if len(counts) <= MOST_ROWS:
        return tuple(counts.items())
    ranked = sorted(counts, key=lambda one: -counts[one].total())
    kept, rest = set(ranked[: MOST_ROWS - 1]), Counter[str]()
    for one in ranked[MOST_ROWS - 1 :]:
        rest.update(counts[one])
    return (*((one, held) for one, held in counts.items() if one in kept), (REST, rest))


def _section_cell(compare: Compare, side: Side, section: str) -> Cell:
    if section == REST:
        return Cell(gettext("Other sections"))
    is_named = section in side.sections.headings
    return Cell(
        compare.section_name(side, section),
        compare.place(side, section) if is_named else "",
        compare.language if is_named and compare.language != compare.frame.tag else "",
    )


def area_by_area(
    compare: Compare, areas: Sequence[Area], promised: Sequence[Commitment]
) -> tuple[Section, ...]:
    """Return what became, by key area, of the paragraphs from which the record has commitments; none where it has none."""
    tables = []
    for place, found in enumerate(compare.betweens, start=1):
        counts = _by_area(found, promised)
        if counts:
            tables.append(table(_area_table(compare, place, found, areas, counts)))
    if not tables:
        words = gettext(
            "The record knows of no commitment from these texts in which paragraph it stands."
        )
        return (Section("areas", gettext("By key area"), (sentence(words),)),)
    how = gettext(
        "Counted are the commitments of the record whose paragraph is found in the earlier text, by what became of that paragraph. A commitment that belongs to two areas is counted in both."
    )
    return (Section("areas", gettext("By key area"), (*tables, computed(how))),)


def _by_area(found: Between, promised: Sequence[Commitment]) -> dict[str, Counter[str]]:
    became = {one: step.change for step in found.steps for one in step.old}
    counts: dict[str, Counter[str]] = {}
    for one in promised:
        if one.text != found.old.text.id:
            continue
        places = anchor(found.old.outline, section=one.section, paragraph=one.paragraph)
        paragraphs = found.old.counted(places)
        for area in one.areas if paragraphs else ():
            counts.setdefault(area, Counter())[became[paragraphs[0]]] += 1
    return counts


def _area_table(
    compare: Compare,
    place: int,
    found: Between,
    areas: Sequence[Area],
    counts: Mapping[str, Counter[str]],
) -> Table:
    changes = [one for one in CHANGES if one != "new"]
    frame = compare.frame
    return Table(
        gettext("Commitments of %(pair)s, by key area and what became of their paragraphs")
        % {"pair": compare.pair_name(found)},
        (
            Column(gettext("Key area")),
            *(Column(str(CHANGE_COLUMN[one]), is_number=True) for one in changes),
        ),
        tuple(
            (
                Cell(frame.say(area.name), frame.address("area", area.id), frame.tag_of(area.name)),
                *(_number(compare, counts[area.id][one]) for one in changes),
            )
            for area in areas
            if area.id in counts
        ),
        f"areas-{place}",
    )
