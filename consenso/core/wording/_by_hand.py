"""A paragraph with brackets that hands wrote: its base, what is proposed in it and by whom, and what was not understood."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from consenso.core.wording._bracketed import Bracketed, Place, delegations, places
from consenso.core.wording._doubts import Remark
from consenso.core.wording._read import UnbalancedBrackets, read_with_remarks
from consenso.core.wording._signs import CLOSING, OPENING

MOST = 100  # alternatives of one paragraph
DOCUMENT = re.compile(r"〔\d{4}〕")
_Way = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What brackets of a paragraph say that somebody wants of it: all of the paragraph in these words.

    `by` are the delegations behind it, in alphabetical order; () where the brackets name none. "" deletes the paragraph; `is_keep`: it is
    the base, which these would keep. `is_whole`: an alternative to all of the paragraph.
    """

    by: tuple[str, ...]
    wording: str
    is_keep: bool = False
    is_whole: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "by": list(self.by),
            "wording": self.wording,
            "keep": self.is_keep,
            "whole": self.is_whole,
        }


@dataclass(frozen=True, slots=True)
class ByHand:
    """What was read: `base` is the paragraph without its brackets, `segments` are what they say as data.

    `together`: the places of the paragraphs, this one among them, over which a bracket of it goes.
    """

    base: str
    segments: Bracketed
    stated: tuple[Stated, ...] = ()
    remarks: tuple[Remark, ...] = ()
    together: tuple[int, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names in brackets that no delegation is known by, each once, in the order of the text."""
        return tuple(dict.fromkeys(one.name for one in self.remarks if one.why == "unknown"))


def has_brackets(text: str) -> bool:
    """Return whether square brackets stand in a text, in whatever form; the year in the number of a Chinese document is none.

    >>> has_brackets("We [strongly] agree."), has_brackets("双方［将］合作"), has_brackets("We agree (all).")
    (True, True, False)
    """
    return any(sign in OPENING or sign in CLOSING for sign in DOCUMENT.sub("", text))


def read_by_hand(text: str, names: Mapping[str, str] | None = None) -> ByHand:
    """Return a paragraph that hands wrote: base, proposals with who stands behind each, and remarks on what was not understood.

    `names`: what delegations are called, name → code, in any language, codes among them; None: whatever is a code names one. A name that
    is not there names nobody: it stays in the words, and a remark tells it. Brackets that do not match are never guessed: all of the paragraph stays words, with
    a remark on where. Law: every word of the text stands in the base, in what is stated or in a remark, but for the names of those who are
    named, labels, and the words for delete, add and keep.

    >>> found = read_by_hand("We [strongly] (Borea: delete) support [all] ports (Caldera).", {"Borea": "XB"})
    >>> found.base, [(one.by, one.wording) for one in found.stated]  # doctest: +NORMALIZE_WHITESPACE
    ('We strongly support all ports (Caldera).', [(('XB',), 'We support all ports (Caldera).'),
                                                  ((), 'We strongly support ports (Caldera).')])
    >>> read_by_hand("We [strongly support.", {}).remarks
    (Remark(at=3, words='[strongly support.', why='unbalanced', name=''),)
    """
    try:
        segments, remarks = read_with_remarks(text, names)
    except UnbalancedBrackets as error:
        remark = Remark(error.at, text[error.at : error.at + 40], "unbalanced")
        return ByHand(text, (text,) if text else (), (), (remark,))
    if sum(len(place.alternatives) for _, place in places(segments)) > MOST:
        remark = Remark(0, text[:40], "deep")
        return ByHand(text, (text,), (), (remark,))
    twice = tuple(_twice(text, segments))
    base, of_base = _read(segments, lambda _place, _way: 0)
    stated, seen = _named(segments, base)
    stated += _unnamed(segments, base, seen | of_base, {one.wording for one in stated})
    return ByHand(base, segments, tuple(stated), (*remarks, *twice))


def _twice(text: str, segments: Bracketed) -> Iterable[Remark]:
    for _, place in places(segments):
        behind: set[str] = set()
        for one in place.alternatives:
            for code in sorted(behind & set(one.by)):
                yield Remark(0, text[:40], "twice", code)
            behind |= set(one.by)


def _read(
    segments: Bracketed, choose: Callable[[Place, _Way], int], under: _Way = ()
) -> tuple[str, set[_Way]]:
    """Return a text as somebody chooses in each place, and the alternatives that were taken, by the way to each."""
    words: list[str] = []
    taken: set[_Way] = set()
    for number, segment in enumerate(segments):
        if isinstance(segment, str):
            words.append(segment)
            continue
        way = (*under, number)
        which = choose(segment, way)
        said, within = _read(segment.alternatives[which].segments, choose, (*way, which))
        words.append(said)
        taken |= {(*way, which), *within}
    return "".join(words), taken


def _named(segments: Bracketed, base: str) -> tuple[list[Stated], set[_Way]]:
    """Return what each delegation that is named would have, those together that want the same."""
    behind: dict[str, tuple[list[str], set[_Way]]] = {}
    for code in sorted(delegations(segments)):
        wording, taken = _read(segments, partial(_choice, code))
        by, seen = behind.setdefault(wording, ([], set()))
        by.append(code)
        seen |= taken
    seen = {way for _, taken in behind.values() for way in taken}
    stated = [
        Stated(tuple(by), wording, wording == base, _is_whole(segments, taken))
        for wording, (by, taken) in behind.items()
    ]
    return stated, seen


def _choice(code: str, place: Place, _way: _Way) -> int:
    """Return which alternative a delegation stands behind: its own, or one in which it stands behind something."""
    for number, one in enumerate(place.alternatives):
        if code in one.by:
            return number
    for number, one in enumerate(place.alternatives):
        if code in delegations(one.segments):
            return number
    return 0


def _unnamed(segments: Bracketed, base: str, seen: set[_Way], known: set[str]) -> list[Stated]:
    """Return wordings of nobody named, until every alternative of every place is in one that somebody, or nobody, wants."""
    found: list[Stated] = []
    wanted = {
        (*path, number)
        for path, place in places(segments)
        for number in range(len(place.alternatives))
    } - seen
    while wanted:
        wording, taken = _read(segments, partial(_first, frozenset(wanted)))
        wanted -= taken
        if wording != base and wording not in known:
            known.add(wording)
            found.append(Stated((), wording, is_whole=_is_whole(segments, taken)))
    return found


def _first(left: Collection[_Way], place: Place, way: _Way) -> int:
    """Return the first alternative that is left, or has something in it that is."""
    for number in range(len(place.alternatives)):
        here = (*way, number)
        if any(one[: len(here)] == here for one in left):
            return number
    return 0


def _is_whole(segments: Bracketed, taken: Collection[_Way]) -> bool:
    return any(
        (*path, number) in taken and one.is_whole
        for path, place in places(segments)
        for number, one in enumerate(place.alternatives)
    )
