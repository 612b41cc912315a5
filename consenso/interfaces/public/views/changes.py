"""The ledger as readers see it: each entry, what it did to each object, and the history of one object."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.domain.activities.acts import ALL as ACTS
from consenso.domain.activities.labels import title_of_act, words_of_act
from consenso.domain.activities.queries import sources
from consenso.domain.ledger import queries as ledger
from consenso.domain.ledger.reasons import reasons
from consenso.domain.record.labels import ACT, CHANGE, KIND
from consenso.domain.record.queries import title_of
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.pages import (
    Block,
    ChangedObject,
    DocumentPage,
    ListPage,
    Section,
    computed,
    empty,
    facts,
)
from consenso.interfaces.ui.components import Cell, Column, Fact, FilterForm, Pagination, Table
from consenso.interfaces.ui.differences import differences

PER_PAGE = 50


@reads
def changes(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The entries; with ?kind=…&id=…, the history of one object."""
    asked = filters.asked(request)
    if asked.value("kind") or asked.value("id"):
        return _history(request, frame, asked)
    found = ledger.entries(frame.slug, page=asked.page, per_page=PER_PAGE)
    lead = gettext(
        "The record’s memory: each act on it is one entry, chained to the one before by its hash. Nothing in it is ever changed or taken out."
    )
    heading = gettext("Changes")
    form = _form(asked)
    page = ListPage(
        shell=frame.shell(heading, description=lead, feed=filters.feed(asked)),
        heading=heading,
        lead=lead,
        form=form,
        before=(facts(*_head(frame)), computed(_how_chained())),
        table=_table(frame, found.items),
        pagination=filters.pages(asked, found, None),
        downloads=(),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _form(asked: filters.Asked) -> FilterForm:
    kinds = [(kind, str(label)) for kind, label in KIND.items() if kind != "source"]
    return filters.form(
        asked,
        filters.select(
            asked, "kind", gettext("History of"), kinds, any_label=gettext("all entries")
        ),
        filters.words("id", gettext("with the identifier"), asked.value("id")),
    )


def _head(frame: Frame) -> tuple[Fact, ...]:
    head = frame.head
    return (
        Fact(gettext("Revision"), shown.number(head.number, frame.language)),
        Fact(gettext("Of"), moment(frame, head.at) if head.at else gettext("no entry yet")),
        Fact(gettext("Hash of the last entry (SHA-256)"), head.digest or "–"),
    )


def _how_chained() -> str:
    return gettext(
        "The hash of an entry is the SHA-256 of its own content in canonical JSON (RFC 8785): forum, number, moment, act, who did it, what it says of itself, the hashes of all its changes, and the hash of the entry before it. Whoever has noted the last hash can see later that nothing before it was changed."
    )


def moment(frame: Frame, at: dt.datetime) -> str:
    """Return a moment in words, by UTC, to the minute."""
    at = at.astimezone(dt.UTC)
    return gettext("%(date)s, %(time)s UTC") % {
        "date": frame.date(at.date().isoformat()),
        "time": at.strftime("%H:%M"),
    }


def by(frame: Frame, code: str) -> str:
    """Return for whom an act was done: the party's name, the secretariat, else the name that stands there."""
    if code == "secretariat":
        return gettext("Secretariat")
    return frame.party(code) if code in frame.names else code


def _why(frame: Frame, number: int) -> tuple[Fact, ...]:
    """Return why an entry was made, where that can be checked, and whom it thanks. Two queries."""
    said = reasons(frame.slug, [number])[number]
    credit = ledger.credits_of(frame.slug, [number]).get(number, "")
    return (
        *((Fact(gettext("Proposed by"), credit),) if credit else ()),
        *((Fact(gettext("Reason"), said.reason),) if said.reason else ()),
        *(
            Fact(gettext("Source"), one, one if one.startswith("http") else "")
            for one in said.sources
        ),
    )


def _of_activities(frame: Frame, one: ledger.EntryRow) -> tuple[Fact, ...]:
    """Return what an entry did to activities, in words; nothing for one of any other act. Two queries at most."""
    if one.act not in ACTS:
        return ()
    said = ledger.payloads(frame.slug, one.act)[one.number]
    names = {row.identifier: frame.say(row.name) for row in sources(frame.slug)}
    source = str(said["source"])
    told = words_of_act(one.act, said, language=frame.language)
    address = f"{frame.section('activities')}?source={source}"
    return (
        Fact(gettext("Source of activities"), names.get(source, source), address),
        *(
            (Fact(title_of_act(one.act, said, source=names.get(source, source)), told),)
            if told
            else ()
        ),
    )


def _table(frame: Frame, items: tuple[ledger.EntryRow, ...]) -> Table:
    numbers = (gettext("Added"), gettext("Changed"), gettext("Removed"))
    return Table(
        gettext("Entries of the ledger, the latest first"),
        (
            Column(gettext("Entry")),
            Column(gettext("When")),
            Column(gettext("What")),
            Column(gettext("By")),
            *(Column(label, is_number=True) for label in numbers),
            Column(gettext("Hash, its beginning")),
        ),
        tuple(
            (
                Cell(
                    shown.number(one.number, frame.language),
                    f"{frame.section('changes')}{one.number}/",
                ),
                Cell(moment(frame, one.at)),
                Cell(str(ACT.get(one.act, one.act))),
                Cell(by(frame, one.by)),
                *(
                    Cell(shown.number(number, frame.language), is_number=True)
                    for number in (one.n_added, one.n_changed, one.n_removed)
                ),
                Cell(one.digest[:12]),
            )
            for one in items
        ),
    )


@reads
def entry(request: HttpRequest, frame: Frame, number: int) -> HttpResponse:
    asked = filters.asked(request)
    one = ledger.entry(frame.slug, number)
    found = ledger.changes_in(frame.slug, number, page=asked.page, per_page=PER_PAGE)
    before = ledger.documents_before(
        frame.slug, number, [(row.kind, row.identifier) for row in found.items]
    )
    title = gettext("Entry %(number)s of the ledger") % {"number": number}
    about = (
        Fact(gettext("When"), moment(frame, one.at)),
        Fact(gettext("What"), str(ACT.get(one.act, one.act))),
        Fact(gettext("By"), by(frame, one.by)),
        *_of_activities(frame, one),
        *_why(frame, number),
        Fact(gettext("Added"), shown.number(one.n_added, frame.language)),
        Fact(gettext("Changed"), shown.number(one.n_changed, frame.language)),
        Fact(gettext("Removed"), shown.number(one.n_removed, frame.language)),
        Fact(gettext("Hash (SHA-256)"), one.digest),
        Fact(
            gettext("Hash of the entry before"),
            one.previous or gettext("none: this is the first entry"),
            f"{frame.section('changes')}{number - 1}/" if one.previous else "",
        ),
    )
    objects = tuple(
        _object(frame, row, before.get((row.kind, row.identifier))) for row in found.items
    )
    return _document(request, frame, title, about, objects, filters.pages(asked, found, None))


def _history(request: HttpRequest, frame: Frame, asked: filters.Asked) -> HttpResponse:
    kind, identifier = asked.value("kind"), asked.value("id")
    found = ledger.history(frame.slug, kind, identifier, page=asked.page, per_page=PER_PAGE)
    rows = found.items
    # The state before the oldest row of this page stands on the next page.
    oldest = rows[-1].entry if rows else 0
    before = ledger.documents_before(frame.slug, oldest, [(kind, identifier)] if rows else [])
    earlier = [*(row.document for row in rows[1:]), before.get((kind, identifier))]
    numbers = [row.entry for row in rows]
    why = reasons(frame.slug, numbers)
    thanked = ledger.credits_of(frame.slug, numbers)
    objects = tuple(
        replace(
            _object(frame, row, was, is_history=True),
            by=by(frame, why[row.entry].by),
            reason=why[row.entry].reason,
            sources=why[row.entry].sources,
            credit=thanked.get(row.entry, ""),
        )
        for row, was in zip(rows, earlier, strict=bool(rows))
    )
    title = gettext("History of an entry of the record")
    about = (
        Fact(gettext("Kind"), str(KIND.get(kind, kind)) or "–"),
        Fact(
            gettext("Identifier"),
            identifier or "–",
            frame.page_of(kind, identifier) if rows and rows[0].document else "",
        ),
    )
    form = _form(asked)
    pagination = filters.pages(asked, found, form) if rows else None
    return _document(request, frame, title, about, objects, pagination, form)


def _document(
    request: HttpRequest,
    frame: Frame,
    title: str,
    about: tuple[Fact, ...],
    objects: tuple[ChangedObject, ...],
    pagination: Pagination | None,
    form: FilterForm | None = None,
) -> HttpResponse:
    how = gettext(
        "A field is named by its way through the entry’s document: attendance.0.count is the number of the first figure of attendance. Numbers in the way count from 0; an entry put into the middle of a list moves those after it."
    )
    block: Block = Block("changed_objects", objects)
    if not objects:
        words = gettext(
            "The ledger remembers nothing of this kind and identifier, or the page lies beyond the last."
        )
        block = empty(gettext("Nothing here"), words)
    page = DocumentPage(
        shell=frame.shell(
            title,
            trail=((gettext("Changes"), frame.section("changes")),),
            is_indexed=False,
        ),
        heading=title,
        form=form,
        before=(facts(*about),),
        sections=(Section("objects", gettext("What it did"), (computed(how), block)),)
        if form is None
        else (Section("objects", gettext("What was done to it"), (computed(how), block)),),
        pagination=pagination,
    )
    return render(request, "public/document.html", {"page": page})


def _object(
    frame: Frame,
    row: ledger.ChangeRow,
    before: dict[str, Any] | None,
    *,
    is_history: bool = False,
) -> ChangedObject:
    document = row.document or before or {"id": row.identifier}
    name = title_of(document)
    where = frame.page_of(row.kind, row.identifier) if row.document else ""
    return ChangedObject(
        what=str(CHANGE[row.what]),
        kind=str(KIND.get(row.kind, row.kind)),
        title=name,
        address=f"{frame.section('changes')}{row.entry}/" if is_history else where,
        history="" if is_history else frame.history(row.kind, row.identifier),
        when=moment(frame, row.at) if is_history else "",
        digest=row.digest,
        # All of a new object is new: its page shows it better than a list of its fields.
        differences=differences(before, row.document) if row.what == "changed" else (),
    )
