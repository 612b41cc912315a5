"""The parts of a text as pages set them, and the ways between its languages."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.outline import Outline, Paragraph
from consenso.core.record import Text
from consenso.domain.record.labels import PART
from consenso.domain.texts.concordance import Discordance
from consenso.domain.texts.contents import ContentRow
from consenso.domain.texts.naming import called
from consenso.domain.texts.quotes import place_of
from consenso.interfaces.public.editions import Difference, Part, Promise, SidePart, Way
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.promised import content_address
from consenso.interfaces.ui.components import Piece

HEADINGS = ("heading", "annex")
DEEPEST = 6  # HTML knows no heading below
FIRST_WORDS, LONGEST_NAME = (
    6,
    50,
)  # of a paragraph that is called by how it begins; words and code points


def chosen(rows: Sequence[ContentRow], text: str, language: str) -> ContentRow:
    """Return the content in a language, however its tag is written.

    Raises:
        NotFound: nobody imported it.
    """
    for row in rows:
        if row.language.casefold() == language.casefold():
            return row
    raise NotFound("content", f"{text} {language}")


def title_of(frame: Frame, text: Text, row: ContentRow) -> str:
    """Return what a text is called in the language of a content."""
    return row.title or text.title.get(row.language) or frame.say(text.title)


def is_title_again(part: Paragraph, title: str) -> bool:
    """Return whether a part is the title that stands above the text anyway."""
    return part.kind == "title" and part.text == title


def parts_of(
    frame: Frame,
    row: ContentRow,
    found: Sequence[Paragraph],
    outline: Outline,
    promises: Mapping[str, tuple[Promise, ...]],
) -> tuple[Part, ...]:
    """Return some parts of a text as the page sets them."""
    held = {part.id: part for part in outline.paragraphs}
    return tuple(
        Part(
            kind=part.kind,
            identifier=part.id,
            number=part.number,
            called=name_of(held, part),
            text=part.text,
            level=level_of(held, part),
            address=content_address(frame, row.text, row.language, part.id),
            promises=promises.get(part.id, ()),
        )
        for part in found
    )


def level_of(held: Mapping[str, Paragraph], part: Paragraph) -> int:
    """Return how deep a part stands: a heading below the page's h1, anything else within paragraphs and points."""
    is_heading = part.kind in HEADINGS
    above, level = held.get(part.parent), 2 if is_heading else 0
    while above is not None and level < DEEPEST:
        level += above.kind in (HEADINGS if is_heading else ("paragraph", "point"))
        above = held.get(above.parent)
    return level


def ways(frame: Frame, rows: Sequence[ContentRow], current: str = "") -> tuple[Way, ...]:
    """Return the way to each language of a text."""
    return tuple(
        Way(
            shown.language_name(row.language, frame.language),
            content_address(frame, row.text, row.language),
            is_current=row.language == current,
        )
        for row in rows
    )


def side_parts(
    frame: Frame,
    row: ContentRow,
    found: Sequence[Paragraph],
    held: Mapping[str, Paragraph],
    words: Sequence[str] = (),
) -> tuple[SidePart, ...]:
    """Return parts of a text beside another language, with these words marked. `held` are all parts of the text, by id."""
    return tuple(
        SidePart(
            kind=part.kind,
            number=part.number,
            called=name_of(held, part),
            address=content_address(frame, row.text, row.language, part.id),
            pieces=pieces(part.text, words),
        )
        for part in found
    )


def name_of(held: Mapping[str, Paragraph], part: Paragraph) -> str:
    """Return what a part is called: ¶ 1.3(a); one without a number, by its kind and how it begins."""
    number = called(held, part.id)
    if number:
        return number
    words = part.text.split()
    begins = " ".join(words[:FIRST_WORDS])[:LONGEST_NAME].rstrip(" ,;:，；：")
    if part.kind in (*HEADINGS, "title"):
        return part.text if len(part.text) <= LONGEST_NAME else f"{begins}…"
    is_whole = begins == part.text
    return gettext("%(part)s “%(words)s”") % {
        "part": PART[part.kind],
        "words": begins if is_whole else f"{begins}…",
    }


def pieces(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Return a text in stretches, those with one of the words marked.

    >>> [(one.text, one.is_match) for one in pieces("We shall buy 12 ships.", ("shall", "12"))]
    [('We ', False), ('shall', True), (' buy ', False), ('12', True), (' ships.', False)]
    """
    places = sorted(place for one in words if (place := place_of(text, one)))
    found, at = [], 0
    for start, end in places:
        if start < at:
            continue
        found += [Piece(text[at:start])] if start > at else []
        found.append(Piece(text[start:end], is_match=True))
        at = end
    return (*found, *((Piece(text[at:]),) if at < len(text) else ()))


def differences(found: Sequence[Discordance]) -> tuple[Difference, ...]:
    """Return what differs in a place, each with what kind of thing it is."""
    labels = {
        "number": gettext("A number"),
        "date": gettext("A date"),
        "name": gettext("A name"),
        "obligation": gettext("A word that binds"),
    }
    return tuple(Difference(labels[one.kind], one.in_one, one.in_other) for one in found)
