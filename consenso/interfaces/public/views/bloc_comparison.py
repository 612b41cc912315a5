"""Two blocs compared on any day: who belongs to both, to one only, and whose standing is not plain membership."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.record import Bloc, Membership, earliest
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import MEMBERSHIP
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    DocumentPage,
    Link,
    NameColumn,
    Section,
    callout,
    columns,
    computed,
    sentences,
    table,
)
from consenso.interfaces.ui.components import Cell, Column, FilterField, FilterForm, Table

# More names than these make a sentence unreadable; the columns hold them all.
NAMED = 8


@dataclass(frozen=True, slots=True)
class _Asked:
    """Two blocs and a day, as far as the address names them; `trouble` says what could not be used."""

    first: Bloc | None
    second: Bloc | None
    on: dt.date
    trouble: str


@reads
def comparison(request: HttpRequest, frame: Frame) -> HttpResponse:
    blocs = parties.blocs(frame.slug)
    asked = filters.asked(request)
    wanted = _wanted(frame, asked, blocs)
    notes = Notes(frame)
    first, second = wanted.first, wanted.second
    title = gettext("Blocs compared")
    sections: tuple[Section, ...] = ()
    before: tuple[Block, ...] = ()
    if wanted.trouble:
        before = (callout(gettext("Not understood"), wanted.trouble),)
    if first and second:
        found = parties.compare(frame.slug, first.id, second.id, on=wanted.on)
        before = (*before, *_sentences(frame, first, second, found, wanted.on))
        sections = _sections(frame, first, second, found, wanted.on)
        notes.mark((*first.sources, *second.sources))
        title = gettext("%(first)s and %(second)s compared") % {
            "first": first.abbreviation,
            "second": second.abbreviation,
        }
    lead = gettext("Who belonged to each of two blocs on any day, by the record.")
    page = DocumentPage(
        shell=frame.shell(
            title,
            section="blocs",
            description=lead,
            trail=((gettext("Blocs"), frame.address("bloc")),),
        ),
        heading=title,
        lead=lead,
        form=_form(
            asked,
            _select(asked, "first", gettext("First bloc"), blocs, first),
            _select(asked, "second", gettext("Second bloc"), blocs, second),
            filters.words("on", gettext("On the day (YYYY-MM-DD)"), wanted.on.isoformat()),
        ),
        before=before,
        sections=sections,
        notes=notes.listed(),
    )
    return render(request, "public/document.html", {"page": page})


def _form(asked: filters.Asked, *fields: FilterField) -> FilterForm:
    """Return the form without chips: what is asked for is not a filter that could be taken off."""
    return FilterForm(action=asked.address, fields=fields)


def _wanted(frame: Frame, asked: filters.Asked, blocs: tuple[Bloc, ...]) -> _Asked:
    by_id = {bloc.id: bloc for bloc in blocs}
    ids = [asked.value("first"), asked.value("second")]
    trouble = ""
    if any(one and one not in by_id for one in ids):
        trouble = gettext("The record has no such bloc. Choose two of those in the form.")
        ids = ["", ""]
    elif ids[0] and ids[0] == ids[1]:
        trouble = gettext("A bloc compared with itself says nothing. Choose two.")
        ids = [ids[0], ""]
    else:
        # Nothing asked: the forum's own bloc beside the first of the others.
        own = frame.forum.presidency_of or ""
        for place in (0, 1):
            ids[place] = ids[place] or next(
                (one for one in (own, *by_id) if one in by_id and one not in ids), ""
            )
    day = asked.day()
    if asked.value("on") and day is None:
        trouble = gettext(
            "The day could not be read; write it as 2021-12-03. This is the day of today."
        )
    return _Asked(by_id.get(ids[0]), by_id.get(ids[1]), day or frame.today, trouble)


def _select(
    asked: filters.Asked, name: str, label: str, blocs: tuple[Bloc, ...], chosen: Bloc | None
) -> FilterField:
    chosen_id = chosen.id if chosen else ""
    return filters.select(
        filters.Asked(asked.address, ((name, chosen_id),)),
        name,
        label,
        [(bloc.id, bloc.abbreviation) for bloc in blocs],
        any_label=gettext("Choose"),
    )


def _split(
    found: parties.Comparison,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the codes in both, in the first only, in the second only, and those with another standing in either."""
    unsettled = tuple(dict.fromkeys(code for code, _, _ in found.unsettled))

    def plain(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(code for code in codes if code not in unsettled)

    return plain(found.both), plain(found.first_only), plain(found.second_only), unsettled


def _sentences(
    frame: Frame, first: Bloc, second: Bloc, found: parties.Comparison, on: dt.date
) -> tuple[Block, ...]:
    both, first_only, second_only, unsettled = _split(found)
    day = frame.date(on.isoformat())
    n = len(both)
    said = [
        _in_all(first, (*found.both, *found.first_only), found, day),
        _in_all(second, (*found.both, *found.second_only), found, day),
        ngettext(
            "%(number)s state was a member of both.", "%(number)s states were members of both.", n
        )
        % {"number": n},
    ]
    for here, there, codes in ((second, first, second_only), (first, second, first_only)):
        if 0 < len(codes) <= NAMED:
            words = ngettext(
                "A member of %(here)s and not of %(there)s: %(states)s.",
                "Members of %(here)s and not of %(there)s: %(states)s.",
                len(codes),
            ) % {
                "here": here.abbreviation,
                "there": there.abbreviation,
                "states": _named(frame, codes),
            }
            said.append(words)
    if 0 < len(unsettled) <= NAMED:
        words = gettext("With another standing than membership in one of them: %(states)s.") % {
            "states": _named(frame, unsettled)
        }
        said.append(words)
    return (sentences(*said),)


def _in_all(bloc: Bloc, members: tuple[str, ...], found: parties.Comparison, day: str) -> str:
    other = sum(1 for _, one, _ in found.unsettled if one == bloc.id)
    named = {
        "day": day,
        "bloc": bloc.abbreviation,
        "members": len(members),
        "other": other,
        "all": len(members) + other,
    }
    if not other:
        words = ngettext(
            "On %(day)s, %(all)s state belonged to %(bloc)s, as a member.",
            "On %(day)s, %(all)s states belonged to %(bloc)s, all as members.",
            len(members),
        )
    else:
        words = ngettext(
            "On %(day)s, %(all)s state belonged to %(bloc)s: %(members)s as members, %(other)s with another standing.",
            "On %(day)s, %(all)s states belonged to %(bloc)s: %(members)s as members, %(other)s with another standing.",
            len(members) + other,
        )
    return words % named


def _named(frame: Frame, codes: Iterable[str]) -> str:
    return shown.listed(_sorted_names(frame, codes), frame.language)


def _sorted_names(frame: Frame, codes: Iterable[str]) -> list[str]:
    names = [frame.party(code) for code in codes]
    return sorted(names, key=lambda name: shown.sort_key(name, frame.language))


def _sections(
    frame: Frame, first: Bloc, second: Bloc, found: parties.Comparison, on: dt.date
) -> tuple[Section, ...]:
    both, first_only, second_only, unsettled = _split(found)
    side_by_side = columns(
        _column(frame, gettext("In both"), both),
        _column(frame, gettext("Only in %(bloc)s") % {"bloc": first.abbreviation}, first_only),
        _column(frame, gettext("Only in %(bloc)s") % {"bloc": second.abbreviation}, second_only),
    )
    how = gettext(
        "Computed from the periods of membership in the record: a state belongs to a bloc on a day if the period began on that day or before and had not ended. Where only the month or the year of a beginning or an end is known, its first day is taken. A state whose standing in one of the two is another than membership (suspended, inactive, disputed) is listed by itself, with what the record says on it."
    )
    sections = [Section("members", gettext("Members, side by side"), (side_by_side, computed(how)))]
    if unsettled:
        found_table = _unsettled(frame, (first, second), found, on)
        heading = gettext("With another standing than membership")
        sections.append(Section("unsettled", heading, (table(found_table),)))
    return tuple(sections)


def _column(frame: Frame, heading: str, codes: Iterable[str]) -> NameColumn:
    named = sorted(
        (Link(frame.party(code), frame.party_address(code)) for code in codes),
        key=lambda link: shown.sort_key(link.label, frame.language),
    )
    return NameColumn(heading, tuple(named))


def _unsettled(
    frame: Frame, blocs: tuple[Bloc, Bloc], found: parties.Comparison, on: dt.date
) -> Table:
    by_id = {bloc.id: bloc for bloc in blocs}
    full = {
        blocs[0].id: {*found.both, *found.first_only},
        blocs[1].id: {*found.both, *found.second_only},
    }
    no_member = gettext("no member")
    rows = []
    for code, bloc_id, status in found.unsettled:
        other = next(bloc for bloc in blocs if bloc.id != bloc_id)
        held = [
            member
            for member in by_id[bloc_id].members
            if code in member.states and member.status == status and _holds(member, on)
        ]
        note = held[-1].note if held else None
        there = MEMBERSHIP["member"] if code in full[other.id] else ""
        elsewhere = next(
            (MEMBERSHIP[s] for c, b, s in found.unsettled if c == code and b == other.id), there
        )
        rows.append(
            (
                Cell(frame.party(code), frame.party_address(code)),
                Cell(f"{by_id[bloc_id].abbreviation}: {MEMBERSHIP[status]}"),
                Cell(frame.say(note), language=frame.tag_of(note)),
                Cell(f"{other.abbreviation}: {elsewhere or no_member}"),
            )
        )
    labels = (gettext("State"), gettext("Standing"), gettext("Note"), gettext("In the other bloc"))
    return Table(
        gettext("Standing on %(day)s") % {"day": frame.date(on.isoformat())},
        tuple(Column(label) for label in labels),
        tuple(rows),
        "unsettled-table",
    )


def _holds(member: Membership, on: dt.date) -> bool:
    began = member.since is None or earliest(member.since) <= on
    return began and (member.until is None or on < earliest(member.until))
