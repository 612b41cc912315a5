"""Assessments beside each other, how far they agree, and what parties answer."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core.record import Assessment, Assessor, Commitment, Evidence
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import reporting
from consenso.interfaces.public import filters
from consenso.interfaces.public.agreement_shown import agreement_blocks, agreement_csv, alpha_csv
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    ListPage,
    ObjectPage,
    Section,
    computed,
    sentence,
)
from consenso.interfaces.public.said import (
    evidence_named,
    grade_name,
    how_specific,
    specific_in_short,
    verdict,
    who_says_what,
)
from consenso.interfaces.public.views.commitments import party_choices
from consenso.interfaces.ui.components import Cell, Column, Fact, Table
from consenso.interfaces.ui.sheets import csv_answer


@reads
def assessment_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = reporting.assessments(
        frame.slug,
        assessor=asked.value("assessor"),
        method=asked.value("method"),
        verdict=asked.value("verdict"),
        commitment=asked.value("commitment"),
        text=asked.value("text"),
        party=asked.value("party"),
        year=asked.year(),
        page=asked.page,
    )
    known = {one.id: one for one in reporting.assessors(frame.slug)}
    form = filters.form(
        asked,
        filters.select(
            asked,
            "assessor",
            gettext("Assessor"),
            [(one.id, frame.say(one.name)) for one in known.values()],
        ),
        filters.select(asked, "party", gettext("On the part of"), party_choices(frame)),
    )
    lead = gettext(
        "What assessors find, each by a published method. Verdicts stand beside each other; none is averaged."
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Assessments"), section="deliveries", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Assessments"),
        lead=lead,
        form=form,
        before=agreement_blocks(frame, known) if not form.active and asked.page == 1 else (),
        table=_table(frame, found.items, known),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="assessments", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _table(frame: Frame, items: tuple[Assessment, ...], known: Mapping[str, Assessor]) -> Table:
    promised = commitments.commitments_by_id(frame.slug, tuple(one.commitment for one in items))
    replied = reporting.replies_to(frame.slug, [one.id for one in items])
    labels = (
        gettext("Commitment"),
        gettext("Assessor"),
        gettext("Verdict"),
        gettext("The scale, from the least"),
        gettext("Specificity"),
        gettext("Date"),
    )
    rows = []
    for one in items:
        assessor = known[one.assessor]
        name, language = grade_name(frame, one, assessor)
        scale = reporting.method_of(one, assessor).scale
        words = promised[one.commitment].paraphrase
        rows.append(
            (
                Cell(frame.say(words), frame.address("assessment", one.id), frame.tag_of(words)),
                Cell(
                    frame.say(assessor.name),
                    frame.address("assessor", assessor.id),
                    frame.tag_of(assessor.name),
                ),
                Cell(name, language=language),
                Cell(" < ".join(frame.say(grade.name) for grade in scale)),
                Cell(specific_in_short(promised[one.commitment])),
                Cell(frame.date(one.date)),
                Cell(str(len(replied.get(one.id, ()))), is_number=True),
            )
        )
    return Table(
        caption=gettext("Assessments, the latest first"),
        columns=(*(Column(label) for label in labels), Column(gettext("Replies"), is_number=True)),
        rows=tuple(rows),
    )


@reads
def agreement_rows(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The verdicts that are compared, one a row, as CSV."""
    return csv_answer(agreement_csv(frame), f"{frame.slug}-agreement")


@reads
def alpha_rows(request: HttpRequest, frame: Frame) -> HttpResponse:
    """How far assessors agree, one comparison a row, as CSV."""
    return csv_answer(alpha_csv(frame), f"{frame.slug}-alpha")


@reads
def assessment_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    made = reporting.assessment(frame.slug, identifier)
    commitment = commitments.commitment(frame.slug, made.commitment)
    all_of_it = reporting.assessed(frame.slug, [commitment.id])[commitment.id]
    this = next(one for one in all_of_it if one.assessment.id == made.id)
    notes = Notes(frame)
    marks = notes.mark(made.sources)
    known = reporting.evidence_by_id(frame.slug, evidence_named((), all_of_it))
    name, _ = grade_name(frame, made, this.assessor)
    said = {"assessor": frame.say(this.assessor.name), "verdict": name}
    title = gettext("%(assessor)s: “%(verdict)s”") % said
    page = ObjectPage(
        shell=frame.shell(
            title,
            section="deliveries",
            trail=((gettext("Assessments"), frame.address("assessment")),),
        ),
        kicker=gettext("Assessment %(id)s") % {"id": made.id},
        heading={frame.tag: title},
        is_states_words=False,
        subheading=None,
        confidence=made.confidence,
        facts=(
            Fact(
                gettext("Commitment"),
                frame.say(commitment.paraphrase),
                frame.address("commitment", commitment.id),
                frame.tag_of(commitment.paraphrase),
                sources=marks,
            ),
            Fact(gettext("Date"), frame.date(made.date)),
        ),
        sections=tuple(_sections(frame, this, all_of_it, commitment, known, notes)),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("assessment", made.id),
    )
    return render(request, "public/object.html", {"page": page})


def _sections(
    frame: Frame,
    this: reporting.Assessed,
    all_of_it: Sequence[reporting.Assessed],
    commitment: Commitment,
    known: Mapping[str, Evidence],
    notes: Notes,
) -> list[Section]:
    sections = [
        Section(
            "verdict",
            gettext("The verdict, and what is answered"),
            (
                Block("verdicts", (verdict(frame, this, commitment, known, notes),)),
                *(() if this.replies else (sentence(gettext("Nobody has replied to it.")),)),
                computed(how_specific()),
            ),
        )
    ]
    others = [one for one in all_of_it if one.assessment.id != this.assessment.id]
    if others:
        rows = tuple(verdict(frame, one, commitment, known, notes) for one in others)
        words = who_says_what(frame, all_of_it)
        blocks = (*((sentence(words),) if words else ()), Block("verdicts", rows))
        sections.append(Section("others", gettext("What others find of the same"), blocks))
    return sections
