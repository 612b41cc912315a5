"""Texts of the imaginary forum whose structure is known, written as files of every kind that is read.

A truth is a line for each part: kind|number|depth|text. Each writer sets it as people do: numbers typed or made by the
program, headings by style, in bold, or by being short.
"""

import html
import io
import textwrap
from dataclasses import dataclass
from pathlib import Path

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH

FOLDER = Path(__file__).parent / "truths"


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it should be read; `parent` is the place of another, -1 for none."""

    kind: str
    number: str
    parent: int
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Truth:
    """A text whose structure is known."""

    name: str
    language: str
    parts: tuple[Part, ...]


def truths() -> list[Truth]:
    """Return all texts that are here."""
    return [truth(path) for path in sorted(FOLDER.glob("*.txt"))]


def truth(path: Path) -> Truth:
    """Return the text of a file."""
    parts: list[Part] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, number, depth, text = line.split("|", 3)
        holders = [at for at, one in enumerate(parts) if one.depth < int(depth)]
        parent = holders[-1] if holders else -1
        parts.append(Part(kind, number, parent, text, int(depth)))
    return Truth(path.name.removesuffix(".txt"), path.name.split(".")[1], tuple(parts))


def _said(part: Part, mark: str = "•") -> list[str]:
    """Return the lines of a part: a heading of a unit stands over what the unit is called."""
    number = part.number
    if part.kind == "point" and not number:
        return [f"{mark} {part.text}"]
    if part.kind == "annex" or (part.kind == "heading" and " " in number):
        return [number, part.text]
    glue = "" if number[-1:] in "、）" else " "
    return [f"{number}{glue}{part.text}" if number else part.text]


def as_txt(one: Truth) -> bytes:
    """Plain text in lines of 76, blank lines between paragraphs."""
    return _plain(one, width=76, between="\n\n")


def as_unbroken_txt(one: Truth) -> bytes:
    """Plain text, each paragraph on a line of its own."""
    return _plain(one, width=100_000, between="\n")


def _plain(one: Truth, *, width: int, between: str) -> bytes:
    blocks = []
    for part in one.parts:
        for line in _said(part, "-"):
            wide = width if one.language != "zh" else width // 2
            wrapped = textwrap.wrap(line, wide, break_on_hyphens=False) or [""]
            if one.language == "zh" and width < 1000:
                wrapped = [line[at : at + wide] for at in range(0, len(line), wide)]
            blocks.append("\n".join(wrapped))
    return between.join(blocks).encode()


def as_markdown(one: Truth) -> bytes:
    """Markdown: headings by #, points as lists."""
    blocks = []
    for part in one.parts:
        lines = _said(part, "-")
        if part.kind == "title":
            blocks.append(f"# {part.text}")
        elif part.kind in ("heading", "annex"):
            name = " – ".join(line for line in lines if line)
            blocks.append(f"{'#' * (part.depth + 2)} {name}")
        elif part.kind == "point":
            blocks.append("\n".join(f"{'    ' * max(0, part.depth - 1)}{line}" for line in lines))
        else:
            blocks.append("\n".join(textwrap.wrap(lines[0].replace(". ", "\\. ", 1), 72)))
    return "\n\n".join(blocks).encode()


def as_bold_markdown(one: Truth) -> bytes:
    """Markdown as converters make it: everything a paragraph, headings in bold, spaces at line ends."""
    blocks = []
    for part in one.parts:
        for line in _said(part, "-  "):
            if part.kind in ("title", "heading", "annex"):
                line = f"**{line}**"
            blocks.append("\n".join(textwrap.wrap(line, 72)) + "  ")
    return "\n   \n".join(blocks).encode()


