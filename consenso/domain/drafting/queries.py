"""Reading drafts. Nothing here asks who reads: `access` does. What was not sent is in `own` and nowhere else."""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, cast

from django.db.models import Q, QuerySet

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.core.record import canonical_json
from consenso.domain.drafting.models import Draft, Paragraph, Proposal, Sponsor

Level, State = Proposal.Level, Proposal.State
CHAIR = "CHAIR"
CHAIRS = "secretariat"  # the code of who stands behind what the chair proposes, whoever presides


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft without its paragraphs: see the model for what the fields hold."""

    id: int
    forum: str
    identifier: str
    kind: str
    title: Mapping[str, str]
    meeting: str
    body: str
    language: str
    languages: tuple[str, ...]
    rule: Mapping[str, Any]
    publicity: str
    presided_by: str
    is_shown_to_observers: bool
    state: str
    revision: int
    head: str
    in_hand: str
    text: str
    previous: str
    at: dt.datetime
    changed_at: dt.datetime

    @property
    def is_open(self) -> bool:
        return self.state == Draft.State.OPEN


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph as all have it now."""

    id: str
    kind: str
    number: str
    depth: int
    text: str
    is_parked: bool = False
    linked: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as an act and a version keep it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "number": self.number,
            "depth": self.depth,
            "text": self.text,
            "parked": self.is_parked,
            "linked": self.linked,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "ParagraphRow":
        return cls(
            said["id"],
            said["kind"],
            said["number"],
            said["depth"],
            said["text"],
            said["parked"],
            said["linked"],
        )


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """What somebody wants of a draft. `by` are the codes of the delegations behind it, in the order in which they came.

    `pk` is its name in addresses; `number` counts what was sent, 0 before that.
    """

    pk: int
    number: int
    delegation: str
    by: tuple[str, ...]
    kind: str
    paragraph: str
    texts: tuple[str, ...]
    after: str
    others: tuple[str, ...]
    on: str
    base: str
    reason: str
    source: str
    level: str
    state: str
    fate: tuple[Mapping[str, Any], ...]
    is_chairs: bool
    round: int | None
    version: int
    at: dt.datetime
    sent_at: dt.datetime | None
    stated_in: str = ""
    _asked: wording.DraftProposal | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @property
    def id(self) -> str:
        """Its name among the proposals of the draft."""
        return f"n{self.number}" if self.number else f"own{self.pk}"

    @property
    def voice(self) -> str:
        """Return the code for which it was written: the delegation's, or the chair's where who wrote it presides and said so."""
        return CHAIRS if self.is_chairs else self.delegation

    @property
    def is_sent(self) -> bool:
        return self.level == Level.SENT

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    def as_proposal(self) -> wording.DraftProposal:
        """Return it as the engine takes it: worked out once, for a long draft has hundreds, and an act changes few."""
        if self._asked is None:
            object.__setattr__(self, "_asked", self._as_asked())
        return cast("wording.DraftProposal", self._asked)

    def _as_asked(self) -> wording.DraftProposal:
        return wording.DraftProposal(
            self.id,
            tuple(sign_of(code) for code in self.by) or (sign_of(self.voice),),
            self.kind,  # type: ignore[arg-type]
            self.paragraph,
            self.texts,
            self.after,
            self.others,
            self.on,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft with all that was sent and still stands: what the bracketed text is computed of."""

    paragraphs: tuple[ParagraphRow, ...]
    proposals: tuple[ProposalRow, ...]

    @property
    def base(self) -> wording.Draft:
        return tuple(wording.Paragraph(one.id, one.text, one.number) for one in self.paragraphs)

    def asked(self) -> list[wording.DraftProposal]:
        """Return the proposals as the engine takes them."""
        return [one.as_proposal() for one in self.proposals]

    def composed(self) -> wording.BracketedDraft:
        """Return it in brackets; raise WrongProposal where there can be none."""
        return wording.compose_draft(self.base, self.asked())

    def text_of(self, paragraph: str) -> str:
        """Return the base of a paragraph; '' where there is none."""
        return next((one.text for one in self.paragraphs if one.id == paragraph), "")


def sign_of(code: str) -> str:
    """Return what stands in brackets for a delegation: its code in capitals; CHAIR for what stands for the chair.

    Of wordings that hands wrote in brackets and named nobody for, the chair stands behind each, as CHAIR.1, CHAIR.2 and so on.

    >>> sign_of("xa"), sign_of("secretariat"), sign_of("secretariat.2")
    ('XA', 'CHAIR', 'CHAIR.2')
    """
    if code == CHAIRS or code.startswith(f"{CHAIRS}."):
        return f"{CHAIR}{code.removeprefix(CHAIRS)}"
    return code.upper()


def sha_of(words: str) -> str:
    """Return the SHA-256 of words, in hexadecimal: by it a translation and a form say what they were made from."""
    return sha256(words.encode()).hexdigest()


def seal_of(item: wording.Item) -> str:
    """Return a mark of a paragraph as it stands with its brackets: who decides sends it back, and so decides what was seen."""
    return sha256(canonical_json(item.as_json())).hexdigest()[:20]


def drafts(forum: str) -> tuple[DraftRow, ...]:
    """Return the drafts of a forum, the one that changed last first. One query."""
    return tuple(row_of(row) for row in Draft.objects.filter(forum=forum).order_by("-changed_at"))


def draft(forum: str, identifier: str) -> DraftRow:
    """Return one draft. One query.

    Raises:
        NotFound: there is none.
    """
    row = Draft.objects.filter(forum=forum, identifier=identifier).first()
    if row is None:
        raise NotFound("draft", identifier)
    return row_of(row)


def revisions(drafts: Iterable[int]) -> dict[int, int]:
    """Return the revision of each of some drafts (their rows' ids), those that are not there left out. One query."""
    return dict(Draft.objects.filter(pk__in=list(drafts)).values_list("pk", "revision"))


def seen_by_state(drafts: Iterable[int]) -> dict[int, Hashable]:
    """Return of each of some drafts (their rows' ids) a value that is another where others may see it. One query."""
    rows = Draft.objects.filter(pk__in=list(drafts))
    columns = ("state", "body", "is_shown_to_observers", "forum", "identifier")
    return {one[0]: one[1:] for one in rows.values_list("pk", *columns)}


def item_on(bracketed: wording.BracketedDraft, one: ProposalRow) -> wording.Item | None:
    """Return the paragraph in brackets that a proposal is on; None where it stands in none.

    Of two who propose the same new paragraph at the same place, both are on the one that was proposed first.
    """
    for item in bracketed.items:
        if item.id == one.paragraph:
            return item
    signs = {sign_of(code) for code in one.by}
    for item in bracketed.items:
        added = {code for note in item.notes if note.kind == "addition" for code in note.by}
        if signs and signs <= added:
            read = wording.reading(item.segments, next(iter(signs)))
            if one.kind == "addition" and read == "\n".join(one.texts):
                return item
    return None


def row_of(row: Draft) -> DraftRow:
    return DraftRow(
        row.pk,
        row.forum,
        row.identifier,
        row.kind,
        row.title,
        row.meeting,
        row.body,
        row.language,
        tuple(row.languages),
        row.rule,
        row.publicity,
        row.presided_by,
        row.is_shown_to_observers,
        row.state,
        row.revision,
        row.head,
        row.in_hand,
        row.text,
        row.previous,
        row.at,
        row.changed_at,
    )


def paragraphs(draft: int) -> tuple[ParagraphRow, ...]:
    """Return the paragraphs of a draft (its row's id), in order, those without words among them. One query."""
    rows = Paragraph.objects.filter(draft_id=draft).order_by("position")
    return tuple(paragraph_row(one) for one in rows)


def paragraph_row(row: Paragraph) -> ParagraphRow:
    return ParagraphRow(
        row.identifier, row.kind, row.number, row.depth, row.text, row.is_parked, row.linked
    )


def proposals(
    draft: int, *, open_only: bool = True, paragraph: str = ""
) -> tuple[ProposalRow, ...]:
    """Return what was sent on a draft (its row's id), by number; with `open_only` False, what was decided too. Two queries.

    With a paragraph (id), what is about it: merges of others with it among them.
    """
    rows = Proposal.objects.filter(draft_id=draft, level=Level.SENT)
    if open_only:
        rows = rows.filter(state=State.OPEN)
    if not paragraph:
        return proposal_rows(rows)
    found = proposal_rows(rows.filter(Q(paragraph=paragraph) | Q(kind="merge")))
    return tuple(one for one in found if paragraph in (one.paragraph, *one.others))


def proposals_of(draft: int, code: str) -> tuple[ProposalRow, ...]:
    """Return what was sent on a draft (its row's id) by a delegation (code), or is supported by it; decided or not, by number. Two queries."""
    behind = Sponsor.objects.filter(proposal__draft_id=draft, code=code, until_at=None)
    theirs = Q(delegation__code=code) | Q(pk__in=behind.values("proposal"))
    return proposal_rows(Proposal.objects.filter(theirs, draft_id=draft, level=Level.SENT))


def own(draft: int, delegation: int, *, paragraph: str = "") -> tuple[ProposalRow, ...]:
    """Return what a delegation (its row's id) prepared and did not send yet, the oldest first. Two queries."""
    rows = Proposal.objects.filter(draft_id=draft, delegation_id=delegation, state=State.OPEN)
    rows = rows.exclude(level=Level.SENT)
    return proposal_rows(rows.filter(paragraph=paragraph) if paragraph else rows)


def proposal_rows(rows: "QuerySet[Proposal]") -> tuple[ProposalRow, ...]:
    """Return proposals with who stands behind them, by number. Two queries."""
    found = list(rows.order_by("number", "pk").values_list(*COLUMNS))
    behind: dict[int, list[str]] = {}
    if found:
        # Values and no objects: a long draft has hundreds, and they are read after every act.
        sponsors = Sponsor.objects.filter(proposal__in=rows.order_by().values("pk"), until_at=None)
        for key, code in sponsors.order_by("pk").values_list("proposal_id", "code"):
            behind.setdefault(key, []).append(code)
    return tuple(_proposal(one, tuple(behind.get(one[0], ()))) for one in found)


COLUMNS = (
    "pk", "number", "delegation__code", "kind", "paragraph", "texts", "after", "others", "on", "base",
    "reason", "source", "level", "state", "fate", "is_chairs", "round__number", "version", "at", "sent_at",
    "stated_in",
)  # fmt: skip


def _proposal(row: tuple[Any, ...], by: tuple[str, ...]) -> ProposalRow:
    key, number, code, kind, paragraph, texts, after, others, on, base, *rest = row
    reason, source, level, state, fate, is_chairs, in_round, version, at, sent_at, stated_in = rest
    return ProposalRow(
        pk=key,
        number=number or 0,
        delegation=code,
        by=by,
        kind=kind,
        paragraph=paragraph,
        texts=tuple(texts),
        after=after,
        others=tuple(others),
        on=on,
        base=base,
        reason=reason,
        source=source,
        level=level,
        state=state,
        fate=tuple(fate),
        is_chairs=is_chairs,
        round=in_round,
        version=version,
        at=at,
        sent_at=sent_at,
        stated_in=stated_in,
    )


def standing(draft: int) -> Standing:
    """Return a draft (its row's id) with all that was sent and stands. Three queries."""
    return Standing(paragraphs(draft), proposals(draft))


def proposals_as_json(rows: Iterable[ProposalRow]) -> list[dict[str, Any]]:
    """Return proposals as an act and a version keep them."""
    return [
        row.as_proposal().as_json()
        | {
            "by": list(row.by),
            "number": row.number,
            "delegation": row.delegation,
            "state": row.state,
            "reason": row.reason,
            "source": row.source,
            "chairs": row.is_chairs,
            "fate": list(row.fate),
        }
        | ({"stated_in": row.stated_in} if row.stated_in else {})
        for row in rows
    ]
