"""One report as it stands: what is owed, what the delegation wrote so far, what it reported last."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import Kind, NotAllowed
from consenso.domain.delivery.drafted import Line, answers_of, lines_by_commitment
from consenso.domain.delivery.due import Owed, owed, unasked
from consenso.domain.duties.reports import report_drafts
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.actions import revise
from consenso.domain.submissions.beginning import prepare_once
from consenso.domain.submissions.queries import SubmissionRow, versions
from consenso.interfaces.desk.frame import Desk

Document = dict[str, Any]
TRIES = 4
LONGEST = 80  # signs of an id


@dataclass(frozen=True, slots=True)
class Held:
    """A report: `row` is the delegation's open submission, `public` what the record has; None for none."""

    owed: Owed
    identifier: str
    row: SubmissionRow | None
    public: Document | None
    last: Mapping[str, Line]

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0

    @property
    def document(self) -> Document | None:
        """Return what it says now: as drafted, or as published; None where nothing was written."""
        return self.row.document if self.row is not None else self.public

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.owed.commitments)

    def document_at(self, version: int) -> Document | None:
        """Return what the report said when somebody read it at a version."""
        if self.row is None or version == self.row.version:
            return self.document
        if version == 0:
            return self.public
        found = {one.number: one.document for one in versions(self.row.id)}
        return found.get(version)


def reporters_only(desk: Desk) -> None:
    """Raise NotAllowed unless who acts prepares submissions for a party, which alone reports."""
    if desk.actor.delegation.kind != Kind.PARTY or not desk.can.prepares:
        raise NotAllowed("reports")


def unasked_in_words(desk: Desk, party: str = "") -> tuple[str, ...]:
    """Return on which plans no report is asked for, of the party or at all, and why; a sentence each."""
    return tuple(
        gettext(
            "No report is asked for on “%(plan)s”: the record does not say from which year to which it runs."
        )
        % {"plan": desk.say(one.title)}
        for one in unasked(desk.slug, party)
    )


def report_of(desk: Desk, text: str, year: int) -> Held:
    """Return the report of the actor's party on a plan, for the years that end with this one.

    Raises:
        NotFound: it owes none.
    """
    found = owed(desk.slug, desk.actor.code, on=desk.now.date(), text=text)
    one = next((one for one in found if one.last == year), None)
    if one is None:
        raise NotFound("report", f"{text}/{year}")
    identifier = one.report.id if one.report else id_of(desk.actor.code, text, year)
    before = (
        one.before.model_dump(mode="json", by_alias=True, exclude_none=True) if one.before else {}
    )
    return Held(
        one,
        identifier,
        report_drafts(desk.actor).get(identifier),
        public_document(desk.slug, "report", identifier),
        lines_by_commitment(before),
    )


def handing_address(desk: Desk, row: SubmissionRow) -> str:
    """Return where a submission is handed on as the report of the actor's party; '' where it is no such report."""
    about = row.document or {}
    if row.kind != "report" or not row.is_open or row.delegation_id != desk.actor.delegation.id:
        return ""
    years = about.get("period") or {}
    year = years.get("to") or years.get("from") or 0
    try:
        reporters_only(desk)
        held = report_of(desk, str(about.get("text", "")), int(year))
    except (NotFound, NotAllowed):
        return ""
    if held.row is None or held.row.id != row.id:
        return ""
    return desk.address(f"reports/{held.owed.plan.id}/{held.owed.last}/on/")


def id_of(party: str, text: str, year: int) -> str:
    """Return the id of a report that has none yet.

    >>> id_of("XA", "plan-2020-2022", 2021)
    'report-xa-2021-plan-2020-2022'
    """
    return f"report-{party.lower()}-{year}-{text}"[:LONGEST].rstrip("-")


def begun(desk: Desk, held: Held) -> Document:
    """Return the document of a report, without lines where there is none yet."""
    if held.document is not None:
        return dict(held.document)
    made: Document = {
        "id": held.identifier,
        "party": desk.actor.code,
        "text": held.owed.plan.id,
        "period": {"from": held.owed.first, "to": held.owed.last},
        "date": desk.now.date().isoformat(),
        "confidence": "medium",
    }
    if held.owed.before is not None:
        made["follows"] = held.owed.before.id
    return made


def keep(desk: Desk, held: Held, document: Document) -> SubmissionRow:
    """Keep a report as its delegation's submission, which nobody else reads, and return it.

    Raises:
        SubmissionHasChanged: a colleague changed it meanwhile; nothing is changed.
    """
    if held.row is not None and held.row.document == document:
        return held.row
    sources = list(document.get("sources", ())) or [plan_address(desk, held)]
    reason = gettext("Report of %(party)s on %(text)s for %(years)s") % {
        "party": desk.party(desk.actor.code),
        "text": desk.say(held.owed.plan.title),
        "years": years_of(held.owed),
    }
    if held.row is not None:
        return revise(
            actor=desk.actor, identifier=held.row.id, version=held.row.version, document=document,
            base=held.row.base, reason=held.row.reason, sources=sources, at=desk.now,
        )  # fmt: skip
    return prepare_once(
        actor=desk.actor, kind="report", identifier=held.identifier, document=document,
        base=digest_of(held.public) if held.public is not None else "",
        reason=reason, sources=sources, at=desk.now,
    )  # fmt: skip


def plan_address(desk: Desk, held: Held) -> str:
    """Return where the plan that is reported on can be read: at its first source, or here."""
    plan = held.owed.plan
    return next(
        iter((*plan.sources, *(one.url for one in plan.editions))),
        f"{settings.SITE}/{desk.language}/{desk.slug}/texts/{plan.id}/",
    )


def years_of(one: Owed) -> str:
    return str(one.last) if one.first == one.last else f"{one.first}–{one.last}"


def last_answers(held: Held, commitment: str, language: str) -> dict[str, str]:
    """Return what the report before says of a commitment, as people type it; stage and words in the first language it has."""
    line = held.last.get(commitment)
    said = answers_of(line, language)
    for name in ("status", "results", "limits", "next_steps"):
        if not said[name] and line and line.get(name):
            said[name] = next(iter(line[name].values()))
    return said
