"""What a record holds: one class for each kind of object, its fields in the order in which files write them."""

from typing import ClassVar, Literal

from pydantic import Field

from consenso.core.record._fields import (
    Address,
    Amount,
    Confidence,
    Currency,
    Identifier,
    LanguageTag,
    Mode,
    PartialDate,
    PartyCode,
    Sourced,
    Span,
    StateCode,
    Term,
    Value,
    Words,
    Years,
)


class Entity(Sourced):
    """An object of the record, with an id of its own within its kind."""

    KIND: ClassVar[str]
    FILE: ClassVar[str]

    id: Identifier


# ── the forum ────────────────────────────────────────────────────────────────────────────────


class Step(Sourced):
    """A dated step on the way to the forum."""

    date: PartialDate
    event: Words


class Side(Value):
    """One side of a forum and the states on it."""

    side: Identifier
    name: Words
    members: tuple[StateCode, ...]
    note: Words | None = None


class Partnership(Value):
    """What the sides call their relation."""

    name: Words
    since: PartialDate
    sources: tuple[Address, ...] = ()


class Framework(Value):
    """A frame of cooperation that the forum speaks of."""

    id: Identifier
    date: PartialDate
    description: Words
    sources: tuple[Address, ...] = ()


class Mechanism(Sourced):
    """An organ of the forum: who sits in it, how often, what it does."""

    id: Identifier
    name: Words
    level: Words | None = None
    frequency: Words | None = None
    place_rule: Words | None = None
    role: Words | None = None
    practice: Words | None = None
    languages: Words | None = None
    series: tuple[Identifier, ...] = ()
    note: Words | None = None


class Representative(Value):
    """A person who speaks for one side on the forum's matters."""

    name: str
    title: Words
    seen: Words
    sources: tuple[Address, ...] = ()


class OfficialLanguages(Sourced):
    """Official languages of one side."""

    languages: tuple[LanguageTag, ...]


class OfficialSite(Value):
    """An official site, in one language."""

    language: LanguageTag
    url: Address


class NotedText(Value):
    """What is said of the forum in one of its texts."""

    text: Identifier
    note: Words
    sources: tuple[Address, ...] = ()


class FollowUp(Value):
    """How one side follows up."""

    note: Words
    sources: tuple[Address, ...] = ()


class Vocabularies(Value):
    """The words by which this record sorts what it holds."""

    commitment_kinds: tuple[Term, ...] = ()
    delivery_kinds: tuple[Term, ...] = ()
    topics: tuple[Term, ...] = ()
    series: tuple[Term, ...] = ()


