"""What is said of what was done: evidence, reports by parties, assessments by others, and what is answered to them."""

from typing import ClassVar, Literal

from pydantic import Field

from consenso.core.record._fields import (
    Address,
    Amount,
    Entity,
    Identifier,
    LanguageTag,
    Number,
    PartialDate,
    PartyCode,
    Plain,
    Sha256,
    Value,
    Words,
    Years,
)


class Archived(Value):
    """Where a copy of evidence is kept, so that it can be read when its address is gone."""

    kind: Literal["web_archive", "warc", "file"] = Field(
        description="web_archive: at an address. warc, file: with somebody"
    )
    address: Address | None = Field(None, description="at which address")
    where: Words | None = Field(None, description="with whom it is kept, where it has no address")
    sha256: Sha256 | None = Field(None, description="SHA-256 of the copy, in hexadecimal")
    date: PartialDate | None = Field(None, description="when the copy was made")


class Support(Value):
    """What evidence supports."""

    kind: Literal["commitment", "delivery", "activity"] = Field(description="what kind of object")
    id: Plain = Field(description="its id; of an activity, its IATI identifier")


class Evidence(Entity):
    """Something published by which others can check what is said."""

    KIND: ClassVar[str] = "evidence"
    FILE: ClassVar[str] = "evidence.yaml"

    title: Words = Field(description="its title")
    address: Address = Field(description="where it is published")
    publisher: Words | None = Field(None, description="who published it")
    language: LanguageTag | None = Field(None, description="in which language it is")
    date: PartialDate | None = Field(None, description="when it was published")
    kind: Literal["self_report", "counterpart", "independent", "press", "data"] = Field(
        description="self_report: by who promised. counterpart: by the other side. independent: by neither. "
        "press: a newspaper, agency or broadcaster. data: a data set"
    )
    supports: tuple[Support, ...] = Field((), description="what it supports")
    archived: tuple[Archived, ...] = Field((), description="where copies are kept")
    gone: PartialDate | None = Field(None, description="when its address was found dead")
    note: Words | None = Field(None, description="what else a reader should know")


class Line(Value):
    """What a report says of one commitment."""

    commitment: Identifier = Field(description="id of the commitment")
    stage: Literal["not_started", "under_way", "done", "stopped", "cannot_say"] = Field(
        description="how far it is, by the party's own account"
    )
    status: Words = Field(description="how it stands, in the party's words")
    results: Words | None = Field(None, description="what came of it")
    limits: Words | None = Field(None, description="what stood in the way")
    next_steps: Words | None = Field(None, description="what will be done, and by when")
    figures: tuple[Amount, ...] = Field((), description="figures reported")
    evidence: tuple[Identifier, ...] = Field((), description="ids of evidence")


class Report(Entity):
    """What a party says it did about the commitments of a plan, in a period. Its words, not ours."""

    KIND: ClassVar[str] = "report"
    FILE: ClassVar[str] = "reports.yaml"

    party: PartyCode = Field(description="who reports")
    text: Identifier = Field(description="id of the text whose commitments it reports on")
    period: Years = Field(description="the years that it is about")
    date: PartialDate = Field(description="when it was made")
    summary: Words | None = Field(None, description="in a few sentences")
    lines: tuple[Line, ...] = Field((), description="commitment by commitment")
    follows: Identifier | None = Field(None, description="id of the party's report before it")


class Grade(Value):
    """A value of a scale."""

    id: Identifier = Field(description="how assessments name it")
    name: Words = Field(description="what it is called")
    meaning: Words | None = Field(None, description="when it is given")
    number: Number | None = Field(None, description="its number, where the method gives one: -1")


class Method(Value):
    """How an assessor assesses, as published."""

    id: Identifier = Field(description="how assessments name it")
    name: Words = Field(description="what it is called")
    description: Words | None = Field(None, description="how it is done, in a few sentences")
    level: Literal["nominal", "ordinal", "interval"] = Field(
        description="nominal: grades differ. ordinal: each is more than the one before. interval: by "
        "even steps, with numbers"
    )
    scale: tuple[Grade, ...] = Field(min_length=2, description="its grades, from the least")
    published: Address | None = Field(None, description="where the method is published")
    published_in: Words | None = Field(
        None, description="the document that it is published in, where it has no address"
    )
    published_on: PartialDate | None = Field(None, description="when it was published")

    @property
    def is_published(self) -> bool:
        """Whether it says where the method is published: without that nobody can check a verdict."""
        return self.published is not None or self.published_in is not None


class Assessor(Entity):
    """Who assesses: a government, a secretariat, an academy, a society, the press."""

    KIND: ClassVar[str] = "assessor"
    FILE: ClassVar[str] = "assessors.yaml"

    name: Words = Field(description="what it is called")
    kind: Literal["government", "secretariat", "academy", "society", "press"] = Field(
        description="what it is"
    )
    party: PartyCode | None = Field(None, description="of which party, where it is a government")
    site: Address | None = Field(None, description="its own page")
    methods: tuple[Method, ...] = Field(min_length=1, description="how it assesses")
    note: Words | None = Field(None, description="what else a reader should know")


class Assessment(Entity):
    """A verdict on one commitment, of all who made it or of one of them, by a published method."""

    KIND: ClassVar[str] = "assessment"
    FILE: ClassVar[str] = "assessments.yaml"

    assessor: Identifier = Field(description="id of the assessor")
    method: Identifier = Field(description="id of the method, of those of the assessor")
    commitment: Identifier = Field(description="id of the commitment")
    party: PartyCode | None = Field(
        None, description="whose part in it is assessed; left out: all of it"
    )
    verdict: Identifier = Field(description="id of a grade of the method's scale")
    rationale: Words | None = Field(None, description="why, in the assessor's words")
    evidence: tuple[Identifier, ...] = Field((), description="ids of evidence")
    date: PartialDate = Field(description="when it was given")


class Reply(Entity):
    """What a party answers to an assessment. It stays beside it."""

    KIND: ClassVar[str] = "reply"
    FILE: ClassVar[str] = "replies.yaml"

    assessment: Identifier = Field(description="id of the assessment")
    party: PartyCode = Field(description="who answers")
    words: Words = Field(description="what it answers")
    evidence: tuple[Identifier, ...] = Field((), description="ids of evidence")
    date: PartialDate = Field(description="when")
