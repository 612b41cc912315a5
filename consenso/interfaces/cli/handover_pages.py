"""The pages of a hand-over pack: what it is, what waits, what was promised and is not fulfilled yet, and where all of it lies."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import format_datetime
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, ngettext

from consenso.core.formats.spreadsheet import BYTE_ORDER_MARK, guarded, written
from consenso.core.locale import choose, content_tag, language_name, listed, locale_of
from consenso.core.record import Commitment, Forum, Text
from consenso.domain.briefs.queries import KINDS as BRIEFED
from consenso.domain.commitments.queries import all_commitments, areas
from consenso.domain.delivery.queries import relations_per_commitment
from consenso.domain.duties.labels import WHAT_TO_DO
from consenso.domain.duties.queries import Duty, open_duties
from consenso.domain.ledger.queries import Head
from consenso.domain.meetings.queries import meetings
from consenso.domain.parties.queries import PartyName, party_names, states
from consenso.domain.record.labels import KINDS, RELATION, years_in_words
from consenso.domain.record.queries import titles
from consenso.domain.texts.queries import texts
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.pages import NavItem

EVERY = 100_000  # more than any record has


@dataclass(frozen=True, slots=True)
class BriefLine:
    """An object that there is a brief on, and its files."""

    title: str
    language: str  # BCP 47, '' where it is the page's
    files: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class BriefList:
    """The briefs on one kind of object."""

    heading: str
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """The pack in one language."""

    language: str  # BCP 47
    title: str
    forum: str
    made: str
    revision: str
    ledger_head: str
    is_confidential: bool
    stylesheet: str
    site: str
    languages: tuple[NavItem, ...]
    duties: Table | None
    commitments: Table | None
    n_commitments: str
    files: tuple[NavItem, ...]
    briefs: tuple[BriefList, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What every page of a pack is made from."""

    forum: Forum
    head: Head
    at: dt.datetime
    languages: tuple[str, ...]  # Django's tags
    is_public: bool
    stylesheet: str


def briefed(forum: str) -> dict[str, tuple[str, ...]]:
    """Return the objects of a forum on which there are briefs: kind → ids."""
    found = {
        "meeting": meetings(forum, per_page=EVERY).items,
        "text": texts(forum, per_page=EVERY).items,
        "area": areas(forum),
        "state": states(forum),
    }
    return {kind: tuple(one.id for one in found[kind]) for kind in BRIEFED}


def brief_file(kind: str, identifier: str, language: str, ending: str) -> str:
    return f"briefs/{language}/{kind}-{identifier}.{ending}"


def page_of(pack: Pack, language: str) -> bytes:
    """Return the page that a language's readers begin with."""
    with translation.override(language):
        names = party_names(pack.forum.id)
        waiting = () if pack.is_public else open_duties(pack.forum.id, at=pack.at)
        promised = _not_fulfilled(pack.forum.id)
        page = HandoverPage(
            language=content_tag(language),
            title=gettext("Hand-over"),
            forum=choose(pack.forum.name, language).text,
            made=_moment(pack.at, language),
            revision=str(pack.head.number),
            ledger_head=pack.head.digest,
            is_confidential=not pack.is_public,
            stylesheet=pack.stylesheet,
            site=f"site/{language}/{pack.forum.id}/index.html",
            languages=tuple(
                NavItem(language_name(content_tag(one), one), f"{one}.html", one == language)
                for one in pack.languages
            ),
            duties=_duties(pack, waiting, names, language) if waiting else None,
            commitments=_commitments(promised, names, language) if promised else None,
            n_commitments=ngettext(
                "%(count)s commitment is not reported as fulfilled.",
                "%(count)s commitments are not reported as fulfilled.",
                len(promised),
            )
            % {"count": len(promised)},
            files=_files(pack, language),
            briefs=_briefs(pack, language),
        )
        return render_to_string("ui/handover/language.html", {"page": page}).encode()


def choice_of(pack: Pack) -> bytes:
    """Return the page that opens the pack: the languages."""
    pages = tuple(
        NavItem(language_name(content_tag(one), one), f"{one}.html") for one in pack.languages
    )
    return render_to_string(
        "ui/handover/choice.html",
        {"stylesheet": pack.stylesheet, "title": _names(pack), "languages": pages},
    ).encode()


def _names(pack: Pack) -> str:
    return choose(pack.forum.name, pack.languages[0]).text


def _moment(at: dt.datetime, language: str) -> str:
    return f"{format_datetime(at, 'long', locale=locale_of(language))}"


def _files(pack: Pack, language: str) -> tuple[NavItem, ...]:
    waiting = NavItem(gettext("What waits, as a table"), f"duties/{language}-what-waits.csv")
    return (
        *(() if pack.is_public else (waiting,)),
        NavItem(
            gettext("Commitments not reported as fulfilled, as a table"),
            f"duties/{language}-commitments.csv",
        ),
        NavItem(gettext("Texts and where they can be read, as a table"), "texts/texts.csv"),
        NavItem(gettext("The record, as files, with its public ledger"), "record/"),
    )


