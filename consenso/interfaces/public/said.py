"""What is said of what was done, ready to show: lines of reports, verdicts beside each other, evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.promises import SPECIFICITY_VERSION
from consenso.core.record import Assessment, Assessor, Commitment, Evidence, Line, Report, Words
from consenso.domain.commitments.specificity import specificity, specificity_in_words
from consenso.domain.delivery import reporting
from consenso.domain.record.labels import ASSESSOR_KIND, EVIDENCE_KIND, STAGE
from consenso.interfaces.public.frame import Frame, Notes
from consenso.interfaces.public.pages import Block, Link, Section, computed, links, sentence
from consenso.interfaces.public.quantities import measured, period

STAGE_TONES = {
    "not_started": "open",
    "under_way": "partial",
    "done": "done",
    "stopped": "disputed",
    "cannot_say": "none",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a party under what they are about."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a party says of one commitment, marked as its own words."""

    by: str  # In the words of Aurelia
    title: str  # what the heading leads to: the report, or the commitment
    title_language: str
    address: str
    on: str  # partial date
    tone: str
    stage: str
    passages: tuple[Passage, ...]
    figures: tuple[str, ...]
    evidence: tuple[Link, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A grade of a scale; `is_given`: the verdict."""

    name: str
    language: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party answers to a verdict."""

    by: str
    address: str
    on: str
    words: Words
    evidence: tuple[Link, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One assessor's verdict with its whole scale, how specific the promise is, and what is answered."""

    assessor: str
    assessor_language: str
    assessor_address: str
    kind: str
    address: str
    on: str
    scope: str  # whose part
    scale: tuple[Step, ...]
    method: str
    method_language: str
    specificity: str
    rationale: Words | None
    evidence: tuple[Link, ...]
    answers: tuple[Answer, ...]
    sources: tuple[int, ...]


def called(frame: Frame, report: Report) -> str:
    """Return what a report is called: who reports, on which years."""
    return gettext("Report by %(party)s on %(period)s") % {
        "party": frame.party(report.party),
        "period": period(report.period),
    }


def evidence_links(frame: Frame, found: Iterable[Evidence]) -> tuple[Link, ...]:
    """Return evidence as links to its pages, with who speaks in it; a gone address is said plainly."""
    return tuple(
        Link(
            frame.say(one.title),
            frame.address("evidence", one.id),
            line=" · ".join(
                part
                for part in (
                    str(EVIDENCE_KIND[one.kind]),
                    frame.say(one.publisher),
                    frame.date(one.date) if one.date else "",
                )
                if part
            ),
            language=frame.tag_of(one.title),
            tone="disputed" if one.gone else "",
            status=gettext("its address is gone") if one.gone else "",
        )
        for one in found
    )


def report_line(
    frame: Frame,
    report: Report,
    line: Line,
    known: Mapping[str, Evidence],
    notes: Notes,
    *,
    commitment: Commitment | None = None,
) -> ReportLine:
    """Return a line under its report, or, with the commitment, under that."""
    said = (
        (gettext("How far it has come"), line.status),
        (gettext("What came of it"), line.results),
        (gettext("What stood in the way"), line.limits),
        (gettext("Next steps"), line.next_steps),
    )
    party = frame.party(report.party)
    return ReportLine(
        by=gettext("In the words of %(party)s") % {"party": party},
        title=frame.say(commitment.paraphrase) if commitment else called(frame, report),
        title_language=frame.tag_of(commitment.paraphrase) if commitment else "",
        address=frame.address("commitment", commitment.id)
        if commitment
        else frame.address("report", report.id),
        on="" if commitment else report.date,
        tone=STAGE_TONES[line.stage],
        stage=str(STAGE[line.stage]),
        passages=tuple(Passage(label, words) for label, words in said if words),
        figures=tuple(
            measured(frame, one.quantity, one.unit, one.currency) for one in line.figures
        ),
        evidence=evidence_links(frame, (known[one] for one in line.evidence if one in known)),
        sources=() if commitment else notes.mark(report.sources),
    )


def grade_name(frame: Frame, assessment: Assessment, assessor: Assessor) -> tuple[str, str]:
    """Return what the grade of a verdict is called, and its language where that is not the reader's."""
    method = reporting.method_of(assessment, assessor)
    grade = next(one for one in method.scale if one.id == assessment.verdict)
    return frame.say(grade.name), frame.tag_of(grade.name)


def specific(commitment: Commitment) -> str:
    """Return how specific a promise is, in words."""
    return specificity_in_words(specificity(commitment))


def specific_in_short(commitment: Commitment) -> str:
    """Return how specific a promise is, for a table whose column says so."""
    return gettext("%(number)d of 5") % {"number": specificity(commitment)}


def verdict(
    frame: Frame,
    found: reporting.Assessed,
    commitment: Commitment,
    known: Mapping[str, Evidence],
    notes: Notes,
) -> Verdict:
    """Return an assessment as its pages show it."""
    made, assessor = found.assessment, found.assessor
    scope = (
        gettext("On the part of %(party)s") % {"party": frame.party(made.party)}
        if made.party
        else gettext("On all of it")
    )
    return Verdict(
        assessor=frame.say(assessor.name),
        assessor_language=frame.tag_of(assessor.name),
        assessor_address=frame.address("assessor", assessor.id),
        kind=str(ASSESSOR_KIND[assessor.kind]),
        address=frame.address("assessment", made.id),
        on=made.date,
        scope=scope,
        scale=tuple(
            Step(frame.say(one.name), frame.tag_of(one.name), one.id == made.verdict)
            for one in found.method.scale
        ),
        method=frame.say(found.method.name),
        method_language=frame.tag_of(found.method.name),
        specificity=specific(commitment),
        rationale=made.rationale,
        evidence=evidence_links(frame, (known[one] for one in made.evidence if one in known)),
        answers=tuple(
            Answer(
                by=gettext("%(party)s answers") % {"party": frame.party(one.party)},
                address=frame.address("reply", one.id),
                on=one.date,
                words=one.words,
                evidence=evidence_links(
                    frame, (known[each] for each in one.evidence if each in known)
                ),
                sources=notes.mark(one.sources),
            )
            for one in found.replies
        ),
        sources=notes.mark(made.sources),
    )


def evidence_named(
    reported: Sequence[reporting.Reported], assessed: Sequence[reporting.Assessed]
) -> list[str]:
    """Return the ids of evidence that lines, verdicts and replies name."""
    ids = {one for found in reported for one in found.line.evidence}
    ids |= {one for found in assessed for one in found.assessment.evidence}
    ids |= {one for found in assessed for reply in found.replies for one in reply.evidence}
    return sorted(ids)


def who_says_what(frame: Frame, assessed: Sequence[reporting.Assessed]) -> str:
    """Return in words what several assessors find, and whether they can be said to differ; '' for fewer than two."""
    latest = {
        (one.assessor.id, one.assessment.method, one.assessment.party): one
        for one in reversed(assessed)
    }
    if len({one.assessor.id for one in latest.values()}) < 2:
        return ""
    sayings = [
        gettext("%(assessor)s: “%(verdict)s”")
        % {
            "assessor": frame.say(one.assessor.name),
            "verdict": grade_name(frame, one.assessment, one.assessor)[0],
        }
        for one in latest.values()
    ]
    words = shown.listed(sayings, frame.language)
    scales = {tuple(grade.id for grade in one.method.scale) for one in latest.values()}
    parts = {one.assessment.party for one in latest.values()}
    if len(scales) > 1 or len(parts) > 1:
        said = gettext(
            "%(verdicts)s. They use different scales or look at different parts, so that the words alone do not say whether they agree."
        )
    elif len({one.assessment.verdict for one in latest.values()}) > 1:
        said = gettext("%(verdicts)s. On the same scale, they differ.")
    else:
        said = gettext("%(verdicts)s. On the same scale, they agree.")
    return said % {"verdicts": words}


def about_commitment(
    frame: Frame, commitment: Commitment, notes: Notes, reported: Sequence[reporting.Reported]
) -> tuple[Section, ...]:
    """Return the sections of a commitment's page on what is reported, evidenced and assessed. Three queries."""
    assessed = reporting.assessed(frame.slug, [commitment.id]).get(commitment.id, ())
    named = evidence_named(reported, assessed)
    evidence = reporting.evidence_around(frame.slug, commitment.id, named)
    known = {one.id: one for one in evidence}
    supports = [
        one
        for one in evidence
        if any((part.kind, part.id) == ("commitment", commitment.id) for part in one.supports)
    ]
    return (
        _reported(frame, reported, known, notes),
        _evidenced(frame, supports),
        _assessed(frame, assessed, commitment, known, notes),
    )


def _reported(
    frame: Frame,
    reported: Sequence[reporting.Reported],
    known: Mapping[str, Evidence],
    notes: Notes,
) -> Section:
    heading = gettext("What the parties report")
    if not reported:
        words = gettext("Nobody has reported on this. That does not mean that nothing was done.")
        return Section("reported", heading, (sentence(words),))
    rows = tuple(report_line(frame, one.report, one.line, known, notes) for one in reported)
    return Section("reported", heading, (Block("report_lines", rows),))


def evidence_of(frame: Frame, kind: str, identifier: str) -> tuple[Section, ...]:
    """Return the section on what supports a delivery or an activity (by its IATI identifier); none without any. One query."""
    found = reporting.evidence_for(frame.slug, kind, (identifier,)).get(identifier, ())
    return (_evidenced(frame, found),) if found else ()


def _evidenced(frame: Frame, found: Sequence[Evidence]) -> Section:
    heading = gettext("Evidence")
    if not found:
        words = gettext("The record names no evidence for this.")
        return Section("evidence", heading, (sentence(words),))
    return Section("evidence", heading, (links(evidence_links(frame, found)),))


def _assessed(
    frame: Frame,
    assessed: Sequence[reporting.Assessed],
    commitment: Commitment,
    known: Mapping[str, Evidence],
    notes: Notes,
) -> Section:
    heading = gettext("What assessors find")
    if not assessed:
        words = gettext("Nobody has assessed this.")
        return Section(
            "assessed",
            heading,
            (sentence(words), sentence(specific(commitment)), computed(how_specific())),
        )
    rows = tuple(verdict(frame, one, commitment, known, notes) for one in assessed)
    said = who_says_what(frame, assessed)
    return Section(
        "assessed",
        heading,
        (
            *((sentence(said),) if said else ()),
            Block("verdicts", rows),
            computed(how_specific()),
        ),
    )


def how_specific() -> str:
    """Return how specificity is computed, in words."""
    return gettext(
        "Verdicts stand beside each other, each on its own scale, from the least grade to the most; none is averaged. Specificity is told by the verb of the promise, from 1 (exchange views) to 5 (build, give so many), and a figure makes 5: a vague promise is easily kept. Version %(version)s of the rule of specificity."
    ) % {"version": SPECIFICITY_VERSION}


def on_what_is_said() -> tuple[str, ...]:
    """Return how reports and assessments are treated, in words, for the page on methods."""
    return (
        gettext(
            "A report is what a party says of itself, in its own words, and is marked so. An assessment is a verdict of an assessor by a published method, shown with its whole scale. What a party answers stays beside it."
        ),
        how_specific(),
        gettext(
            "How far assessors agree is measured by Krippendorff’s alpha, only on the same scale or by numbers that the methods themselves give; the rows from which it is computed can be taken away."
        ),
    )


def counted(frame: Frame, *, text: str = "", party: str = "") -> tuple[Block, ...]:
    """Return how many commitments of a text, or that name a party, are reported on, evidenced and assessed, and how
    that is counted; () where there are none. One query.
    """
    spoken = reporting.spoken_of(frame.slug, text=text, party=party)
    total = spoken.n_commitments
    if not total:
        return ()
    query = f"?text={text}" if text else ""
    rows = (
        (gettext("Reported on by a party"), spoken.n_reported, f"{frame.address('report')}{query}"),
        (gettext("With evidence"), spoken.n_evidenced, frame.address("evidence")),
        (gettext("Assessed"), spoken.n_assessed, f"{frame.address('assessment')}{query}"),
    )
    found = tuple(
        Link(
            label,
            address,
            line=ngettext(
                "%(number)s of %(total)s commitment", "%(number)s of %(total)s commitments", total
            )
            % {"number": number, "total": total},
        )
        for label, number, address in rows
    )
    how = gettext(
        "Counted are commitments: those on which at least one report has a line, those that evidence names as supported, those with at least one verdict. What is missing here was not recorded; that is no verdict. Version %(version)s of this rule."
    ) % {"version": reporting.SPOKEN_VERSION}
    return (links(found), computed(how))


def about_party(frame: Frame, code: str) -> Section:
    """Return the section of a party's page: the way to its reports, and what is said of its commitments. One query."""
    line = gettext("What it says it did, in its own words.")
    way = Link(gettext("Its reports"), f"{frame.address('report')}?party={code}", line)
    heading = gettext("What it reports, and what is said of its commitments")
    return Section("said", heading, (links((way,)), *counted(frame, party=code)))
