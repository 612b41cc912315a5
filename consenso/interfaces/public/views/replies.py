"""Replies: what parties answer to assessments, in their own words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core.record import Assessment, Reply
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import reporting
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    ListPage,
    ObjectPage,
    Section,
    links,
    own_words,
    sentence,
)
from consenso.interfaces.public.said import evidence_links, grade_name, specific_in_short
from consenso.interfaces.public.views.commitments import party_choices
from consenso.interfaces.ui.components import Cell, Column, Fact, Table


@reads
def reply_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = reporting.replies(
        frame.slug,
        assessment=asked.value("assessment"),
        party=asked.value("party"),
        page=asked.page,
    )
    form = filters.form(
        asked, filters.select(asked, "party", gettext("Party"), party_choices(frame))
    )
    lead = gettext("What parties answer to assessments. The words are theirs.")
    labels = (gettext("Reply"), gettext("Party"), gettext("Date"))
    page = ListPage(
        shell=frame.shell(
            gettext("Replies"), section="deliveries", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Replies"),
        lead=lead,
        form=form,
        before=()
        if found.total or form.active
        else (sentence(gettext("Nobody has replied yet.")),),
        table=Table(
            caption=gettext("Replies, in the order of the record"),
            columns=tuple(Column(label) for label in labels),
            rows=tuple(
                (
                    Cell(
                        frame.say(one.words),
                        frame.address("reply", one.id),
                        frame.tag_of(one.words),
                    ),
                    Cell(frame.party(one.party)),
                    Cell(frame.date(one.date)),
                )
                for one in found.items
            ),
        ),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="replies", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


@reads
def reply_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    reply = reporting.reply(frame.slug, identifier)
    made = reporting.assessment(frame.slug, reply.assessment)
    notes = Notes(frame)
    marks = notes.mark(reply.sources)
    title = gettext("%(party)s answers") % {"party": frame.party(reply.party)}
    page = ObjectPage(
        shell=frame.shell(
            title,
            section="deliveries",
            trail=((gettext("Replies"), frame.address("reply")),),
        ),
        kicker=gettext("Reply, in the words of %(party)s") % {"party": frame.party(reply.party)},
        heading={frame.tag: title},
        is_states_words=False,
        subheading=None,
        confidence=reply.confidence,
        facts=_reply_facts(frame, reply, made, marks),
        sections=tuple(_reply_sections(frame, reply)),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("reply", reply.id),
    )
    return render(request, "public/object.html", {"page": page})


def _reply_facts(
    frame: Frame, reply: Reply, made: Assessment, marks: tuple[int, ...]
) -> tuple[Fact, ...]:
    assessor = reporting.assessor(frame.slug, made.assessor)
    name, _ = grade_name(frame, made, assessor)
    said = {"assessor": frame.say(assessor.name), "verdict": name}
    commitment = commitments.commitment(frame.slug, made.commitment)
    return (
        Fact(
            gettext("To the assessment"),
            gettext("%(assessor)s: “%(verdict)s”") % said,
            frame.address("assessment", made.id),
            sources=marks,
        ),
        Fact(gettext("Specificity"), specific_in_short(commitment)),
        Fact(
            gettext("Commitment"),
            frame.say(commitment.paraphrase),
            frame.address("commitment", commitment.id),
            frame.tag_of(commitment.paraphrase),
        ),
        Fact(gettext("Date"), frame.date(reply.date)),
    )


def _reply_sections(frame: Frame, reply: Reply) -> list[Section]:
    by = gettext("In the words of %(party)s") % {"party": frame.party(reply.party)}
    sections = [Section("words", gettext("What it answers"), (own_words(reply.words, by),))]
    if reply.evidence:
        known = reporting.evidence_by_id(frame.slug, reply.evidence)
        found = evidence_links(frame, known.values())
        sections.append(Section("evidence", gettext("Evidence"), (links(found),)))
    return sections
