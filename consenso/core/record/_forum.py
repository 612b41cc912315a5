"""The forum itself."""

from typing import ClassVar, Literal

from pydantic import Field

from consenso.core.record._fields import (
    Address,
    Cardinal,
    Entity,
    Identifier,
    LanguageTag,
    MonthDay,
    PartialDate,
    Plain,
    Sourced,
    StateCode,
    Term,
    Truth,
    Value,
    Words,
)


class Step(Sourced):
    """A dated step on the way to the forum."""

    date: PartialDate = Field(description="when")
    event: Words = Field(description="what happened")


class Side(Value):
    """One side of a forum and the states on it."""

    side: Identifier = Field(description="how states name their side")
    name: Words = Field(description="what the side is called")
    members: tuple[StateCode, ...] = Field(description="the states on it, each on one side only")
    note: Words | None = Field(None, description="what else a reader should know")


class Partnership(Value):
    """What the sides call their relation."""

    name: Words = Field(description="what they call it")
    since: PartialDate = Field(description="since when")
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class Framework(Value):
    """A frame of cooperation that the forum speaks of."""

    id: Identifier = Field(description="its name in this list")
    date: PartialDate = Field(description="when it was set out")
    description: Words = Field(description="what it consists of")
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class Mechanism(Sourced):
    """An organ of the forum: who sits in it, how often, what it does."""

    id: Identifier = Field(description="its name in this list")
    name: Words = Field(description="what it is called")
    level: Words | None = Field(None, description="who sits in it")
    frequency: Words | None = Field(None, description="how often it meets by the rules")
    place_rule: Words | None = Field(None, description="where it meets by the rules")
    role: Words | None = Field(None, description="what it is for")
    practice: Words | None = Field(None, description="how it has met so far")
    languages: Words | None = Field(None, description="in which languages it works")
    series: tuple[Identifier, ...] = Field(
        (), description="the series of meetings in which it meets, from vocabularies.series"
    )
    note: Words | None = Field(None, description="what else a reader should know")


class Representative(Value):
    """A person who speaks for one side on the forum's matters."""

    name: Plain = Field(description="the person's name")
    title: Words = Field(description="the office")
    seen: Words = Field(description="when the person was seen in it")
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class OfficialLanguages(Sourced):
    """Official languages of one side."""

    languages: tuple[LanguageTag, ...] = Field(description="which")


class OfficialSite(Value):
    """An official site, in one language."""

    language: LanguageTag = Field(description="its language")
    url: Address = Field(description="its address")


class NotedText(Value):
    """What is said of the forum in one of its texts."""

    text: Identifier = Field(description="id of the text")
    note: Words = Field(description="what it says")
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class FollowUp(Value):
    """How one side follows up."""

    note: Words = Field(description="who follows up, and how")
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class DecisionRule(Value):
    """A rule by which the forum decides on a text, as its own rules have it."""

    id: Identifier = Field(description="its name in this list")
    name: Words = Field(description="what it is called")
    words: Words = Field(description="what it says, in the words of the rules or in short")
    sources: tuple[Address, ...] = Field((), description="where it was seen")
    withholds_names: Truth = Field(
        False, description="delegations do not see who objected to a silence; the secretariat does"
    )
    silence_hours: Cardinal | None = Field(
        None, description="how many hours a silence lasts at least"
    )


class Reporting(Value):
    """When parties owe a report on a plan, as the forum's own rules have it."""

    every: Literal["year", "plan"] = Field(
        description="year: on each year of a plan. plan: once, on all of its years"
    )
    due_on: MonthDay | None = Field(
        None, description="on which day of the year that follows, as month and day: 03-31"
    )
    due_days: Cardinal | None = Field(
        None, description="or how many days after the last day of the years reported on"
    )
    remind_days: tuple[Cardinal, ...] = Field(
        (), description="how many days before that day parties are reminded"
    )
    shows_begun: Truth = Field(
        False,
        description="the secretariat sees that a party prepares its report, and no more of it",
    )
    words: Words = Field(description="what the rule says, in its own words or in short")
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class Vocabularies(Value):
    """The words by which this record sorts what it holds."""

    commitment_kinds: tuple[Term, ...] = Field((), description="what kinds of promise there are")
    delivery_kinds: tuple[Term, ...] = Field((), description="what kinds of delivery there are")
    topics: tuple[Term, ...] = Field((), description="finer subjects of commitments, below areas")
    series: tuple[Term, ...] = Field((), description="series of meetings")


class Forum(Entity):
    """The forum itself. Its id is the name of its folder and stands in every address."""

    KIND: ClassVar[str] = "forum"
    FILE: ClassVar[str] = "forum.yaml"

    name: Words = Field(description="what it is called")
    abbreviation: Words | None = Field(None, description="its short name")
    formal_name: Words | None = Field(None, description="its name in full")
    definition: Words = Field(description="what it is, in a sentence")
    establishment: tuple[Step, ...] = Field((), description="how it came about, step by step")
    sides: tuple[Side, ...] = Field(description="who meets whom")
    principles: tuple[Term, ...] = Field((), description="what it says it rests on")
    principles_note: Words | None = Field(None, description="where the principles stand")
    principles_sources: tuple[Address, ...] = Field((), description="where they were seen")
    partnership: Partnership | None = Field(None, description="what the sides call their relation")
    frameworks: tuple[Framework, ...] = Field((), description="frames of cooperation")
    mechanisms: tuple[Mechanism, ...] = Field((), description="its organs")
    official_languages: OfficialLanguages | None = Field(
        None, description="languages in which its texts are made"
    )
    rules: Identifier | None = Field(None, description="id of the text that holds its rules")
    decisions: tuple[DecisionRule, ...] = Field(
        (), description="rules by which it decides on texts"
    )
    reporting: Reporting | None = Field(None, description="when parties owe reports on plans")
    official_sites: tuple[OfficialSite, ...] = Field((), description="its own pages")
    follow_up: FollowUp | None = Field(None, description="how it is followed up")
    representatives: tuple[Representative, ...] = Field((), description="who speaks for a side")
    main_platform: NotedText | None = Field(None, description="what a text says it is to its sides")
    main_series: Identifier | None = Field(
        None, description="its main series of meetings, from vocabularies.series"
    )
    presidency_of: Identifier | None = Field(
        None, description="id of the bloc whose presidency speaks for a side"
    )
    vocabularies: Vocabularies = Field(
        Vocabularies(), description="the words by which this record sorts what it holds"
    )
