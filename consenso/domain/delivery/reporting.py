"""Reading evidence, reports, assessments and replies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from consenso.core.record import (
    Assessment,
    Assessor,
    Commitment,
    Evidence,
    Grade,
    Line,
    Method,
    Reply,
    Report,
)
from consenso.domain.commitments import models as commitments_models
from consenso.domain.commitments.specificity import specificity
from consenso.domain.delivery import models
from consenso.domain.ledger.queries import Listing, document, documents, key, listing


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says of a commitment, with the report."""

    report: Report
    line: Line


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment with who made it and what is answered to it."""

    assessment: Assessment
    assessor: Assessor
    replies: tuple[Reply, ...]

    @property
    def method(self) -> Method:
        """Return the method by which it was made."""
        return method_of(self.assessment, self.assessor)

    @property
    def grade(self) -> Grade:
        """Return the grade that it gives."""
        return next(one for one in self.method.scale if one.id == self.assessment.verdict)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Of how many commitments something is said."""

    n_commitments: int
    n_reported: int  # a party's report has a line on it
    n_evidenced: int  # evidence names it as supported
    n_assessed: int  # it has a verdict


SPOKEN_VERSION = 1  # of the rule by which `spoken_of` counts


def spoken_of(forum: str, *, text: str = "", party: str = "") -> Spoken:
    """Return how many commitments of a text or statement (id), or that name a party (code), are spoken of. One query."""
    promised = commitments_models.Commitment.objects.filter(forum=forum)
    if text:
        promised = promised.filter(_stands_in(forum, text))
    if party:
        promised = promised.filter(actors__party=key(forum, party.lower()))
    this = OuterRef("pk")
    supports = models.Support.objects.filter(
        evidence__forum=forum, of="commitment", identifier=OuterRef("identifier")
    )
    rows = (
        promised.order_by()
        .annotate(
            is_reported=Exists(models.Line.objects.filter(commitment=this)),
            is_evidenced=Exists(supports),
            is_assessed=Exists(models.Assessment.objects.filter(commitment=this)),
        )
        .values_list("pk", "is_reported", "is_evidenced", "is_assessed")
        .distinct()
    )
    found = list(rows)
    return Spoken(
        len(found),
        n_reported=sum(1 for _, is_reported, _, _ in found if is_reported),
        n_evidenced=sum(1 for _, _, is_evidenced, _ in found if is_evidenced),
        n_assessed=sum(1 for _, _, _, is_assessed in found if is_assessed),
    )


def _stands_in(forum: str, text: str, prefix: str = "") -> Q:
    where = key(forum, text)
    return Q(**{f"{prefix}text": where}) | Q(**{f"{prefix}statement": where})


def method_of(assessment: Assessment, assessor: Assessor) -> Method:
    """Return the method of its assessor by which an assessment was made; the record's check holds that there is one."""
    return next(one for one in assessor.methods if one.id == assessment.method)


