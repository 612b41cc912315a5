"""From a base and the proposals on it to the bracketed text that negotiators read.

Each wording is compared with the base by itself, so that what it says is known exactly, whatever the others say. Changes that
overlap share a place. In a place, a wording that changes more has an alternative of its own, and one that changes less is a
dispute inside the base. Alternatives that are much alike, or stand on each other, are one, with a dispute inside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance.Indel import normalized_similarity

from consenso.core.wording._bracketed import Alternative, Bracketed, Place
from consenso.core.wording._changes import Comparer, changed
from consenso.core.wording._cleaning import Hunk
from consenso.core.wording._proposal import Proposal, Voice, voices
from consenso.core.wording._through import through
from consenso.core.wording._tokens import words

ALIKE = 0.6  # share of words from which two alternatives are one with a dispute inside it
FEWEST = 5  # words, or Chinese characters, of an alternative that can hold a dispute


@dataclass(slots=True)
class _Part:
    """A wording in a stretch of the base: who stands behind it, and its changes there."""

    text: str
    by: tuple[str, ...]
    hunks: list[Hunk]
    root: str  # the wording that it stands on in the end; its own where it stands on the base
    is_whole: bool


def compose(base: str, proposals: Iterable[Proposal]) -> Bracketed:
    """Return the bracketed text of a paragraph; raise WrongProposal.

    Law: `reading(compose(base, proposals), code)` is the wording that the delegation stands behind, and the base for one that
    proposed nothing. The order of proposals changes nothing. Without proposals, or with none that changes anything, the
    text has no brackets.

    >>> compose("We shall meet.", [Proposal(("MEX",), "We should meet."), Proposal(("CHL",), "We should meet.")])[1]
    Place(alternatives=(Alternative(segments=('shall',), by=(), is_whole=False), Alternative(segments=('should',), by=('CHL', 'MEX'), is_whole=False)))
    """
    found = voices(base, proposals)
    keeps = found.pop(base, None)
    return _composed(base, found, tuple(sorted(keeps.by)) if keeps else ())


def _composed(base: str, found: dict[str, Voice], keepers: tuple[str, ...]) -> Bracketed:
    parts = _parts(base, found)
    if not parts:
        return (base,) if base else ()
    return _laid_out(base, 0, len(base), parts, keepers)


def _parts(base: str, found: dict[str, Voice]) -> list[_Part]:
    known = hunks_of(base, found)
    parts = []
    for text, voice in found.items():
        if voice.by:
            root = _root(text, found)
            is_whole = bool(base) and (voice.is_whole or found[root].is_whole)
            parts.append(_Part(text, tuple(sorted(voice.by)), known[text], root, is_whole))
    return parts


def hunks_of(base: str, found: dict[str, Voice]) -> dict[str, list[Hunk]]:
    """Return how each wording differs from the base: by way of the wording that it stands on, where it does."""
    comparer = Comparer(base)
    known: dict[str, list[Hunk]] = {}
    for text in found:
        _find_hunks(comparer, text, found, known)
    return known


def _find_hunks(
    comparer: Comparer, text: str, found: dict[str, Voice], known: dict[str, list[Hunk]]
) -> None:
    if text in known:
        return
    voice = found[text]
    if text == comparer.base:
        known[text] = []
    elif voice.is_whole:
        known[text] = [(0, len(comparer.base), text)]
    elif voice.on is None:
        known[text] = comparer.hunks(text)
    else:
        _find_hunks(comparer, voice.on, found, known)
        more = Comparer(voice.on).hunks(text)
        known[text] = through(comparer.base, known[voice.on], voice.on, more, text)


def _root(text: str, found: dict[str, Voice]) -> str:
    """Return the wording, of those that somebody stands behind, that another stands on in the end."""
    root = at = text
    while (on := found[at].on) is not None:
        at = on
        if found[at].by:
            root = at
    return root


def _laid_out(
    base: str, start: int, end: int, parts: list[_Part], keepers: tuple[str, ...]
) -> Bracketed:
    """Return the base between `start` and `end`, with what parts would change in it."""
    if len(parts) > 1:
        _align_deletions(base, parts)
    marked = sorted(
        (hunk[0], hunk[1], number) for number, part in enumerate(parts) for hunk in part.hunks
    )
    if any(mark[:2] == (start, end) for mark in marked) and start < end:
        # Somebody would change all of it: what others would add before or after it is a dispute inside it.
        return _joined(_place(base, start, end, parts, keepers))
    segments: list[str | Place] = []
    at = start
    begin, stop, members = marked[0][0], marked[0][1], {marked[0][2]}
    for left, right, number in [*marked[1:], (end + 1, end + 1, -1)]:
        if left < stop or left == right == begin == stop:
            members.add(number)
            stop = max(stop, right)
            continue
        segments.append(base[at:begin])
        here = [_within(parts[one], begin, stop) for one in sorted(members)]
        segments += _place(base, begin, stop, here, keepers)
        at, begin, stop, members = stop, left, right, {number}
    segments.append(base[at:end])
    return _joined(segments)


def _align_deletions(base: str, parts: list[_Part]) -> None:
    """Have deletions take the space before them where that keeps them inside a change of another part.

    "[support [the building of]] [Alt 1: build] 20,000" and not "[support [the building of ]] [Alt 1: build ]20,000".
    """
    ends: dict[int, int] = {}
    for part in parts:
        for start, end, text in part.hunks:
            if text:
                ends[end] = min(start, ends.get(end, start))
    for part in parts:
        for number, (start, end, text) in enumerate(part.hunks):
            if (
                not text
                and ends.get(end - 1, start) < start
                and base[start - 1].isspace()
                and base[start - 1] == base[end - 1]
                and (not number or part.hunks[number - 1][1] < start - 1)
            ):
                part.hunks = part.hunks.copy()
                part.hunks[number] = (start - 1, end - 1, "")


def _joined(segments: Iterable[str | Place]) -> Bracketed:
    out: list[str | Place] = []
    for segment in segments:
        if isinstance(segment, str) and out and isinstance(out[-1], str):
            out[-1] += segment
        elif segment:
            out.append(segment)
    return tuple(out)


def _place(
    base: str, start: int, end: int, here: list[_Part], keepers: tuple[str, ...]
) -> Bracketed:
    """Return the dispute between `start` and `end`: one place, or what is left where nobody changes anything in the end."""
    own = base[start:end]
    inner: list[_Part] = []
    if len(here) > 1 and start < end:
        inner = _inner(base, here)
        here = [part for part in here if part not in inner]
    texts: dict[str, list[_Part]] = {}
    for part in here:
        if len(part.hunks) == 1 and part.hunks[0][:2] == (start, end):
            text = part.hunks[0][2]
        else:
            text = _local(base, start, end, part.hunks)
        texts.setdefault(text, []).append(part)
    if own in texts:
        # Proposed on another proposal: to take back here what that one changes.
        keepers = tuple(sorted({*keepers, *_by(texts.pop(own))}))
    under = _laid_out(base, start, end, inner, keepers) if inner else (own,) if own else ()
    if not texts:
        return under
    return (Place((Alternative(under, keepers), *_alternatives(texts))),)


def _within(part: _Part, start: int, end: int) -> _Part:
    """Return a part with what it changes in a place: what it adds at the end of one is another place's."""
    if start == end:
        hunks = [hunk for hunk in part.hunks if hunk[0] == hunk[1] == start]
    else:
        hunks = [hunk for hunk in part.hunks if hunk[0] < end and hunk[1] > start]
    return _Part(part.text, part.by, hunks, part.root, part.is_whole)


