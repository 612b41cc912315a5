"""Meetings, and what was said there."""

from typing import ClassVar, Literal

from pydantic import Field

from consenso.core.record._fields import (
    Cardinal,
    Entity,
    Identifier,
    LanguageTag,
    Mode,
    Ordinal,
    PartialDate,
    Plain,
    StateCode,
    Value,
    Words,
)


class Place(Value):
    """Where a meeting was held."""

    city: Plain | None = Field(None, description="in which city")
    region: Plain | None = Field(None, description="in which part of the country")
    country: StateCode = Field(description="in which state, or territory with a code")
    venue: Plain | None = Field(None, description="in which house")


class Attendance(Value):
    """One published figure of who took part, and who published it."""

    count: Cardinal = Field(description="how many")
    unit: Words = Field(description="of what: ministers, delegations, people")
    said_by: Words = Field(description="who published the figure")


class Variant(Value):
    """Another published wording of the same thing."""

    language: LanguageTag = Field(description="in which language")
    text: Plain = Field(description="the wording")
    said_by: Words = Field(description="who published it")


class Meeting(Entity):
    """A meeting of the forum, or one that led to it."""

    KIND: ClassVar[str] = "meeting"
    FILE: ClassVar[str] = "meetings.yaml"

    kind: Literal[
        "leaders",
        "ministerial",
        "special",
        "quartet_dialogue",
        "coordinators",
        "subforum",
        "other",
    ] = Field(description="of what rank it is")
    series: Identifier = Field(description="of which series, from vocabularies.series")
    ordinal: Ordinal | None = Field(None, description="its number in the series")
    name: Words = Field(description="what it is called")
    start: PartialDate = Field(description="its first day")
    start_note: Words | None = Field(None, description="how sure that day is")
    end: PartialDate | None = Field(None, description="its last day")
    place: Place | None = Field(None, description="where; left out for a meeting by video alone")
    mode: Mode = Field(description="how people met")
    hosts: tuple[StateCode, ...] = Field((), description="states that hosted it")
    host_organisations: tuple[Plain, ...] = Field((), description="bodies that hosted it")
    chairs: tuple[Words, ...] = Field((), description="who chaired it")
    theme: Words | None = Field(None, description="its motto")
    theme_variants: tuple[Variant, ...] = Field((), description="the motto as others published it")
    attendance: tuple[Attendance, ...] = Field(
        (), description="how many took part: every figure, with who published it"
    )
    attendance_notes: tuple[Words, ...] = Field((), description="what else is known of that")
    participants: tuple[StateCode, ...] = Field((), description="states known to have taken part")
    discrepancies: tuple[Words, ...] = Field((), description="where sources contradict each other")
    heads_present: tuple[Words, ...] = Field((), description="heads of state or government there")
    heads_who_spoke: tuple[Words, ...] = Field((), description="those of them who spoke")
    quartet_then: tuple[StateCode, ...] = Field((), description="who sat in the quartet then")
    speakers: tuple[Words, ...] = Field((), description="who else spoke")
    texts: tuple[Identifier, ...] = Field((), description="ids of texts adopted there")
    outcome: Words | None = Field(None, description="what came of it")
    note: Words | None = Field(None, description="what else a reader should know")


class Statement(Entity):
    """A speech, letter or remark: who, in what capacity, by what mode, and the points made, paraphrased."""

    KIND: ClassVar[str] = "statement"
    FILE: ClassVar[str] = "statements.yaml"

    who: Plain = Field(description="who spoke or wrote, in Latin script")
    who_in: Words | None = Field(None, description="the name as other languages write it")
    capacity: Words = Field(description="in what office")
    state: StateCode = Field(description="of which state")
    meeting: Identifier | None = Field(None, description="id of the meeting, if at one")
    date: PartialDate = Field(description="when")
    date_note: Words | None = Field(None, description="how sure that date is")
    mode: Mode = Field(description="by what way it reached its hearers")
    kind: Literal[
        "keynote", "speech", "remarks", "press", "interview", "letter", "article", "announcement"
    ] = Field(description="what kind of statement")
    occasion: Words = Field(description="on what occasion")
    title: Words | None = Field(None, description="its title")
    points: tuple[Words, ...] = Field((), description="the points made, in our own words")
    note: Words | None = Field(None, description="what else a reader should know")

    def called(self, language: str) -> str:
        """Return the speaker's name as a language (BCP 47) writes it; else in Latin script."""
        return (self.who_in or {}).get(language, self.who)