class Forum(Entity):
    """The forum itself. Its id is the name of its folder and stands in every address."""

    KIND: ClassVar[str] = "forum"
    FILE: ClassVar[str] = "forum.yaml"

    name: Words
    abbreviation: Words | None = None
    formal_name: Words | None = None
    definition: Words
    establishment: tuple[Step, ...] = ()
    sides: tuple[Side, ...]
    principles: tuple[Term, ...] = ()
    principles_note: Words | None = None
    principles_sources: tuple[Address, ...] = ()
    partnership: Partnership | None = None
    frameworks: tuple[Framework, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    official_languages: OfficialLanguages | None = None
    rules: Identifier | None = None
    official_sites: tuple[OfficialSite, ...] = ()
    follow_up: FollowUp | None = None
    representatives: tuple[Representative, ...] = ()
    main_platform: NotedText | None = None
    main_series: Identifier | None = None
    presidency_of: Identifier | None = None
    vocabularies: Vocabularies = Vocabularies()


# ── parties ──────────────────────────────────────────────────────────────────────────────────


class State(Entity):
    """A state that is a party of the forum. Its id is its ISO 3166-1 alpha-2 code in small letters."""

    KIND: ClassVar[str] = "state"
    FILE: ClassVar[str] = "states.yaml"

    iso2: StateCode
    iso3: str = Field(pattern=r"^[A-Z]{3}$")
    un_m49: str = Field(pattern=r"^\d{3}$")
    name: Words
    formal_name: Words | None = None
    capital: str | None = None
    official_languages: tuple[LanguageTag, ...] = ()
    m49_region: str | None = None
    small_island_developing_state: bool = False
    landlocked: bool = False
    least_developed: bool = False
    side: Identifier
    wikidata: str | None = Field(None, pattern=r"^Q\d+$")
    note: Words | None = None


class Membership(Value):
    """Membership of one or more states in a bloc, in one period. No `until`: to this day."""

    states: tuple[StateCode, ...] = Field(min_length=1)
    since: PartialDate | None = None
    until: PartialDate | None = None
    status: Literal["member", "suspended", "inactive", "disputed", "withdrawn", "associate"]
    note: Words | None = None


class Presidency(Value):
    """A presidency pro tempore. No `to`: in office."""

    state: StateCode
    from_: PartialDate = Field(alias="from")
    to: PartialDate | None = None
    years: str
    note: Words | None = None


class Founding(Value):
    """A step of a bloc's founding."""

    date: PartialDate
    event: Words


class Bloc(Entity):
    """A bloc or group of states."""

    KIND: ClassVar[str] = "bloc"
    FILE: ClassVar[str] = "blocs.yaml"

    name: Words
    abbreviation: str
    founded: PartialDate
    in_force: PartialDate | None = None
    framework_agreement: PartialDate | None = None
    founding_steps: tuple[Founding, ...] = ()
    seat: str | None = None
    member_count: int | None = None
    member_count_as_of: Words | None = None
    character: Words | None = None
    official_languages: tuple[LanguageTag, ...] = ()
    heir_of: tuple[str, ...] = ()
    relation_to_forum: Words | None = None
    members: tuple[Membership, ...]
    presidencies: tuple[Presidency, ...] = ()
    presidencies_note: Words | None = None
    quartet: Words | None = None
    note: Words | None = None


class Participation(Value):
    """How one state stands to an initiative: joined, signed, recognises, is covered by it."""

    state: StateCode
    status: Identifier
    date: PartialDate | None = None
    ended: PartialDate | None = None
    signed: PartialDate | None = None
    ratified: PartialDate | None = None
    in_force: PartialDate | None = None
    level: Words | None = None
    earlier: Words | None = None
    later: Words | None = None
    upgraded: Words | None = None
    figures: tuple[Amount, ...] = ()
    note: Words | None = None
    confidence: Confidence | None = None
    sources: tuple[Address, ...] = ()


class InitiativeDate(Value):
    """A dated event of an initiative."""

    date: PartialDate
    event: Words


class Count(Value):
    """How many take part, by whom, when: published figures stand side by side."""

    date: PartialDate
    count: int
    said_by: Words
    sources: tuple[Address, ...] = ()


class Initiative(Entity):
    """An initiative, a kind of agreement or of relation that frames the forum, and who joined when."""

    KIND: ClassVar[str] = "initiative"
    FILE: ClassVar[str] = "initiatives.yaml"

    kind: Identifier
    name: Words
    proposed_by: Words | None = None
    proposed_on: PartialDate | None = None
    proposed_at: Words | None = None
    priority_areas: tuple[Term, ...] = ()
    dates: tuple[InitiativeDate, ...] = ()
    relation_to_forum: Words | None = None
    as_of: Words | None = None
    counts: tuple[Count, ...] = ()
    statuses: tuple[Term, ...] = ()
    participations: tuple[Participation, ...] = ()
    note: Words | None = None


# ── meetings ─────────────────────────────────────────────────────────────────────────────────


class Place(Value):
    """Where a meeting was held; `country` by ISO 3166-1 alpha-2."""

    city: str | None = None
    region: str | None = None
    country: StateCode
    venue: str | None = None


class Attendance(Value):
    """One published figure of who took part, and who published it."""

    count: int
    unit: Words
    said_by: Words


class Variant(Value):
    """Another published wording of the same thing."""

    language: LanguageTag
    text: str
    said_by: Words


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
    ]
    series: Identifier
    ordinal: int | None = Field(None, ge=1)
    name: Words
    start: PartialDate
    start_note: Words | None = None
    end: PartialDate | None = None
    place: Place | None = None
    mode: Mode
    hosts: tuple[StateCode, ...] = ()
    host_organisations: tuple[str, ...] = ()
    chairs: tuple[Words, ...] = ()
    theme: Words | None = None
    theme_variants: tuple[Variant, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    attendance_notes: tuple[Words, ...] = ()
    participants: tuple[StateCode, ...] = ()
    discrepancies: tuple[Words, ...] = ()
    heads_present: tuple[Words, ...] = ()
    heads_who_spoke: tuple[Words, ...] = ()
    quartet_then: tuple[StateCode, ...] = ()
    speakers: tuple[Words, ...] = ()
    texts: tuple[Identifier, ...] = ()
    outcome: Words | None = None
    note: Words | None = None


class Statement(Entity):
    """A speech, letter or remark: who, in what capacity, by what mode, and the points made, paraphrased."""

    KIND: ClassVar[str] = "statement"
    FILE: ClassVar[str] = "statements.yaml"

    who: str
    capacity: Words
    state: StateCode
    meeting: Identifier | None = None
    date: PartialDate
    date_note: Words | None = None
    mode: Mode
    kind: Literal[
        "keynote", "speech", "remarks", "press", "interview", "letter", "article", "announcement"
    ]
    occasion: Words
    title: Words | None = None
    points: tuple[Words, ...] = ()
    note: Words | None = None


# ── texts ────────────────────────────────────────────────────────────────────────────────────


class Edition(Value):
    """Where a text can be read in one language. `is_official`: an address named as the text's own."""

    language: LanguageTag
    url: Address
    is_official: bool = True
    note: Words | None = None


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
        "initiative",
        "unilateral",
    ]
    title: Words
    date: PartialDate
    date_note: Words | None = None
    meeting: Identifier | None = None
    adopted_by: tuple[PartyCode, ...] = ()
    adopted_by_others: Words | None = None
    period: Years | None = None
    editions: tuple[Edition, ...] = ()
    editions_note: Words | None = None
    numbering: Words | None = None
    n_paragraphs: int | None = None
    n_paragraphs_seen: int | None = None
    n_sections: int | None = None
    n_areas: int | None = None
    n_priority_areas: int | None = None
    priority_areas_note: Words | None = None
    sections: tuple[Words, ...] = ()
    sections_note: Words | None = None
    outline: tuple[Words, ...] = ()
    subjects_seen: tuple[Words, ...] = ()
    linked_from_report: bool = False
    note: Words | None = None


