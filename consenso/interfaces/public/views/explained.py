"""Pages that explain a forum's record: how figures are computed, the record as data, feeds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.record.labels import CONFIDENCE, KINDS, RELATION
from consenso.interfaces.public.activity_taken import activity_files
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.money_words import paragraphs
from consenso.interfaces.public.pages import (
    DocumentPage,
    Link,
    Section,
    downloads,
    links,
    sentence,
    sentences,
    terms,
)
from consenso.interfaces.public.said import on_what_is_said
from consenso.interfaces.ui.components import Download
from consenso.interfaces.ui.pages import SECTION_OF

# The files of a record, in the order of the life of a promise.
FILES = (
    "forum", "states", "blocs", "initiatives", "meetings", "statements", "texts", "areas", "commitments",
    "deliveries", "evidence", "reports", "assessors", "assessments", "replies",
)  # fmt: skip


def _document(
    request: HttpRequest,
    frame: Frame,
    heading: str,
    lead: str,
    sections: tuple[Section, ...],
    section: str = "",
) -> HttpResponse:
    page = DocumentPage(
        shell=frame.shell(heading, section=section, description=lead),
        heading=heading,
        lead=lead,
        sections=sections,
    )
    return render(request, "public/document.html", {"page": page})


@reads
def methods(request: HttpRequest, frame: Frame) -> HttpResponse:
    lead = gettext(
        "What is counted and what is not, how sure the record is of what it says, and what it does not hold."
    )
    sections = (
        _section("record", gettext("What the record is"), _what_it_is()),
        _confidence(),
        _relations(),
        _section("said", gettext("Reports and assessments"), on_what_is_said()),
        _section("figures", gettext("Figures"), _on_figures()),
        _section("money", gettext("Money"), paragraphs(frame, with_prices=True)),
        _section("dates", gettext("Dates and periods"), _on_dates()),
        _section("disputed", gettext("What sources say differently"), _on_disputed()),
        _section("languages", gettext("Languages"), _on_languages()),
        _section(
            "holes",
            gettext("What the record does not hold"),
            (*_on_holes(), *_counted_holes(frame)),
        ),
        _memory(frame),
    )
    return _document(request, frame, gettext("How the figures are computed"), lead, sections)


def _confidence() -> Section:
    return Section(
        "confidence",
        gettext("Confidence"),
        (
            sentence(gettext("Every entry of the record says how sure it is of what it says.")),
            terms(
                (
                    str(CONFIDENCE["high"]),
                    gettext("It stands in one of the sources named."),
                ),
                (
                    str(CONFIDENCE["medium"]),
                    gettext("It is likely, and may be wrong in a detail."),
                ),
                (
                    str(CONFIDENCE["low"]),
                    gettext("It may be wrong as a whole; look for a source before you use it."),
                ),
            ),
        ),
    )


def _relations() -> Section:
    return Section(
        "relations",
        gettext("How a fact stands to a commitment"),
        (
            sentences(*_on_relations()),
            terms(
                (
                    str(RELATION["fulfils"]),
                    gettext(
                        "What was promised was done in full: the meeting promised was held, the number promised was reached or passed."
                    ),
                ),
                (
                    str(RELATION["progress"]),
                    gettext(
                        "A part of it was done, a step was taken, or it was done outside the period."
                    ),
                ),
                (
                    str(RELATION["contradicts"]),
                    gettext("It was not done, was withdrawn, or went the other way."),
                ),
                (
                    str(RELATION[""]),
                    gettext(
                        "The two are on the same matter, and do not decide by themselves how they stand."
                    ),
                ),
            ),
        ),
    )


def _memory(frame: Frame) -> Section:
    return Section(
        "memory",
        gettext("Memory"),
        (
            sentences(
                gettext(
                    "Each change of the record is one entry of a ledger, chained to the one before by its hash. The number of the last entry is the revision, which stands at the foot of every page and in every citation."
                ),
                gettext(
                    "Pages are made from one revision and kept until the next. Where a page depends on a day, it names the day."
                ),
            ),
            links((Link(gettext("All changes to the record"), frame.section("changes")),)),
        ),
    )


def _section(identifier: str, heading: str, found: tuple[str, ...]) -> Section:
    return Section(identifier, heading, (sentences(*found),))


def _what_it_is() -> tuple[str, ...]:
    return (
        gettext(
            "The record holds facts in our own words, each with the addresses at which they were seen. It points to the official texts; it does not replace them."
        ),
        gettext(
            "A commitment is one promise, taken from a text or a statement: who, to whom, what, how much, by when. A delivery is one dated fact on what was then done. Both are paraphrased."
        ),
        gettext(
            "Key areas, kinds and topics are our own grouping of what the texts say. The links of areas to the Sustainable Development Goals are ours as well."
        ),
        gettext(
            "An entry that names no source rests on general knowledge; its page says so, and its confidence is not high."
        ),
    )


def _on_relations() -> tuple[str, ...]:
    return (
        gettext(
            "How a fact stands to a commitment is our own reading. It is set only where the commitment and the fact, laid side by side, decide it without knowledge from elsewhere; in doubt it is left open."
        ),
        gettext(
            "A promise to go on with something is not fulfilled by one occasion, and a promise of several things not by one of them: each is progress. Nothing is concluded from silence."
        ),
        gettext(
            "The site gives no verdict on a commitment as a whole. It lists the facts, each with its date and its source."
        ),
    )


def _on_figures() -> tuple[str, ...]:
    return (
        gettext(
            "Counts are counts of entries of this record, at the revision shown. They are not counts of all that happened."
        ),
        gettext(
            "Money and numbers are kept in whole units as published, and shown in short words; the full figure stands on the page of the entry. Currencies are not converted."
        ),
        gettext(
            "Quantities of several promises, and figures of several facts, are never added up: one may be a part of another."
        ),
        gettext(
            "A promised quantity and a reported figure are set side by side only if they have the same unit and the same currency, and if the fact fulfils the promise or shows progress. No share or percentage is computed."
        ),
        gettext(
            "“Nothing reported” means that the record holds no fact on the commitment. It does not mean that nothing was done."
        ),
    )


def _on_dates() -> tuple[str, ...]:
    return (
        gettext(
            "Dates are kept as precisely as they were published: a year, a month or a day. They are calendar days at the place of the event; moments of the ledger are in UTC."
        ),
        gettext(
            "For sorting, for filters and for membership on a day, a date of which only the year or the month is known counts as its first day."
        ),
        gettext("Periods of plans and commitments are in whole years, both ends included."),
        gettext(
            "The plan in force is the plan whose years hold the day named beside it; where two do, the later one."
        ),
    )


def _on_disputed() -> tuple[str, ...]:
    return (
        gettext(
            "Where sources publish different figures for the same thing, all of them are shown side by side, each with who said it. They are not averaged, and none is preferred."
        ),
        gettext(
            "Names of states, and standings in blocs that are disputed, follow the record, which names its sources. Memberships are kept in periods, so that they can be read for any day."
        ),
    )


def _on_languages() -> tuple[str, ...]:
    return (
        gettext(
            "Facts are shown in the reader’s language where the record has them in it, else in English, else in the first language it has. Words in another language than the page’s are marked as such."
        ),
        gettext("Translations of the facts are ours, not those of the parties."),
    )


def _on_holes() -> tuple[str, ...]:
    return (
        gettext(
            "The record is not complete. A plan may hold more commitments than the record does; paragraph numbers and sections are given where they were seen, and a commitment says how its section is known."
        ),
        gettext(
            "A hole is left as a hole: what is not known is shown as not known, and nothing is guessed to fill it."
        ),
    )


def _counted_holes(frame: Frame) -> tuple[str, ...]:
    """Return the holes that can be counted, at this revision. Three queries."""
    promised = commitments.all_commitments(frame.slug)
    delivered = delivery.all_deliveries(frame.slug)
    answered = delivery.relations_per_commitment(frame.slug)
    counted = (
        (
            gettext("Commitments on which no fact is reported: %(number)s of %(all)s."),
            sum(1 for one in promised if one.id not in answered),
            len(promised),
        ),
        (
            gettext("Commitments without a paragraph number: %(number)s of %(all)s."),
            sum(1 for one in promised if one.paragraph is None),
            len(promised),
        ),
        (
            gettext("Facts that the record links to no commitment: %(number)s of %(all)s."),
            sum(1 for one in delivered if not one.answers),
            len(delivered),
        ),
        (
            gettext("Facts without a date: %(number)s of %(all)s."),
            sum(1 for one in delivered if one.date is None),
            len(delivered),
        ),
    )
    return tuple(
        words
        % {
            "number": shown.number(number, frame.language),
            "all": shown.number(whole, frame.language),
        }
        for words, number, whole in counted
    )


@reads
def data(request: HttpRequest, frame: Frame) -> HttpResponse:
    lead = gettext(
        "Everything on this site can be taken away, checked and used elsewhere; anyone may keep a copy."
    )
    sections = (
        Section("whole", gettext("The whole record"), (downloads(*_whole(frame)),)),
        Section(
            "files",
            gettext("The files of the record"),
            (
                sentence(
                    gettext(
                        "These are the files from which the site was loaded, in one canonical form: loading them again gives the same record, byte for byte."
                    )
                ),
                downloads(*_files(frame)),
            ),
        ),
        Section("lists", gettext("Lists as spreadsheets"), (downloads(*_lists(frame)),)),
        *activity_files(frame),
        Section(
            "programs",
            gettext("For programs"),
            (
                links(
                    (
                        Link(gettext("The interface for programs, described"), "/api/v1/docs"),
                        Link(
                            gettext("Its description for programs (OpenAPI)"),
                            "/api/v1/openapi.json",
                        ),
                        Link(gettext("Feeds and calendars"), frame.section("feeds")),
                        Link(gettext("All changes to the record"), frame.section("changes")),
                        Link(gettext("Licence of the data"), f"/{frame.language}/licence/"),
                    )
                ),
            ),
        ),
    )
    return _document(request, frame, gettext("Data"), lead, sections, "data")


@reads
def feeds(request: HttpRequest, frame: Frame) -> HttpResponse:
    lead = gettext(
        "A feed tells a news reader, or a program, what has changed in a list. The calendar holds the meetings."
    )
    atom = tuple(
        Download(str(KINDS[kind]), f"{frame.address(kind)}feed.atom", "Atom")
        for kind in SECTION_OF
        if kind != "source"
    )
    calendar = Download(
        gettext("Meetings, for a calendar"), f"{frame.address('meeting')}calendar.ics", "iCalendar"
    )
    sections = (
        Section(
            "feeds",
            gettext("Feeds"),
            (
                sentence(
                    gettext(
                        "Each list has a feed; with filters on, the list links to the feed of those filters."
                    )
                ),
                downloads(
                    Download(gettext("All changes"), f"{frame.home}feed.atom", "Atom"),
                    *atom,
                ),
            ),
        ),
        Section("calendar", gettext("Calendar"), (downloads(calendar),)),
    )
    return _document(request, frame, gettext("Feeds and calendars"), lead, sections)


def _whole(frame: Frame) -> tuple[Download, ...]:
    base, api = f"/data/{frame.slug}", f"/api/v1/{frame.slug}"
    return (
        Download(
            gettext("The whole record, as tables and files with a description"),
            f"{base}/record.zip",
            "ZIP",
        ),
        Download(gettext("The whole record as one database"), f"{base}/record.sqlite3", "SQLite"),
        Download(
            gettext("States, blocs and memberships (Popolo)"),
            f"{api}/popolo.json",
            "JSON",
        ),
        Download(gettext("Catalogue of the data (DCAT)"), "/data/catalog.jsonld", "JSON-LD"),
    )


def _files(frame: Frame) -> tuple[Download, ...]:
    base = f"/data/{frame.slug}"
    return tuple(Download(f"{name}.yaml", f"{base}/{name}.yaml", "YAML") for name in FILES)


def _lists(frame: Frame) -> tuple[Download, ...]:
    api = f"/api/v1/{frame.slug}"
    lists = [(str(KINDS[kind]), name) for kind, name in SECTION_OF.items() if kind != "source"]
    lists += [(gettext("Activities"), "activities")]
    return tuple(Download(said, f"{api}/{name}?format=csv", "CSV") for said, name in lists)
