"""A file that came back, matched with the draft that was sent: what its sender proposes, and what could not be taken."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consenso.core.formats.word._align import aligned, plain
from consenso.core.formats.word._apart import apart
from consenso.core.formats.word._authors import Authors
from consenso.core.formats.word._changed import File, Found, changed
from consenso.core.formats.word._draft import Draft, Proposal
from consenso.core.formats.word._model import (
    ADDS,
    OF_WORDS,
    Change,
    Part,
    Reading,
    Refused,
    Report,
    all_of_them,
    none_of_them,
)
from consenso.core.formats.word._names import DRAFT, PLATFORM, VERSION
from consenso.core.formats.word._views import seen


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file proposes, and the report on it. `places`: of each tracked change of the body, the id of the paragraph, or ''."""

    proposals: tuple[Proposal, ...]
    report: Report
    places: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "proposals": [one.as_json() for one in self.proposals],
            "report": self.report.as_json(),
            "places": list(self.places),
        }


def proposals_of(
    draft: Draft, reading: Reading, *, authors: Mapping[str, str] | None = None
) -> tuple[Proposal, ...]:
    """Return what all delegations propose by tracked changes, the same of several as one, in the order of the file.

    `authors` gives the delegations for authors of the file. What differs from the draft without being tracked is not looked at.
    """
    who = Authors(reading.marks, authors, known=_proposing(draft))
    file = _file(draft, reading, who)
    reasons = _Reasons(reading, who)
    found = [
        reasons.said(one)
        for name in _delegations(reading, who)
        for one in changed(draft, file, who.accepts(name), name, with_untracked=False)
    ]
    return _joined(found)


def returned(
    draft: Draft,
    reading: Reading,
    sender: str,
    *,
    also: Collection[str] = (),
    authors: Mapping[str, str] | None = None,
) -> Returned:
    """Return what a delegation proposes by the file that it sent back.

    Its changes are those of its own name, and of all authors whom neither `authors` nor the draft's proposals give to another
    delegation. What differs from the draft without being tracked is its change as well; so a clean copy is compared with what was
    sent. Changes in the name of others are left, and listed where they are not as they were sent. `also` are other names in which
    the sender may speak: what is tracked in one of them is proposed in it.
    """
    ours = {sender, *also}
    known = _proposing(draft) - {sender} | {*also}
    who = Authors(reading.marks, authors, known=known, sender=sender)
    file = _file(draft, reading, who)
    reasons = _Reasons(reading, who)
    found = {
        name: [
            reasons.said(one)
            for one in changed(draft, file, who.accepts(name), name, with_untracked=name == sender)
        ]
        for name in (sender, *also)
    }
    every = [one for of_name in found.values() for one in of_name]
    report = _report(draft, reading, file, who, every, ours)
    places = tuple(
        file.owner[one.source] if one.source < len(file.owner) else ""
        for one in reading.body.changes
    )
    proposals = tuple(one for of_name in found.values() for one in _joined(of_name))
    return Returned(proposals, report, places)


def _file(draft: Draft, reading: Reading, who: Authors) -> File:
    sources = apart(draft, reading.body.sources, who)
    groups = seen(sources, none_of_them)
    return File(sources, groups, aligned(draft, groups, sources))


def _proposing(draft: Draft) -> set[str]:
    return {name for one in draft.proposals for name in one.by}


def _delegations(reading: Reading, who: Authors) -> list[str]:
    names = {name for one in reading.body.changes for name in who.of(one.revision.author)}
    return sorted(names)


class _Reasons:
    """The comments of a file, as the reasons of proposals."""

    def __init__(self, reading: Reading, who: Authors) -> None:
        self.by_place: dict[tuple[str, int], list[str]] = {}
        for one in reading.comments:
            if one.author == PLATFORM or one.source is None or not one.text:
                continue
            for name in who.of(one.author):
                self.by_place.setdefault((name, one.source), []).append(one.text)

    def said(self, found: Found) -> Found:
        """Return a proposal with what its delegation commented at its paragraphs."""
        name = found.proposal.by[0]
        texts = [text for place in found.places for text in self.by_place.get((name, place), ())]
        made = replace(found.proposal, reason="\n".join(dict.fromkeys(texts)))
        return Found(made, found.places, found.is_compared)


def _joined(found: Iterable[Found]) -> tuple[Proposal, ...]:
    """Return proposals in the order of the file, the same of several delegations as one."""
    groups: dict[Proposal, list[Proposal]] = {}
    for one in sorted(found, key=lambda one: one.places):
        groups.setdefault(replace(one.proposal, by=(), at=None), []).append(one.proposal)
    return tuple(
        replace(
            key,
            by=tuple(sorted({name for one in same for name in one.by})),
            at=max((one.at for one in same if one.at), default=None),
        )
        for key, same in groups.items()
    )


