"""Reports: what parties say they did, in their own words."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core.errors import NotFound
from consenso.core.record import Commitment, Report, Text
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import reporting, sums
from consenso.domain.record.labels import STAGE
from consenso.domain.texts import queries as texts
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.money_asked import place_of
from consenso.interfaces.public.money_shown import money_section
from consenso.interfaces.public.pages import (
    Block,
    ListPage,
    ObjectPage,
    Section,
    computed,
    own_words,
    sentence,
    table,
)
from consenso.interfaces.public.quantities import period
from consenso.interfaces.public.said import called, report_line
from consenso.interfaces.public.views.commitments import party_choices
from consenso.interfaces.ui.components import Cell, Column, Fact, Table


@reads
def report_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = reporting.reports(
        frame.slug,
        party=asked.value("party"),
        text=asked.value("text"),
        commitment=asked.value("commitment"),
        year=asked.year(),
        page=asked.page,
    )
    held = texts.plans(frame.slug)
    form = filters.form(
        asked,
        filters.select(asked, "party", gettext("Party"), party_choices(frame)),
        filters.select(
            asked, "text", gettext("On"), [(one.id, frame.say(one.title)) for one in held]
        ),
    )
    lead = gettext(
        "What parties say they did about what they promised, commitment by commitment. The words are theirs."
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Reports"), section="deliveries", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Reports"),
        lead=lead,
        form=form,
        before=()
        if found.total or form.active
        else (sentence(gettext("Nobody has reported yet.")),),
        table=_table(frame, found.items),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="reports", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _table(frame: Frame, items: tuple[Report, ...]) -> Table:
    held = texts.texts_by_id(frame.slug, tuple(one.text for one in items))
    labels = (gettext("Report"), gettext("On"), gettext("Made on"))
    return Table(
        caption=gettext("Reports, the latest first"),
        columns=(
            *(Column(label) for label in labels),
            Column(gettext("Commitments"), is_number=True),
        ),
        rows=tuple(
            (
                Cell(called(frame, one), frame.address("report", one.id)),
                Cell(
                    frame.say(held[one.text].title),
                    frame.address("text", one.text),
                    frame.tag_of(held[one.text].title),
                ),
                Cell(frame.date(one.date)),
                Cell(str(len(one.lines)), is_number=True),
            )
            for one in items
        ),
    )


@reads
def report_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    report = reporting.report(frame.slug, identifier)
    text = texts.text(frame.slug, report.text)
    notes = Notes(frame)
    marks = notes.mark(report.sources)
    title = called(frame, report)
    page = ObjectPage(
        shell=frame.shell(
            title,
            section="deliveries",
            trail=((gettext("Reports"), frame.address("report")),),
            place=place_of(request),
        ),
        kicker=gettext("Report, in the words of %(party)s") % {"party": frame.party(report.party)},
        heading={frame.tag: title},
        is_states_words=False,
        subheading=None,
        confidence=report.confidence,
        facts=_facts(frame, report, text, marks),
        sections=(
            *_sections(frame, report, text, notes),
            *money_section(request, frame, sums.of_report(report), of=(("report", report.id),)),
        ),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("report", report.id),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, report: Report, text: Text, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    party = frame.party(report.party)
    rows = [
        Fact(gettext("Who reports"), party, frame.party_address(report.party), sources=marks),
        Fact(
            gettext("On"),
            frame.say(text.title),
            frame.address("text", text.id),
            frame.tag_of(text.title),
        ),
        Fact(gettext("About the years"), period(report.period)),
        Fact(gettext("Made on"), frame.date(report.date)),
    ]
    before = _before(frame, report)
    if before:
        address = frame.address("report", before.id)
        rows.append(Fact(gettext("The report before it"), called(frame, before), address))
    return tuple(rows)


def _before(frame: Frame, report: Report) -> Report | None:
    if not report.follows:
        return None
    try:
        return reporting.report(frame.slug, report.follows)
    except NotFound:
        return None


def _sections(frame: Frame, report: Report, text: Text, notes: Notes) -> list[Section]:
    before = _before(frame, report)
    spoken = {line.commitment for line in report.lines}
    spoken |= {line.commitment for line in before.lines} if before else set()
    promised = commitments.commitments_by_id(frame.slug, tuple(spoken))
    sections = []
    if report.summary:
        words = gettext("In the words of %(party)s") % {"party": frame.party(report.party)}
        sections.append(Section("summary", gettext("Summary"), (own_words(report.summary, words),)))
    sections.append(_lines(frame, report, text, promised, notes))
    if before:
        sections.append(_changes(frame, before, report, promised))
    return sections


def _lines(
    frame: Frame,
    report: Report,
    text: Text,
    promised: Mapping[str, Commitment],
    notes: Notes,
) -> Section:
    heading = gettext("Commitment by commitment")
    known = reporting.evidence_by_id(
        frame.slug, [one for line in report.lines for one in line.evidence]
    )
    rows = tuple(
        report_line(frame, report, line, known, notes, commitment=promised[line.commitment])
        for line in report.lines
    )
    total = commitments.commitments_per_text(frame.slug).get(text.id, 0)
    n_held = sum(promised[line.commitment].text == text.id for line in report.lines)
    said = ngettext(
        "It speaks of %(number)s of the %(total)s commitment on record in this text.",
        "It speaks of %(number)s of the %(total)s commitments on record in this text.",
        total,
    ) % {"number": n_held, "total": total}
    blocks: list[Block] = [sentence(said)]
    if rows:
        blocks.append(Block("report_lines", rows))
    return Section("lines", heading, tuple(blocks))


def _changes(
    frame: Frame, before: Report, report: Report, promised: Mapping[str, Commitment]
) -> Section:
    """Return what the report before said of each commitment beside what this one says."""
    then = {line.commitment: line for line in before.lines}
    now = {line.commitment: line for line in report.lines}
    nothing = gettext("said nothing")
    rows = tuple(
        (
            Cell(
                frame.say(promised[one].paraphrase),
                frame.address("commitment", one),
                frame.tag_of(promised[one].paraphrase),
            ),
            Cell(str(STAGE[then[one].stage]) if one in then else nothing),
            Cell(frame.say(then[one].status) if one in then else ""),
            Cell(str(STAGE[now[one].stage]) if one in now else nothing),
            Cell(_what_changed(then.get(one), now.get(one))),
        )
        for one in dict.fromkeys((*now, *then))
    )
    labels = (
        gettext("Commitment"),
        gettext("Then"),
        gettext("In the words of then"),
        gettext("Now"),
        gettext("Change"),
    )
    found = Table(
        gettext("What the report before said, and what this one says"),
        tuple(Column(label) for label in labels),
        rows,
        "changes-table",
    )
    how = gettext(
        "The stages are the party’s own, as each report gives them; what is called a change is that they are not the same."
    )
    return Section("changes", gettext("Since the report before"), (table(found), computed(how)))


def _what_changed(then: object, now: object) -> str:
    if then is None:
        return gettext("new in this report")
    if now is None:
        return gettext("no longer spoken of")
    if getattr(then, "stage", "") != getattr(now, "stage", ""):
        return gettext("another stage")
    return gettext("other words") if then != now else gettext("the same")
