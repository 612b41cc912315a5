"""The two readings of a Word file: with every change taken, and with none; who changed what; what was not taken.

They equal pandoc's (--track-changes=accept and =reject), paragraph by paragraph, but for spaces. Word itself differs from
pandoc in this (what is compared with a draft goes by Word: `_views.seen`):

- Two paragraphs whose mark between them is gone are joined with a space, as pandoc does; Word joins them without one. They
  are joined over the border of a cell or table too, and never in Word. A heading is joined with nothing; it is in Word.
- Of a mark that one inserted and another deleted, the first counts: the paragraph stays one of its own in the accepted
  reading. Word joins it with the next.
- Words that are changed twice, one change within another, stand in neither reading. In Word they stand in one of them where
  both insert (or move here), or both delete (or move away).
- A row or cell that was inserted or deleted counts by the changes of its words. Word takes all of it out, whatever is marked.

Where pandoc 2.17 loses words, these readings keep them, as Word shows them:

- what stands in w:customXml, w:fldSimple, w:dir and w:bdo, in a hyperlink inside an insertion or deletion, in a ruby, in
  alternate content, beside a formula that has a paragraph of its own, beside a picture in one run;
- a last paragraph whose mark is deleted; a first paragraph of signs alone; w:cr and w:ptab as the space that they make;
- what stands before a deleted mark, where the next paragraph refers to a note: pandoc puts these words into the note;
- all but the first of what stands in a run that begins or ends several fields, or refers to a note;
- cells that are not in the grid that the table declares; the paragraph of a table's caption;
- a title, a subtitle or an author at the beginning, which pandoc takes for metadata;
- a change without an author, which is none for pandoc: here its author is ''.

Formulas are letters here, TeX in pandoc. The words of a field in the instruction of another are text in pandoc, and not here.
"""

from typing import Any

from consenso.core.formats.word._authors import Authors
from consenso.core.formats.word._model import (
    ADDS,
    OF_WORDS,
    Change,
    Part,
    Reading,
    Report,
    all_of_them,
    none_of_them,
)
from consenso.core.formats.word._views import Seen, plainly_seen

_OF_WORDS_AND_MARKS = OF_WORDS | {f"paragraph-{kind}" for kind in OF_WORDS}
_LOOK = "{n} changed how the text looks, and none of its words: {kinds}."
_BOTH = "{n} changed what another change brings in or takes out: words so changed stand in neither reading."


def base(part: Part) -> list[str]:
    """Return the paragraphs with no change taken; those without a word are left out."""
    return [one.text for one in plainly_seen(part.sources, none_of_them)]


def accepted(part: Part) -> list[str]:
    """Return the paragraphs with every change taken; those without a word are left out."""
    return [one.text for one in plainly_seen(part.sources, all_of_them)]


def authors(reading: Reading) -> list[str]:
    """Return who changed something, in alphabetical order; of one of our files, each of those behind a joint change."""
    who = Authors(reading.marks)
    parts = (reading.body, *reading.parts)
    named = {one.revision.author for part in parts for one in part.changes} - {""}
    return sorted({name for author in named for name in who.of(author)})


def behind(reading: Reading, author: str) -> list[str]:
    """Return the names that an author in a file stands for, in alphabetical order: several in one of our files, else one."""
    return sorted(Authors(reading.marks).of(author))


def as_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain values.

    `base` and `accepted`: a string for each paragraph of the body that has words, those of table cells in reading order. A
    change's `paragraph` is its place in `base`; of a new paragraph, the place where it would stand. `in_accepted` is the same in
    `accepted`. Of what stands beside the body, `part` names it in `parts`, and the places are in that part.
    """
    places = {"": _places(reading.body)} | {part.name: _places(part) for part in reading.parts}
    changes = [_change(one, "", places[""]) for one in reading.body.changes]
    for part in reading.parts:
        changes += [_change(one, part.name, places[part.name]) for one in part.changes]
    in_base, _ = places[""]
    return {
        "base": base(reading.body),
        "accepted": accepted(reading.body),
        "authors": authors(reading),
        "changes": changes,
        "comments": [
            {
                "author": one.author,
                "date": one.date,
                "paragraph": None if one.source is None else _place(in_base, one.source),
                "text": one.text,
                "about": one.about,
            }
            for one in reading.comments
        ],
        "parts": [
            {"part": part.name, "base": base(part), "accepted": accepted(part)}
            for part in reading.parts
        ],
        "report": report(reading).as_json(),
    }


def report(reading: Reading) -> Report:
    """Return how many changes are in the readings as they are, how many in another form, and what was not read."""
    changes = [one for part in (reading.body, *reading.parts) for one in part.changes]
    looks = [one for one in changes if one.revision.kind not in ADDS]
    both = {
        id(revision)
        for part in (reading.body, *reading.parts)
        for source in part.sources
        for stack in (*(piece.revisions for piece in source.pieces), source.mark)
        for revision in [one for one in stack if one.kind in _OF_WORDS_AND_MARKS][1:]
    }
    notes = []
    if looks:
        kinds = sorted({one.revision.kind for one in looks})
        notes.append(_LOOK.format(n=len(looks), kinds=", ".join(kinds)))
    if both:
        notes.append(_BOTH.format(n=len(both)))
    changed = len(looks) + len(both)
    return Report(len(changes) - changed, changed, tuple(notes), tuple(reading.left))


def _change(change: Change, part: str, places: tuple[list[int], list[int]]) -> dict[str, Any]:
    revision = change.revision
    values = {
        "author": revision.author,
        "date": revision.date,
        "kind": revision.kind,
        "paragraph": _place(places[0], change.source),
        "in_accepted": _place(places[1], change.source),
        "text": change.text,
    }
    return values | {"part": part} if part else values


def _places(part: Part) -> tuple[list[int], list[int]]:
    """Return for every paragraph of the file its place in the base and in the accepted reading."""
    n = len(part.sources)
    return (
        _of_sources(plainly_seen(part.sources, none_of_them), n),
        _of_sources(plainly_seen(part.sources, all_of_them), n),
    )


def _of_sources(found: list[Seen], n: int) -> list[int]:
    places = [-1] * n
    for at, one in enumerate(found):
        for source in one.sources:
            places[source] = at
    before = 0
    for source, place in enumerate(places):
        if place < 0:
            places[source] = before
        else:
            before = place + 1
    return places


def _place(places: list[int], source: int) -> int:
    return places[source] if source < len(places) else (places[-1] + 1 if places else 0)