def _report(
    draft: Draft, reading: Reading, file: File, who: Authors, found: list[Found], ours: set[str]
) -> Report:
    looks = sum(one.revision.kind not in ADDS for one in reading.body.changes)
    notes = [_COMPARED.format(n=n)] if (n := sum(one.is_compared for one in found)) else []
    notes += _other_version(draft, reading)
    refused = list(reading.left)
    if looks:
        refused.append(Refused("look of the text", looks, _LOOKS))
    twice = _within_others(reading, who, ours)
    if twice:
        refused.append(Refused("change to another's words", twice, _TWICE))
    spaces = _of_spaces(reading, file, who, found, ours)
    if spaces:
        refused.append(Refused("spaces", spaces, _SPACES))
    refused += [
        Refused(f"changes in the name of {name}", 1, _NOT_YOURS)
        for name in _altered(draft, reading, file, who, ours)
    ]
    beside = sum(len(part.changes) for part in reading.parts)
    if beside:
        names = ", ".join(part.name for part in reading.parts if part.changes)
        refused.append(Refused(f"changes beside the text ({names})", beside, _BESIDE))
    # None of our files has any: somebody wrote them.
    said = [part.name for part in reading.parts if not part.changes and _has_words(part)]
    if said:
        refused.append(Refused(f"words beside the text ({', '.join(said)})", len(said), _BESIDE))
    lost = [
        one
        for one in reading.comments
        if one.text
        and one.author != PLATFORM
        and ours & who.of(one.author)
        and not _is_reason(one.text, found)
    ]
    if lost:
        refused.append(Refused("comment", len(lost), _NO_PLACE))
    compared = sum(one.is_compared for one in found)
    return Report(len(found) - compared, compared, tuple(notes), tuple(refused))


_COMPARED = "{n} were not tracked: found by comparing the words with those that were sent."
_LOOKS = "How a text looks is no part of its wording."
_TWICE = "It changes words that another delegation proposes: they are not in the draft."
_SPACES = "Spaces and empty paragraphs are no other wording."
_NOT_YOURS = "They are not as they were sent, and theirs to change."
_BESIDE = "Notes, headers and text boxes are no part of the draft."
_NO_PLACE = "It stands at no change of the sender's: it is kept as it is, apart from the proposals."
_OTHER = "The file is of version {there!r} of the draft, and compared with {here!r}."
_NONE_OF_OURS = (
    "The file does not say of which draft it is: its paragraphs were found by their words."
)


def _has_words(part: Part) -> bool:
    """Whether a part says more than a number of a page."""
    return any(sign.isalpha() for source in part.sources for sign in source.text(all_of_them))


def _other_version(draft: Draft, reading: Reading) -> list[str]:
    if DRAFT not in reading.marks:
        return [_NONE_OF_OURS]
    there = reading.marks.get(VERSION, "-")
    here = draft.version or "-"
    return [] if there == here else [_OTHER.format(there=there, here=here)]


def _within_others(reading: Reading, who: Authors, ours: set[str]) -> int:
    """Return how many changes of the sender's are to words that another one proposes."""
    return len(
        {
            id(inner)
            for source in reading.body.sources
            for piece in source.pieces
            for outer, inner in zip(piece.revisions, piece.revisions[1:], strict=False)
            if outer.adds and not ours & who.of(outer.author) and ours & who.of(inner.author)
        }
    )


def _of_spaces(
    reading: Reading, file: File, who: Authors, found: list[Found], ours: set[str]
) -> int:
    """Return how many changes of the sender's are of spaces alone, or bring a paragraph without words, and are in no proposal."""
    proposed = {one.proposal.paragraph for one in found} - {""}
    taken = {place for one in found for place in one.places}
    taken |= {place for place, name in enumerate(file.owner) if name in proposed}
    return sum(
        _is_blank(one, file)
        and one.source not in taken
        and not ours.isdisjoint(who.of(one.revision.author))
        for one in reading.body.changes
    )


def _is_blank(change: Change, file: File) -> bool:
    if change.revision.kind in OF_WORDS:
        return bool(change.text) and not change.text.strip()
    is_new = change.revision.kind == "paragraph-insertion"
    return is_new and not any(one.text.strip() for one in file.sources[change.source].pieces)


def _altered(draft: Draft, reading: Reading, file: File, who: Authors, ours: set[str]) -> list[str]:
    """Return the delegations whose proposals the file has otherwise than they were sent."""
    altered = []
    proposing = _proposing(draft) - ours
    for name in _delegations(reading, who):
        if name not in proposing:
            continue
        found = changed(draft, file, who.accepts(name), name, with_untracked=False)
        there = sorted(map(_bare, (one.proposal for one in found)))
        sent = sorted(_bare(one) for one in draft.proposals if name in one.by)
        if there and there != sent:
            altered.append(name)
    return altered


def _bare(one: Proposal) -> tuple[str, ...]:
    return one.kind, one.paragraph, plain(one.text), one.after


def _is_reason(text: str, found: list[Found]) -> bool:
    return any(text in one.proposal.reason for one in found)
