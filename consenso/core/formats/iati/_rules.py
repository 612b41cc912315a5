"""The rules of the standard for one activity, beyond its schema: dates, percentages, identifiers, what needs what.

They follow IATI's ruleset for 2.03, and what its schema says in words must be. A rule yields the element, a code and a sentence.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from consenso.core.formats.iati._element import LANGUAGE
from consenso.core.formats.iati._problem import ERROR, WARNING
from consenso.core.formats.iati._values import date_of, day_of, number_of

_NEAR = Decimal("0.01")  # what rounding to two places may leave between a sum and 100
_LINES = re.compile(r"[\t\r\n]")
_BAD_SIGNS = re.compile(r"[/&|?]")
_REPORTED = {"transaction-date": "iso-date", "value": "value-date"}
_YEAR = dt.timedelta(days=366)


class Breach(NamedTuple):
    element: Any
    code: str
    said: str
    severity: str = ERROR


class Facts:
    """An activity's children by name, and the day on which nothing reported may lie ahead (None: not known)."""

    def __init__(self, activity: Any, today: dt.date | None) -> None:
        self.activity = activity
        self.today = today
        self._inside: dict[Any, list[tuple[str, Any]]] = {}
        self._by_tag: dict[str, list[Any]] = defaultdict(list)
        for child in activity:
            self._by_tag[child.tag].append(child)

    def all(self, tag: str) -> list[Any]:
        return self._by_tag.get(tag, [])

    def inside(self, element: Any) -> list[tuple[str, Any]]:
        """Return what stands in one of the children, each with its name; looked at once, for many rules ask."""
        found = self._inside.get(element)
        if found is None:
            found = self._inside[element] = [(one.tag, one) for one in element]
        return found

    @property
    def identifier(self) -> str:
        found = self.all("iati-identifier")
        return found[0].text or "" if found else ""


def breaches_of_rules(facts: Facts) -> Iterator[Breach]:
    """Yield where an activity breaks a rule of the standard."""
    for rule in _RULES:
        yield from rule(facts)


def _identifiers(facts: Facts) -> Iterator[Breach]:
    found = facts.all("iati-identifier")
    identifier, publisher = facts.identifier, ""
    for one in facts.all("reporting-org"):
        publisher = one.get("ref", "")
        yield from _signs(one, "ref", one.get("ref"))
    for one in found[:1]:
        if not identifier.strip():
            yield Breach(
                one,
                "rule.identifier_empty",
                "<iati-identifier> is empty: give the activity its identifier.",
            )
            continue
        yield from _signs(one, "", identifier)
        if identifier != identifier.strip() or _LINES.search(identifier):
            said = "<iati-identifier> has white space around it or lines in it, which are part of it: take them out."
            yield Breach(one, "rule.identifier_spaces", said, WARNING)
        former = [
            other.get("ref", "")
            for other in facts.all("other-identifier")
            if other.get("type") == "B1"
        ]
        if not any(
            prefix and identifier.strip().startswith(prefix) for prefix in (publisher, *former)
        ):
            said = (
                f"<iati-identifier> does not begin with the reporting organisation's {publisher or 'identifier'}: begin it so, "
                'or name a former one in <other-identifier type="B1">.'
            )
            yield Breach(one, "rule.identifier_prefix", said)


def _signs(element: Any, attribute: str, value: str | None) -> Iterator[Breach]:
    if value is None:
        return
    if attribute and not value.strip():
        said = f"{attribute} of <{element.tag}> is empty: write the organisation's reference, or take {attribute} out."
        yield Breach(element, "rule.reference_empty", said)
    if _BAD_SIGNS.search(value):
        where = f"{attribute} of <{element.tag}>" if attribute else f"<{element.tag}>"
        yield Breach(
            element,
            "rule.identifier_signs",
            f"{where} has one of the signs / & | ?, which identifiers may not have.",
        )


def _organisations(facts: Facts) -> Iterator[Breach]:
    named = list(facts.all("participating-org"))
    for holder in (*facts.all("transaction"), *facts.all("planned-disbursement")):
        named += [
            one for tag, one in facts.inside(holder) if tag in ("provider-org", "receiver-org")
        ]
    for other in facts.all("other-identifier"):
        named += other.findall("owner-org")
    for one in named:
        yield from _signs(one, "ref", one.get("ref"))
        if not one.get("ref") and one.find("narrative") is None:
            said = f"<{one.tag}> has neither ref nor <narrative>: say which organisation it is."
            yield Breach(one, "rule.organisation_unnamed", said)


