"""The words that differ between two wordings of one paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Opcodes
from rapidfuzz.distance.Indel import opcodes

# A word with the space before it, so that pieces join again; Chinese by character.
_PIECES = re.compile(
    "\\s*(?:[\u3400-\u9fff]|[^\\W\u3400-\u9fff]+(?:[.,'’:/-][^\\W\u3400-\u9fff]+)*|[^\\w\\s]|_)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words that differ: what stood there, and what stands there now; one may be empty."""

    before: str
    after: str


def changed_words(was: str, now: str) -> tuple[Words, ...]:
    """Return the stretches that differ, in order; () where the texts are equal but for spaces.

    >>> changed_words("The ports shall open by 2030.", "The ports should open by 2028.")
    (Words(before='shall', after='should'), Words(before='2030', after='2028'))
    >>> changed_words("双方将举行会议。", "双方应举行会议。")
    (Words(before='将', after='应'),)
    """
    first, second = [_PIECES.findall(text) for text in (was, now)]
    found: Opcodes = opcodes([one.strip() for one in first], [one.strip() for one in second])
    out: list[Words] = []
    is_open = False
    for one in found:
        before = "".join(first[one.src_start : one.src_end])
        after = "".join(second[one.dest_start : one.dest_end])
        if one.tag == "equal":
            is_open = False
            continue
        if is_open:
            last = out.pop()
            before, after = last.before + before, last.after + after
        out.append(Words(before, after))
        is_open = True
    return tuple(Words(one.before.strip(), one.after.strip()) for one in out)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph, with the spaces around it; `is_changed`: the other wording has other words there, or none."""

    text: str
    is_changed: bool


Stretches = tuple[tuple[Stretch, ...], ...]


def beside(olds: Sequence[str], news: Sequence[str]) -> tuple[Stretches, Stretches]:
    """Return paragraphs of an older and of a newer text in stretches, those that differ marked: so that they can stand side by side.

    Several on a side are compared as one text after the other. Every paragraph comes back, in order, and its stretches
    joined are the paragraph; an empty one has none. Where one side is empty, all of the other differs.

    >>> beside(["The ports shall open."], ["The ports should open."])[1]
    ((Stretch(text='The ports ', is_changed=False), Stretch(text='should', is_changed=True), Stretch(text=' open.', is_changed=False)),)
    """
    first, second = [
        [(place, piece) for place, text in enumerate(texts) for piece in _whole(text)]
        for texts in (olds, news)
    ]
    found: Opcodes = opcodes([one.strip() for _, one in first], [one.strip() for _, one in second])
    marked: tuple[list[bool], list[bool]] = ([], [])
    for one in found:
        is_changed = one.tag != "equal"
        marked[0].extend([is_changed] * (one.src_end - one.src_start))
        marked[1].extend([is_changed] * (one.dest_end - one.dest_start))
    return (
        _stretches(first, marked[0], len(olds)),
        _stretches(second, marked[1], len(news)),
    )


def _whole(text: str) -> list[str]:
    """Return the pieces of a text, the spaces at its end with the last: joined they are the text."""
    pieces = _PIECES.findall(text)
    if pieces:
        pieces[-1] += text[len("".join(pieces)) :]
    return pieces


def _stretches(
    pieces: Sequence[tuple[int, str]], marked: Sequence[bool], n_paragraphs: int
) -> Stretches:
    """Return the pieces joined where they are of one sort; the space before what differs does not differ."""
    found: list[list[Stretch]] = [[] for _ in range(n_paragraphs)]
    for (place, piece), is_changed in zip(pieces, marked, strict=True):
        here = found[place]
        bare = piece.lstrip() if is_changed and not (here and here[-1].is_changed) else piece
        for text, differs in ((piece[: len(piece) - len(bare)], False), (bare, is_changed)):
            if here and here[-1].is_changed == differs:
                here[-1] = Stretch(here[-1].text + text, differs)
            elif text:
                here.append(Stretch(text, differs))
    return tuple(map(tuple, found))