def as_html(one: Truth) -> bytes:
    """A web page with a menu, a banner and a footer around the text; points as lists."""
    blocks = []
    for part in one.parts:
        lines = [html.escape(line) for line in _said(part)]
        if part.kind == "title":
            blocks.append(f"<h1>{lines[0]}</h1>")
        elif part.kind in ("heading", "annex"):
            blocks += [f"<h{part.depth + 2}>{line}</h{part.depth + 2}>" for line in lines]
        elif part.kind == "point" and not part.number:
            blocks.append(f"<ul><li>{html.escape(part.text)}</li></ul>")
        else:
            blocks.append(f"<p>{lines[0]}</p>")
    links = "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(12))
    body = "\n".join(blocks).replace("</ul>\n<ul>", "")
    return f"""<!DOCTYPE html><html lang="{one.language}"><head><meta charset="utf-8"><title>Forum | text</title>
<style>p {{}}</style></head><body><nav><ul>{links}</ul></nav><div class="banner"><p>Log in</p></div>
<div id="content"><article>{body}</article></div><div class="sidebar"><ul>{links}</ul></div>
<footer><p>© Meridian Forum. All rights reserved. Contact us.</p></footer></body></html>""".encode()


def as_styled_docx(one: Truth) -> bytes:
    """A Word file whose headings have styles; header and footer on each page."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Meridian Forum"
    document.sections[0].footer.paragraphs[0].text = "MF/2026/1"
    for part in one.parts:
        if part.kind == "title":
            document.add_heading(part.text, 0)
            continue
        for line in _said(part):
            if part.kind in ("heading", "annex"):
                document.add_heading(line, part.depth + 1)
            elif part.kind == "point" and not part.number:
                document.add_paragraph(part.text, style="List Bullet")
            else:
                document.add_paragraph(line)
    return _saved(document)


def as_typed_docx(one: Truth) -> bytes:
    """A Word file without styles: bold headings, a centred title, numbers typed with tabs."""
    document = docx.Document()
    for part in one.parts:
        for line in _said(part):
            paragraph = document.add_paragraph()
            if part.number and line.startswith(part.number):
                line = line.replace(f"{part.number} ", f"{part.number}\t", 1)
            run = paragraph.add_run(line.replace("• ", "•\t"))
            if part.kind in ("title", "heading", "annex"):
                run.bold = True
            if part.kind == "title":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(one: Truth) -> bytes:
    """A PDF of one column with header and page numbers; small pages, so that paragraphs go over them."""
    return _pdf(one, "columns: 1, width: 15cm, height: 9cm, margin: 2cm", "hyphenate: false")


def as_two_column_pdf(one: Truth) -> bytes:
    """A PDF of two columns with words parted at line ends."""
    return _pdf(one, "columns: 2, width: 21cm, height: 8cm, margin: 2cm", "hyphenate: true")


def _pdf(one: Truth, page: str, text: str) -> bytes:
    font = ', font: "Noto Sans CJK SC"' if one.language == "zh" else ""
    blocks = [
        f'#set page({page}, header: [Meridian Forum #h(1fr) MF/2026/1], numbering: "1")',
        f'#set text(size: 10pt, lang: "{one.language}", {text}{font})',
        "#set par(justify: true, spacing: 1.2em)",
    ]
    for part in one.parts:
        for line in _said(part):
            line = "".join(f"\\{sign}" if sign in "\\#*_`$@<>[]~=/.-+" else sign for sign in line)
            if part.kind == "title":
                line = f'#align(center)[#text(size: 15pt, weight: "bold")[{line}]]'
            elif part.kind in ("heading", "annex"):
                line = f'#text(weight: "bold")[{line}]'
            elif part.kind == "point":
                line = f"#pad(left: {0.6 * part.depth}cm)[{line}]"
            blocks.append(line)
    return typst.compile("\n\n".join(blocks).encode())


WRITERS = {
    "txt": as_txt,
    "unbroken.txt": as_unbroken_txt,
    "md": as_markdown,
    "bold.md": as_bold_markdown,
    "html": as_html,
    "styled.docx": as_styled_docx,
    "typed.docx": as_typed_docx,
    "pdf": as_pdf,
    "two.pdf": as_two_column_pdf,
}
