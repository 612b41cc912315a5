"""Texts, and what they promise."""

from typing import ClassVar, Literal

from pydantic import Field

from consenso.core.record._fields import (
    Address,
    Amount,
    Cardinal,
    Currency,
    Entity,
    Identifier,
    LanguageTag,
    Number,
    PartialDate,
    PartyCode,
    Plain,
    Span,
    Truth,
    Value,
    Whole,
    Words,
    Years,
)


class Edition(Value):
    """Where a text can be read in one language."""

    language: LanguageTag = Field(description="in which language")
    url: Address = Field(description="at which address")
    is_official: Truth = Field(True, description="named as the text's own address")
    note: Words | None = Field(None, description="what else a reader should know")


class Text(Entity):
    """An adopted text, or a unilateral one that frames the forum. The record points to it; it does not hold it."""

    KIND: ClassVar[str] = "text"
    FILE: ClassVar[str] = "texts.yaml"

    kind: Literal[
        "declaration",
        "joint_statement",
        "plan",
        "rules",
        "communique",
        "resolution",
        "initiative",
        "unilateral",
    ] = Field(description="what kind of text")
    title: Words = Field(description="its title")
    date: PartialDate = Field(description="when it was adopted or published")
    date_note: Words | None = Field(None, description="how sure that date is")
    meeting: Identifier | None = Field(None, description="id of the meeting that adopted it")
    adopted_by: tuple[PartyCode, ...] = Field((), description="parties that adopted it")
    adopted_by_others: Words | None = Field(None, description="who else did")
    period: Years | None = Field(None, description="the years that it is for")
    editions: tuple[Edition, ...] = Field((), description="where it can be read")
    editions_note: Words | None = Field(None, description="who publishes these editions")
    numbering: Words | None = Field(None, description="how its paragraphs are numbered")
    n_paragraphs: Cardinal | None = Field(None, description="how many paragraphs it has")
    n_paragraphs_seen: Cardinal | None = Field(None, description="how many of them were seen")
    n_sections: Cardinal | None = Field(None, description="how many sections it has")
    n_areas: Cardinal | None = Field(None, description="how many areas of cooperation it names")
    n_priority_areas: Cardinal | None = Field(None, description="how many of them come first")
    priority_areas_note: Words | None = Field(None, description="which those are")
    sections: tuple[Words, ...] = Field((), description="its headings, in order, as far as seen")
    sections_note: Words | None = Field(None, description="how sure these headings are")
    outline: tuple[Words, ...] = Field((), description="its paragraphs' subjects, in our own words")
    subjects_seen: tuple[Words, ...] = Field((), description="subjects that it is known to touch")
    linked_from_report: Truth = Field(False, description="the news report links to it")
    note: Words | None = Field(None, description="what else a reader should know")


class Area(Entity):
    """A key area of cooperation, with links of themes to the SDGs and to another list of priorities."""

    KIND: ClassVar[str] = "area"
    FILE: ClassVar[str] = "areas.yaml"

    name: Words = Field(description="what it is called")
    topics: tuple[Identifier, ...] = Field(
        (), description="finer subjects in it, from vocabularies.topics"
    )
    sdgs: tuple[Whole, ...] = Field(
        (), description="Sustainable Development Goals it touches, 1-17"
    )
    gdi: tuple[Identifier, ...] = Field(
        (), description="priority areas of an initiative it touches"
    )


class Actors(Value):
    """Who commits, and to whom."""

    from_: tuple[PartyCode, ...] = Field(alias="from", min_length=1, description="who promises")
    to: tuple[PartyCode, ...] = Field((), description="to whom")


class Commitment(Entity):
    """What was promised: who to whom, how much, by when, and where it stands. The paraphrase is in our own words."""

    KIND: ClassVar[str] = "commitment"
    FILE: ClassVar[str] = "commitments.yaml"

    text: Identifier = Field(description="id of a text, or of a statement for speeches")
    section: Words | None = Field(None, description="in which section of it")
    section_basis: Words | None = Field(None, description="how that is known")
    paragraph: Plain | None = Field(None, description="in which paragraph, in quotes: '2.1'")
    areas: tuple[Identifier, ...] = Field(
        min_length=1, description="ids of one or two key areas, the nearer first"
    )
    topic: Identifier | None = Field(None, description="finer subject, from vocabularies.topics")
    kind: Identifier = Field(description="what kind, from vocabularies.commitment_kinds")
    paraphrase: Words = Field(description="what is promised, in our own words")
    actors: Actors = Field(description="who promises, and to whom")
    quantity: Number | None = Field(
        None, description="how much, in whole units: 20000000000, never 20 billion"
    )
    unit: Words | None = Field(None, description="what is counted, or how")
    currency: Currency | None = Field(None, description="where it is money")
    period: Years | None = Field(None, description="for or by which years")
    note: Words | None = Field(None, description="what else a reader should know")


class Answer(Value):
    """That a fact speaks to a commitment, and how, where the two alone decide it."""

    commitment: Identifier = Field(description="id of the commitment")
    relation: Literal["fulfils", "progress", "contradicts"] | None = Field(
        None,
        description="fulfils: done in full. progress: in part, a step, or outside the period. "
        "contradicts: not done, withdrawn, or the other way",
    )


class Delivery(Entity):
    """What was then done: a dated fact, in our own words, and the commitments it speaks to."""

    KIND: ClassVar[str] = "delivery"
    FILE: ClassVar[str] = "deliveries.yaml"

    date: Span | None = Field(None, description="when, if known")
    kind: Identifier = Field(description="what kind, from vocabularies.delivery_kinds")
    fact: Words = Field(description="what was done, in our own words")
    actors: tuple[PartyCode, ...] = Field((), description="who did it, or took part")
    figures: tuple[Amount, ...] = Field((), description="figures that go with it")
    answers: tuple[Answer, ...] = Field((), description="commitments that the fact speaks to")
    note: Words | None = Field(None, description="what else a reader should know")
