"""A draft with what delegations want of it, as a Word file has it: of each delegation what it would have, paragraph by paragraph."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from consenso.core import wording
from consenso.core.formats.word._draft import Draft, Note, Paragraph, Proposal, Remark
from consenso.core.wording import BracketedDraft, DraftProposal, Item

Name = Callable[[str], str]  # what a sign in brackets stands for
NEW = "\n"  # in a wording: from here on it is another paragraph


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a draft, in the shape of the engine, with why and when. `note`: what else is to be known of it."""

    proposal: DraftProposal
    reason: str = ""
    at: dt.datetime | None = None
    note: str = ""


def compiled(
    paragraphs: Sequence[Paragraph],
    asked: Sequence[Asked],
    bracketed: BracketedDraft,
    *,
    name: Name = str,
    is_tracked: bool = True,
    only: str = "",
    moves: str = "move",
) -> Draft:
    """Return a draft with what each delegation would have, with reasons; who only keeps the words says why in a remark.

    `bracketed` is made of the paragraphs and of all that is asked. `name` gives the author for a sign, `only` the sign of the one
    whose proposals are wanted, '' for all. `is_tracked`: for tracked changes, where new paragraphs in a wording become paragraphs,
    and where who changes a paragraph and moves it moves it by a remark, which begins with the word `moves`.

    >>> paragraphs = (Paragraph("p1", "We meet."),)
    >>> wanted = DraftProposal("n1", ("XA",), "split", "p1", ("We eat.", "We talk."))
    >>> bracketed = wording.compose_draft((wording.Paragraph("p1", "We meet."),), [wanted])
    >>> [(one.kind, one.text) for one in compiled(paragraphs, [Asked(wanted)], bracketed).proposals]
    [('wording', 'We eat.'), ('insertion', 'We talk.')]
    """
    writing = _Writing(
        {one.id: one.text for one in paragraphs},
        asked,
        bracketed,
        name,
        is_tracked=is_tracked,
        only=only,
        moves=moves,
    )
    proposals = tuple(writing.proposals())
    remarks, notes = tuple(writing.remarks), tuple(writing.notes())
    return Draft(tuple(paragraphs), proposals, remarks=remarks, notes=notes)


