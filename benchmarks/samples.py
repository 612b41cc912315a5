"""The samples beside the repository, read plainly: what a benchmark of lineage or alignment compares, one reading for all.

A reader of its own, so that a change of the outline's reader moves no gold.
"""

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import yaml

from consenso.core.outline import Outline, Paragraph

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
_HEADING = re.compile(r"\*{2,3}([^*]+)\*{2,3}")
_NUMBER = re.compile(r"(\d+|[IVX]+)\\?\.\s+")


def outline_of(texts: list[tuple[str, str, str]], *, language: str, title: str = "") -> Outline:
    """Return an outline of (kind, number, text), ids p1, p2, …; a point hangs on the paragraph before it."""
    paragraphs = []
    parent = ""
    for place, (kind, number, text) in enumerate(texts, start=1):
        holder = parent if kind == "point" else ""
        paragraphs.append(Paragraph(f"p{place}", kind, number, holder, text, 0, len(text)))
        if kind != "point":
            parent = f"p{place}"
    return Outline(language, title, tuple(paragraphs))


def declaration(name: str, language: str = "en") -> Outline:
    """Return a declaration of the samples: paragraphs by empty lines, bold lines as headings, list items as points."""
    (path,) = sorted((SAMPLES / "declarations").glob(f"{name}*.md"))
    body = path.read_text(encoding="utf-8").split("---", 2)[2]
    body = re.split(r"^\s*\\###", body, flags=re.MULTILINE)[0]
    body = re.sub(r"<!--.*?-->|<span[^>]*>|</?[a-z]+>", "", body)
    # A line break of Markdown before or after a bold line parts a heading from its paragraph.
    body = re.sub(r"^([\u00a0 ]*\*\*[^*]+\*\*)[ ]*$", r"\n\1\n", body, flags=re.MULTILINE)
    rows: list[tuple[str, str, str]] = []
    for block in re.split(r"\n\s*\n", body):
        for item in re.split(r"\n(?=-   )", block):
            text = " ".join(item.split())
            kind = "point" if item.lstrip().startswith("- ") else "paragraph"
            text = re.sub(r"^-\s+", "", text)
            if bold := _HEADING.fullmatch(text):
                kind, text = "heading", bold[1]
            text = re.sub(r"[*_]{1,3}|^-{5,}$", "", text).strip()
            number = _NUMBER.match(text)
            if number:
                text = text[number.end() :]
            if re.search(r"\w", text):
                rows.append((kind, number[1] if number else "", text))
    return outline_of(rows, language=language)


def targets(language: str) -> dict[str, str]:
    """Return the targets of the goals of sustainable development by key, as '1-1-title'."""
    path = SAMPLES / "languages" / "sdg" / f"{language}.global_targets.yml"
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: " ".join(str(text).split()) for key, text in found.items()}


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, str]] = []
        self.tag = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("h1", "h2", "h3", "p", "li"):
            self.tag = tag
            self.rows.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.tag:
            self.tag = ""

    def handle_data(self, data: str) -> None:
        if self.tag:
            tag, text = self.rows[-1]
            self.rows[-1] = (tag, f"{text}{data}")


def human_rights(name: str, language: str) -> Outline:
    """Return the Universal Declaration of Human Rights in one language; headings and paragraphs."""
    parser = _Html()
    parser.feed((SAMPLES / "languages" / "udhr" / f"{name}.html").read_text(encoding="utf-8"))
    rows = [
        (
            "heading" if tag.startswith("h") else "point" if tag == "li" else "paragraph",
            "",
            " ".join(text.split()),
        )
        for tag, text in parser.rows
    ]
    return outline_of([row for row in rows if row[2]], language=language)


def mark(text: str) -> str:
    """Return what gold files know a paragraph by: the beginning of the SHA-256 of its words in small letters."""
    plain = " ".join(re.findall(r"\w+", text.casefold()))
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def opening(text: str) -> str:
    """Return the first four words of a paragraph, which is all of it that a gold file may hold."""
    return " ".join(text.split()[:4])
