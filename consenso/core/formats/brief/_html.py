"""A brief as a piece of HTML, to be set into a page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from consenso.core.formats.brief._characters import clean
from consenso.core.formats.brief._model import (
    Brief,
    Claim,
    Contested,
    Fact,
    Paragraph,
    Points,
    Run,
    Runs,
    Section,
    SourceNote,
    Table,
)


def to_html(brief: Brief) -> str:
    """Return `brief` as one `<article class="brief">`, without style or script.

    Headings go from h1 (the title) to h2 (sections, sources). The only classes are `brief`, `brief-kicker`,
    `brief-subtitle`, `brief-facts`, `brief-contested`, `brief-figure` (a cell of figures), `brief-sources`
    and `brief-imprint`. Source n is `#brief-source-n`, the first mark for it `#brief-mark-n`.
    A part of the brief that is empty leaves no element.
    """
    return _Html(brief).article()


class _Html:
    """Knows the brief, and which sources have been marked already."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.marked: set[int] = set()

    def article(self) -> str:
        brief = self.brief
        parts = [f'<article class="brief" lang="{escape(brief.language)}">', "<header>"]
        if brief.kicker:
            parts.append(f'<p class="brief-kicker">{_text(brief.kicker)}</p>')
        parts.append(f"<h1>{self.runs(brief.title)}</h1>")
        if brief.subtitle:
            parts.append(f'<p class="brief-subtitle">{self.runs(brief.subtitle)}</p>')
        parts.append("</header>")
        parts.extend(self.facts(brief.facts, "brief-facts"))
        for section in brief.sections:
            parts.extend(self.section(section))
        parts.extend(self.sources(brief.sources))
        parts.extend(self.imprint(brief.imprint))
        parts.append("</article>")
        return "\n".join(parts) + "\n"

    def runs(self, runs: Runs) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        html = _text(run.text)
        language = f' lang="{escape(run.language)}"' if run.language else ""
        if run.address:
            html = f'<a href="{escape(run.address)}"{language}>{html}</a>'
            language = ""
        if run.is_emphasis:
            html = f"<em{language}>{html}</em>"
        elif language:
            html = f"<span{language}>{html}</span>"
        return html + "".join(self.mark(number) for number in run.sources)

    def mark(self, number: int) -> str:
        identity = "" if number in self.marked else f' id="brief-mark-{number}"'
        self.marked.add(number)
        label = escape(self.brief.labels.source_number.replace("{number}", str(number)))
        return (
            f'<sup><a{identity} href="#brief-source-{number}" role="doc-noteref"'
            f' aria-label="{clean(label)}">[{number}]</a></sup>'
        )

    def facts(self, facts: Iterable[Fact], name: str) -> list[str]:
        items = [
            f"<div><dt>{_text(fact.label)}</dt><dd>{self.runs(fact.value)}</dd></div>"
            for fact in facts
        ]
        return [f'<dl class="{name}">', *items, "</dl>"] if items else []

    def section(self, section: Section) -> list[str]:
        parts = ["<section>", f"<h2>{self.runs(section.heading)}</h2>"]
        for block in section.blocks:
            match block:
                case Paragraph(runs):
                    parts.append(f"<p>{self.runs(runs)}</p>")
                case Points(items):
                    parts += ["<ul>", *(f"<li>{self.runs(item)}</li>" for item in items), "</ul>"]
                case Table():
                    parts.extend(self.table(block))
                case Contested():
                    parts.extend(self.contested(block))
        return [*parts, "</section>"]

    def table(self, table: Table) -> list[str]:
        classes = [' class="brief-figure"' if column.is_figure else "" for column in table.header]
        head = "".join(
            f'<th scope="col"{name}>{_text(column.heading)}</th>'
            for column, name in zip(table.header, classes, strict=True)
        )
        rows = (
            "".join(
                f"<td{name}>{self.runs(cell)}</td>" for cell, name in zip(row, classes, strict=True)
            )
            for row in table.rows
        )
        return [
            "<table>",
            *([f"<caption>{_text(table.caption)}</caption>"] if table.caption else []),
            f"<thead><tr>{head}</tr></thead>",
            "<tbody>",
            *(f"<tr>{row}</tr>" for row in rows),
            "</tbody>",
            "</table>",
        ]

    def contested(self, block: Contested) -> list[str]:
        labels = self.brief.labels
        head = (
            f'<th scope="col" class="brief-figure">{_text(labels.figure)}</th>'
            f'<th scope="col">{_text(labels.said_by)}</th>'
        )
        return [
            '<table class="brief-contested">',
            f"<caption>{_text(labels.contested)} <b>{self.runs(block.subject)}</b></caption>",
            f"<thead><tr>{head}</tr></thead>",
            "<tbody>",
            *(self.claim(claim) for claim in block.claims),
            "</tbody>",
            "</table>",
        ]

    def claim(self, claim: Claim) -> str:
        return (
            f'<tr><td class="brief-figure">{self.runs(claim.value)}</td>'
            f"<td>{self.runs(claim.said_by)}</td></tr>"
        )

    def sources(self, notes: tuple[SourceNote, ...]) -> list[str]:
        if not notes:
            return []
        return [
            '<section class="brief-sources" role="doc-endnotes" aria-labelledby="brief-sources">',
            f'<h2 id="brief-sources">{_text(self.brief.labels.sources)}</h2>',
            "<ol>",
            *(self.source(note) for note in notes),
            "</ol>",
            "</section>",
        ]

    def source(self, note: SourceNote) -> str:
        title = self.run(Run(note.title.text, note.title.language, True, (), note.address))
        words = [title, *(_text(part) for part in (note.publisher, note.detail) if part)]
        back = ""
        if note.number in self.marked:
            label = clean(escape(self.brief.labels.back))
            back = (
                f' <a href="#brief-mark-{note.number}" role="doc-backlink"'
                f' aria-label="{label}">↩</a>'
            )
        return f'<li id="brief-source-{note.number}">{". ".join(words)}{back}</li>'

    def imprint(self, lines: tuple[Fact, ...]) -> list[str]:
        if not lines:
            return []
        parts = ['<footer class="brief-imprint">']
        for line in lines:
            label = f"<b>{_text(line.label)}</b> " if line.label else ""
            parts.append(f"<p>{label}{self.runs(line.value)}</p>")
        return [*parts, "</footer>"]


def _text(text: str) -> str:
    return escape(clean(text), quote=False)
