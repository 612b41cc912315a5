"""What can be asked of each list: the same names as in the addresses of the public pages."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import BeforeValidator, Field, ValidationError, field_validator

from consenso.core.locale import content_tag
from consenso.core.record import (
    Area,
    Bloc,
    Commitment,
    Delivery,
    Entity,
    Initiative,
    Meeting,
    State,
    Statement,
    Text,
)
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.ledger.queries import Listing
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.texts import queries as texts
from consenso.interfaces.api.naming import IN_ADDRESS
from consenso.interfaces.api.problems import Refused

MOST_PER_PAGE = 500
PER_PAGE = 50
WHOLE = 1_000_000  # rows of a list that is wanted whole

Language = Annotated[
    Literal["en", "es", "pt", "fr", "zh-Hans", "nl"],
    BeforeValidator(lambda tag: content_tag(tag) if isinstance(tag, str) else tag),
]
Year = Annotated[int, Field(ge=1000, le=9998)]
# An id of the record, or a word of one of its vocabularies.
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
StateCode = Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")]
PartyCode = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", max_length=80)]


class Worded(Schema):
    """What can be asked of one object."""

    language: Language | None = Field(
        None,
        description="Give words in this language only, each as {text, language, is_fallback}. "
        "Without it, every language of the record is given.",
    )

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        return None if value == "" else value  # forms send their empty fields, too

    @property
    def tag(self) -> str:
        """Return the language asked for, or ''."""
        return self.language or ""


class Asked(Worded):
    """What can be asked of every list."""

    page: int | None = Field(None, ge=1, le=1_000_000, description="Which page, from 1.")
    per_page: int | None = Field(
        None, ge=1, le=MOST_PER_PAGE, description=f"Items on a page; {PER_PAGE} if not given."
    )
    format: str | None = Field(
        None,
        description="json (as if not given) or csv. As CSV the list comes whole, unless a page is asked for.",
        json_schema_extra={"enum": ["json", "csv"]},
    )

    @property
    def is_csv(self) -> bool:
        """Return whether CSV is asked for.

        Raises:
            Refused: another format is.
        """
        if self.format not in (None, "json", "csv"):
            raise Refused(
                "format",
                "Ask for format=json or format=csv; without it, JSON is given.",
                formats=["json", "csv"],
            )
        return self.format == "csv"

    def pages(self) -> tuple[int, int]:
        """Return which page is wanted, and how many items are on one."""
        if self.is_csv and self.page is None and self.per_page is None:
            return 1, WHOLE
        return self.page or 1, self.per_page or PER_PAGE


class EntityAsked(Asked):
    """What can be asked of a list of the record's objects."""

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Entity]:
        """Return one page of what was asked for."""
        raise NotImplementedError


