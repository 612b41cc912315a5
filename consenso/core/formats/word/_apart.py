"""Paragraphs of a draft that a program has run together by joining changes that stand beside each other.

LibreOffice makes one change of two by one author and of much the same time where the one ends a paragraph and the other begins the next: the mark
between them is then changed too, though nobody touched it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from consenso.core.formats.word._align import plain
from consenso.core.formats.word._authors import Authors
from consenso.core.formats.word._draft import Draft
from consenso.core.formats.word._model import Piece, Revision, Source
from consenso.core.formats.word._xml import bookmark_of


def apart(draft: Draft, sources: Sequence[Source], who: Authors) -> list[Source]:
    """Return the paragraphs of a file without changes to marks that nobody made.

    Between two paragraphs of the draft, which their bookmarks name, nobody can have put in the mark: it was sent. And who takes out the end of the one and
    the beginning of the other, as was sent, has not joined them by that.
    """
    names = {bookmark_of(one.id): one.id for one in draft.paragraphs}
    texts = {one.id: one.text for one in draft.paragraphs}
    wanted = {
        (name, one.paragraph): one.text
        for one in draft.proposals
        if one.kind == "wording"
        for name in one.by
    }
    of = [next((names[one] for one in source.names if one in names), "") for source in sources]

    def is_as_sent(at: int, name: str) -> bool:
        said = sources[at].text(lambda one: name in who.of(one.author))
        return plain(said) == plain(wanted.get((name, of[at]), texts[of[at]]))

    def is_made(at: int, mark: Revision) -> bool:
        if mark.adds:
            return False
        return not (
            _is_end(sources[at].pieces[::-1], mark)
            and _is_end(sources[at + 1].pieces, mark)
            and all(
                is_as_sent(at, name) and is_as_sent(at + 1, name) for name in who.of(mark.author)
            )
        )

    found = list(sources)
    for at, (one, following) in enumerate(pairwise(sources)):
        if one.mark and of[at] and of[at + 1] and one.block == following.block:
            mark = tuple(revision for revision in one.mark if is_made(at, revision))
            found[at] = replace(one, mark=mark)
    return found


def _is_end(pieces: Sequence[Piece], mark: Revision) -> bool:
    """Return whether the first of some pieces that has words is taken out by the author who takes out a mark."""
    words = next((one for one in pieces if one.text), None)
    return words is not None and any(
        one.author == mark.author and not one.adds for one in words.revisions
    )
