"""A draft as it goes out to Word and comes back: paragraphs that keep their ids, and what delegations propose."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from consenso.core.errors import ConsensoError
from consenso.core.formats.word._names import SEPARATOR

Kind = Literal["wording", "deletion", "insertion", "move"]
STYLES = {
    "title": "Title",
    "heading-1": "Heading1",
    "heading-2": "Heading2",
    "heading-3": "Heading3",
    "paragraph": "",
    "point": "ListParagraph",
}


class CannotWrite(ConsensoError):
    """A draft that cannot be written as a Word file. Its sentence says what is wrong with it."""

    code = "word.cannot_write"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a draft. `number` is as printed ("12 bis."), apart from the text. `style`: a key of `STYLES`."""

    id: str
    text: str
    number: str = ""
    style: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one or more delegations propose for a paragraph of a draft.

    wording: all of `paragraph` as they would have it, in `text` · deletion of `paragraph` · insertion of a new paragraph, `text`,
    after the paragraph `after` ('' : before all); it may have an `id` of its own · move of `paragraph` to after `after`.

    `by` are the names that the file shows, `reason` becomes a comment. `at` is a moment with a time zone.
    """

    kind: Kind
    by: tuple[str, ...]
    paragraph: str = ""
    text: str = ""
    after: str = ""
    id: str = ""
    reason: str = ""
    at: dt.datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values; what is empty is left out."""
        values = {
            "kind": self.kind,
            "by": list(self.by),
            "paragraph": self.paragraph,
            "text": self.text,
            "after": self.after,
            "id": self.id,
            "reason": self.reason,
            "date": stamp(self.at),
        }
        kept = {"kind", "by", *(("after",) if self.kind in ("insertion", "move") else ())}
        return {name: value for name, value in values.items() if value or name in kept}


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says of a paragraph and proposes nothing by it, as a reservation: a comment in the name of `by`."""

    by: str
    paragraph: str
    text: str
    at: dt.datetime | None = None

    def as_json(self) -> dict[str, str]:
        """Return it as plain values."""
        said = {"by": self.by, "paragraph": self.paragraph, "text": self.text}
        return said | ({"date": stamp(self.at)} if self.at else {})


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be known of proposals on a paragraph, as that nobody sent them. `by` are the delegations that they are said to be of."""

    by: tuple[str, ...]
    paragraph: str
    text: str

    def said(self, names: Mapping[str, str] | None = None) -> str:
        """Return it as it is printed, with what stands for the delegations.

        >>> Note(("Borea", "Aurelia"), "p1", "Nobody sent it.").said({"Aurelia": "XA"})
        'Borea, XA – Nobody sent it.'
        """
        known = names or {}
        return f"{', '.join(sorted(known.get(one, one) for one in self.by))} – {self.text}"

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"by": list(self.by), "paragraph": self.paragraph, "text": self.text}


@dataclass(frozen=True, slots=True)
class Draft:
    """A text under negotiation. `id` and `version` say which: the file carries them, so that it is known when it comes back."""

    paragraphs: tuple[Paragraph, ...]
    proposals: tuple[Proposal, ...] = ()
    title: str = ""
    language: str = "en"
    id: str = ""
    version: str = ""
    remarks: tuple[Remark, ...] = ()
    notes: tuple[Note, ...] = ()

    @classmethod
    def from_json(cls, values: object) -> "Draft":
        """Return a draft from plain values: {paragraphs: [{id, text, …}], proposals: [{kind, by, …}], …}; raise CannotWrite."""
        whole = _mapping(values, "The draft")
        paragraphs = tuple(
            Paragraph(
                **_texts(one, "A paragraph", ("id", "text", "number", "style"), ("id", "text"))
            )
            for one in _list(whole.get("paragraphs"), "paragraphs")
        )
        proposals = tuple(_proposal(one) for one in _list(whole.get("proposals", []), "proposals"))
        said = {key: whole[key] for key in ("title", "language", "id", "version") if key in whole}
        remarks = tuple(_remark(one) for one in _list(whole.get("remarks", []), "remarks"))
        notes = tuple(_note(one) for one in _list(whole.get("notes", []), "notes"))
        texts = _texts(said, "The draft", tuple(said), ())
        draft = cls(paragraphs, proposals, remarks=remarks, notes=notes, **texts)
        check(draft)
        return draft

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        values = {
            "id": self.id,
            "version": self.version,
            "title": self.title,
            "language": self.language,
            "paragraphs": [
                {"id": one.id, "text": one.text, "number": one.number, "style": one.style}
                for one in self.paragraphs
            ],
            "proposals": [one.as_json() for one in self.proposals],
            "remarks": [one.as_json() for one in self.remarks],
            "notes": [one.as_json() for one in self.notes],
        }
        may_miss = ("remarks", "notes")
        return {name: value for name, value in values.items() if value or name not in may_miss}


def stamp(at: dt.datetime | None) -> str:
    """Return a moment as Word has it: UTC, no fraction; '' for none.

    >>> stamp(dt.datetime(2030, 5, 4, 6, 30, 1, 5, tzinfo=dt.timezone(dt.timedelta(hours=-3))))
    '2030-05-04T09:30:01Z'
    """
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""


def moment(said: str) -> dt.datetime | None:
    """Return the moment that Word wrote, without a time zone taken as UTC; None for none, or nonsense.

    >>> moment("2030-05-04T09:30:00Z").isoformat(), moment("yesterday")
    ('2030-05-04T09:30:00+00:00', None)
    """
    try:
        found = dt.datetime.fromisoformat(said)
    except ValueError:
        return None
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)


