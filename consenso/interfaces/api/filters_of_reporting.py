"""What can be asked of the lists of evidence, reports, assessors, assessments and replies."""

from typing import Literal

from pydantic import Field

from consenso.core.record import Assessment, Assessor, Evidence, Reply, Report
from consenso.domain.delivery import reporting
from consenso.domain.ledger.queries import Listing
from consenso.interfaces.api.asked import EntityAsked, Id, PartyCode, Year, sliced


class EvidenceAsked(EntityAsked):
    kind: Literal["self_report", "counterpart", "independent", "press", "data"] | None = Field(
        None, description="Only evidence of this kind."
    )
    commitment: Id | None = Field(None, description="Only evidence that supports this commitment.")
    delivery: Id | None = Field(None, description="Only evidence that supports this delivery.")
    gone: Literal["yes", "no"] | None = Field(
        None, description="Only evidence whose address was found dead (yes), or was not (no)."
    )

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Evidence]:
        return reporting.evidence(
            forum,
            kind=self.kind or "",
            commitment=self.commitment or "",
            delivery=self.delivery or "",
            is_gone=None if self.gone is None else self.gone == "yes",
            page=page,
            per_page=per_page,
        )


class ReportsAsked(EntityAsked):
    party: PartyCode | None = Field(None, description="Only reports of this party, as CN or celac.")
    text: Id | None = Field(None, description="Only reports on the commitments of this text.")
    commitment: Id | None = Field(None, description="Only reports that speak of this commitment.")
    year: Year | None = Field(None, description="Only reports made in this year.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Report]:
        return reporting.reports(
            forum,
            party=self.party or "",
            text=self.text or "",
            commitment=self.commitment or "",
            year=self.year,
            page=page,
            per_page=per_page,
        )


class AssessorsAsked(EntityAsked):
    kind: Literal["government", "secretariat", "academy", "society", "press"] | None = Field(
        None, description="Only assessors of this kind."
    )

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Assessor]:
        found = reporting.assessors(forum, kind=self.kind or "")
        return sliced(found, page=page, per_page=per_page)


class AssessmentsAsked(EntityAsked):
    assessor: Id | None = Field(None, description="Only assessments by this assessor.")
    method: Id | None = Field(None, description="Only assessments by a method of this id.")
    verdict: Id | None = Field(None, description="Only assessments with this verdict.")
    commitment: Id | None = Field(None, description="Only assessments of this commitment.")
    text: Id | None = Field(
        None, description="Only assessments of commitments of this text or statement."
    )
    party: PartyCode | None = Field(
        None, description="Only assessments of this party's part, as CN or celac."
    )
    year: Year | None = Field(None, description="Only assessments given in this year.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Assessment]:
        return reporting.assessments(
            forum,
            assessor=self.assessor or "",
            method=self.method or "",
            verdict=self.verdict or "",
            commitment=self.commitment or "",
            text=self.text or "",
            party=self.party or "",
            year=self.year,
            page=page,
            per_page=per_page,
        )


class RepliesAsked(EntityAsked):
    assessment: Id | None = Field(None, description="Only replies to this assessment.")
    party: PartyCode | None = Field(None, description="Only replies of this party, as CN or celac.")

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Reply]:
        return reporting.replies(
            forum,
            assessment=self.assessment or "",
            party=self.party or "",
            page=page,
            per_page=per_page,
        )
