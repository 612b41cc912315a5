"""A brief as plain text, for a letter or a terminal."""

from __future__ import annotations

from consenso.core.formats.brief._characters import clean, columns, wrap
from consenso.core.formats.brief._model import (
    Brief,
    Contested,
    Fact,
    Paragraph,
    Points,
    Runs,
    Section,
    SourceNote,
    Table,
)

WIDTH = 72
INDENT = "  "


def to_text(brief: Brief) -> str:
    """Return `brief` as lines of at most 72 columns, sources at the end, marks as [1].

    A wide character counts two columns. Only a word (or an address) longer than that goes over. Ends with
    a line end. Addresses of links stand after their words, in angle brackets.
    """
    lines: list[str] = []
    if brief.kicker:
        lines += wrap(clean(brief.kicker).upper(), WIDTH)
    title = wrap(_line(brief.title), WIDTH)
    lines += [*title, "=" * min(WIDTH, max(columns(line) for line in title))]
    if brief.subtitle:
        lines += wrap(_line(brief.subtitle), WIDTH)
    if brief.facts:
        lines += ["", *_facts(brief.facts)]
    for section in brief.sections:
        lines += ["", *_section(brief, section)]
    if brief.sources:
        lines += ["", *_heading(clean(brief.labels.sources))]
        for note in brief.sources:
            lines += _source(note, len(str(len(brief.sources))))
    if brief.imprint:
        lines += ["", "-" * WIDTH]
        for fact in brief.imprint:
            label = f"{clean(fact.label)}: " if fact.label else ""
            lines += wrap(label + _line(fact.value), WIDTH, rest=INDENT)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _line(runs: Runs) -> str:
    parts: list[str] = []
    for run in runs:
        text = clean(run.text)
        if run.address and run.address != text:
            text = f"{text} <{clean(run.address)}>"
        marks = "".join(f"[{number}]" for number in run.sources)
        parts.append(f"{text} {marks}" if marks and text[-1:].isascii() else text + marks)
    return "".join(parts)


def _facts(facts: tuple[Fact, ...]) -> list[str]:
    labels = [f"{clean(fact.label)}:" for fact in facts]
    widest = min(24, max(columns(label) for label in labels))
    lines: list[str] = []
    for fact, label in zip(facts, labels, strict=True):
        space = " " * (widest - columns(label) + 1 if columns(label) <= widest else 1)
        lines += wrap(_line(fact.value), WIDTH, first=label + space, rest=" " * (widest + 1))
    return lines


def _heading(text: str) -> list[str]:
    lines = wrap(text, WIDTH)
    return [*lines, "-" * min(WIDTH, max(columns(line) for line in lines))]


def _section(brief: Brief, section: Section) -> list[str]:
    lines = _heading(_line(section.heading))
    for at, block in enumerate(section.blocks):
        if at:
            lines.append("")
        match block:
            case Paragraph(runs):
                lines += wrap(_line(runs), WIDTH)
            case Points(items):
                for item in items:
                    lines += wrap(_line(item), WIDTH, first="- ", rest=INDENT)
            case Table():
                lines += _table(block)
            case Contested():
                lines += _contested(brief, block)
    return lines


def _table(table: Table) -> list[str]:
    """Return the table as columns where it fits in a line, or else row after row."""
    head = [clean(column.heading) for column in table.header]
    rows = [[_line(cell) for cell in row] for row in table.rows]
    widths = [max(columns(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    lines = wrap(clean(table.caption), WIDTH) if table.caption else []
    if sum(widths) + 2 * (len(widths) - 1) <= WIDTH:
        figures = [column.is_figure for column in table.header]
        rule = ["-" * width for width in widths]
        return lines + [_aligned(row, widths, figures) for row in (head, rule, *rows)]
    for row in rows:
        for at, (heading, cell) in enumerate(zip(head, row, strict=True)):
            first = "- " if at == 0 else INDENT
            lines += wrap(f"{heading}: {cell}", WIDTH, first=first, rest=INDENT * 2)
    return lines


def _aligned(row: list[str], widths: list[int], figures: list[bool]) -> str:
    cells: list[str] = []
    for cell, width, is_figure in zip(row, widths, figures, strict=True):
        space = " " * (width - columns(cell))
        cells.append(space + cell if is_figure else cell + space)
    return "  ".join(cells)


def _contested(brief: Brief, block: Contested) -> list[str]:
    lines = wrap(f"{clean(brief.labels.contested)}: {_line(block.subject)}", WIDTH)
    for claim in block.claims:
        said_by = f"{clean(brief.labels.said_by)}: {_line(claim.said_by)}"
        lines += wrap(f"{_line(claim.value)} | {said_by}", WIDTH, first="| ", rest="|   ")
    return lines


def _source(note: SourceNote, digits: int) -> list[str]:
    number = f"[{note.number}]".ljust(digits + 3)
    parts = [clean(part) for part in (note.title.text, note.publisher, note.detail) if part]
    if note.address:
        parts.append(clean(note.address))
    return wrap(". ".join(parts), WIDTH, first=number, rest=" " * (digits + 3))
