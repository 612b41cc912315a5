"""A draft as it goes out to Word: as all see it, as one delegation would have it; of now, of a version, of a revision.

What was not sent is in `ours` alone.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.core.formats import word
from consenso.core.wording import BracketedDraft, DraftProposal
from consenso.domain.drafting.past import version_document
from consenso.domain.drafting.positions import positions
from consenso.domain.drafting.queries import (
    DraftRow,
    ParagraphRow,
    ProposalRow,
    own,
    sign_of,
    standing,
)
from consenso.domain.drafting.replay import at_revision

Name = Callable[[str], str]  # what a sign in brackets stands for, in the reader's language
NEW = "\n"  # in a wording: from here on it is another paragraph
SAYS = ("reserves", "objects", "explains", "ad_ref")


@dataclass(frozen=True, slots=True)
class Said:
    """A position on a paragraph in so many words: of a code, with its stance."""

    code: str
    paragraph: str
    stance: str
    words: str
    at: dt.datetime


@dataclass(frozen=True)
class State:
    """A draft as it stood: `mark` names it in a file, "r17" for revision 17, "v2" for version 2."""

    mark: str
    paragraphs: tuple[ParagraphRow, ...]
    asked: tuple[word.Asked, ...] = ()
    said: tuple[Said, ...] = ()
    bracketed: BracketedDraft = field(init=False)

    def __post_init__(self) -> None:
        made = wording.compose_draft(self.base, [one.proposal for one in self.asked])
        object.__setattr__(self, "bracketed", made)

    @property
    def base(self) -> wording.Draft:
        return tuple(wording.Paragraph(one.id, one.text, one.number) for one in self.paragraphs)

    @property
    def texts(self) -> dict[str, str]:
        """The words of each paragraph, by id; of those that were deleted none."""
        return {one.id: one.text for one in self.paragraphs if one.text}


def state_of(draft: DraftRow, mark: str = "") -> State:
    """Return a draft as all saw it: of now for '', else as `State.mark` says. At most five queries.

    Raises:
        NotFound: there is no such version or revision.
    """
    if not mark:
        found = standing(draft.id)
        rows = positions(draft.id)
        said = tuple(
            Said(one.delegation, one.paragraph, one.stance, one.words, one.at)
            for one in rows
            if one.stance in SAYS and one.paragraph and one.proposal is None
        )
        return State(f"r{draft.revision}", found.paragraphs, _asked(found.proposals), said)
    kind, number = mark[:1], mark[1:]
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        raise NotFound("version", mark)
    if kind == "v":
        return _of_version(mark, version_document(draft.id, int(number)))
    if kind != "r":
        raise NotFound("version", mark)
    then = at_revision(draft, int(number))
    return State(mark, then.paragraphs, _asked(then.proposals))


def _asked(rows: Iterable[ProposalRow]) -> tuple[word.Asked, ...]:
    return tuple(
        word.Asked(one.as_proposal(), one.reason, one.sent_at or one.at, one.stated_in)
        for one in rows
    )


def _of_version(mark: str, document: Mapping[str, Any]) -> State:
    names = ("id", "kind", "paragraph", "texts", "after", "others", "on")
    return State(
        mark,
        tuple(ParagraphRow.from_json(one) for one in document["paragraphs"]),
        tuple(
            word.Asked(
                DraftProposal(
                    by=tuple(map(sign_of, one["by"])), **{name: one[name] for name in names}
                ),
                one["reason"],
                note=one.get("stated_in", ""),
            )
            for one in document["proposals"]
        ),
    )


def ours(draft: DraftRow, state: State, *, delegation: int) -> State:
    """Return a draft of now with what a delegation (its row's id) has not sent yet, beside what it sent: its own alone.

    Two queries.
    """
    mine = _asked(own(draft.id, delegation))
    replaced = {
        (sign, one.proposal.paragraph, one.proposal.kind == "move")
        for one in mine
        for sign in one.proposal.by
    }
    kept = []
    for one in state.asked:
        asked = one.proposal
        is_move = asked.kind == "move"
        by = tuple(sign for sign in asked.by if (sign, asked.paragraph, is_move) not in replaced)
        if by:
            kept.append(replace(one, proposal=replace(asked, by=by)))
    named = {one.proposal.id for one in kept}
    mine = tuple(
        replace(one, proposal=replace(one.proposal, on="")) if one.proposal.on not in named else one
        for one in mine
    )
    return replace(state, asked=(*kept, *mine), said=state.said)


def as_sent(
    draft: DraftRow,
    state: State,
    *,
    title: str,
    name: Name,
    is_tracked: bool = True,
    only: str = "",
    says: Mapping[str, str] | None = None,
    stated: Name | None = None,
) -> word.Draft:
    """Return a draft for Word: what each delegation would have, paragraph by paragraph, with reasons and reservations.

    `only`: the sign of the one delegation whose proposals are in it; '' for all. `is_tracked`: for tracked changes, where
    new paragraphs in a wording become paragraphs, and who changes a paragraph and moves it moves it by a remark. `says` gives the
    words for a stance, and for "move"; `stated` the sentence on a proposal that nobody sent, by where it stood: where it is None, the file says nothing of that.
    """
    says = says or {}
    made = word.compiled(
        paragraphs_of(state.paragraphs),
        [replace(one, note=stated(one.note) if stated and one.note else "") for one in state.asked],
        state.bracketed,
        name=name,
        is_tracked=is_tracked,
        only=only,
        moves=says.get("move", "move"),
    )
    return replace(
        made,
        title=title,
        language=draft.language,
        id=name_of(draft),
        version=state.mark,
        remarks=(*made.remarks, *_remarks(state, name, says, only)),
    )


def name_of(draft: DraftRow) -> str:
    """Return what a draft is called in its files: forum and id, for ids are a forum's own."""
    return f"{draft.forum}/{draft.identifier}"


def paragraphs_of(rows: Iterable[ParagraphRow]) -> tuple[word.Paragraph, ...]:
    """Return paragraphs as Word has them, those without words left out."""
    return tuple(
        word.Paragraph(one.id, one.text, one.number, style_of(one)) for one in rows if one.text
    )


def style_of(one: ParagraphRow) -> str:
    """Return the style of a paragraph in Word: a key of `core.formats.word.STYLES`."""
    if one.kind == "heading":
        return f"heading-{min(one.depth, 2) + 1}"
    return one.kind if one.kind in ("title", "point") else "paragraph"


def as_clean(draft: DraftRow, state: State, *, title: str, sign: str = "") -> word.Draft:
    """Return a draft without brackets: the base, or with a sign the text as that delegation would have it."""
    rows = {one.id: one for one in state.paragraphs}
    made: list[word.Paragraph] = []
    for identifier, texts in _read(state.bracketed, sign):
        row = rows.get(identifier)
        for place, text in enumerate(texts):
            made.append(
                word.Paragraph(
                    identifier if not place else f"{identifier}/{place + 1}",
                    text,
                    row.number if row and not place else "",
                    style_of(row) if row else "paragraph",
                )
            )
    return word.Draft(
        tuple(made), title=title, language=draft.language, id=name_of(draft), version=state.mark
    )


def _read(bracketed: BracketedDraft, sign: str) -> Iterable[tuple[str, list[str]]]:
    items = {item.id: item for item in bracketed.items}
    order = next((one.ids for one in bracketed.orders if sign in one.by), tuple(items))
    for identifier in order:
        if identifier in items:
            said = wording.reading(items[identifier].segments, sign)
            yield identifier, [text for text in said.split(NEW) if text.strip()]


def brackets_of(state: State) -> dict[str, wording.Bracketed]:
    """Return the bracketed text of the paragraphs that have words, by id, as the compilation prints it."""
    texts = state.texts
    return {item.id: item.segments for item in state.bracketed.items if item.id in texts}


def _remarks(state: State, name: Name, says: Mapping[str, str], only: str) -> Iterable[word.Remark]:
    for one in state.said:
        sign = sign_of(one.code)
        if one.paragraph in state.texts and only in ("", sign):
            said = says.get(one.stance, one.stance)
            text = f"{said}: {one.words}" if one.words.strip() else said
            yield word.Remark(word.shown_name(name(sign)), one.paragraph, text, one.at)