# ── commitments ──────────────────────────────────────────────────────────────────────────────


class Area(Entity):
    """A key area of cooperation, with links of themes to the SDGs and to another list of priorities."""

    KIND: ClassVar[str] = "area"
    FILE: ClassVar[str] = "areas.yaml"

    name: Words
    topics: tuple[Identifier, ...] = ()
    sdgs: tuple[int, ...] = ()
    gdi: tuple[Identifier, ...] = ()


class Actors(Value):
    """Who commits, and to whom."""

    from_: tuple[PartyCode, ...] = Field(alias="from", min_length=1)
    to: tuple[PartyCode, ...] = ()


class Commitment(Entity):
    """What was promised: who to whom, how much, by when, and where it stands. The paraphrase is in our own words."""

    KIND: ClassVar[str] = "commitment"
    FILE: ClassVar[str] = "commitments.yaml"

    text: Identifier = Field(description="id of a text, or of a statement for speeches")
    section: Words | None = None
    section_basis: Words | None = None
    paragraph: str | None = None
    areas: tuple[Identifier, ...] = Field(min_length=1)
    topic: Identifier | None = None
    kind: Identifier
    paraphrase: Words
    actors: Actors
    quantity: int | float | None = None
    unit: Words | None = None
    currency: Currency | None = None
    period: Years | None = None
    note: Words | None = None


# ── delivery ─────────────────────────────────────────────────────────────────────────────────


class Answer(Value):
    """That a fact speaks to a commitment, and how, where the two alone decide it."""

    commitment: Identifier
    relation: Literal["fulfils", "progress", "contradicts"] | None = None


class Delivery(Entity):
    """What was then done: a dated fact, in our own words, and the commitments it speaks to."""

    KIND: ClassVar[str] = "delivery"
    FILE: ClassVar[str] = "deliveries.yaml"

    date: Span | None = None
    kind: Identifier
    fact: Words
    actors: tuple[PartyCode, ...] = ()
    figures: tuple[Amount, ...] = ()
    answers: tuple[Answer, ...] = ()
    note: Words | None = None


# Every kind, in the order of the life of a promise: an object refers to earlier kinds
# (and meetings and texts to each other).
KINDS: tuple[type[Entity], ...] = (
    Forum,
    State,
    Bloc,
    Initiative,
    Meeting,
    Statement,
    Text,
    Area,
    Commitment,
    Delivery,
)