def _briefs(pack: Pack, language: str) -> tuple[BriefList, ...]:
    tag = content_tag(language)
    found = briefed(pack.forum.id)
    named = titles(pack.forum.id, [(kind, one) for kind in found for one in found[kind]])
    lists = []
    for kind, identifiers in found.items():
        lines = []
        for one in identifiers:
            name = choose(named[kind, one], language)
            files = tuple(
                NavItem(ending.upper(), brief_file(kind, one, language, ending))
                for ending in ("pdf", "docx")
            )
            lines.append(BriefLine(name.text, name.language if name.language != tag else "", files))
        lists.append(BriefList(str(KINDS[kind]), tuple(lines)))
    return tuple(lists)


def _not_fulfilled(forum: str) -> tuple[tuple[Commitment, tuple[str, ...]], ...]:
    """Return the commitments of which no delivery says that they are fulfilled, with what deliveries do say."""
    said = relations_per_commitment(forum)
    return tuple(
        (one, said.get(one.id, ()))
        for one in all_commitments(forum)
        if "fulfils" not in said.get(one.id, ())
    )


def _duties(
    pack: Pack, found: tuple[Duty, ...], names: Mapping[str, PartyName], language: str
) -> Table:
    rows = _duty_rows(pack, found, names, language)
    return Table(
        caption=gettext("What waits"),
        columns=tuple(map(Column, _duty_header())),
        rows=tuple(tuple(map(Cell, row)) for row in rows),
        identifier="what-waits",
    )


def _duty_header() -> tuple[str, ...]:
    return (
        gettext("What is to be done"),
        gettext("On"),
        gettext("From"),
        gettext("Since"),
        gettext("By"),
    )


def _duty_rows(
    pack: Pack, found: tuple[Duty, ...], names: Mapping[str, PartyName], language: str
) -> list[tuple[str, ...]]:
    named = titles(pack.forum.id, [one.title_of for one in found if one.title_of[0]])
    rows: list[tuple[str, ...]] = []
    for one in found:
        title = choose(named[one.title_of], language).text if one.title_of in named else ""
        party = names.get(one.delegation)
        rows.append(
            (
                str(WHAT_TO_DO[one.kind]),
                title or " ".join(one.title_of),
                choose(party.name, language).text if party else _others(one.delegation),
                one.since.date().isoformat(),
                one.by.isoformat(timespec="minutes") if one.by else "",
            )
        )
    return rows


def _others(code: str) -> str:
    return {"secretariat": gettext("Secretariat"), "": gettext("The public")}.get(code, code)


def _commitments(
    found: tuple[tuple[Commitment, tuple[str, ...]], ...],
    names: Mapping[str, PartyName],
    language: str,
) -> Table:
    return Table(
        caption=gettext("Commitments not reported as fulfilled"),
        columns=tuple(map(Column, _commitment_header()[1:])),
        rows=tuple(
            tuple(map(Cell, _commitment_row(one, said, names, language)[1:])) for one, said in found
        ),
        identifier="commitments",
    )


def _commitment_header() -> tuple[str, ...]:
    return (
        "id",
        gettext("What is promised"),
        gettext("By whom"),
        gettext("Text"),
        gettext("Period"),
        gettext("What is reported"),
    )


def _commitment_row(
    one: Commitment, said: tuple[str, ...], names: Mapping[str, PartyName], language: str
) -> tuple[str, ...]:
    by = [
        choose(names[code].name, language).text if code in names else code
        for code in one.actors.from_
    ]
    return (
        one.id,
        choose(one.paraphrase, language).text,
        listed(by, language),
        one.text,
        years_in_words(one.period),
        listed(sorted({str(RELATION[relation]) for relation in said}), language)
        or gettext("nothing"),
    )


def duty_table(pack: Pack, language: str) -> bytes:
    """Return what waits as CSV."""
    with translation.override(language):
        found = () if pack.is_public else open_duties(pack.forum.id, at=pack.at)
        rows = _duty_rows(pack, found, party_names(pack.forum.id), language)
        return _csv(_duty_header(), rows)


def commitment_table(pack: Pack, language: str) -> bytes:
    """Return the commitments that are not reported as fulfilled as CSV."""
    with translation.override(language):
        names = party_names(pack.forum.id)
        rows = [
            _commitment_row(one, said, names, language)
            for one, said in _not_fulfilled(pack.forum.id)
        ]
        return _csv(_commitment_header(), rows)


def text_table(forum: str) -> bytes:
    """Return the texts as CSV, a line for each edition; texts without one have a line too."""
    header = ("id", "kind", "date", "period", "meeting", "title", "language", "address", "official")
    rows: list[tuple[str, ...]] = []
    for one in texts(forum, per_page=EVERY).items:
        editions = [(of.language, of.url, str(of.is_official).lower()) for of in one.editions]
        rows += [(*_text_row(one), *edition) for edition in editions or [("", "", "")]]
    return _csv(header, rows)


def _text_row(one: Text) -> tuple[str, ...]:
    title = choose(one.title, "en").text
    return (one.id, one.kind, one.date, years_in_words(one.period), one.meeting or "", title)


def _csv(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    cells = [[guarded(cell) for cell in row] for row in rows]
    return (BYTE_ORDER_MARK + written(header, cells)).encode()
