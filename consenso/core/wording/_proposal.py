"""What delegations propose for one paragraph, and which wording each of them stands behind in the end."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from consenso.core.errors import ConsensoError

# Capitals and digits, so that "(MEX, G77)" after a bracket can be told from a remark in the text.
CODE = re.compile(r"[A-Z][A-Z0-9&+._-]{0,15}")


class WrongProposal(ConsensoError):
    """A proposal that cannot be understood beside the others: `reason` is a word for it.

    codes: no delegation, or one whose code is no code · id: two proposals have one id · on: it stands on a proposal that is not
    there · circle: it stands on itself in the end · twice: `delegation` stands behind two wordings of which neither stands on
    the other.
    """

    code = "wording.wrong_proposal"

    def __init__(self, reason: str, proposal: str, delegation: str = "") -> None:
        super().__init__(f"proposal {proposal!r}: {reason} {delegation}".rstrip())
        self.reason = reason
        self.proposal = proposal
        self.delegation = delegation


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one or more delegations want of a paragraph.

    `wording`: all of the paragraph as they would have it; "" deletes it, None keeps it as it is. `on` is the id of another proposal
    that this one changes, deletes or keeps, instead of the base. `is_whole`: an alternative to all of the paragraph (Alt.), not
    to be taken apart word by word.
    """

    by: tuple[str, ...]
    wording: str | None
    id: str = ""
    on: str = ""
    is_whole: bool = False

    def __post_init__(self) -> None:
        by = tuple(sorted(set(self.by)))
        if not by or not all(CODE.fullmatch(code) for code in by):
            raise WrongProposal("codes", self.id)
        object.__setattr__(self, "by", by)

    def as_json(self) -> dict[str, Any]:
        """Return the proposal as plain values."""
        return {
            "id": self.id,
            "by": list(self.by),
            "wording": self.wording,
            "on": self.on,
            "whole": self.is_whole,
        }


@dataclass(slots=True)
class Voice:
    """One wording that somebody stands behind, whoever proposed it and how often."""

    text: str
    by: set[str]
    is_whole: bool = False
    on: str | None = None  # the wording that it changes; None: the base


def wordings(base: str, proposals: Iterable[Proposal]) -> dict[Proposal, str]:
    """Return all of the paragraph as each proposal would have it; raise WrongProposal.

    >>> first = Proposal(("MEX",), "We shall meet.", id="1")
    >>> list(wordings("We meet.", [first, Proposal(("CHL",), None, on="1")]).values())
    ['We shall meet.', 'We shall meet.']
    """
    listed = list(proposals)
    named = _named(listed)
    return {one: _wording(base, one, named) for one in listed}


def _named(proposals: list[Proposal]) -> dict[str, Proposal]:
    named: dict[str, Proposal] = {}
    for one in proposals:
        if one.id and named.setdefault(one.id, one) is not one:
            raise WrongProposal("id", one.id)
    for one in proposals:
        if one.on and one.on not in named:
            raise WrongProposal("on", one.id or one.on)
    return named


def _wording(base: str, proposal: Proposal, named: dict[str, Proposal]) -> str:
    steps = 0
    while proposal.wording is None and proposal.on:
        proposal = named[proposal.on]
        steps += 1
        if steps > len(named):
            raise WrongProposal("circle", proposal.id)
    return base if proposal.wording is None else proposal.wording


def voices(base: str, proposals: Iterable[Proposal]) -> dict[str, Voice]:
    """Return the different wordings by text, the base among them where somebody would keep it; raise WrongProposal.

    A delegation stands behind one: of several proposals of its own that stand on each other, the last.
    """
    listed = list(proposals)
    found: dict[str, Voice] = {}
    if not any(one.on for one in listed):
        seen: dict[str, str] = {}
        _named(listed)
        for one in listed:
            text = base if one.wording is None else one.wording
            for code in one.by:
                if seen.setdefault(code, text) != text:
                    raise WrongProposal("twice", one.id, code)
            voice = found.get(text)
            if voice is None:
                voice = found[text] = Voice(text, set())
            voice.by.update(one.by)
            voice.is_whole |= one.is_whole
        return found
    return _chained(base, listed)


def _chained(base: str, proposals: list[Proposal]) -> dict[str, Voice]:
    named = _named(proposals)
    above = {id(one): _above(one, named) for one in proposals}
    texts = {id(one): _wording(base, one, named) for one in proposals}
    last = _last(proposals, above, texts)
    stands_on: dict[str, set[str]] = {}
    found: dict[str, Voice] = {}
    for one in proposals:
        text = texts[id(one)]
        voice = found.setdefault(text, Voice(text, set()))
        voice.by.update(code for code in one.by if last[code] == text)
        voice.is_whole |= one.is_whole
        under = next((texts[id(up)] for up in above[id(one)] if texts[id(up)] != text), base)
        stands_on.setdefault(text, set()).add("" if under == base else under)
    for text, voice in found.items():
        # A wording that is proposed on the base too, or on a deletion, needs no other to be understood.
        voice.on = min(stands_on[text]) or None
    return _without_circles(found)


def _above(proposal: Proposal, named: dict[str, Proposal]) -> list[Proposal]:
    """Return what a proposal stands on, the nearest first."""
    found: list[Proposal] = []
    at = proposal
    while at.on:
        at = named[at.on]
        if at is proposal or at in found:
            raise WrongProposal("circle", proposal.id)
        found.append(at)
    return found


def _last(
    proposals: list[Proposal], above: dict[int, list[Proposal]], texts: dict[int, str]
) -> dict[str, str]:
    """Return the wording that each delegation stands behind in the end."""
    own: dict[str, list[Proposal]] = {}
    for one in proposals:
        for code in one.by:
            own.setdefault(code, []).append(one)
    last = {}
    for code, its in own.items():
        top = max(its, key=lambda one: len(above[id(one)]))
        for one in its:
            is_under = any(one is up for up in above[id(top)])
            if not is_under and texts[id(one)] != texts[id(top)]:
                raise WrongProposal("twice", max(one.id, top.id), code)
        last[code] = texts[id(top)]
    return last


def _without_circles(found: dict[str, Voice]) -> dict[str, Voice]:
    """Return wordings of which none stands on itself: A proposes what B said on A's, and B what A said on B's."""
    for text in sorted(found):
        seen = {text}
        at = found[text].on
        while at is not None and at in found:
            if at in seen:
                found[text].on = None
                break
            seen.add(at)
            at = found[at].on
    return found