def _local(base: str, start: int, end: int, hunks: list[Hunk]) -> str:
    shifted = [(left - start, right - start, text) for left, right, text in hunks]
    return changed(base[start:end], shifted)


def _inner(base: str, here: list[_Part]) -> list[_Part]:
    """Return the parts whose every change lies inside a larger change of another family."""
    spans = [(part.root, *_bare(base, hunk)) for part in here for hunk in part.hunks]
    families: dict[str, bool] = {}
    for root, left, right in spans:
        is_inside = any(
            other != root and begin <= left and right <= stop and (begin, stop) != (left, right)
            for other, begin, stop in spans
        )
        families[root] = families.get(root, True) and is_inside
    return [part for part in here if families[part.root]]


def _bare(base: str, hunk: Hunk) -> tuple[int, int]:
    """Return the ends of a hunk without the space around it: "strongly " and "strongly" are the same words."""
    start, end, _ = hunk
    while start < end and base[start].isspace():
        start += 1
    while start < end and base[end - 1].isspace():
        end -= 1
    return start, end


def _alternatives(texts: dict[str, list[_Part]]) -> list[Alternative]:
    """Return the alternatives of a place, the one with most delegations first, "delete" last."""
    if len(texts) == 1:
        ((text, parts),) = texts.items()
        return [_alternative(text, parts)]
    found = [
        _together(leader, group) if len(group) > 1 else [_alternative(leader, group[leader])]
        for leader, group in _groups(texts).items()
    ]
    listed = [one for alternatives in found for one in alternatives]
    return sorted(listed, key=_order)


