"""What an activity says, in types: dates as dates, numbers exact, texts by language. What a field could not hold is in `element`.

Codes stay as published: what they mean, their lists say. Empty text and None: not said.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text in one language (BCP 47; the activity's where the text names none)."""

    language: str
    text: str


Text = tuple[Narrative, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One that reports, takes part, gives or receives; `activity` is the identifier of its own activity."""

    reference: str = ""
    type: str = ""
    name: Text = ()
    role: str = ""
    activity: str = ""
    channel: str = ""
    is_secondary: bool | None = None


@dataclass(frozen=True, slots=True)
class OtherIdentifier:
    reference: str
    type: str
    owner: Organisation | None


@dataclass(frozen=True, slots=True)
class ActivityDate:
    type: str
    date: dt.date | None
    said: Text


@dataclass(frozen=True, slots=True)
class Contact:
    type: str
    organisation: Text
    department: Text
    person: Text
    job: Text
    telephones: tuple[str, ...]
    emails: tuple[str, ...]
    websites: tuple[str, ...]
    addresses: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """A code of a vocabulary, with what it may carry: a country, region, sector, tag, marker, scope, aid type, reference."""

    code: str
    vocabulary: str = ""
    vocabulary_uri: str = ""
    percentage: Decimal | None = None
    name: Text = ()
    significance: str = ""
    type: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class BudgetItem:
    code: str
    percentage: Decimal | None
    description: Text


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees; None where it is no pair of numbers."""

    latitude: Decimal | None
    longitude: Decimal | None
    system: str


@dataclass(frozen=True, slots=True)
class Location:
    reference: str
    reach: str
    ids: tuple[Classification, ...]
    name: Text
    description: Text
    activity_description: Text
    administrative: tuple[Classification, ...]
    point: Point | None
    exactness: str
    location_class: str
    feature: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; in the activity's default currency where it names none."""

    amount: Decimal | None
    currency: str
    value_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Budget:
    """What is planned to be spent, in a period of at most a year."""

    type: str
    status: str
    start: dt.date | None
    end: dt.date | None
    value: Money | None


@dataclass(frozen=True, slots=True)
class PlannedDisbursement:
    type: str
    start: dt.date | None
    end: dt.date | None
    value: Money | None
    provider: Organisation | None
    receiver: Organisation | None


@dataclass(frozen=True, slots=True)
class Transaction:
    reference: str
    is_humanitarian: bool | None
    type: str
    date: dt.date | None
    value: Money | None
    description: Text
    provider: Organisation | None
    receiver: Organisation | None
    channel: str
    sectors: tuple[Classification, ...]
    countries: tuple[Classification, ...]
    regions: tuple[Classification, ...]
    flow_type: str
    finance_type: str
    aid_types: tuple[Classification, ...]
    tied_status: str


@dataclass(frozen=True, slots=True)
class Document:
    url: str
    format: str
    title: Text
    description: Text
    categories: tuple[str, ...]
    languages: tuple[str, ...]
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class RelatedActivity:
    reference: str
    type: str


@dataclass(frozen=True, slots=True)
class LegacyItem:
    name: str
    value: str
    equivalent: str


@dataclass(frozen=True, slots=True)
class Condition:
    type: str
    text: Text


@dataclass(frozen=True, slots=True)
class Conditions:
    are_attached: bool | None
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Measurement:
    """A baseline, a target or what was reached. `value` is a text, as in the standard."""

    value: str
    comment: Text
    locations: tuple[str, ...]
    dimensions: tuple[tuple[str, str], ...]
    documents: tuple[Document, ...]
    year: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    start: dt.date | None
    end: dt.date | None
    targets: tuple[Measurement, ...]
    actuals: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    measure: str
    is_ascending: bool | None
    may_be_added_up: bool | None
    title: Text
    description: Text
    documents: tuple[Document, ...]
    references: tuple[Classification, ...]
    baselines: tuple[Measurement, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Result:
    type: str
    may_be_added_up: bool | None
    title: Text
    description: Text
    documents: tuple[Document, ...]
    references: tuple[Classification, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Loan:
    """The terms of a loan; rates in per cent."""

    rate_1: Decimal | None
    rate_2: Decimal | None
    repayment_type: str
    repayment_plan: str
    commitment: dt.date | None
    first_repayment: dt.date | None
    final_repayment: dt.date | None


@dataclass(frozen=True, slots=True)
class LoanStatus:
    year: str
    currency: str
    value_date: dt.date | None
    interest_received: Decimal | None
    principal_outstanding: Decimal | None
    principal_arrears: Decimal | None
    interest_arrears: Decimal | None


@dataclass(frozen=True, slots=True)
class CreditorReport:
    """What the OECD's creditor reporting system asks besides (crs-add); flags are (code, significance)."""

    flags: tuple[tuple[str, bool | None], ...]
    loan: Loan | None
    status: LoanStatus | None
    channel: str


@dataclass(frozen=True, slots=True)
class Forecast:
    year: str
    value: Money


@dataclass(frozen=True, slots=True)
class ForwardSpending:
    """What the OECD's forward spending survey asks (fss)."""

    extracted: dt.date | None
    is_priority: bool | None
    phase_out: str
    forecasts: tuple[Forecast, ...]
