"""States, blocs, and the initiatives that frame a forum."""

from typing import ClassVar, Literal

from pydantic import Field

from consenso.core.record._fields import (
    Address,
    Amount,
    AreaNumber,
    Cardinal,
    Confidence,
    Entity,
    Identifier,
    LanguageTag,
    LongStateCode,
    PartialDate,
    Plain,
    StateCode,
    Term,
    Truth,
    Value,
    WikidataItem,
    Words,
)


class State(Entity):
    """A state that is a party of the forum. Its id is its ISO 3166-1 alpha-2 code in small letters."""

    KIND: ClassVar[str] = "state"
    FILE: ClassVar[str] = "states.yaml"

    iso2: StateCode = Field(description="ISO 3166-1 alpha-2")
    iso3: LongStateCode = Field(description="ISO 3166-1 alpha-3")
    un_m49: AreaNumber = Field(description="UN M49, in quotes: '032'")
    name: Words = Field(description="its short name")
    formal_name: Words | None = Field(None, description="its name in full")
    capital: Plain | None = Field(None, description="its capital")
    official_languages: tuple[LanguageTag, ...] = Field((), description="the main ones")
    m49_region: Plain | None = Field(None, description="its region in the UN's list, in English")
    small_island_developing_state: Truth = Field(False, description="in the UN's list of them")
    landlocked: Truth = Field(False, description="without a coast")
    least_developed: Truth = Field(False, description="in the UN's list of them")
    side: Identifier = Field(description="on which side of the forum it sits")
    wikidata: WikidataItem | None = Field(None, description="its item there")
    note: Words | None = Field(None, description="what else a reader should know")


class Membership(Value):
    """Membership of one or more states in a bloc, in one period."""

    states: tuple[StateCode, ...] = Field(min_length=1, description="which states")
    since: PartialDate | None = Field(None, description="from when, if known")
    until: PartialDate | None = Field(None, description="to when; left out: to this day")
    status: Literal["member", "suspended", "inactive", "disputed", "withdrawn", "associate"] = (
        Field(description="how they stand to the bloc in that time")
    )
    note: Words | None = Field(None, description="what else a reader should know")


class Presidency(Value):
    """A presidency pro tempore."""

    state: StateCode = Field(description="which state presides")
    from_: PartialDate = Field(alias="from", description="from when")
    to: PartialDate | None = Field(None, description="to when; left out: in office")
    years: Plain = Field(
        description="the years by which it is named, in quotes: '2012' or 2017-2018"
    )
    note: Words | None = Field(None, description="what else a reader should know")


class Founding(Value):
    """A step of a bloc's founding."""

    date: PartialDate = Field(description="when")
    event: Words = Field(description="what happened")


class Bloc(Entity):
    """A bloc or group of states."""

    KIND: ClassVar[str] = "bloc"
    FILE: ClassVar[str] = "blocs.yaml"

    name: Words = Field(description="what it is called")
    abbreviation: Plain = Field(description="its short name")
    founded: PartialDate = Field(description="when it was founded")
    in_force: PartialDate | None = Field(None, description="when its treaty came into force")
    framework_agreement: PartialDate | None = Field(
        None, description="when its framework agreement was signed"
    )
    founding_steps: tuple[Founding, ...] = Field((), description="how it came about")
    seat: Plain | None = Field(None, description="where it sits")
    member_count: Cardinal | None = Field(None, description="members, by its own count")
    member_count_as_of: Words | None = Field(None, description="when, and how that was counted")
    character: Words | None = Field(None, description="what kind of body it is")
    official_languages: tuple[LanguageTag, ...] = Field((), description="its languages")
    heir_of: tuple[Plain, ...] = Field((), description="bodies that it came from")
    relation_to_forum: Words | None = Field(None, description="why it is in this record")
    members: tuple[Membership, ...] = Field(description="who was a member when")
    presidencies: tuple[Presidency, ...] = Field((), description="who presided when")
    presidencies_note: Words | None = Field(None, description="how sure these dates are")
    quartet: Words | None = Field(None, description="how its troika or quartet is made up")
    note: Words | None = Field(None, description="what else a reader should know")


class Participation(Value):
    """How one state stands to an initiative: joined, signed, recognises, is covered by it."""

    state: StateCode = Field(description="which state")
    status: Identifier = Field(description="how it stands, from the initiative's statuses")
    date: PartialDate | None = Field(None, description="since when")
    ended: PartialDate | None = Field(None, description="when it left")
    signed: PartialDate | None = Field(None, description="when it signed")
    ratified: PartialDate | None = Field(None, description="when it ratified")
    in_force: PartialDate | None = Field(None, description="when that came into force")
    level: Words | None = Field(None, description="of what rank the relation is")
    earlier: Words | None = Field(None, description="what was before")
    later: Words | None = Field(None, description="what came after")
    upgraded: Words | None = Field(None, description="when and how it was widened")
    figures: tuple[Amount, ...] = Field((), description="figures that go with it")
    note: Words | None = Field(None, description="what else a reader should know")
    confidence: Confidence | None = Field(
        None, description="where it is another than the initiative's"
    )
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class InitiativeDate(Value):
    """A dated event of an initiative."""

    date: PartialDate = Field(description="when")
    event: Words = Field(description="what happened")


class Count(Value):
    """How many take part, by whom, when: published figures stand side by side."""

    date: PartialDate = Field(description="when it was so")
    count: Cardinal = Field(description="how many")
    said_by: Words = Field(description="who published the figure")
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class Initiative(Entity):
    """An initiative, a kind of agreement or of relation that frames the forum, and who joined when."""

    KIND: ClassVar[str] = "initiative"
    FILE: ClassVar[str] = "initiatives.yaml"

    kind: Identifier = Field(description="what kind: initiative, agreement, relation …")
    name: Words = Field(description="what it is called")
    proposed_by: Words | None = Field(None, description="who proposed it")
    proposed_on: PartialDate | None = Field(None, description="when")
    proposed_at: Words | None = Field(None, description="on what occasion")
    priority_areas: tuple[Term, ...] = Field(
        (), description="its own areas; areas.yaml links there"
    )
    dates: tuple[InitiativeDate, ...] = Field((), description="what happened to it")
    relation_to_forum: Words | None = Field(None, description="why it is in this record")
    as_of: Words | None = Field(None, description="when this was last looked at")
    counts: tuple[Count, ...] = Field((), description="how many take part, as published")
    statuses: tuple[Term, ...] = Field((), description="how a state may stand to it")
    participations: tuple[Participation, ...] = Field((), description="how each state stands to it")
    note: Words | None = Field(None, description="what else a reader should know")