class _Writing:
    """Reads out of a bracketed draft what each delegation would have, as proposals of Word: one of each for a place."""

    def __init__(
        self,
        texts: dict[str, str],
        asked: Sequence[Asked],
        bracketed: BracketedDraft,
        name: Name,
        *,
        is_tracked: bool,
        only: str,
        moves: str,
    ) -> None:
        self.texts = texts
        self.asked = asked
        self.bracketed = bracketed
        self.name = name
        self.is_tracked = is_tracked
        self.only = only
        self.moves = moves
        self.remarks: list[Remark] = []

    def proposals(self) -> list[Proposal]:
        found: list[Proposal] = []
        before = ""
        for item in self.bracketed.items:
            base = self.texts.get(item.id, "")
            if base:
                found += self._of(item, base)
                before = item.id
            else:
                found += self._new(item, before)
        return [*found, *self._moves(found)]

    def _groups(self, item: Item) -> dict[str, list[str]]:
        """Return who would have which words, those who would have the base with them."""
        codes = [one for one in wording.delegations(item.segments) if self.only in ("", one)]
        groups: dict[str, list[str]] = {}
        for code in sorted(codes):
            groups.setdefault(wording.reading(item.segments, code), []).append(code)
        return groups

    def _of(self, item: Item, base: str) -> Iterable[Proposal]:
        for text, codes in self._groups(item).items():
            reason, at = self._why(item.id, codes)
            if text == base:
                self._keep(item.id, codes, reason, at)
            elif not text.strip():
                yield Proposal("deletion", self._names(codes), item.id, reason=reason, at=at)
            else:
                yield from self._wording(item.id, base, text, codes, reason, at)

    def _wording(
        self,
        paragraph: str,
        base: str,
        text: str,
        codes: Sequence[str],
        reason: str,
        at: dt.datetime | None,
    ) -> Iterable[Proposal]:
        names = self._names(codes)
        first, *rest = (
            [one for one in text.split(NEW) if one.strip()] if self.is_tracked else [text]
        )
        if first != base:
            yield Proposal("wording", names, paragraph, first, reason=reason, at=at)
            reason = ""
        for one in dict.fromkeys(rest):
            yield Proposal("insertion", names, "", one, paragraph, reason=reason, at=at)
            reason = ""

    def _keep(
        self, paragraph: str, codes: Sequence[str], reason: str, at: dt.datetime | None
    ) -> None:
        for name in self._names(codes) if reason else ():
            self.remarks.append(Remark(name, paragraph, reason, at))

    def _new(self, item: Item, before: str) -> Iterable[Proposal]:
        identity = item.id if self.is_tracked else ""
        for text, codes in self._groups(item).items():
            reason, at = self._why(item.id, codes)
            whole = " ".join(text.split(NEW))
            if not whole.strip():
                continue
            names = self._names(codes)
            yield Proposal("insertion", names, "", whole, before, identity, reason, at)
            identity = ""

    def _moves(self, found: Iterable[Proposal]) -> Iterable[Proposal]:
        busy = {(name, one.paragraph) for one in found if one.paragraph for name in one.by}
        order = [one.id for one in self.bracketed.items]
        for one in self.asked:
            asked = one.proposal
            if asked.kind != "move" or asked.paragraph not in self.texts:
                continue
            codes = [code for code in asked.by if self.only in ("", code)]
            after = self._standing(order, asked.after, but=asked.paragraph)
            free = []
            for name in self._names(codes):
                if self.is_tracked and (name, asked.paragraph) in busy:
                    # Word cannot tell both of the same words, that somebody moves them and that they are other ones.
                    said = f"{self.moves}: {self.texts.get(after, '…')[:80]}"
                    self.remarks.append(Remark(name, asked.paragraph, said, one.at))
                else:
                    free.append(name)
            if free:
                yield Proposal(
                    "move", tuple(free), asked.paragraph, "", after, "", one.reason, one.at
                )

    def notes(self) -> Iterable[Note]:
        """Return what is to be known of proposals, at their paragraphs; of a new one, at the one before it, else at the first."""
        order = [one.id for one in self.bracketed.items]
        found: dict[tuple[str, str], dict[str, None]] = {}
        for one in self.asked:
            codes = [code for code in one.proposal.by if self.only in ("", code)]
            home = self._standing(order, one.proposal.paragraph) or next(iter(self.texts), "")
            if one.note and codes and home:
                names = dict.fromkeys(self._names(codes))
                found.setdefault((home, one.note), {}).update(names)
        for (home, text), by in found.items():
            yield Note(tuple(by), home, text)

    def _standing(self, order: Sequence[str], after: str, *, but: str = "") -> str:
        """Return the last paragraph with words at or before a place, '' for none."""
        upto = order[: order.index(after) + 1] if after in order else []
        return next((one for one in reversed(upto) if one in self.texts and one != but), "")

    def _names(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(shown_name(self.name(code)) for code in codes)

    def _why(self, paragraph: str, codes: Sequence[str]) -> tuple[str, dt.datetime | None]:
        """Return the reasons that delegations gave for what they ask of a paragraph, and when they last asked."""
        asked = [
            one
            for one in self.asked
            if one.proposal.paragraph == paragraph
            and one.proposal.kind != "move"
            and set(one.proposal.by) & set(codes)
        ]
        reasons = dict.fromkeys(one.reason for one in asked if one.reason.strip())
        return "\n".join(reasons), max((one.at for one in asked if one.at), default=None)


def shown_name(name: str) -> str:
    """Return a name as an author of a file: no semicolon, which stands between authors.

    >>> shown_name("Aurelia; Republic of")
    'Aurelia, Republic of'
    """
    return name.replace(";", ",").strip() or "?"