def _dates(facts: Facts) -> Iterator[Breach]:
    dates: dict[str, tuple[Any, dt.date]] = {}
    for one in facts.all("activity-date"):
        day = date_of(one.get("iso-date", ""))
        if day:
            dates[one.get("type", "")] = one, day
        if day and one.get("type") in ("2", "4"):
            yield from _ahead(facts, one, "iso-date", day)
    if facts.all("activity-date") and not any(
        one.get("type") in ("1", "2") for one in facts.all("activity-date")
    ):
        said = "The activity has no start: add <activity-date> of type 1 (planned) or 2 (actual)."
        yield Breach(facts.all("activity-date")[0], "rule.no_start", said)
    for start, end, kind in (("1", "3", "planned"), ("2", "4", "actual")):
        if start in dates and end in dates and dates[start][1] > dates[end][1]:
            said = f"The {kind} end {dates[end][1]} lies before the {kind} start {dates[start][1]}: correct one of them."
            yield Breach(dates[end][0], "rule.dates_order", said)
    updated = facts.activity.get("last-updated-datetime", "")
    day = day_of(updated)
    if day:
        yield from _ahead(facts, facts.activity, "last-updated-datetime", day)
    for one in facts.all("transaction"):
        for tag, child in facts.inside(one):
            attribute = _REPORTED.get(tag, "")
            day = date_of(child.get(attribute, "")) if attribute else None
            if day:
                yield from _ahead(facts, child, attribute, day)


def _ahead(facts: Facts, element: Any, attribute: str, day: dt.date) -> Iterator[Breach]:
    # A day may have begun elsewhere already.
    if facts.today and day > facts.today + dt.timedelta(days=1):
        said = f"{attribute} of <{element.tag}> is {day}, after the file was made ({facts.today}): it has not happened yet."
        yield Breach(element, "rule.date_ahead", said)


def _periods(facts: Facts) -> Iterator[Breach]:
    periods = [*facts.all("budget"), *facts.all("planned-disbursement")]
    for result in facts.all("result"):
        periods += result.findall("indicator/period")
    for one in periods:
        days: dict[str, dt.date] = {}
        for tag, child in facts.inside(one):
            day = (
                date_of(child.get("iso-date", ""))
                if tag in ("period-start", "period-end")
                else None
            )
            if day:
                days.setdefault(tag, day)
        if len(days) < 2:
            continue
        start, end = days["period-start"], days["period-end"]
        if start > end:
            said = f"<{one.tag}> ends on {end}, before it starts on {start}: correct one of them."
            yield Breach(one, "rule.dates_order", said)
        elif one.tag == "budget" and end - start > _YEAR:
            said = f"<budget> is for {start} to {end}, longer than a year: split it."
            yield Breach(one, "rule.budget_period", said)


def _percentages(facts: Facts) -> Iterator[Breach]:
    countries, regions = facts.all("recipient-country"), facts.all("recipient-region")
    for places in (_by_vocabulary(regions) or {"": []}).values():
        yield from _share([*countries, *places], "countries and regions")
    for vocabulary, sectors in _by_vocabulary(facts.all("sector")).items():
        yield from _share(sectors, f"sectors of vocabulary {vocabulary}")
    for holder in facts.all("country-budget-items"):
        yield from _share(holder.findall("budget-item"), "budget items")
    for one in (*countries, *regions, *facts.all("sector"), *facts.all("capital-spend")):
        share = number_of(one.get("percentage", ""))
        if share is not None and not 0 <= share <= 100:
            said = f"percentage of <{one.tag}> is {share}, and must be from 0 to 100."
            yield Breach(one, "rule.percentage_range", said)


