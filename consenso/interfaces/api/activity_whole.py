"""What the API says of one activity beyond what lists say: texts, organisations, dates, amounts; from what was published of it."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from consenso.core.formats.iati import (
    Activity,
    Budget,
    Classification,
    Document,
    Money,
    Organisation,
    PlannedDisbursement,
    Text,
    Transaction,
)
from consenso.interfaces.api.words_published import narrated


def whole(one: Activity, language: str) -> dict[str, Any]:
    """Return the further fields of an activity; `language` (BCP 47): its words in that one alone."""
    descriptions = (narrated(text, language) for _, text in one.descriptions)
    return {
        "description": [words for words in descriptions if words],
        "participating_org": [_org(found, language) for found in one.participating],
        "activity_date": [{"type": on.type, "iso_date": day(on.date)} for on in one.dates],
        "recipient_region": [_share(found) for found in one.regions],
        "budget": [_budget(found) for found in one.budgets],
        "planned_disbursement": [_planned(found, language) for found in one.planned_disbursements],
        "transaction": [_transaction(found, language) for found in one.transactions],
        "related_activity": [{"ref": to.reference, "type": to.type} for to in one.related],
        "document_link": list(_documents(one.documents, language)),
    }


def day(found: dt.date | None) -> str | None:
    return found.isoformat() if found else None


def share(vocabulary: str, code: str, percentage: str) -> dict[str, str]:
    """Return a country, region or sector; what was not said is left out.

    >>> share("1", "11110", "")
    {'vocabulary': '1', 'code': '11110'}
    """
    found = {"vocabulary": vocabulary, "code": code, "percentage": percentage}
    return {name: said for name, said in found.items() if said or name == "code"}


def _share(one: Classification) -> dict[str, str]:
    return share(one.vocabulary, one.code, _number(one.percentage) or "")


def _number(found: Decimal | None) -> str | None:
    return None if found is None else f"{found:f}"


def _said(name: str, text: Text, language: str) -> dict[str, Any]:
    words = narrated(text, language)
    return {name: words} if words else {}


def _org(one: Organisation, language: str) -> dict[str, Any]:
    more = {name: said for name, said in (("role", one.role), ("type", one.type)) if said}
    return {"ref": one.reference, **_said("narrative", one.name, language), **more}


def _org_or_none(one: Organisation | None, language: str) -> dict[str, Any] | None:
    return _org(one, language) if one else None


def _value(found: Money | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "amount": _number(found.amount),
        "currency": found.currency,
        "value_date": day(found.value_date),
    }


def _budget(one: Budget) -> dict[str, Any]:
    return {
        "type": one.type,
        "status": one.status,
        "period_start": day(one.start),
        "period_end": day(one.end),
        "value": _value(one.value),
    }


def _planned(one: PlannedDisbursement, language: str) -> dict[str, Any]:
    return {
        "type": one.type,
        "period_start": day(one.start),
        "period_end": day(one.end),
        "value": _value(one.value),
        "provider_org": _org_or_none(one.provider, language),
        "receiver_org": _org_or_none(one.receiver, language),
    }


def _transaction(one: Transaction, language: str) -> dict[str, Any]:
    return {
        "transaction_type": one.type,
        "transaction_date": day(one.date),
        "value": _value(one.value),
        **_said("description", one.description, language),
        "provider_org": _org_or_none(one.provider, language),
        "receiver_org": _org_or_none(one.receiver, language),
    }


def _documents(found: Iterable[Document], language: str) -> Iterable[dict[str, Any]]:
    for one in found:
        yield {
            "url": one.url,
            "format": one.format,
            **_said("title", one.title, language),
            **_said("description", one.description, language),
            "category": list(one.categories),
            "language": list(one.languages),
            "document_date": day(one.date),
        }
