"""A draft with what delegations want of it, as a Word file has it: of each delegation what it would have, paragraph by paragraph."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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


@dataclass(slots=True)
class _Placed:
    """A new paragraph with its words, or one that is moved, and who would have it there."""

    paragraph: str
    text: str
    codes: list[str]


def _joined(here: list[_Placed], one: _Placed, at: int) -> int:
    """Put something among what stands at one place, not before `at`, or join who would have it there already; return where what follows it may stand."""
    for number in range(at, len(here)):
        if (here[number].paragraph, here[number].text) == (one.paragraph, one.text):
            here[number].codes += one.codes
            return number + 1
    here.insert(at, one)
    return at + 1


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
            elif not self.is_tracked:
                found += self._new(item, before)
        return [*found, *(self._placed(found) if self.is_tracked else self._moves())]

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
        for text, codes in self._groups(item).items():
            if whole := _whole(text):
                reason, at = self._why(item.id, codes)
                names = self._names(codes)
                yield Proposal("insertion", names, "", whole, before, "", reason, at)

    def _moves(self) -> Iterable[Proposal]:
        for one in self.asked:
            asked = one.proposal
            names = self._names(code for code in asked.by if self.only in ("", code))
            if asked.kind == "move" and asked.paragraph in self.texts and names:
                after = self._standing(asked.after, but=asked.paragraph)
                yield Proposal("move", names, asked.paragraph, "", after, "", one.reason, one.at)

    def _placed(self, found: Iterable[Proposal]) -> Iterable[Proposal]:
        """Return new paragraphs and moves as tracked changes tell them: after a paragraph that stays where it is for who wants them.

        What goes after the same one stands in the order in which they would have it.
        """
        placed: dict[str, list[_Placed]] = {}
        words = {
            (item.id, code): _whole(text)
            for item in self.bracketed.items
            if item.id not in self.texts
            for text, codes in self._groups(item).items()
            for code in codes
        }
        moving = self._moving({(name, one.paragraph) for one in found for name in one.by})
        for code in sorted({code for _, code in (*words, *moving)}):
            after, at = "", 0
            for one in self._order(code):
                is_moved = (one, code) in moving
                text = words.get((one, code), "")
                if one in self.texts and not is_moved:
                    after, at = one, 0
                elif is_moved or text:
                    here = placed.setdefault(after, [])
                    if is_moved and any(other.paragraph == one for other in here[:at]):
                        # Others would have the same paragraphs there in another order.
                        self._says(moving[one, code], code)
                        continue
                    at = _joined(here, _Placed(one, text, [code]), at)
        named: set[str] = set()
        for after, here in placed.items():
            for entry in here:
                yield from self._told(entry, after, moving, is_named=entry.paragraph in named)
                named.add(entry.paragraph)

    def _told(
        self,
        one: _Placed,
        after: str,
        moving: Mapping[tuple[str, str], Asked],
        *,
        is_named: bool,
    ) -> Iterable[Proposal]:
        if one.text:
            reason, at = self._why(one.paragraph, one.codes)
            names, identity = self._names(one.codes), "" if is_named else one.paragraph
            yield Proposal("insertion", names, "", one.text, after, identity, reason, at)
            return
        why: dict[tuple[str, dt.datetime | None], list[str]] = {}
        for code in one.codes:
            asked = moving[one.paragraph, code]
            why.setdefault((asked.reason, asked.at), []).append(code)
        for (reason, at), codes in why.items():
            yield Proposal("move", self._names(codes), one.paragraph, "", after, "", reason, at)

    def _moving(self, busy: Collection[tuple[str, str]]) -> dict[tuple[str, str], Asked]:
        """Return who moves which paragraph, in the order of the file; who does more with it says so in a remark.

        Word cannot tell both of the same words, that somebody moves them and that they are other ones.
        """
        found = {}
        for one in self.asked:
            asked = one.proposal
            for code in asked.by if asked.kind == "move" and asked.paragraph in self.texts else ():
                (name,) = self._names([code])
                if self.only not in ("", code):
                    continue
                if (name, asked.paragraph) not in busy:
                    found[asked.paragraph, code] = one
                    continue
                self._says(one, code)
        return found

    def _says(self, asked: Asked, code: str) -> None:
        """Say in a remark where a delegation would have a paragraph, for tracked changes cannot tell it."""
        one = asked.proposal
        after = self._standing(one.after, but=one.paragraph)
        said = f"{self.moves}: {self.texts.get(after, '…')[:80]}"
        (name,) = self._names([code])
        self.remarks.append(Remark(name, one.paragraph, said, asked.at))

    def _order(self, code: str) -> Sequence[str]:
        """Return all paragraphs in the order in which a delegation would have them."""
        ids = [item.id for item in self.bracketed.items]
        return next((one.ids for one in self.bracketed.orders if code in one.by), ids)

    def notes(self) -> Iterable[Note]:
        """Return what is to be known of proposals, at their paragraphs; of a new one, at the one before it, else at the first."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for one in self.asked:
            codes = [code for code in one.proposal.by if self.only in ("", code)]
            home = self._standing(one.proposal.paragraph) or next(iter(self.texts), "")
            if one.note and codes and home:
                names = dict.fromkeys(self._names(codes))
                found.setdefault((home, one.note), {}).update(names)
        for (home, text), by in found.items():
            yield Note(tuple(by), home, text)

    def _standing(self, after: str, *, but: str = "") -> str:
        """Return the last paragraph with words at or before a place, '' for none."""
        order = [one.id for one in self.bracketed.items]
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


def _whole(text: str) -> str:
    """Return the words of a new paragraph as one, '' where it has none."""
    return " ".join(text.split(NEW)) if text.strip() else ""


def shown_name(name: str) -> str:
    """Return a name as an author of a file: no semicolon, which stands between authors.

    >>> shown_name("Aurelia; Republic of")
    'Aurelia, Republic of'
    """
    return name.replace(";", ",").strip() or "?"
