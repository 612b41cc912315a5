"""Codes: which attribute takes its values from which list of the standard, and which values are on none."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from consenso.core.formats.iati._element import LANGUAGE

# element, or parent/element · attribute · list · the vocabulary that the list is for, where there are several; 1 is meant where
# none is named
_TABLE = """
iati-activity budget-not-provided BudgetNotProvided
iati-activity default-currency Currency
activity-date type ActivityDateType
activity-status code ActivityStatus
activity-scope code ActivityScope
budget status BudgetStatus
budget type BudgetType
planned-disbursement type BudgetType
value currency Currency
loan-status currency Currency
forecast currency Currency
collaboration-type code CollaborationType
condition type ConditionType
contact-info type ContactType
country-budget-items vocabulary BudgetIdentifierVocabulary
country-budget-items/budget-item code BudgetIdentifier 1
channel-code text() CRSChannelCode
participating-org crs-channel-code CRSChannelCode
other-flags code CRSAddOtherFlags
repayment-plan code LoanRepaymentPeriod
repayment-type code LoanRepaymentType
default-aid-type code AidType 1
default-aid-type vocabulary AidTypeVocabulary
aid-type code AidType 1
aid-type vocabulary AidTypeVocabulary
default-finance-type code FinanceType
finance-type code FinanceType
default-flow-type code FlowType
flow-type code FlowType
default-tied-status code TiedStatus
tied-status code TiedStatus
description type DescriptionType
document-link format FileFormat
category code DocumentCategory
language code Language
humanitarian-scope type HumanitarianScopeType
humanitarian-scope vocabulary HumanitarianScopeVocabulary
administrative vocabulary GeographicVocabulary
location-id vocabulary GeographicVocabulary
feature-designation code LocationType
location-class code GeographicLocationClass
location-reach code GeographicLocationReach
exactness code GeographicExactness
other-identifier type OtherIdentifierType
participating-org role OrganisationRole
participating-org type OrganisationType
reporting-org type OrganisationType
provider-org type OrganisationType
receiver-org type OrganisationType
policy-marker code PolicyMarker 1
policy-marker significance PolicySignificance
policy-marker vocabulary PolicyMarkerVocabulary
recipient-country code Country
recipient-region code Region 1
recipient-region vocabulary RegionVocabulary
related-activity type RelatedActivityType
result type ResultType
indicator measure IndicatorMeasure
result/reference vocabulary ResultVocabulary
indicator/reference vocabulary IndicatorVocabulary
sector code Sector 1
sector code SectorCategory 2
sector vocabulary SectorVocabulary
tag vocabulary TagVocabulary
disbursement-channel code DisbursementChannel
transaction-type code TransactionType
"""
_DATA = Path(__file__).parent / "data" / "codelists.json"


class Rule(NamedTuple):
    parent: str
    attribute: str
    list: str
    vocabulary: str


class WrongCode(NamedTuple):
    """A value that is not on its list."""

    element: Any
    attribute: str
    value: str
    list: str
    is_strict: bool


def _rules() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for line in _TABLE.strip().splitlines():
        where, attribute, name, vocabulary, *_ = [*line.split(), ""]
        parent, _, tag = where.rpartition("/")
        found[tag] = (*found.get(tag, ()), Rule(parent, attribute, name, vocabulary))
    return found


_RULES = _rules()
LISTS = frozenset(rule.list for rules in _RULES.values() for rule in rules)


@cache
def _lists() -> dict[str, tuple[bool, frozenset[str]]]:
    read = json.loads(_DATA.read_text(encoding="utf-8"))
    return {name: (one["strict"], frozenset(one["codes"].split())) for name, one in read.items()}


def is_on(name: str, code: str) -> bool:
    """Tell whether a code is on a list of the standard.

    >>> is_on("ActivityStatus", "2"), is_on("ActivityStatus", "9")
    (True, False)
    """
    return code in _lists()[name][1]


@cache
def _by_tag() -> dict[str, tuple[tuple[str, frozenset[str], bool, Rule], ...]]:
    lists = _lists()
    return {
        tag: tuple((one.attribute, lists[one.list][1], lists[one.list][0], one) for one in rules)
        for tag, rules in _RULES.items()
    }


def wrong_codes(activity: Any) -> Iterator[WrongCode]:
    """Yield the values in an activity that are not on their list, by their elements' order; missing ones are the schema's."""
    by_tag, languages = _by_tag(), _lists()["Language"][1]
    for node in activity.iter():
        for name, codes, is_strict, rule in by_tag.get(node.tag, ()):
            value = node.text if name == "text()" else node.get(name)
            # White space at the ends of a code is somebody's slip, and a value that is not on the list.
            if value is None or value in codes or _is_elsewhere(node, rule):
                continue
            yield WrongCode(node, name, value, rule.list, is_strict)
        language = node.get(LANGUAGE)
        if language and language.partition("-")[0].lower() not in languages:
            yield WrongCode(node, "xml:lang", language, "Language", False)


def _is_elsewhere(node: Any, rule: Rule) -> bool:
    holder = node
    if rule.parent:
        above = node.getparent()
        if above is None or above.tag != rule.parent:
            return True
        holder = above
    return bool(rule.vocabulary) and holder.get("vocabulary", "1") != rule.vocabulary