def evidence(
    forum: str,
    *,
    kind: str = "",
    commitment: str = "",
    delivery: str = "",
    is_gone: bool | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[Evidence]:
    """Return one page of a forum's evidence, in the record's order. Two queries."""
    rows = models.Evidence.objects.filter(forum=forum)
    rows = rows.filter(kind=kind) if kind else rows
    for of, identifier in (("commitment", commitment), ("delivery", delivery)):
        if identifier:
            rows = rows.filter(
                pk__in=models.Support.objects.filter(of=of, identifier=identifier).values(
                    "evidence"
                )
            )
    rows = rows if is_gone is None else rows.filter(is_gone=is_gone)
    return listing(rows.order_by("position"), Evidence, page=page, per_page=per_page)


def addresses_of_evidence(forum: str) -> tuple[str, ...]:
    """Return the address of each piece of evidence, in the record's order. One query, without what else is said of it."""
    rows = models.Evidence.objects.filter(forum=forum).order_by("position")
    return tuple(rows.values_list("address", flat=True))


def one_evidence(forum: str, identifier: str) -> Evidence:
    """Return one piece of evidence. One query.

    Raises:
        NotFound: there is none.
    """
    return document(models.Evidence.objects.filter(forum=forum), Evidence, identifier)


def evidence_by_id(forum: str, identifiers: Sequence[str]) -> Mapping[str, Evidence]:
    """Return evidence by id; what is not there is absent. One query."""
    rows = models.Evidence.objects.filter(key__in=[key(forum, one) for one in identifiers])
    return {one.id: one for one in documents(rows, Evidence)}


def evidence_around(forum: str, commitment: str, named: Sequence[str]) -> tuple[Evidence, ...]:
    """Return the evidence that supports a commitment (id), and that of these ids, in the record's order. One query."""
    rows = models.Evidence.objects.filter(forum=forum)
    supporting = models.Support.objects.filter(of="commitment", identifier=commitment)
    wanted = Q(pk__in=supporting.values("evidence"))
    wanted |= Q(pk__in=[key(forum, one) for one in named])
    return documents(rows.filter(wanted).order_by("position"), Evidence)


def evidence_with(
    forum: str, deliveries: Sequence[str], named: Sequence[str]
) -> tuple[Evidence, ...]:
    """Return the evidence that supports any of these facts (ids), and that of these ids, in the record's order. One query."""
    rows = models.Evidence.objects.filter(forum=forum)
    supporting = models.Support.objects.filter(of="delivery", identifier__in=list(deliveries))
    wanted = Q(pk__in=supporting.values("evidence"))
    wanted |= Q(pk__in=[key(forum, one) for one in named])
    return documents(rows.filter(wanted).order_by("position"), Evidence)


def evidence_for(
    forum: str, of: str, identifiers: Sequence[str]
) -> Mapping[str, tuple[Evidence, ...]]:
    """Return what supports objects of a kind (commitment, delivery, activity), by their ids. One query; others are absent."""
    rows = models.Support.objects.filter(
        evidence__forum=forum, of=of, identifier__in=list(identifiers)
    ).order_by("evidence__position")
    found: dict[str, list[Evidence]] = {}
    for identifier, said in rows.values_list("identifier", "evidence__document"):
        found.setdefault(identifier, []).append(Evidence.model_validate(said))
    return {identifier: tuple(rows) for identifier, rows in found.items()}


def reports(
    forum: str,
    *,
    party: str = "",
    text: str = "",
    commitment: str = "",
    year: int | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[Report]:
    """Return one page of a forum's reports, the newest first. Two queries. `party` is a code (CN, celac)."""
    rows = models.Report.objects.filter(forum=forum)
    if party:
        rows = rows.filter(party=key(forum, party.lower()))
    if text:
        rows = rows.filter(text=key(forum, text))
    if commitment:
        spoken = models.Line.objects.filter(commitment=key(forum, commitment))
        rows = rows.filter(pk__in=spoken.values("report"))
    if year is not None:
        rows = rows.filter(from_on__year=year)
    return listing(rows.order_by("-from_on", "position"), Report, page=page, per_page=per_page)


def report(forum: str, identifier: str) -> Report:
    """Return one report. One query.

    Raises:
        NotFound: there is none.
    """
    return document(models.Report.objects.filter(forum=forum), Report, identifier)


def reported_on(forum: str, commitments: Sequence[str]) -> Mapping[str, tuple[Reported, ...]]:
    """Return what reports say of commitments (ids), each the newest first. One query; those without are absent.

    Each report comes once from the database, with its lines on these commitments alone: it may have hundreds.
    """
    wanted = frozenset(commitments)
    spoken = models.Line.objects.filter(commitment__in=[key(forum, one) for one in wanted])
    made = models.Report.objects.filter(pk__in=spoken.values("report"))
    found: dict[str, list[Reported]] = {}
    for said in made.order_by("-from_on", "position").values_list("document", flat=True):
        lines = [one for one in said["lines"] if one["commitment"] in wanted]
        report = Report.model_validate({**said, "lines": lines})
        for line in report.lines:
            found.setdefault(line.commitment, []).append(Reported(report, line))
    return {commitment: tuple(rows) for commitment, rows in found.items()}


def assessors(forum: str, *, kind: str = "") -> tuple[Assessor, ...]:
    """Return a forum's assessors, in the record's order. One query."""
    rows = models.Assessor.objects.filter(forum=forum)
    rows = rows.filter(kind=kind) if kind else rows
    return documents(rows.order_by("position"), Assessor)


def assessments_per_assessor(forum: str) -> Mapping[str, int]:
    """Return how many assessments each assessor (id) made. One query; those without are absent."""
    rows = models.Assessment.objects.filter(forum=forum).order_by("assessor")
    return dict(rows.values_list("assessor__identifier").annotate(n=Count("key")))


def assessor(forum: str, identifier: str) -> Assessor:
    """Return one assessor. One query.

    Raises:
        NotFound: there is none.
    """
    return document(models.Assessor.objects.filter(forum=forum), Assessor, identifier)


def assessments(
    forum: str,
    *,
    assessor: str = "",
    method: str = "",
    verdict: str = "",
    commitment: str = "",
    text: str = "",
    party: str = "",
    year: int | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[Assessment]:
    """Return one page of a forum's assessments, the newest first. Two queries. `party` is a code (CN, celac)."""
    rows = models.Assessment.objects.filter(forum=forum)
    if assessor:
        rows = rows.filter(assessor=key(forum, assessor))
    if commitment:
        rows = rows.filter(commitment=key(forum, commitment))
    if text:
        rows = rows.filter(_stands_in(forum, text, "commitment__"))
    if party:
        rows = rows.filter(party=key(forum, party.lower()))
    if method:
        rows = rows.filter(method=method)
    if verdict:
        rows = rows.filter(verdict=verdict)
    if year is not None:
        rows = rows.filter(from_on__year=year)
    order = ("-from_on", "position")
    return listing(rows.order_by(*order), Assessment, page=page, per_page=per_page)


def assessment(forum: str, identifier: str) -> Assessment:
    """Return one assessment. One query.

    Raises:
        NotFound: there is none.
    """
    return document(models.Assessment.objects.filter(forum=forum), Assessment, identifier)


def assessed(forum: str, commitments: Sequence[str]) -> Mapping[str, tuple[Assessed, ...]]:
    """Return the assessments of commitments (ids) beside each other, the newest first. Two queries; those without are absent."""
    rows = models.Assessment.objects.filter(commitment__in=[key(forum, one) for one in commitments])
    rows = rows.order_by("-from_on", "position")
    held = list(rows.values_list("document", "assessor__document"))
    assessments = [Assessment.model_validate(said) for said, _ in held]
    replied = replies_to(forum, [one.id for one in assessments])
    found: dict[str, list[Assessed]] = {}
    for made, (_, by) in zip(assessments, held, strict=True):
        whole = Assessed(made, Assessor.model_validate(by), replied.get(made.id, ()))
        found.setdefault(made.commitment, []).append(whole)
    return {commitment: tuple(rows) for commitment, rows in found.items()}


def specificities(forum: str, assessments: Sequence[str]) -> Mapping[str, int]:
    """Return how specific the promises are on which assessments (ids) give a verdict. One query at most; those that are none are absent."""
    if not assessments:
        return {}
    rows = models.Assessment.objects.filter(forum=forum, identifier__in=list(assessments))
    return {
        identifier: specificity(Commitment.model_validate(document))
        for identifier, document in rows.values_list("identifier", "commitment__document")
    }


def replies_to(forum: str, assessments: Sequence[str]) -> Mapping[str, tuple[Reply, ...]]:
    """Return what is answered to assessments (ids), in the record's order. One query; those without are absent."""
    rows = models.Reply.objects.filter(assessment__in=[key(forum, one) for one in assessments])
    found: dict[str, list[Reply]] = {}
    for one in documents(rows.order_by("position"), Reply):
        found.setdefault(one.assessment, []).append(one)
    return {assessment: tuple(rows) for assessment, rows in found.items()}


def replies(
    forum: str, *, assessment: str = "", party: str = "", page: int = 1, per_page: int = 50
) -> Listing[Reply]:
    """Return one page of a forum's replies to assessments, in the record's order. Two queries."""
    rows = models.Reply.objects.filter(forum=forum)
    if assessment:
        rows = rows.filter(assessment=key(forum, assessment))
    if party:
        rows = rows.filter(party=key(forum, party.lower()))
    return listing(rows.order_by("position"), Reply, page=page, per_page=per_page)


def reply(forum: str, identifier: str) -> Reply:
    """Return one reply. One query.

    Raises:
        NotFound: there is none.
    """
    return document(models.Reply.objects.filter(forum=forum), Reply, identifier)
