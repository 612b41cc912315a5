"""Where in a text something stands that names its section and paragraph: "III. Trade", "2.1" → the paragraph's id.

Pure: the record names places of official texts in its own words, and what is found here depends on these and the text alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from consenso.core.outline import Outline, Paragraph

# "III. Trade", "1.a", "一、政治", "第一条": a number, and what it is called.
LABEL = re.compile(
    r"^\s*(?P<number>[IVXLC]+(?=[.\s)、]|$)|\d+(?:\.\w+)*|[一二三四五六七八九十]+|第[一二三四五六七八九十百]+[条章节]|[a-z](?=[.)]))?"
    r"[.)、:：\s]*(?P<title>.*?)\s*$"
)
STEP = re.compile(r"\d+|[a-z]+", re.IGNORECASE)
RANGE = re.compile(r"^\s*(\d+)\s*[-–]\s*(\d+)\s*$")
LIKE_ENOUGH = 0.6  # of a title's words


def anchor(
    outline: Outline, *, section: Mapping[str, str] | None, paragraph: str | None
) -> tuple[str, ...]:
    """Return the ids of the paragraphs that a reference means, in reading order; none where it is not sure which.

    `section` is what the record calls the section, by language; `paragraph` its paragraph, as '2', '2.1', '2(1)', '3-4'.
    Neither: nothing. A section alone means its heading.

    >>> parts = (Paragraph("sec_1", "heading", "I.", "", "Trade", 0, 0), Paragraph("sec_1__para_2", "paragraph", "2.", "sec_1", "Buy.", 0, 0))
    >>> anchor(Outline("en", "", parts), section={"en": "I. Trade"}, paragraph="2")
    ('sec_1__para_2',)
    """
    within: Sequence[Paragraph] = outline.paragraphs
    if section:
        heading = _section(outline, section)
        if heading is None:
            return ()
        if not paragraph:
            return (heading.id,)
        within = _below(outline, heading.id)
    if not paragraph:
        return ()
    span = RANGE.match(paragraph)
    wanted = (
        [str(number) for number in range(int(span[1]), int(span[2]) + 1)] if span else [paragraph]
    )
    found = [_one(outline, within, one) for one in wanted]
    return tuple(one.id for one in found if one is not None) if all(found) else ()


def _section(outline: Outline, section: Mapping[str, str]) -> Paragraph | None:
    said = section.get(outline.language) or next(iter(section.values()), "")
    label = LABEL.match(said)
    number, title = (label["number"] or "", label["title"]) if label else ("", said)
    headings = [one for one in outline.paragraphs if one.kind in ("heading", "annex")]
    if title:
        called = [one for one in headings if _likeness(title, one.text) >= LIKE_ENOUGH]
        numbered = [one for one in called if number and _plain(one.number) == _plain(number)]
        if len(numbered or called) == 1:
            return (numbered or called)[0]
        if called:
            return None
    if not number or (title and outline.language in section):
        return None  # the number alone would be a guess where the title is in the text's language and not found
    if "." in number or not any(_plain(one.number) == _plain(number) for one in headings):
        return _one(outline, outline.paragraphs, number)
    numbered = [one for one in headings if _plain(one.number) == _plain(number)]
    return numbered[0] if len(numbered) == 1 else None


def _one(outline: Outline, within: Iterable[Paragraph], number: str) -> Paragraph | None:
    """Return the one paragraph of that number: by its whole number, or step by step (2(1): 2, and in it (1))."""
    held = [one for one in within if one.kind not in ("title", "note")]
    whole = [one for one in held if _plain(one.number) == _plain(number)]
    if len(whole) == 1:
        return whole[0]
    steps = STEP.findall(number)
    if whole or len(steps) < 2:
        return None
    found: Paragraph | None = None
    for step in steps:
        here = [one for one in held if _plain(one.number) == step.lower()]
        if len(here) != 1:
            return None
        found = here[0]
        held = list(_below(outline, found.id))
    return found


def _below(outline: Outline, identifier: str) -> tuple[Paragraph, ...]:
    """Return what stands below a part, at any depth."""
    inside = {identifier}
    found = []
    for one in outline.paragraphs:
        if one.parent in inside:
            inside.add(one.id)
            found.append(one)
    return tuple(found)


def _plain(number: str) -> str:
    """Return a number without what stands around it: "(a)" → a, "2.1." → 2.1, "¶ 4" → 4."""
    return unicodedata.normalize("NFKC", number).strip(" .()[]、:：¶§").lower()


def _likeness(one: str, other: str) -> float:
    """Return how many of a title's words stand in the other title, from 0 to 1; characters where there are no spaces."""
    here, there = _words(one), _words(other)
    return len(here & there) / max(len(here), len(there), 1)


def _words(title: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", title).casefold()
    words = set(re.findall(r"\w+", plain))
    return words if not re.search(r"[\u4e00-\u9fff]", plain) else set(re.findall(r"\w", plain))