def _alternative(text: str, parts: list[_Part]) -> Alternative:
    by = parts[0].by if len(parts) == 1 else _by(parts)
    return Alternative((text,) if text else (), by, bool(text) and _is_whole(parts))


def _is_whole(parts: Iterable[_Part]) -> bool:
    return any(part.is_whole for part in parts)


def _by(parts: Iterable[_Part]) -> tuple[str, ...]:
    return tuple(sorted({code for part in parts for code in part.by}))


def _order(one: Alternative) -> tuple[bool, int, tuple[str, ...], str]:
    return not one.segments, -len(one.by), one.by, repr(one.segments)


def _groups(texts: dict[str, list[_Part]]) -> dict[str, dict[str, list[_Part]]]:
    """Return texts in groups, each under the text that the others change: by what they stand on, then by likeness."""
    here = {part.text: text for text, parts in texts.items() for part in parts}
    homes = {
        text: min(home if (home := here.get(part.root, text)) != text else "" for part in parts)
        for text, parts in texts.items()
    }
    ranked = sorted(texts, key=lambda text: (-len(_by(texts[text])), len(text), text))
    groups: dict[str, dict[str, list[_Part]]] = {}
    wholes = {text for text in texts if _is_whole(texts[text])}
    for text in ranked:
        if not homes[text]:
            alike = (one for one in groups if not wholes & {one, text} and _are_alike(one, text))
            groups.setdefault(next(alike, text), {})[text] = texts[text]
    for text in ranked:
        if homes[text]:
            leader = next(one for one, group in groups.items() if homes[text] in group)
            groups[leader][text] = texts[text]
    return groups


def _are_alike(one: str, other: str) -> bool:
    if 3 * min(len(one), len(other)) < max(len(one), len(other)):
        return False
    first, second = words(one), words(other)
    if min(len(first), len(second)) < FEWEST:
        return False
    return bool(normalized_similarity(first, second) >= ALIKE)


def _together(leader: str, group: dict[str, list[_Part]]) -> list[Alternative]:
    """Return a group as one alternative with disputes inside it; apart, where its texts have nothing in common."""
    own = group[leader]
    inside = {text: Voice(text, set(_by(parts))) for text, parts in group.items() if text != leader}
    segments = _composed(leader, inside, _by(own))
    if not any(isinstance(segment, str) for segment in segments):
        return [_alternative(text, parts) for text, parts in group.items()]
    everyone = [part for parts in group.values() for part in parts]
    return [Alternative(segments, _by(everyone), _is_whole(own))]
