"""What can be asked of the lists of activities, and of what they hold several of."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from consenso.domain.activities.filtering import Only, box_of
from consenso.interfaces.api.asked import Asked, Id, StateCode, Worded, Year

Code = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]
Identifier = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]


class ActivityAsked(Worded):
    copy_: int | None = Field(
        None,
        alias="copy",
        ge=1,
        le=999_999,
        description="Which one, from 1, where its source publishes the identifier more than once; 1 if not given.",
    )


class OfActivities(Asked):
    """The filters of activities, which what they hold takes too."""

    source: Id | None = Field(None, description="Only activities of this source.")
    identifier: Identifier | None = Field(
        None, description="Only activities of this IATI identifier, exactly as published."
    )
    country: StateCode | None = Field(
        None,
        description="Only activities that name this country (ISO 3166-1 alpha-2), themselves or in a transaction.",
    )
    sector: Code | None = Field(
        None,
        description="Only activities that name a sector of this code, themselves or in a transaction.",
    )
    status: Code | None = Field(
        None, description="Only activities of this status (codelist ActivityStatus)."
    )
    year: Year | None = Field(None, description="Only activities that run in this year.")
    commitment: Id | None = Field(
        None, description="Only activities that are linked to this commitment."
    )
    box: str | None = Field(
        None,
        max_length=80,
        description="Only activities with a point in this box: west, south, east, north in degrees, as -75,-10,-70,-5.",
    )
    gone: Literal["yes", "no"] | None = Field(
        None,
        description="Only activities that their source does not publish any more (yes), or that it does (no).",
    )

    @field_validator("box")
    @classmethod
    def _is_box(cls, value: str | None) -> str | None:
        if value and box_of(value) is None:
            raise ValueError("a box is west,south,east,north in degrees")
        return value

    @property
    def only(self) -> Only:
        """Return which activities are asked for."""
        return Only(
            source=self.source or "",
            identifier=self.identifier or "",
            country=(self.country or "").upper(),
            sector=self.sector or "",
            status=self.status or "",
            commitment=self.commitment or "",
            year=self.year,
            box=box_of(self.box) if self.box else None,
            is_gone=None if self.gone is None else self.gone == "yes",
        )


class ActivitiesAsked(OfActivities):
    clash: Literal["1"] | None = Field(
        None, description="1: only activities whose identifier stands more than once."
    )


class FlowsAsked(OfActivities):
    kind: Literal["budget", "planned-disbursement", "transaction"] | None = Field(
        None, description="Only amounts of this kind."
    )
    type: Code | None = Field(None, description="Only amounts of this type, by its code.")
    currency: Code | None = Field(None, description="Only amounts in this currency (ISO 4217).")


class PlacesAsked(OfActivities):
    exactness: Code | None = Field(
        None, description="Only points that are so exact: 1 exact, 2 approximate."
    )


class LinksAsked(OfActivities):
    relation: Literal["fulfils", "progress", "contradicts", "open"] | None = Field(
        None, description="Only links of this relation; open: where it was left open."
    )
