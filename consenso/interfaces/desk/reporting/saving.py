"""What was typed into a report → its submission. Nothing that was typed is lost, whoever else writes in it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from consenso.core.formats.report import FIELDS, NotAFigure
from consenso.core.record import is_address
from consenso.core.signs import writable
from consenso.domain.delivery.drafted import (
    Line,
    answers_of,
    line_with,
    lines_by_commitment,
    met,
    with_lines,
)
from consenso.domain.delivery.reporting import evidence
from consenso.domain.record.actions import problems_with
from consenso.domain.submissions.actions import SubmissionHasChanged, prepare
from consenso.domain.submissions.together import waiting_evidence
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.record.problems import faults_of
from consenso.interfaces.desk.reporting.held import TRIES, Held, begun, keep, report_of

Document = dict[str, Any]
EVERY = 10_000
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """Evidence as it is typed beside a commitment: '' for what is left out."""

    title: str = ""
    address: str = ""
    publisher: str = ""
    language: str = ""  # BCP 47
    date: str = ""
    copy: str = ""  # the address of a copy, or its SHA-256, or both with a space between

    @property
    def is_typed(self) -> bool:
        return any((self.title, self.address, self.publisher, self.date, self.copy))


@dataclass(slots=True)
class Outcome:
    """What became of what was typed: the report as it stands, what could not be taken, what a colleague wrote too.

    Keys are (commitment, field).
    """

    held: Held
    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: dict[tuple[str, str], str] = field(default_factory=dict)
    clashes: dict[tuple[str, str], str] = field(default_factory=dict)
    new: dict[str, NewEvidence] = field(default_factory=dict)  # evidence that was not taken


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form posts: answers by commitment, evidence to add by commitment, words on the whole."""

    version: int
    answers: Mapping[str, Mapping[str, str]]
    new: Mapping[str, NewEvidence]
    summary: str | None
    published_at: str | None


def saved(desk: Desk, held: Held, posted: Posted) -> Outcome:
    """Keep what was posted; fields that a colleague changed meanwhile are met one by one."""
    for _ in range(TRIES):
        outcome = Outcome(held)
        document = _met(desk, held, posted, outcome)
        if document == begun(desk, held) and not document.get("lines"):
            return outcome
        try:
            keep(desk, held, document)
        except SubmissionHasChanged:
            held = report_of(desk, held.owed.plan.id, held.owed.last)
            continue
        outcome.held = report_of(desk, held.owed.plan.id, held.owed.last)
        return outcome
    raise SubmissionHasChanged(held.row) if held.row else RuntimeError("no submission to change")


def _met(desk: Desk, held: Held, posted: Posted, outcome: Outcome) -> dict[str, Any]:
    document = begun(desk, held)
    base = lines_by_commitment(held.document_at(posted.version))
    theirs = lines_by_commitment(held.document)
    lines: dict[str, Line | None] = {}
    for commitment in held.order:
        if commitment not in posted.answers:
            continue
        mine = dict(posted.answers[commitment])
        _with_evidence(desk, commitment, mine, posted, outcome)
        both = met(
            answers_of(base.get(commitment), desk.tag),
            answers_of(theirs.get(commitment), desk.tag),
            mine,
        )
        for name, said in both.clashes.items():
            outcome.clashes[commitment, name] = said
            outcome.typed.setdefault(commitment, {})[name] = mine[name]
        lines[commitment] = _line(desk, commitment, theirs.get(commitment), both.answers, outcome)
    document = with_lines(document, lines, held.order)
    return _with_words(desk, document, posted, outcome)


def _line(
    desk: Desk, commitment: str, held: Line | None, answers: dict[str, str], outcome: Outcome
) -> Line | None:
    try:
        return line_with(held, commitment, answers, desk.tag)
    except NotAFigure as error:
        outcome.faults[commitment, "figures"] = gettext(
            "“%(line)s” does not begin with a number in whole units, such as 240000000 USD or 3 ports."
        ) % {"line": error.line}
        outcome.typed.setdefault(commitment, {})["figures"] = answers["figures"]
        before = answers_of(held, desk.tag)["figures"]
        return line_with(held, commitment, {**answers, "figures": before}, desk.tag)


