"""A brief as a tagged PDF, set by typst with the faces that the package carries."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any

import typst

from consenso.core.formats.brief._characters import clean
from consenso.core.formats.brief._model import (
    Block,
    Brief,
    Contested,
    Fact,
    Paragraph,
    Points,
    Run,
    Runs,
    SourceNote,
    Table,
    plain,
    texts_of,
)
from consenso.core.formats.brief._tables import column_shares

HERE = Path(__file__).parent
TEMPLATE = HERE / "brief.typ"
FACES = HERE / "fonts"

# Shown by no glyph, so no face needs to have them.
INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | {
    chr(code) for code in (*range(0x2061, 0x2070), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000))
}
MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
# A word longer than this may be broken anywhere, so that it stays on the paper.
LONGEST_WORD = 80


def to_pdf(brief: Brief) -> bytes:
    """Return `brief` as PDF/UA-1 on A4: one page where it fits with words of 8.5 points, or else more.

    The same brief gives the same bytes. Where `characters_beyond_fonts(brief)` is not empty, faces of the
    system are asked too, so the bytes may differ between machines; where none of them can show such a
    character (or it is for private use)
    it is written by its number, as in "U+1F600".
    """
    beyond = frozenset(characters_beyond_fonts(brief))
    # For private use: whatever a face of this machine shows for it, the brief does not mean.
    private = frozenset(c for c in beyond if unicodedata.category(c) == "Co")
    try:
        return _set(brief, _system_faces() if beyond - private else _own_faces(), private)
    except typst.TypstError:
        pass
    # No face of the system has it either; or typst refuses a mark on a letter from another face.
    used = {character for text in texts_of(brief) for character in clean(text)}
    marks = frozenset(c for c in used if unicodedata.category(c) in MARKS)
    return _set(brief, _own_faces(), beyond | marks)


def characters_beyond_fonts(brief: Brief) -> tuple[str, ...]:
    """Return the characters of `brief` that the package's own faces do not have, in order of code point.

    They have Latin letters of every European language, and GB 2312 (6,763 Chinese characters). Empty for
    what can be printed alike on every machine.
    """
    starts, ends = _covered()
    used = {character for text in texts_of(brief) for character in clean(text)} - INVISIBLE
    return tuple(
        character
        for character in sorted(used)
        if (at := bisect_right(starts, ord(character)) - 1) < 0 or ends[at] < ord(character)
    )


@cache
def _covered() -> tuple[tuple[int, ...], tuple[int, ...]]:
    lines = (FACES / "coverage.txt").read_text(encoding="ascii").split()
    pairs = [line.split("-") for line in lines]
    return tuple(int(first, 16) for first, _ in pairs), tuple(int(last, 16) for _, last in pairs)


@cache
def _own_faces() -> typst.Fonts:
    return typst.Fonts(False, False, [str(FACES)])


@cache
def _system_faces() -> typst.Fonts:
    return typst.Fonts(True, True, [str(FACES)])


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _set(brief: Brief, faces: typst.Fonts, by_number: frozenset[str]) -> bytes:
    page = _Page(brief, by_number).page()
    pdf: bytes = typst.compile(  # type: ignore[call-overload]  # its stub wants all paths of one type
        _template(),
        root=str(HERE),
        font_paths=faces,
        format="pdf",
        sys_inputs={"brief": json.dumps(page, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=0,  # the day of the brief, if any, is set by the template; never the clock
    )
    return pdf


class _Page:
    """Turns a brief into the plain data that the template reads."""

    def __init__(self, brief: Brief, by_number: frozenset[str]) -> None:
        self.brief = brief
        self.by_number = by_number
        self.marked: set[int] = set()

    def page(self) -> dict[str, Any]:
        brief, day = self.brief, self.brief.recorded_on
        language, region = _language_and_region(brief.language)
        return {
            "lang": language,
            "region": region,
            "date": [day.year, day.month, day.day] if day else None,
            "plain_title": self.text(plain(brief.title)),
            "plain_subtitle": self.text(plain(brief.subtitle)),
            "kicker": self.text(brief.kicker),
            "title": self.runs(brief.title),
            "subtitle": self.runs(brief.subtitle),
            "labels": {
                "sources": self.text(brief.labels.sources),
                "contested": self.text(brief.labels.contested),
                "figure": self.text(brief.labels.figure),
                "said_by": self.text(brief.labels.said_by),
            },
            "facts": [self.fact(fact) for fact in brief.facts],
            "sections": [
                {
                    "heading": self.runs(section.heading),
                    "blocks": [self.block(block) for block in section.blocks],
                }
                for section in brief.sections
            ],
            "imprint": [self.fact(line) for line in brief.imprint],
            "sources": [self.note(note) for note in brief.sources],
        }

    def text(self, text: str) -> str:
        shown = "".join(
            f"U+{ord(character):04X}" if character in self.by_number else character
            for character in clean(text)
        ).replace("\ufeff", "\u2060")  # the same, by the name that PDF/UA allows
        return re.sub(rf"[^\s\u200b]{{{LONGEST_WORD},}}", _breakable, shown)

    def runs(self, runs: Runs) -> list[dict[str, Any]]:
        return [self.run(run) for run in runs]

    def run(self, run: Run) -> dict[str, Any]:
        marks = []
        for number in run.sources:
            marks.append({"number": number, "is_first": number not in self.marked})
            self.marked.add(number)
        shown = {
            "text": self.text(run.text),
            "emphasis": run.is_emphasis,
            "address": clean(run.address),
            "marks": marks,
        }
        if run.language:
            shown["lang"], shown["region"] = _language_and_region(run.language)
        return shown

    def fact(self, fact: Fact) -> dict[str, Any]:
        return {"label": self.text(fact.label), "value": self.runs(fact.value)}

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Paragraph(runs):
                return {"kind": "paragraph", "runs": self.runs(runs)}
            case Points(items):
                return {"kind": "points", "items": [self.runs(item) for item in items]}
            case Table(header, rows, caption):
                return {
                    "kind": "table",
                    "shares": list(column_shares(block)),
                    "caption": self.text(caption),
                    "header": [
                        {"heading": self.text(column.heading), "is_figure": column.is_figure}
                        for column in header
                    ],
                    "rows": [[self.runs(cell) for cell in row] for row in rows],
                }
            case Contested(subject, claims):
                return {
                    "kind": "contested",
                    "subject": self.runs(subject),
                    "claims": [
                        {"value": self.runs(claim.value), "said_by": self.runs(claim.said_by)}
                        for claim in claims
                    ],
                }

    def note(self, note: SourceNote) -> dict[str, Any]:
        return {
            "number": note.number,
            "title": self.run(Run(note.title.text, note.title.language, note.title.is_emphasis)),
            "publisher": self.text(note.publisher),
            "detail": self.text(note.detail),
            "address": clean(note.address),
            "has_mark": note.number in self.marked,
        }


def _breakable(word: re.Match[str]) -> str:
    text = word.group()
    if "://" in text:  # typst breaks addresses by itself
        return text
    step = LONGEST_WORD // 2
    return "\u200b".join(text[at : at + step] for at in range(0, len(text), step))


def _language_and_region(tag: str) -> tuple[str, str | None]:
    """Return the parts of a BCP 47 tag that typst knows; Chinese by its script where it has no region."""
    first, *rest = tag.split("-")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), None)
    if first.lower() == "zh" and region is None:
        region = "TW" if "hant" in (part.lower() for part in rest) else "CN"
    return first.lower(), region
