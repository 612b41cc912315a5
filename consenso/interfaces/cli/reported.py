"""The reports of a demonstration: promises of a plan, one report that is public, one half written, two verdicts and an answer.

All of it is made by the real actions.
"""

import copy
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import Actor
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.actions import prepare, publish
from consenso.domain.submissions.queries import SubmissionRow

FORUM, PLAN = "meridian", "plan-2023-2025"
AT_PLAN = "https://example.org/plan-2"
BY_AURELIA = "https://example.org/aurelia/harbours-2024"
Document = Mapping[str, Any]


def _promise(identifier: str, paragraph: str, kind: str, words: str, **more: Any) -> Document:
    return {
        "id": identifier, "text": PLAN, "paragraph": paragraph, "kind": kind,
        "areas": ["learning" if kind == "training" else "sea"], "paraphrase": {"en": words},
        "actors": {"from": ["XA", "meridian-group"]}, "period": {"from": 2023, "to": 2025},
        "confidence": "high", "sources": [AT_PLAN], **more,
    }  # fmt: skip


LIGHTS, LOAN, REGISTER, TEACHERS = (f"m-2023-{place}" for place in ("03", "04", "05", "06"))
PROMISES = (
    _promise(
        LIGHTS, "1", "service", "Keep at least 20 lighthouses lit every night.",
        quantity=20, unit={"en": "lighthouses"},
    ),
    _promise(
        LOAN, "2", "finance", "Lend a further 260 million dollars for ports and lights by 2025.",
        quantity=260000000, currency="USD", actors={"from": ["XA"], "to": ["meridian-group"]},
    ),
    _promise(REGISTER, "3", "service", "Complete the common register of ships."),
    _promise(
        TEACHERS, "4", "training", "Exchange 150 teachers every year.",
        quantity=150, unit={"en": "teachers a year"},
    ),
)  # fmt: skip
SOCIETY: Document = {
    "id": "harbour-watch",
    "name": {"en": "Harbour Watch", "es": "Observatorio de Puertos"},
    "kind": "society",
    "site": "https://example.org/harbour-watch",
    "confidence": "high",
    "sources": ["https://example.org/harbour-watch"],
}
KEPT: Document = {
    "id": "ev-harbours-2024",
    "title": {"en": "Harbour accounts 2024"},
    "address": BY_AURELIA,
    "publisher": {"en": "Harbour Bank of Aurelia"},
    "language": "en",
    "date": "2025-01",
    "kind": "self_report",
    "supports": [{"kind": "commitment", "id": LOAN}],
    "archived": [{"kind": "web_archive", "address": "https://example.org/kept/harbours-2024"}],
    "confidence": "high",
    "sources": [BY_AURELIA],
}
MADE: Document = {
    "id": f"report-xa-2024-{PLAN}",
    "party": "XA",
    "text": PLAN,
    "period": {"from": 2024, "to": 2024},
    "date": "2025-01-28",
    "summary": {"en": "Lights and loans are on course; the register waits for its last two ports."},
    "lines": [
        {
            "commitment": LIGHTS,
            "stage": "under_way",
            "status": {"en": "22 lighthouses were lit every night but four."},
            "limits": {"en": "Four nights of ice."},
        },
        {
            "commitment": LOAN,
            "stage": "under_way",
            "status": {"en": "Three loans are signed, and a fourth is before parliament."},
            "results": {"en": "Two harbours deepened."},
            "next_steps": {"en": "The fourth loan, by June 2025."},
            "figures": [{"quantity": 180000000, "currency": "USD"}],
            "evidence": ["ev-harbours-2024"],
        },
        {
            "commitment": TEACHERS,
            "stage": "done",
            "status": {"en": "160 teachers went, and 151 came."},
        },
    ],
    "confidence": "high",
    "sources": ["https://example.org/aurelia/report-2024"],
}
WAITING: Document = {
    "id": "ev-harbours-2025",
    "title": {"en": "Harbour accounts 2025"},
    "address": "https://example.org/aurelia/harbours-2025",
    "publisher": {"en": "Harbour Bank of Aurelia"},
    "language": "en",
    "date": "2026-01",
    "kind": "self_report",
    "supports": [{"kind": "commitment", "id": LOAN}],
    "confidence": "high",
    "sources": ["https://example.org/aurelia/harbours-2025"],
}
HALF: Document = {
    "id": f"report-xa-2025-{PLAN}",
    "party": "XA",
    "text": PLAN,
    "period": {"from": 2025, "to": 2025},
    "date": "2026-01-20",
    "lines": [
        {
            "commitment": LIGHTS,
            "stage": "done",
            "status": {"en": "23 lighthouses were lit every night of the year."},
        },
        {
            "commitment": LOAN,
            "stage": "done",
            "status": {"en": "The fourth loan was signed in June."},
            "figures": [{"quantity": 260000000, "currency": "USD"}],
            "evidence": ["ev-harbours-2025"],
        },
        {"commitment": TEACHERS, "status": {"en": "The schools have not sent their lists yet."}},
    ],
    "follows": f"report-xa-2024-{PLAN}",
    "confidence": "medium",
}