def _with_words(
    desk: Desk, document: dict[str, Any], posted: Posted, outcome: Outcome
) -> dict[str, Any]:
    if posted.summary is not None:
        words = {**document.get("summary", {}), desk.tag: posted.summary.strip()}
        words = {tag: said for tag, said in words.items() if said}
        document = {name: one for name, one in document.items() if name != "summary"}
        document |= {"summary": words} if words else {}
    if posted.published_at is not None:
        address = posted.published_at.strip()
        if address and not is_address(address):
            outcome.faults["", "published_at"] = gettext("It is no web address.")
            return document
        document = {name: one for name, one in document.items() if name != "sources"}
        document["confidence"] = "high" if address else "medium"
        document |= {"sources": [address]} if address else {}
    return document


def _with_evidence(
    desk: Desk, commitment: str, mine: dict[str, str], posted: Posted, outcome: Outcome
) -> None:
    """Add evidence that was typed beside a commitment: as the record has it, or as a submission of its own."""
    new = posted.new.get(commitment, NewEvidence())
    if not new.is_typed:
        return
    document = document_of(desk, commitment, new)
    wrong = _wrong_with(new) or problems_of(desk, document)
    if wrong:
        outcome.faults[commitment, "new"] = wrong
        outcome.new[commitment] = new
        return
    identifier = evidence_at(desk, document)
    if identifier not in mine["evidence"].split():
        mine["evidence"] = f"{mine['evidence']} {identifier}".strip()


def _wrong_with(new: NewEvidence) -> str:
    if not new.title or not is_address(new.address):
        return gettext(
            "Evidence needs a title and a web address that begins with https:// or http://."
        )
    if any(not (is_address(one) or _SHA256.fullmatch(one)) for one in new.copy.split()):
        return gettext(
            "Of a copy, give the web address, or the SHA-256 (64 digits and letters from a to f), or both."
        )
    return ""


def problems_of(desk: Desk, document: Document) -> str:
    """Return what hinders a document of evidence from being in the record, in words; '' for nothing."""
    found = problems_with(
        forum=desk.slug, kind="evidence", identifier=document["id"], document=document
    )
    faults = faults_of(found, "evidence", document["id"]).by_way
    return " ".join(f"{one.message} {one.remedy}" for way in faults.values() for one in way)


def document_of(desk: Desk, commitment: str, new: NewEvidence) -> Document:
    """Return what was typed as the record writes evidence that supports a commitment."""
    document: Document = {
        "id": f"ev-{hashlib.sha256(new.address.encode()).hexdigest()[:12]}",
        "title": {desk.tag: new.title},
        "address": new.address,
        "kind": "self_report",
        "supports": [{"kind": "commitment", "id": commitment}],
        "confidence": "high",
        "sources": [new.address],
    }
    if new.publisher:
        document["publisher"] = {desk.tag: new.publisher}
    document |= {name: said for name in ("language", "date") if (said := getattr(new, name))}
    copy: Document = {}
    for one in new.copy.split():
        copy |= {"sha256": one.lower()} if _SHA256.fullmatch(one) else {"address": one}
    if copy:
        kind = "web_archive" if "address" in copy else "file"
        where = {} if "address" in copy else {"where": dict(desk.names[desk.actor.code].name)}
        document["archived"] = [{"kind": kind, **where, **copy}]
    return document


def evidence_at(desk: Desk, document: Document) -> str:
    """Return the id of evidence at the document's address: of the record's, or of a submission that is begun with it."""
    for one in evidence(desk.slug, per_page=EVERY).items:
        if one.address == document["address"]:
            return one.id
    identifier = str(document["id"])
    if not waiting_evidence(desk.actor, (identifier,)):
        prepare(
            actor=desk.actor, kind="evidence", identifier=identifier, document=document, base="",
            reason=gettext("Evidence for a report"), sources=[document["address"]], at=desk.now,
        )  # fmt: skip
    return identifier


def posted_in(data: Any) -> Posted:
    """Return what a form posted (a QueryDict)."""
    answers, new = {}, {}
    for one in data.getlist("row"):
        said = {name: _typed(data, f"{name}.{one}") for name in FIELDS}
        chosen = [*data.getlist(f"evidence-of.{one}"), *said["evidence"].replace(",", " ").split()]
        said["evidence"] = " ".join(dict.fromkeys(chosen))
        answers[one] = said
        new[one] = NewEvidence(
            **{name: _typed(data, f"new-{name}.{one}") for name in NewEvidence.__slots__}
        )
    version = data.get("version", "")
    return Posted(
        int(version) if version.isascii() and version.isdigit() and len(version) < 8 else 0,
        answers,
        new,
        _typed(data, "summary") if "summary" in data else None,
        _typed(data, "published_at") if "published_at" in data else None,
    )


def _typed(data: Any, name: str) -> str:
    return writable(str(data.get(name, "")).replace("\r\n", "\n")).strip()
