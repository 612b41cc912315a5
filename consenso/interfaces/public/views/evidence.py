"""Evidence: what was published by which others can check what is said."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Archived, Evidence, Words
from consenso.domain.activities.queries import copies
from consenso.domain.delivery import reporting
from consenso.domain.delivery.citing import citations
from consenso.domain.record.labels import EVIDENCE_KIND, KIND
from consenso.domain.record.queries import titles
from consenso.domain.sources.looking import looks
from consenso.interfaces.public import filters
from consenso.interfaces.public.activity_parts import activity_address
from consenso.interfaces.public.frame import Frame, Notes, host, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Section,
    callout,
    facts,
    links,
    passage,
    sentence,
)
from consenso.interfaces.public.views.activities import title_of
from consenso.interfaces.public.views.meetings import labelled
from consenso.interfaces.ui.components import Cell, Column, Fact, Table


@reads
def evidence_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = reporting.evidence(
        frame.slug,
        kind=asked.value("kind"),
        commitment=asked.value("commitment"),
        delivery=asked.value("delivery"),
        is_gone={"yes": True, "no": False}.get(asked.value("gone")),
        page=asked.page,
    )
    form = filters.form(
        asked,
        filters.select(asked, "kind", gettext("Who speaks in it"), labelled(EVIDENCE_KIND)),
        filters.select(
            asked,
            "gone",
            gettext("Its address"),
            [("no", gettext("not known to be gone")), ("yes", gettext("gone"))],
        ),
    )
    lead = gettext(
        "What was published by which others can check what is said: by whom, of what kind, and where copies are kept."
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Evidence"), section="deliveries", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Evidence"),
        lead=lead,
        form=form,
        before=()
        if found.total or form.active
        else (sentence(gettext("The record names no evidence yet.")),),
        table=_table(frame, found.items),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="evidence", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _table(frame: Frame, items: tuple[Evidence, ...]) -> Table:
    labels = (
        gettext("Evidence"),
        gettext("Published by"),
        gettext("Date"),
        gettext("Who speaks in it"),
        gettext("Its address"),
    )
    return Table(
        caption=gettext("Evidence, in the order of the record"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(
            (
                Cell(
                    frame.say(one.title), frame.address("evidence", one.id), frame.tag_of(one.title)
                ),
                Cell(frame.say(one.publisher) or host(one.address)),
                Cell(frame.date(one.date) if one.date else ""),
                Cell(str(EVIDENCE_KIND[one.kind])),
                Cell(gettext("gone") if one.gone else host(one.address)),
            )
            for one in items
        ),
    )


@reads
def evidence_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    one = reporting.one_evidence(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(one.sources)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(one.title),
            section="deliveries",
            trail=((gettext("Evidence"), frame.address("evidence")),),
        ),
        kicker=gettext("Evidence %(id)s") % {"id": one.id},
        heading=one.title,
        is_states_words=False,
        subheading=None,
        confidence=one.confidence,
        facts=_facts(frame, one, marks),
        sections=tuple(_sections(frame, one)),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("evidence", one.id),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, one: Evidence, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    rows = [
        Fact(gettext("Who speaks in it"), str(EVIDENCE_KIND[one.kind]), sources=marks),
        Fact(
            gettext("Published by"),
            frame.say(one.publisher),
            language=frame.tag_of(one.publisher),
        ),
        Fact(gettext("Published on"), frame.date(one.date) if one.date else ""),
        Fact(
            gettext("Language"),
            shown.language_name(one.language, frame.language) if one.language else "",
        ),
        # A dead address is shown and not linked: nobody is led into nothing, or to whoever took the name since.
        Fact(gettext("Address"), one.address, "" if one.gone else one.address),
        Fact(gettext("Address found dead"), frame.date(one.gone) if one.gone else ""),
        Fact(gettext("Address last looked at"), _looked(frame, one)),
    ]
    return tuple(fact for fact in rows if fact.detail)


def _sections(frame: Frame, one: Evidence) -> list[Section]:
    sections = []
    if one.gone:
        words = gettext(
            "Its address was found dead: %(date)s. What stands here was recorded before."
        ) % {"date": frame.date(one.gone)}
        sections.append(
            Section("gone", gettext("Its address is gone"), (callout(gettext("Gone"), words),))
        )
    sections.append(_copies(frame, one))
    sections.append(_supports(frame, one))
    sections.append(_cited(frame, one))
    if one.note:
        sections.append(Section("notes", gettext("Notes"), (passage(one.note),)))
    return sections


def _copies(frame: Frame, one: Evidence) -> Section:
    heading = gettext("Copies")
    if not one.archived:
        words = gettext("The record knows no copy of it.")
        return Section("copies", heading, (sentence(words),))
    blocks = [facts(*_copy(frame, copy)) for copy in one.archived]
    return Section("copies", heading, tuple(blocks))


def _copy(frame: Frame, copy: Archived) -> list[Fact]:
    kinds = {
        "web_archive": gettext("In a web archive"),
        "warc": gettext("As a WARC file"),
        "file": gettext("As a file"),
    }
    rows = [
        Fact(
            kinds[copy.kind],
            copy.address or frame.say(copy.where),
            copy.address or "",
            "" if copy.address else frame.tag_of(copy.where),
        ),
        Fact(gettext("Made on"), frame.date(copy.date) if copy.date else ""),
        Fact(gettext("SHA-256"), copy.sha256 or ""),
    ]
    return [fact for fact in rows if fact.detail]


def _supports(frame: Frame, one: Evidence) -> Section:
    heading = gettext("What it supports")
    if not one.supports:
        words = gettext("The record links it to nothing yet.")
        return Section("supports", heading, (sentence(words),))
    ours = [(support.kind, support.id) for support in one.supports if support.kind != "activity"]
    called = titles(frame.slug, ours)
    found = tuple(_supported(frame, each.kind, each.id, called) for each in one.supports)
    blocks: list[Block] = [links(tuple(link for link in found if link.address))]
    blocks += [
        sentence(gettext("Activity %(id)s, by its IATI identifier") % {"id": link.label})
        for link in found
        if not link.address
    ]
    return Section("supports", heading, tuple(blocks))


def _cited(frame: Frame, one: Evidence) -> Section:
    """Return where it is cited: reports, assessments and replies, each with what it says."""
    where = citations(frame.slug, [one.id]).get(one.id, ())
    if not where:
        words = gettext("No report, assessment or reply cites it.")
        return Section("cited", gettext("Cited by"), (sentence(words),))
    called = titles(frame.slug, where)
    found = tuple(_supported(frame, kind, key, called) for kind, key in where)
    return Section("cited", gettext("Cited by"), (links(found),))


def _looked(frame: Frame, one: Evidence) -> str:
    """Return when its address was last asked and what it answered; '' where it never was."""
    look = looks([one.address]).get(one.address)
    if look is None:
        return ""
    words = {
        "alive": gettext("%(day)s: it answered."),
        # Where to is said at the desk alone: nobody here has looked whom a stranger's server names.
        "moved": gettext("%(day)s: it leads elsewhere for good."),
        "dead": gettext("%(day)s: nothing is there."),
        "unsure": gettext("%(day)s: not sure, it was refused or broken off."),
    }[look.state]
    return words % {"day": frame.date(look.looked_at.date().isoformat())}


def _supported(
    frame: Frame, kind: str, identifier: str, called: Mapping[tuple[str, str], Words]
) -> Link:
    if kind == "activity":
        return _activity(frame, identifier)
    words = called.get((kind, identifier))
    if words is None:
        return Link(identifier, "")
    return Link(
        frame.say(words),
        frame.address(kind, identifier),
        line=str(KIND[kind]),
        language=frame.tag_of(words),
    )


def _activity(frame: Frame, identifier: str) -> Link:
    """Return a link to an activity on record, to the first where it is published more than once; else without an address."""
    rows = copies(frame.slug, identifier)
    if not rows:
        return Link(identifier, "")
    first = rows[0]
    return Link(
        title_of(frame, first),
        activity_address(frame, first.source, first.identifier, first.copy),
        line=gettext("Activity %(id)s, by its IATI identifier") % {"id": identifier},
        language=frame.tag_of(first.title) if first.title else "",
    )
