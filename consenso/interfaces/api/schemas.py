"""The shapes of what the API answers, for its OpenAPI document: the record's own classes, and what is joined to them."""

import datetime as dt
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from consenso.core.record import (
    Area,
    Assessment,
    Assessor,
    Bloc,
    Commitment,
    Delivery,
    Evidence,
    Forum,
    Initiative,
    Meeting,
    Membership,
    Presidency,
    Rates,
    Reply,
    Report,
    Span,
    State,
    Statement,
    Text,
    Words,
)

T = TypeVar("T")


class Located(BaseModel):
    """Where an object is."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(description="Its public page, in English or in the language asked for.")
    api_url: str = Field(description="Itself in this API.")


class Counted(Located):
    """How many commitments name or belong to it, and where they are."""

    n_commitments: int
    commitments_url: str


class Named(Counted):
    """How many deliveries name it, too."""

    n_deliveries: int
    deliveries_url: str


class Member(Membership):
    """One period of a state in a bloc."""

    states: tuple[str, ...] = Field((), exclude=True)
    bloc: str


class Presides(Presidency):
    """One presidency of a state in a bloc."""

    state: str = Field("", exclude=True)
    bloc: str


class Answering(Located):
    """A delivery that answers a commitment. `relation` is null where the record leaves it open."""

    delivery: str
    relation: Literal["fulfils", "progress", "contradicts"] | None
    date: Span | None = None
    fact: Words


class ForumItem(Forum, Located):
    resources: dict[str, str] = Field({}, description="The addresses of its lists, by name.")


class Forums(BaseModel):
    """Every forum."""

    items: tuple[ForumItem, ...]
    total: int


class MeetingItem(Meeting, Located):
    statements: tuple[str, ...] = Field(description="Ids of the statements made at it.")


class StatementItem(Statement, Counted):
    pass


class ContentLine(Located):
    """A language in which what a text says can be read here."""

    text: str = Field(description="Id of the text.")
    language: str = Field(description="BCP 47.")
    title: str = Field(description="As the text itself has it; '' for none.")
    entry: int = Field(description="The ledger's entry since which it stands so.")
    digest: str = Field(
        description="SHA-256 of language, title and paragraphs (id, kind, number, parent, text) as canonical JSON (RFC 8785)."
    )
    akoma_ntoso_url: str = Field(description="The same as Akoma Ntoso 3.0.")


class PartItem(BaseModel):
    """A part of a text, as `consenso outline --json` prints it."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="In the naming convention of Akoma Ntoso; unique in the text.")
    kind: Literal["title", "heading", "preamble", "paragraph", "point", "closing", "annex", "note"]
    number: str = Field(description="As printed; '' for none.")
    parent: str = Field(description="Id of the part that it stands in; '' for the text itself.")
    text: str = Field(description="Without its number.")
    start: int = Field(description="0: the file is not kept.")
    end: int = Field(description="0: the file is not kept.")
    page: int = Field(description="0: the file is not kept.")


class ContentItem(ContentLine):
    """What a text says in one language, in reading order."""

    paragraphs: tuple[PartItem, ...]


class TextItem(Text, Counted):
    contents: tuple[ContentLine, ...] = Field(
        description="In which languages what it says can be read here."
    )


class StateItem(State, Named):
    memberships: tuple[Member, ...]
    presidencies: tuple[Presides, ...]


class BlocItem(Bloc, Named):
    pass


class AreaItem(Area, Counted):
    pass


class ReportedOn(Located):
    """What a report says of a commitment, in the party's words."""

    report: str
    party: str
    date: str
    stage: Literal["not_started", "under_way", "done", "stopped", "cannot_say"]
    status: Words


class AssessedAs(Located):
    """A verdict on a commitment, with its scale, so that no verdict stands without it."""

    assessment: str
    assessor: str
    method: str
    scale: tuple[str, ...] = Field(description="The grades of the method, from the least.")
    verdict: str
    party: str | None = Field(description="Whose part in it is assessed; null: all of it.")
    date: str
    replies: tuple[str, ...] = Field(description="Ids of what parties answer to it.")


