"""Pandoc's reading of a Word file, as the paragraphs that it finds."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")

_WITH_INLINES = {
    "Emph",
    "Strong",
    "Underline",
    "Strikeout",
    "Superscript",
    "Subscript",
    "SmallCaps",
}
_WITH_ATTRIBUTES = {"Span", "Link", "Image", "Quoted", "Cite"}
_SPACES = {"Space", "SoftBreak", "LineBreak"}


def paragraphs(content: bytes, changes: str) -> list[str]:
    """Return the paragraphs with `changes`: "accept" or "reject"; a title is the first of them."""
    run = subprocess.run(
        ["pandoc", "--from=docx", "--to=json", f"--track-changes={changes}"],
        input=content,
        capture_output=True,
        check=True,
    )
    read = json.loads(run.stdout)
    title = read["meta"].get("title", {"c": []})["c"]
    return normal([_words(title), *_of_blocks(read["blocks"])])


def normal(texts: list[str]) -> list[str]:
    """Return paragraphs with one space for several, without those that have no word."""
    return [text for text in (" ".join(one.split()) for one in texts) if text]


def _of_blocks(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        inner = block.get("c")
        match block["t"]:
            case "Para" | "Plain":
                yield _words(inner)
            case "Header":
                yield _words(inner[2])
            case "CodeBlock":
                yield inner[1]
            case "BulletList":
                for item in inner:
                    yield from _of_blocks(item)
            case "OrderedList":
                for item in inner[1]:
                    yield from _of_blocks(item)
            case "BlockQuote":
                yield from _of_blocks(inner)
            case "Div":
                yield from _of_blocks(inner[1])
            case "Table":
                yield from _of_table(inner)


def _of_table(table: list[Any]) -> Iterator[str]:
    head, bodies, foot = table[3], table[4], table[5]
    groups = [head[1], *(rows for body in bodies for rows in body[2:4]), foot[1]]
    for row in (row for rows in groups for row in rows):
        for cell in row[1]:
            yield from _of_blocks(cell[4])


def _words(inlines: list[dict[str, Any]]) -> str:
    said = ""
    for one in inlines:
        kind, inner = one["t"], one.get("c")
        if kind == "Str":
            said += inner
        elif kind in _SPACES:
            said += " "
        elif kind in _WITH_INLINES:
            said += _words(inner)
        elif kind in _WITH_ATTRIBUTES:
            said += _words(inner[1])
        elif kind in ("Code", "Math"):
            said += inner[1]
    return said