class MeetingsAsked(EntityAsked):
    kind: (
        Literal[
            "leaders",
            "ministerial",
            "special",
            "quartet_dialogue",
            "coordinators",
            "subforum",
            "other",
        ]
        | None
    ) = Field(None, description="Only meetings of this kind.")
    series: Id | None = Field(None, description="Only meetings of this series (vocabulary series).")
    state: StateCode | None = Field(
        None,
        description="Only meetings that this state (ISO 3166-1 alpha-2) hosted or is named at.",
    )
    mode: Literal["in_person", "video", "hybrid", "letter", "article", "unknown"] | None = Field(
        None, description="Only meetings held in this way."
    )
    year: Year | None = Field(None, description="Only meetings that began in this year.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Meeting]:
        return meetings.meetings(
            forum,
            kind=self.kind or "",
            series=self.series or "",
            state=(self.state or "").upper(),
            mode=self.mode or "",
            year=self.year,
            newest_first=True,
            page=page,
            per_page=per_page,
        )


class StatementsAsked(EntityAsked):
    kind: (
        Literal[
            "keynote",
            "speech",
            "remarks",
            "press",
            "interview",
            "letter",
            "article",
            "announcement",
        ]
        | None
    ) = Field(None, description="Only statements of this kind.")
    meeting: Id | None = Field(None, description="Only statements made at this meeting.")
    state: StateCode | None = Field(
        None, description="Only statements made for this state (ISO 3166-1 alpha-2)."
    )
    year: Year | None = Field(None, description="Only statements made in this year.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Statement]:
        return meetings.statements(
            forum,
            meeting=self.meeting or "",
            state=(self.state or "").upper(),
            kind=self.kind or "",
            year=self.year,
            page=page,
            per_page=per_page,
        )


class TextsAsked(EntityAsked):
    kind: (
        Literal[
            "declaration",
            "joint_statement",
            "plan",
            "rules",
            "communique",
            "initiative",
            "unilateral",
        ]
        | None
    ) = Field(None, description="Only texts of this kind.")
    meeting: Id | None = Field(None, description="Only texts of this meeting.")
    edition: Language | None = Field(
        None, description="Only texts that can be read in this language somewhere."
    )
    year: Year | None = Field(None, description="Only texts adopted in this year.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Text]:
        return texts.texts(
            forum,
            kind=self.kind or "",
            meeting=self.meeting or "",
            language=self.edition or "",
            year=self.year,
            page=page,
            per_page=per_page,
        )


class StatesAsked(EntityAsked):
    side: Id | None = Field(None, description="Only states of this side of the forum.")
    kind: Literal["sids", "lldc", "ldc"] | None = Field(
        None,
        description="Only small island developing states (sids), landlocked ones (lldc) or least developed ones (ldc).",
    )

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[State]:
        found = tuple(
            state
            for state in parties.states(forum, side=self.side or "")
            if self.kind is None
            or {
                "sids": state.small_island_developing_state,
                "lldc": state.landlocked,
                "ldc": state.least_developed,
            }[self.kind]
        )
        return sliced(found, page=page, per_page=per_page)


class BlocsAsked(EntityAsked):
    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Bloc]:
        return sliced(parties.blocs(forum), page=page, per_page=per_page)


class AreasAsked(EntityAsked):
    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Area]:
        return sliced(commitments.areas(forum), page=page, per_page=per_page)


class InitiativesAsked(EntityAsked):
    kind: Id | None = Field(None, description="Only initiatives of this kind.")
    state: StateCode | None = Field(
        None, description="Only initiatives to which this state (ISO 3166-1 alpha-2) stands."
    )

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Initiative]:
        found = parties.initiatives(forum, state=(self.state or "").upper(), kind=self.kind or "")
        return sliced(found, page=page, per_page=per_page)