def check(draft: Draft, *, is_tracked: bool = False) -> None:
    """Raise CannotWrite where a draft is not sound; with `is_tracked`, where tracked changes cannot tell of it."""
    known: set[str] = set()
    for paragraph in draft.paragraphs:
        if not paragraph.id or paragraph.id in known:
            raise CannotWrite(f"Two paragraphs have the id {paragraph.id!r}, or one has none.")
        if not paragraph.text.strip():
            raise CannotWrite(f"Paragraph {paragraph.id!r} has no words.")
        if paragraph.style not in STYLES:
            raise CannotWrite(f"Paragraph {paragraph.id!r}: there is no style {paragraph.style!r}.")
        known.add(paragraph.id)
    texts = {one.id: one.text for one in draft.paragraphs}
    own: set[tuple[str, str]] = set()
    new: set[str] = set()
    for proposal in draft.proposals:
        _check_proposal(proposal, texts)
        for name in proposal.by:
            key = name, proposal.paragraph or f"{proposal.after} {proposal.text} {proposal.id}"
            if proposal.kind == "move" and not is_tracked:
                key = f"{name} moves", proposal.paragraph
            if key in own:
                raise CannotWrite(f"{name} proposes twice for {proposal.paragraph or 'one place'}.")
            own.add(key)
        if proposal.id and (proposal.id in known or proposal.id in new):
            raise CannotWrite(f"The id {proposal.id!r} of a new paragraph is taken.")
        new.add(proposal.id)
    for remark in draft.remarks:
        if remark.paragraph not in known:
            raise CannotWrite(f"A remark is on {remark.paragraph!r}, which is not there.")
        if not remark.by.strip() or SEPARATOR.strip() in remark.by or not remark.text.strip():
            raise CannotWrite(f"A remark on {remark.paragraph!r} has no words, or nobody says it.")
    for note in draft.notes:
        if note.paragraph not in known or not note.by or not note.text.strip():
            raise CannotWrite(f"A note on {note.paragraph!r} has no words, or is of nobody.")


def _check_proposal(proposal: Proposal, texts: Mapping[str, str]) -> None:
    kind, named = proposal.kind, proposal.paragraph
    if kind not in get_args(Kind):
        raise CannotWrite(f"There is no proposal of the kind {kind!r}.")
    if not proposal.by or not all(name.strip() == name != "" for name in proposal.by):
        raise CannotWrite(f"A proposal ({kind} {named!r}) names no delegation.")
    for name in proposal.by:
        if SEPARATOR.strip() in name:
            raise CannotWrite(f"The name {name!r} has a semicolon, which stands between names.")
    if (kind == "insertion") == bool(named) or (named and named not in texts):
        raise CannotWrite(f"A proposal ({kind}) is for paragraph {named!r}, which is not there.")
    if kind in ("insertion", "move") and proposal.after not in {"", *texts} - {named or None}:
        raise CannotWrite(f"A proposal ({kind}) goes after {proposal.after!r}, which is not there.")
    if kind in ("wording", "insertion") and not proposal.text.strip():
        raise CannotWrite(f"A proposal ({kind} {named!r}) has no words: that is a deletion.")
    if kind == "wording" and proposal.text == texts[named]:
        raise CannotWrite(f"A proposal for paragraph {named!r} changes nothing.")
    if proposal.at and proposal.at.tzinfo is None:
        raise CannotWrite("The moment of a proposal has no time zone.")


def _proposal(values: object) -> Proposal:
    one = dict(_mapping(values, "A proposal"))
    by = _list(one.pop("by", None), "by")
    date = one.pop("date", "")
    names = ("kind", "paragraph", "text", "after", "id", "reason")
    said = _texts(one, "A proposal", names, ("kind",))
    at = _at(date)
    if not all(isinstance(name, str) for name in by):
        raise CannotWrite("The delegations of a proposal are no names.")
    return Proposal(by=tuple(by), at=at, **said)


def _remark(values: object) -> Remark:
    one = dict(_mapping(values, "A remark"))
    at = _at(one.pop("date", ""))
    names = ("by", "paragraph", "text")
    return Remark(at=at, **_texts(one, "A remark", names, names))


def _note(values: object) -> Note:
    one = dict(_mapping(values, "A note"))
    by = _list(one.pop("by", None), "by")
    if not all(isinstance(name, str) for name in by):
        raise CannotWrite("The delegations of a note are no names.")
    names = ("paragraph", "text")
    return Note(by=tuple(by), **_texts(one, "A note", names, names))


def _at(date: object) -> dt.datetime | None:
    found = moment(date) if isinstance(date, str) else None
    if date and found is None:
        raise CannotWrite(f"{date!r} is no moment: write it as 2030-05-04T09:30:00Z.")
    return found


def _mapping(values: object, what: str) -> Mapping[str, Any]:
    if not isinstance(values, Mapping):
        raise CannotWrite(f"{what} is no JSON object.")
    return values


def _list(values: object, name: str) -> list[Any]:
    if not isinstance(values, list):
        raise CannotWrite(f"{name!r} is no list.")
    return values


def _texts(
    values: object, what: str, names: tuple[str, ...], needed: tuple[str, ...]
) -> dict[str, Any]:
    """Return the texts of an object by name; raise CannotWrite where one is missing, unknown or no text."""
    found = _mapping(values, what)
    for name in (*needed, *found):
        if name not in names:
            raise CannotWrite(f"{what} has a field {name!r}, which nothing reads.")
        if not isinstance(found.get(name), str):
            raise CannotWrite(f"{what} has no text {name!r}.")
    return dict(found)
