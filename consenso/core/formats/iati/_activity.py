"""An activity: all that was published, and what it says in types, made when asked for."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from consenso.core.formats.iati import _model as model
from consenso.core.formats.iati._element import LANGUAGE, Element, canonical
from consenso.core.formats.iati._typed import Typed, legacy_item, related_activity
from consenso.core.formats.iati._values import flag_of, number_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Activity:
    """An IATI 2.03 activity. `element` holds all of it; `line` is where it begins in its file, 0 where it comes from none.

    Each property reads what it is named for from `element`, so nothing is kept twice. Codes are as published.

    >>> budget = Element("budget", children=(Element("value", (("value-date", "2031-01-01"),), "70.50"),))
    >>> one = Activity(Element("iati-activity", (("default-currency", "XTS"),), children=(budget,)))
    >>> one.budgets[0].value
    Money(amount=Decimal('70.50'), currency='XTS', value_date=datetime.date(2031, 1, 1))
    """

    element: Element
    line: int = 0

    @property
    def canonical(self) -> str:
        """The canonical form: two activities that say the same have the same."""
        return canonical(self.element)

    @property
    def identifier(self) -> str:
        """As published, white space around it too."""
        return self.element.said("iati-identifier")

    @property
    def language(self) -> str:
        return self.element.get(LANGUAGE)

    @property
    def currency(self) -> str:
        return self.element.get("default-currency")

    @property
    def hierarchy(self) -> str:
        return self.element.get("hierarchy")

    @property
    def updated(self) -> str:
        """The moment at which the publisher changed it last, as published."""
        return self.element.get("last-updated-datetime")

    @property
    def is_humanitarian(self) -> bool | None:
        return flag_of(self.element.get("humanitarian"))

    @property
    def linked_data(self) -> str:
        return self.element.get("linked-data-uri")

    @property
    def budget_not_provided(self) -> str:
        return self.element.get("budget-not-provided")

    @property
    def reporting(self) -> model.Organisation | None:
        return self._typed.organisation(self.element.first("reporting-org"))

    @property
    def title(self) -> model.Text:
        return self._typed.text(self.element.first("title"))

    @property
    def descriptions(self) -> tuple[tuple[str, model.Text], ...]:
        """Each description with the code of its type."""
        typed = self._typed
        return tuple((one.get("type"), typed.text(one)) for one in self.element.all("description"))

    @property
    def participating(self) -> tuple[model.Organisation, ...]:
        found = [self._typed.organisation(one) for one in self.element.all("participating-org")]
        return tuple(one for one in found if one)

    @property
    def other_identifiers(self) -> tuple[model.OtherIdentifier, ...]:
        return self._each("other-identifier", self._typed.other_identifier)

    @property
    def status(self) -> str:
        return self.element.code("activity-status")

    @property
    def dates(self) -> tuple[model.ActivityDate, ...]:
        return self._each("activity-date", self._typed.activity_date)

    def date(self, kind: str) -> dt.date | None:
        """Return the first date of a type: 1 planned start, 2 actual start, 3 planned end, 4 actual end."""
        return next((one.date for one in self.dates if one.type == kind), None)

    @property
    def contacts(self) -> tuple[model.Contact, ...]:
        return self._each("contact-info", self._typed.contact)

    @property
    def scope(self) -> str:
        return self.element.code("activity-scope")

    @property
    def countries(self) -> tuple[model.Classification, ...]:
        return self._each("recipient-country", self._typed.classification)

    @property
    def regions(self) -> tuple[model.Classification, ...]:
        return self._each("recipient-region", self._typed.classification)

    @property
    def locations(self) -> tuple[model.Location, ...]:
        return self._each("location", self._typed.location)

    @property
    def sectors(self) -> tuple[model.Classification, ...]:
        return self._each("sector", self._typed.classification)

    @property
    def tags(self) -> tuple[model.Classification, ...]:
        return self._each("tag", self._typed.classification)

    @property
    def budget_items(self) -> tuple[str, tuple[model.BudgetItem, ...]]:
        """The vocabulary of the country budget items, and they."""
        found = self.element.first("country-budget-items")
        if found is None:
            return "", ()
        items = tuple(self._typed.budget_item(one) for one in found.all("budget-item"))
        return found.get("vocabulary"), items

    @property
    def humanitarian_scopes(self) -> tuple[model.Classification, ...]:
        return self._each("humanitarian-scope", self._typed.classification)

    @property
    def policy_markers(self) -> tuple[model.Classification, ...]:
        return self._each("policy-marker", self._typed.classification)

    @property
    def collaboration_type(self) -> str:
        return self.element.code("collaboration-type")

    @property
    def flow_type(self) -> str:
        return self.element.code("default-flow-type")

    @property
    def finance_type(self) -> str:
        return self.element.code("default-finance-type")

    @property
    def aid_types(self) -> tuple[model.Classification, ...]:
        return self._each("default-aid-type", self._typed.classification)

    @property
    def tied_status(self) -> str:
        return self.element.code("default-tied-status")

    @property
    def budgets(self) -> tuple[model.Budget, ...]:
        return self._each("budget", self._typed.budget)

    @property
    def planned_disbursements(self) -> tuple[model.PlannedDisbursement, ...]:
        return self._each("planned-disbursement", self._typed.planned_disbursement)

    @property
    def capital_spend(self) -> Decimal | None:
        """The share of capital expenditure, in per cent."""
        return number_of(self.element.code("capital-spend", "percentage"))

    @property
    def transactions(self) -> tuple[model.Transaction, ...]:
        return self._each("transaction", self._typed.transaction)

    @property
    def documents(self) -> tuple[model.Document, ...]:
        return self._typed.documents(self.element)

    @property
    def related(self) -> tuple[model.RelatedActivity, ...]:
        return self._each("related-activity", related_activity)

    @property
    def legacy(self) -> tuple[model.LegacyItem, ...]:
        return self._each("legacy-data", legacy_item)

    @property
    def conditions(self) -> model.Conditions | None:
        return self._typed.conditions(self.element.first("conditions"))

    @property
    def results(self) -> tuple[model.Result, ...]:
        return self._each("result", self._typed.result)

    @property
    def creditor_report(self) -> model.CreditorReport | None:
        return self._typed.creditor_report(self.element.first("crs-add"))

    @property
    def forward_spending(self) -> model.ForwardSpending | None:
        return self._typed.forward_spending(self.element.first("fss"))

    @property
    def extensions(self) -> tuple[Element, ...]:
        """What stands in the activity itself in other namespaces."""
        return tuple(one for one in self.element.children if one.tag.startswith("{"))

    @property
    def _typed(self) -> Typed:
        return Typed(self.language, self.currency)

    def _each(self, tag: str, made: Callable[[Element], T]) -> tuple[T, ...]:
        return tuple(made(one) for one in self.element.all(tag))
