"""What can be asked of each list: the same names as in the addresses of the public pages."""

from typing import Any, Literal

from pydantic import Field, field_validator

from consenso.core.record import (
    Area,
    Bloc,
    Commitment,
    Delivery,
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
from consenso.interfaces.api.asked import (
    Asked,
    EntityAsked,
    Id,
    Language,
    PartyCode,
    StateCode,
    Year,
    sliced,
)


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
            "resolution",
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
            "evidence",
            "report",
            "assessor",
            "assessment",
            "reply",
            "rates",
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