class CommitmentItem(Commitment, Located):
    answers: tuple[Answering, ...] = Field(description="The facts that answer it, by date.")
    reports: tuple[ReportedOn, ...] = Field(
        description="What parties report on it, the newest first."
    )
    assessments: tuple[AssessedAs, ...] = Field(
        description="Verdicts on it beside each other, the newest first. Nothing is averaged."
    )
    evidence: tuple[str, ...] = Field(description="Ids of evidence that supports it.")
    figures_url: str = Field(
        description="What was promised, reported and evidenced of it, side by side, as CSV."
    )
    specificity: int = Field(
        description="1 to 5, told by the verb of its English paraphrase, a figure making 5. "
        "A vague promise is easily kept: no verdict should be read without it."
    )
    specificity_version: int = Field(description="The version of the rule that made specificity.")


class DeliveryItem(Delivery, Located):
    pass


class EvidenceItem(Evidence, Located):
    pass


class ReportItem(Report, Located):
    pass


class AssessorItem(Assessor, Located):
    n_assessments: int
    assessments_url: str


class Answered(Located):
    """What a party answers to an assessment."""

    reply: str
    party: str
    date: str
    words: Words


class AssessmentItem(Assessment, Located):
    replies: tuple[Answered, ...] = Field(description="What parties answer to it.")
    specificity: int = Field(description="Of its commitment, 1 to 5; see commitments.")
    specificity_version: int = Field(description="The version of the rule that made specificity.")


class ReplyItem(Reply, Located):
    pass


class RatesItem(Rates, Located):
    pass


class InitiativeItem(Initiative, Located):
    pass


class SourceItem(Located):
    """An address at which facts were seen."""

    id: str
    address: str
    host: str
    n_objects: int = Field(description="How many objects of the record name it.")
    cited_by: dict[str, tuple[str, ...]] | None = Field(
        None, description="Ids of the objects that name it, by kind; for one source only."
    )


class ChangeItem(BaseModel):
    """What one entry of the ledger did to one object."""

    entry: int
    at: dt.datetime
    kind: str
    id: str
    what: Literal["added", "changed", "removed"]
    digest: str = Field(description="SHA-256 of the document's canonical JSON (RFC 8785).")
    document: dict[str, Any] | None = Field(description="The object afterwards; null: removed.")
    api_url: str


class Piece(BaseModel):
    """A part of a text; `is_match`: it answers the words searched for."""

    text: str
    is_match: bool


class HitItem(Located):
    """One object that was found."""

    kind: str
    id: str
    date: str
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    language: str = Field(description="What title and excerpt are in (BCP 47).")
    is_fallback: bool = Field(description="Whether that is not the language asked for.")
    specificity: int | None = Field(
        description="Of an assessment: how specific its promise is, 1 to 5; see commitments."
    )
    specificity_version: int | None = Field(
        description="The version of the rule that made specificity."
    )


class FacetItem(BaseModel):
    value: str
    count: int


class Page(BaseModel, Generic[T]):
    """One page of a list. A page beyond the last has no items."""

    items: tuple[T, ...]
    total: int = Field(description="Items on all pages together.")
    page: int
    pages: int
    per_page: int
    next: str | None = Field(description="Address of the next page; null: this is the last.")
    previous: str | None
    revision: int = Field(description="Number of the ledger's last entry.")
    ledger_head: str = Field(description="Digest of the ledger's last entry.")


class Found(Page[HitItem]):
    """One page of what was found, best first."""

    is_total_exact: bool = Field(description="Where false, at least `total` were found.")
    corrected: str = Field(
        description="What was searched instead, where misspellings were forgiven."
    )
    left_out: tuple[str, ...] = Field(description="Words that were not looked for.")
    facets: dict[str, tuple[FacetItem, ...]] = Field(
        description="Values of the filters kind, party, area and year, each with how many were found."
    )


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    instance: str
