"""The shapes of what the API answers of activities. Fields of the standard have its names; codes stand as published."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from consenso.core.record import Words
from consenso.interfaces.api.schemas import Located

RELATIONS = "fulfils, progress, contradicts; null: left open."
EXACT = "A decimal number, exact, as published; null where no number was published."


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Org(_Said):
    """An organisation: its reference, its name, its role (codelist OrganisationRole)."""

    ref: str
    narrative: Words | None = None
    role: str | None = None
    type: str | None = None


class Share(_Said):
    """A country, region or sector: its code, and how much of the activity it is, in per cent as published."""

    vocabulary: str | None = None
    code: str
    percentage: str | None = None


class Pos(_Said):
    """A point in degrees (WGS 84), and how exact it is: 1 exact, 2 approximate; null: not said."""

    name: Words | None = None
    latitude: float
    longitude: float
    exactness: str | None


class Value(_Said):
    """An amount in a currency (ISO 4217) at the value date, the day whose rate of exchange counts."""

    amount: str | None = Field(description=EXACT)
    currency: str
    value_date: dt.date | None


class BudgetItem(_Said):
    type: str
    status: str
    period_start: dt.date | None
    period_end: dt.date | None
    value: Value | None


class PlannedDisbursementItem(_Said):
    type: str
    period_start: dt.date | None
    period_end: dt.date | None
    value: Value | None
    provider_org: Org | None
    receiver_org: Org | None


class TransactionItem(_Said):
    transaction_type: str
    transaction_date: dt.date | None
    value: Value | None
    description: Words | None = None
    provider_org: Org | None
    receiver_org: Org | None


class DateItem(_Said):
    """A date (codelist ActivityDateType): 1 planned start, 2 start, 3 planned end, 4 end."""

    type: str
    iso_date: dt.date | None


class RelatedItem(_Said):
    ref: str
    type: str


class DocumentItem(_Said):
    """A document: its categories (codelist DocumentCategory), the languages that it is in, and its day."""

    url: str
    format: str
    title: Words | None = None
    description: Words | None = None
    category: tuple[str, ...]
    language: tuple[str, ...]
    document_date: dt.date | None


class LinkedTo(_Said):
    """That the activity speaks to a commitment, as a person says, and why."""

    commitment: str
    relation: Literal["fulfils", "progress", "contradicts"] | None = Field(description=RELATIONS)
    why: str
    by: str = Field(description="The delegation for which it was said.")
    at: dt.datetime
    entry: int = Field(description="The ledger's entry.")
    url: str = Field(description="The commitment's public page.")
    api_url: str = Field(description="The commitment in this API.")


class _OfActivity(Located):
    """Which activity: an identifier may stand more than once, in one source or in several."""

    source: str = Field(description="Who publishes it: an activity source.")
    iati_identifier: str = Field(description="As published.")
    copy_: int = Field(
        alias="copy",
        description="From 1, where its source publishes the identifier more than once.",
    )
    title: Words | None = Field(
        None, description="Under `und` where the publisher names no language."
    )
    iati_url: str = Field(description="What was published of it, as IATI 2.03 (XML).")


class ActivityItem(_OfActivity):
    """An activity as its publisher published it."""

    language: str | None = Field(description="xml:lang: the language of its texts.")
    activity_status: str | None = Field(description="Codelist ActivityStatus.")
    start: dt.date | None = Field(description="Its start; where that is not published, as planned.")
    end: dt.date | None = Field(description="Its end; where that is not published, as planned.")
    reporting_org: Org
    default_currency: str | None
    recipient_country: tuple[Share, ...]
    sector: tuple[Share, ...]
    location: tuple[Pos, ...] = Field(description="Those with a point.")
    links: tuple[LinkedTo, ...] = Field(description="The commitments that it speaks to.")
    digest: str = Field(description="SHA-256 of its canonical XML.")
    entry: int = Field(description="The ledger's entry since which it is as it is.")
    gone: int | None = Field(
        description="The entry since which its source does not publish it any more; null: it does."
    )


class WholeActivityItem(ActivityItem):
    """An activity with its texts, organisations and amounts. What else was published (results and more) is in its XML."""

    description: tuple[Words, ...]
    participating_org: tuple[Org, ...]
    activity_date: tuple[DateItem, ...]
    recipient_region: tuple[Share, ...]
    budget: tuple[BudgetItem, ...]
    planned_disbursement: tuple[PlannedDisbursementItem, ...]
    transaction: tuple[TransactionItem, ...]
    related_activity: tuple[RelatedItem, ...]
    document_link: tuple[DocumentItem, ...]
    same_identifier: tuple[str, ...] = Field(
        description="Other activities of this identifier, in this API; none is taken for the right one."
    )


class ActivitySourceItem(Located):
    """Who publishes activities that the forum keeps, and where."""

    id: str
    name: Words
    address: str = Field(description="Where its file is published; empty: not said.")
    publisher: str = Field(description="The organisation's reference; empty: not said.")
    entry: int | None = Field(
        description="The ledger's entry that accepted its activities last; null: none did."
    )
    n_activities: int = Field(description="Without those that it does not publish any more.")
    activities_url: str
    iati_url: str | None = Field(
        description="All that it publishes, as one file of IATI 2.03; null: nothing yet."
    )


class FlowItem(_OfActivity):
    """A budget, a planned disbursement or a transaction, each in its own currency. Nothing is converted or added up."""

    kind: Literal["budget", "planned-disbursement", "transaction"]
    type: str | None = Field(description="Codelist of its kind: BudgetType, TransactionType, …")
    value: str | None = Field(description=EXACT)
    currency: str | None = Field(description="ISO 4217; the activity's where it names none.")
    value_date: dt.date | None = Field(description="The day whose rate of exchange counts.")
    transaction_date: dt.date | None
    period_start: dt.date | None
    period_end: dt.date | None


class PlaceItem(_OfActivity):
    """A point of an activity."""

    name: Words | None = None
    latitude: float
    longitude: float
    exactness: str | None = Field(description="1 exact, 2 approximate; null: not said.")


class ActivityLinkItem(_OfActivity):
    """That an activity speaks to a commitment."""

    commitment: str
    relation: Literal["fulfils", "progress", "contradicts"] | None = Field(description=RELATIONS)
    why: str
    by: str = Field(description="The delegation for which it was said.")
    at: dt.datetime
    entry: int
    commitment_url: str = Field(description="The commitment in this API.")