def _by_vocabulary(elements: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in elements:
        found.setdefault(one.get("vocabulary", "1"), []).append(one)
    return found


def _share(elements: list[Any], what: str) -> Iterator[Breach]:
    said = [one.get("percentage") for one in elements]
    if len(elements) > 1 and None in said:
        missing = elements[said.index(None)]
        yield Breach(
            missing,
            "rule.percentage_missing",
            f"There are several {what}, and not each has a percentage: add it.",
        )
        return
    shares = [number_of(one) for one in said if one is not None]
    if shares and None not in shares:
        total = sum((one for one in shares if one is not None), Decimal())
        if total != 100:
            told = (
                f"The percentages of the {what} add up to {total.normalize():f}, and must to 100."
            )
            # What rounding leaves is told, and not held against anybody.
            severity = WARNING if abs(total - 100) <= _NEAR else ERROR
            yield Breach(elements[0], "rule.percentages", told, severity)


def _levels(facts: Facts) -> Iterator[Breach]:
    yield from _level(facts, ("sector",), "sector")
    yield from _level(facts, ("recipient-country", "recipient-region"), "country or region")


def _level(facts: Facts, tags: tuple[str, ...], what: str) -> Iterator[Breach]:
    transactions = facts.all("transaction")
    is_here = any(facts.all(tag) for tag in tags)
    have_it = [any(tag in tags for tag, _ in facts.inside(one)) for one in transactions]
    if is_here and True in have_it:
        said = (
            f"A {what} stands both at the activity and in transactions: leave it at one of the two."
        )
        yield Breach(transactions[have_it.index(True)], "rule.two_levels", said)
    elif True in have_it and False in have_it:
        said = f"This transaction has no {what}, and others have: give one to each."
        yield Breach(transactions[have_it.index(False)], "rule.some_transactions", said)
    elif not is_here and True not in have_it:
        said = f"The activity has no {what}, nor has any transaction: add one."
        if what == "sector":
            yield Breach(facts.activity, "rule.no_sector", said)
        else:
            yield Breach(facts.activity, "rule.no_place", said, WARNING)


def _defaults(facts: Facts) -> Iterator[Breach]:
    activity = facts.activity
    if not activity.get("default-currency"):
        for one in activity.iter("value", "loan-status", "forecast"):
            if not one.get("currency"):
                said = (
                    f"<{one.tag}> has no currency, and the activity no default-currency: add one."
                )
                yield Breach(one, "rule.currency_missing", said)
    if not activity.get(LANGUAGE):
        for one in activity.iter("narrative"):
            if not _has_language(one, activity):
                said = (
                    "<narrative> has no xml:lang, and the activity none either: say the language."
                )
                yield Breach(one, "rule.language_missing", said)
    if activity.get("budget-not-provided") is not None and facts.all("budget"):
        said = "budget-not-provided stands at an activity with budgets: take it out."
        yield Breach(activity, "rule.budget_not_provided", said)


def _has_language(element: Any, activity: Any) -> bool:
    while element is not None and element is not activity:
        if element.get(LANGUAGE):
            return True
        element = element.getparent()
    return False


def _classified(facts: Facts) -> Iterator[Breach]:
    for one in facts.all("policy-marker"):
        vocabulary = one.get("vocabulary", "1")
        if vocabulary == "1" and one.get("significance") is None:
            said = "<policy-marker> of vocabulary 1 has no significance: add it."
            yield Breach(one, "rule.marker_significance", said)
        if vocabulary == "99" and one.find("narrative") is None:
            said = "<policy-marker> of vocabulary 99 has no <narrative>: say what it means."
            yield Breach(one, "rule.vocabulary_unexplained", said)
    sectors = [*facts.all("sector")]
    for transaction in facts.all("transaction"):
        sectors += [one for tag, one in facts.inside(transaction) if tag == "sector"]
    for one in sectors:
        if one.get("vocabulary") in ("98", "99") and one.find("narrative") is None:
            said = f"<sector> of vocabulary {one.get('vocabulary')} has no <narrative>: say what it means."
            yield Breach(one, "rule.vocabulary_unexplained", said, WARNING)


def _results(facts: Facts) -> Iterator[Breach]:
    for result in facts.all("result"):
        for indicator in result.findall("indicator"):
            if result.find("reference") is not None and indicator.find("reference") is not None:
                said = "<reference> stands both at the result and at its indicator: leave it at one of the two."
                yield Breach(indicator, "rule.two_references", said)
            measure = indicator.get("measure", "")
            for path in ("baseline", "period/target", "period/actual"):
                for one in indicator.findall(path):
                    yield from _measured(one, measure)


def _measured(one: Any, measure: str) -> Iterator[Breach]:
    value = one.get("value")
    if measure in ("1", "2", "3", "4"):
        if value is None:
            yield Breach(
                one,
                "rule.value_missing",
                f"<{one.tag}> of an indicator that is measured has no value: add it.",
            )
        elif number_of(value) is None:
            said = (
                f"value of <{one.tag}> is no number, and its indicator is measured: write a number."
            )
            yield Breach(one, "rule.value_no_number", said, WARNING)
    elif measure == "5" and value is not None:
        said = f"<{one.tag}> of an indicator that is not measured (5) has a value: move it into <comment>."
        yield Breach(one, "rule.value_unexpected", said, WARNING)


def _places(facts: Facts) -> Iterator[Breach]:
    for location in facts.all("location"):
        for one in location.findall("point/pos"):
            numbers = [number_of(part) for part in (one.text or "").split()]
            if len(numbers) == 2 and all(
                number is not None and abs(number) <= most
                for number, most in zip(numbers, (90, 180), strict=True)
            ):
                continue
            yield Breach(
                one, "rule.point", "<pos> is no latitude and longitude: write it as -12.5 31.25."
            )


_RULES: tuple[Callable[[Facts], Iterator[Breach]], ...] = (
    *(_identifiers, _organisations, _dates, _periods, _percentages, _levels),
    *(_defaults, _classified, _results, _places),
)
