"""Elements → the types of the model. `Typed` knows what an activity says once for all: its language and its currency."""

from dataclasses import dataclass
from decimal import Decimal

from consenso.core.formats.iati._element import LANGUAGE, Element
from consenso.core.formats.iati._model import (
    ActivityDate,
    Budget,
    BudgetItem,
    Classification,
    Condition,
    Conditions,
    Contact,
    CreditorReport,
    Document,
    Forecast,
    ForwardSpending,
    Indicator,
    LegacyItem,
    Loan,
    LoanStatus,
    Location,
    Measurement,
    Money,
    Narrative,
    Organisation,
    OtherIdentifier,
    Period,
    PlannedDisbursement,
    Point,
    RelatedActivity,
    Result,
    Text,
    Transaction,
)
from consenso.core.formats.iati._values import date_of, flag_of, number_of


@dataclass(frozen=True, slots=True)
class Typed:
    language: str
    currency: str

    def text(self, element: Element | None) -> Text:
        """Return the narratives in an element; () for None."""
        if element is None:
            return ()
        outer = element.get(LANGUAGE) or self.language
        return tuple(
            Narrative(one.get(LANGUAGE) or outer, one.text) for one in element.all("narrative")
        )

    def organisation(self, element: Element | None) -> Organisation | None:
        if element is None:
            return None
        return Organisation(
            element.get("ref"),
            element.get("type"),
            self.text(element),
            element.get("role"),
            element.get("activity-id")
            or element.get("provider-activity-id")
            or element.get("receiver-activity-id"),
            element.get("crs-channel-code"),
            flag_of(element.get("secondary-reporter")),
        )

    def other_identifier(self, element: Element) -> OtherIdentifier:
        owner = self.organisation(element.first("owner-org"))
        return OtherIdentifier(element.get("ref"), element.get("type"), owner)

    def activity_date(self, element: Element) -> ActivityDate:
        date = date_of(element.get("iso-date"))
        return ActivityDate(element.get("type"), date, self.text(element))

    def contact(self, element: Element) -> Contact:
        return Contact(
            element.get("type"),
            self.text(element.first("organisation")),
            self.text(element.first("department")),
            self.text(element.first("person-name")),
            self.text(element.first("job-title")),
            tuple(one.text for one in element.all("telephone")),
            tuple(one.text for one in element.all("email")),
            tuple(one.text for one in element.all("website")),
            tuple(self.text(one) for one in element.all("mailing-address")),
        )

    def classification(self, element: Element) -> Classification:
        return Classification(
            element.get("code"),
            element.get("vocabulary"),
            element.get("vocabulary-uri") or element.get("indicator-uri"),
            number_of(element.get("percentage")),
            self.text(element),
            element.get("significance"),
            element.get("type"),
            element.get("level"),
        )

    def classifications(self, element: Element, tag: str) -> tuple[Classification, ...]:
        return tuple(self.classification(one) for one in element.all(tag))

    def budget_item(self, element: Element) -> BudgetItem:
        share = number_of(element.get("percentage"))
        return BudgetItem(element.get("code"), share, self.text(element.first("description")))

    def location(self, element: Element) -> Location:
        return Location(
            element.get("ref"),
            element.code("location-reach"),
            self.classifications(element, "location-id"),
            self.text(element.first("name")),
            self.text(element.first("description")),
            self.text(element.first("activity-description")),
            self.classifications(element, "administrative"),
            _point(element.first("point")),
            element.code("exactness"),
            element.code("location-class"),
            element.code("feature-designation"),
        )

    def money(self, element: Element | None) -> Money | None:
        if element is None:
            return None
        currency = element.get("currency") or self.currency
        return Money(number_of(element.text), currency, date_of(element.get("value-date")))

    def budget(self, element: Element) -> Budget:
        return Budget(
            element.get("type"),
            element.get("status"),
            date_of(element.code("period-start", "iso-date")),
            date_of(element.code("period-end", "iso-date")),
            self.money(element.first("value")),
        )

    def planned_disbursement(self, element: Element) -> PlannedDisbursement:
        return PlannedDisbursement(
            element.get("type"),
            date_of(element.code("period-start", "iso-date")),
            date_of(element.code("period-end", "iso-date")),
            self.money(element.first("value")),
            self.organisation(element.first("provider-org")),
            self.organisation(element.first("receiver-org")),
        )

    def transaction(self, element: Element) -> Transaction:
        return Transaction(
            element.get("ref"),
            flag_of(element.get("humanitarian")),
            element.code("transaction-type"),
            date_of(element.code("transaction-date", "iso-date")),
            self.money(element.first("value")),
            self.text(element.first("description")),
            self.organisation(element.first("provider-org")),
            self.organisation(element.first("receiver-org")),
            element.code("disbursement-channel"),
            self.classifications(element, "sector"),
            self.classifications(element, "recipient-country"),
            self.classifications(element, "recipient-region"),
            element.code("flow-type"),
            element.code("finance-type"),
            self.classifications(element, "aid-type"),
            element.code("tied-status"),
        )

    def document(self, element: Element) -> Document:
        return Document(
            element.get("url"),
            element.get("format"),
            self.text(element.first("title")),
            self.text(element.first("description")),
            tuple(one.get("code") for one in element.all("category")),
            tuple(one.get("code") for one in element.all("language")),
            date_of(element.code("document-date", "iso-date")),
        )

    def documents(self, element: Element) -> tuple[Document, ...]:
        return tuple(self.document(one) for one in element.all("document-link"))

    def conditions(self, element: Element | None) -> Conditions | None:
        if element is None:
            return None
        found = [Condition(one.get("type"), self.text(one)) for one in element.all("condition")]
        return Conditions(flag_of(element.get("attached")), tuple(found))

    def result(self, element: Element) -> Result:
        return Result(
            element.get("type"),
            flag_of(element.get("aggregation-status")),
            self.text(element.first("title")),
            self.text(element.first("description")),
            self.documents(element),
            self.classifications(element, "reference"),
            tuple(self._indicator(one) for one in element.all("indicator")),
        )

    def _indicator(self, element: Element) -> Indicator:
        return Indicator(
            element.get("measure"),
            flag_of(element.get("ascending")),
            flag_of(element.get("aggregation-status")),
            self.text(element.first("title")),
            self.text(element.first("description")),
            self.documents(element),
            self.classifications(element, "reference"),
            tuple(self._measurement(one) for one in element.all("baseline")),
            tuple(self._period(one) for one in element.all("period")),
        )

    def _period(self, element: Element) -> Period:
        return Period(
            date_of(element.code("period-start", "iso-date")),
            date_of(element.code("period-end", "iso-date")),
            tuple(self._measurement(one) for one in element.all("target")),
            tuple(self._measurement(one) for one in element.all("actual")),
        )

    def _measurement(self, element: Element) -> Measurement:
        return Measurement(
            element.get("value"),
            self.text(element.first("comment")),
            tuple(one.get("ref") for one in element.all("location")),
            tuple((one.get("name"), one.get("value")) for one in element.all("dimension")),
            self.documents(element),
            element.get("year"),
            date_of(element.get("iso-date")),
        )

    def creditor_report(self, element: Element | None) -> CreditorReport | None:
        if element is None:
            return None
        flags = [
            (one.get("code"), flag_of(one.get("significance")))
            for one in element.all("other-flags")
        ]
        loan, status = element.first("loan-terms"), element.first("loan-status")
        return CreditorReport(
            tuple(flags),
            _loan(loan) if loan else None,
            self._loan_status(status) if status else None,
            element.said("channel-code"),
        )

    def _loan_status(self, element: Element) -> LoanStatus:
        return LoanStatus(
            element.get("year"),
            element.get("currency") or self.currency,
            date_of(element.get("value-date")),
            number_of(element.said("interest-received")),
            number_of(element.said("principal-outstanding")),
            number_of(element.said("principal-arrears")),
            number_of(element.said("interest-arrears")),
        )

    def forward_spending(self, element: Element | None) -> ForwardSpending | None:
        if element is None:
            return None
        forecasts = [(one.get("year"), self.money(one)) for one in element.all("forecast")]
        return ForwardSpending(
            date_of(element.get("extraction-date")),
            flag_of(element.get("priority")),
            element.get("phaseout-year"),
            tuple(Forecast(year, value) for year, value in forecasts if value),
        )


def related_activity(element: Element) -> RelatedActivity:
    return RelatedActivity(element.get("ref"), element.get("type"))


def legacy_item(element: Element) -> LegacyItem:
    return LegacyItem(element.get("name"), element.get("value"), element.get("iati-equivalent"))


def _point(element: Element | None) -> Point | None:
    if element is None:
        return None
    numbers: list[Decimal | None] = [number_of(part) for part in element.said("pos").split()]
    latitude, longitude = numbers if len(numbers) == 2 else (None, None)
    return Point(latitude, longitude, element.get("srsName"))


def _loan(element: Element) -> Loan:
    return Loan(
        number_of(element.get("rate-1")),
        number_of(element.get("rate-2")),
        element.code("repayment-type"),
        element.code("repayment-plan"),
        date_of(element.code("commitment-date", "iso-date")),
        date_of(element.code("repayment-first-date", "iso-date")),
        date_of(element.code("repayment-final-date", "iso-date")),
    )