def _verdict(identifier: str, assessor: str, verdict: str, why: str, date: str) -> Document:
    return {
        "id": identifier, "assessor": assessor, "method": "three-grades", "commitment": LOAN,
        "verdict": verdict, "rationale": {"en": why}, "evidence": ["ev-harbours-2024"],
        "date": date, "confidence": "high", "sources": [f"https://example.org/{assessor}/2025"],
    }  # fmt: skip


FOUND = _verdict(
    "as-institute-loans", "institute", "partly",
    "Three of four loans are signed, and the accounts do not say what was paid out.", "2025-05-12",
)  # fmt: skip
DIFFERS = _verdict(
    "as-harbour-watch-loans", "harbour-watch", "yes",
    "What the harbours asked for was lent in its time.", "2025-06-03",
)  # fmt: skip
ANSWER: Document = {
    "id": "re-xa-loans",
    "assessment": "as-institute-loans",
    "party": "XA",
    "words": {"en": "What was paid out stands in table 4 of the accounts: all that was signed."},
    "evidence": ["ev-harbours-2024"],
    "date": "2025-06-20",
    "confidence": "medium",
}


def reported(actor: Callable[[str], Actor], at: dt.datetime) -> None:
    """Let there be something to report on, where there is nothing yet. `actor` gives an invented person by name, as who acts."""
    if public_document(FORUM, "commitment", LIGHTS) is not None:
        return
    keeper, ana, dora = actor("Sena"), actor("Ana"), actor("Dora")
    _publish(
        keeper, "forum", _with_services(), "Promises of services have a word of their own.", at
    )
    for promise in PROMISES:
        _publish(keeper, "commitment", promise, "Promised in the plan.", at)
    method = (public_document(FORUM, "assessor", "institute") or {})["methods"]
    _publish(keeper, "assessor", {**SOCIETY, "methods": method}, "Its method is published.", at)
    _publish(ana, "evidence", KEPT, "Evidence for a report", at)
    _publish(ana, "report", MADE, "Report of Aurelia for 2024", at)
    _publish(actor("Ada"), "assessment", FOUND, "Assessment by the Institute for Promises", at)
    _publish(actor("Hugo"), "assessment", DIFFERS, "Assessment by Harbour Watch", at)
    _publish(ana, "reply", ANSWER, "Aurelia answers an assessment", at)
    _prepare(dora, "evidence", WAITING, "Evidence for a report", at)
    _prepare(dora, "report", HALF, "Report of Aurelia for 2025", at)


def _with_services() -> Document:
    document = copy.deepcopy(public_document(FORUM, "forum", FORUM) or {})
    terms = document["vocabularies"]["commitment_kinds"]
    if not any(term["id"] == "service" for term in terms):
        terms.append({"id": "service", "name": {"en": "service", "es": "servicio"}})
    return document


def _prepare(
    actor: Actor, kind: str, document: Document, reason: str, at: dt.datetime
) -> SubmissionRow:
    before = public_document(FORUM, kind, document["id"])
    return prepare(
        actor=actor, kind=kind, identifier=document["id"], document=document,
        base=digest_of(before) if before else "", reason=reason,
        sources=document.get("sources") or [AT_PLAN], at=at,
    )  # fmt: skip


def _publish(actor: Actor, kind: str, document: Document, reason: str, at: dt.datetime) -> None:
    row = _prepare(actor, kind, document, reason, at)
    publish(actor=actor, identifier=row.id, version=row.version, at=at)