class CommitmentsAsked(EntityAsked):
    area: Id | None = Field(None, description="Only commitments of this key area.")
    text: Id | None = Field(None, description="Only commitments of this text or statement.")
    kind: Id | None = Field(
        None, description="Only commitments of this kind (vocabulary commitment_kinds)."
    )
    topic: Id | None = Field(
        None, description="Only commitments on this topic (vocabulary topics)."
    )
    party: PartyCode | None = Field(
        None, description="Only commitments that name this party, as CN or celac, in either role."
    )
    quantified: Literal["yes", "no"] | None = Field(
        None, description="Only commitments that name a quantity (yes), or none (no)."
    )
    year: Year | None = Field(None, description="Only commitments whose period holds this year.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Commitment]:
        return commitments.commitments(
            forum,
            area=self.area or "",
            text=self.text or "",
            kind=self.kind or "",
            topic=self.topic or "",
            party=self.party or "",
            year=self.year,
            is_quantified=None if self.quantified is None else self.quantified == "yes",
            page=page,
            per_page=per_page,
        )


class DeliveriesAsked(EntityAsked):
    kind: Id | None = Field(
        None, description="Only deliveries of this kind (vocabulary delivery_kinds)."
    )
    party: PartyCode | None = Field(
        None, description="Only deliveries that name this party, as CN or celac."
    )
    relation: Literal["fulfils", "progress", "contradicts"] | None = Field(
        None, description="Only deliveries that stand so to a commitment that they answer."
    )
    year: Year | None = Field(None, description="Only deliveries dated in this year.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Delivery]:
        return delivery.deliveries(
            forum,
            kind=self.kind or "",
            party=self.party or "",
            year=self.year,
            relation=self.relation or "",
            page=page,
            per_page=per_page,
        )


class SourcesAsked(Asked):
    host: str | None = Field(
        None,
        max_length=255,
        pattern=r"^[A-Za-z0-9.:\[\]_-]+$",
        description="Only sources of this publisher, by the host of its addresses, without www.",
    )


class ChangesAsked(Asked):
    kind: (
        Literal[
            "forum",
            "state",
            "bloc",
            "initiative",
            "meeting",
            "statement",
            "text",
            "area",
            "commitment",
            "delivery",
        ]
        | None
    ) = Field(None, description="Only changes of objects of this kind.")
    after: int | None = Field(
        None, ge=0, le=1_000_000_000, description="Only changes after this entry of the ledger."
    )


class SearchAsked(Asked):
    q: str = Field(
        "", max_length=500, description="The words. Those between quotation marks stand together."
    )
    kind: list[str] = Field(
        [], description="Only objects of this kind; may be given several times."
    )
    party: list[str] = Field(
        [], description="Only what names this party, as CN or celac; likewise."
    )
    area: list[str] = Field([], description="Only what belongs to this key area; likewise.")
    year: list[Year] = Field([], description="Only what is dated in this year; likewise.")
    per_page: int | None = Field(
        None, ge=1, le=100, description="Hits on a page; 20 if not given, 100 at most."
    )

    @field_validator("kind", "party", "area", "year", mode="before")
    @classmethod
    def _empty_are_absent(cls, value: Any) -> Any:
        found = value if isinstance(value, list) else [value]
        return [one for one in found if one not in ("", None)]


def sliced(found: tuple[Any, ...], *, page: int, per_page: int) -> Listing[Any]:
    """Return one page of what is all at hand.

    >>> sliced(("a", "b", "c"), page=2, per_page=2).items
    ('c',)
    """
    start = (page - 1) * per_page
    return Listing(found[start : start + per_page], len(found), page, per_page)


def asked_of(request: HttpRequest, kind: type[Schema]) -> Any:
    """Return what a request's query asks, as `kind`.

    Raises:
        Refused: a parameter is not known, or its value cannot be used.
    """
    refuse_unknown(request, kind)
    try:
        return kind.model_validate(request.GET.dict())
    except ValidationError as error:
        raise unusable([(fault["loc"], fault["msg"]) for fault in error.errors()]) from error


def refuse_unknown(request: HttpRequest, kind: type[Schema]) -> None:
    """Raise `Refused` where the query has a parameter that `kind` does not know: a misspelt filter must not pass."""
    known = list(kind.model_fields)
    unknown = sorted(set(request.GET) - set(known))
    if unknown:
        raise Refused(
            "unknown-parameter",
            f"There is no parameter {_listed(unknown)} here. There are: {', '.join(known)}.",
            unknown=[name[:80] for name in unknown[:20]],
            parameters=known,
        )


def unusable(faults: list[tuple[tuple[Any, ...], str]]) -> Refused:
    """Return the refusal of values, each with the name of its parameter and what is wrong with it."""
    errors = [
        {"parameter": str(place[-1]) if place else "", "detail": said} for place, said in faults
    ]
    told = "; ".join(f"{one['parameter']}: {one['detail']}" for one in errors)
    return Refused("parameter", f"Correct or leave out: {told}.", errors=errors)


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name[:80]) for name in names[:20])


def language_tag(tag: str) -> str:
    """Return the content's tag of a language that stands in an address.

    >>> language_tag("zh-hans")
    'zh-Hans'
    """
    return next(content for content, django in IN_ADDRESS.items() if django == tag)
