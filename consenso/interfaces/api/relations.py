"""The tables of what stands between objects, and of what objects hold several of."""

from collections.abc import Iterator
from typing import Any

from consenso.interfaces.api import activity_tables, promises, rates, reporting, tables
from consenso.interfaces.api.columns import Column, Table, flag, integer, text, words
from consenso.interfaces.api.parts import each, owner, part, place
from consenso.interfaces.api.whole import Whole


def _parties(record: Whole) -> Iterator[tuple[str, str, Any]]:
    for state in record.states:
        yield state.iso2, "state", state
    for bloc in record.blocs:
        yield bloc.id, "bloc", bloc


PARTIES = Table(
    "parties",
    "States and blocs under the one code by which promises and facts name them.",
    ("code",),
    (
        text("code", "A state's ISO 3166-1 alpha-2 code, or a bloc's id.", lambda row: row[0]),
        text("kind", "state or bloc.", lambda row: row[1]),
        text(
            "state",
            "The state.",
            lambda row: row[2].id if row[1] == "state" else None,
            refers=("states", "id"),
        ),
        text(
            "bloc",
            "The bloc.",
            lambda row: row[2].id if row[1] == "bloc" else None,
            refers=("blocs", "id"),
        ),
    ),
    _parties,
)
SIDES = Table(
    "sides",
    "The sides of the forum.",
    ("id",),
    (
        text("id", "Its id.", lambda side: side.side),
        words("name", "Its name."),
        words("note", "A note."),
    ),
    lambda record: record.forum.sides,
)
MEMBERSHIPS = Table(
    "memberships",
    "Which state stood how in which bloc, in which period.",
    ("bloc", "place", "state"),
    (
        text("bloc", "The bloc.", lambda row: row[0].id, refers=("blocs", "id")),
        place("The place of the period in the bloc's list, from 1."),
        text(
            "state", "The state (ISO 3166-1 alpha-2); it need not be a party.", lambda row: row[3]
        ),
        text("since", "Since when; nothing: not recorded.", part("since")),
        text("until", "Until when; nothing: to this day.", part("until")),
        text(
            "status",
            "member, suspended, inactive, disputed, withdrawn, associate.",
            part("status"),
        ),
        words("note", "A note.", part("note")),
    ),
    lambda record: (
        (bloc, place, membership, code)
        for bloc, place, membership in each("blocs", "members")(record)
        for code in membership.states
    ),
)
PRESIDENCIES = Table(
    "presidencies",
    "Presidencies pro tempore of blocs.",
    ("bloc", "place"),
    (
        owner("bloc", "The bloc.", "blocs"),
        place(),
        text("state", "The state that presides (ISO 3166-1 alpha-2).", part("state")),
        text("date_from", "Since when.", part("from_")),
        text("date_to", "Until when; nothing: in office.", part("to")),
        text("years", "The years, as published.", part("years")),
        words("note", "A note.", part("note")),
    ),
    each("blocs", "presidencies"),
)
PARTICIPATIONS = Table(
    "participations",
    "How a state stands to an initiative.",
    ("initiative", "place"),
    (
        owner("initiative", "The initiative.", "initiatives"),
        place(),
        text("state", "The state (ISO 3166-1 alpha-2).", part("state")),
        text("status", "How it stands to it.", part("status")),
        *(
            text(field, about, part(field))
            for field, about in (
                ("date", "Since when."),
                ("ended", "When it ended."),
                ("signed", "When it was signed."),
                ("ratified", "When it was ratified."),
                ("in_force", "When it came into force."),
                ("confidence", "How sure the record is."),
            )
        ),
        words("level", "Of what level the relation is.", part("level")),
        words("note", "A note.", part("note")),
    ),
    each("initiatives", "participations"),
)
INITIATIVE_COUNTS = Table(
    "initiative_counts",
    "How many take part in an initiative, as published: figures stand side by side.",
    ("initiative", "place"),
    (
        owner("initiative", "The initiative.", "initiatives"),
        place(),
        text("date", "Of when the figure is.", part("date")),
        integer("count", "How many.", part("count")),
        words("said_by", "Who published it.", part("said_by")),
    ),
    each("initiatives", "counts"),
)
ATTENDANCE = Table(
    "attendance",
    "Who took part in a meeting, as published: figures stand side by side.",
    ("meeting", "place"),
    (
        owner("meeting", "The meeting.", "meetings"),
        place(),
        integer("count", "How many.", part("count")),
        words("unit", "What is counted.", part("unit")),
        words("said_by", "Who published it.", part("said_by")),
    ),
    each("meetings", "attendance"),
)


def _meeting_states(record: Whole) -> Iterator[tuple[Any, int, str, str]]:
    for meeting in record.meetings:
        for role, codes in (
            ("host", meeting.hosts),
            ("participant", meeting.participants),
            ("quartet", meeting.quartet_then),
        ):
            for nth, code in enumerate(dict.fromkeys(codes), start=1):
                yield meeting, nth, code, role


MEETING_STATES = Table(
    "meeting_states",
    "States that hosted a meeting, are named as taking part, or were of the quartet then.",
    ("meeting", "role", "state"),
    (
        owner("meeting", "The meeting.", "meetings"),
        text("role", "host, participant, quartet.", lambda row: row[3]),
        text("state", "The state (ISO 3166-1 alpha-2).", lambda row: row[2]),
    ),
    _meeting_states,
)
MEETING_TEXTS = Table(
    "meeting_texts",
    "Texts adopted at meetings.",
    ("meeting", "place"),
    (
        owner("meeting", "The meeting.", "meetings"),
        place(),
        text("text", "The text.", lambda row: row[2], refers=("texts", "id")),
    ),
    each("meetings", "texts"),
)
# Fields that hold several passages of words, by kind.
PASSAGES_OF = {
    "meetings": (
        "chairs",
        "heads_present",
        "heads_who_spoke",
        "speakers",
        "attendance_notes",
        "discrepancies",
    ),
    "texts": ("sections", "outline", "subjects_seen"),
}


def _passages(record: Whole) -> Iterator[tuple[str, str, Any, int, Any]]:
    for kind, fields in PASSAGES_OF.items():
        for field in fields:
            for one, nth, value in each(kind, field)(record):
                yield kind, field, one, nth, value


PASSAGES = Table(
    "passages",
    "Further passages on meetings and texts: chairs, speakers, discrepancies, sections and the like.",
    ("table", "id", "field", "place"),
    (
        text("table", "meetings or texts.", lambda row: row[0]),
        text("id", "The meeting or text.", lambda row: row[2].id),
        text(
            "field",
            "Which field of it: " + ", ".join(sum(PASSAGES_OF.values(), ())) + ".",
            lambda row: row[1],
        ),
        integer("place", "Its place in the field, from 1.", lambda row: row[3]),
        words("passage", "The words.", lambda row: row[4]),
    ),
    _passages,
)
POINTS = Table(
    "statement_points",
    "The points made in statements, in our words.",
    ("statement", "place"),
    (
        owner("statement", "The statement.", "statements"),
        place(),
        words("point", "The point.", lambda row: row[2]),
    ),
    each("statements", "points"),
)
EDITIONS = Table(
    "editions",
    "Where texts can be read, by language.",
    ("text", "place"),
    (
        owner("text", "The text.", "texts"),
        place(),
        text("language", "Language (BCP 47).", part("language")),
        text("url", "The address.", part("url")),
        flag(
            "is_official",
            "Whether a government or the forum names it as the text.",
            part("is_official"),
        ),
        words("note", "A note.", part("note")),
    ),
    each("texts", "editions"),
)
ADOPTERS = Table(
    "text_parties",
    "Parties that adopted texts.",
    ("text", "place"),
    (
        owner("text", "The text.", "texts"),
        place(),
        text("party", "The party.", lambda row: row[2], refers=("parties", "code")),
    ),
    each("texts", "adopted_by"),
)


def _terms(record: Whole) -> Iterator[tuple[str, Any]]:
    for vocabulary in ("commitment_kinds", "delivery_kinds", "topics", "series"):
        for term in getattr(record.forum.vocabularies, vocabulary):
            yield vocabulary, term


TERMS = Table(
    "terms",
    "The words by which the record sorts what it holds.",
    ("vocabulary", "id"),
    (
        text("vocabulary", "commitment_kinds, delivery_kinds, topics, series.", lambda row: row[0]),
        text("id", "The word.", lambda row: row[1].id),
        words("name", "What it is called.", lambda row: row[1].name),
    ),
    _terms,
)
SOURCES = Table(
    "sources",
    "Addresses at which facts were seen.",
    ("key",),
    (
        text("key", "Its key: the first 12 hexadecimal digits of the address's SHA-256."),
        text("url", "The address."),
        text("host", "Its host, without www."),
    ),
    lambda record: record.sources,
)
CITATIONS = Table(
    "citations",
    "Which object names which source.",
    ("source", "kind", "id"),
    (
        text("source", "The source.", lambda row: row[0], refers=("sources", "key")),
        text("kind", "The object's kind.", lambda row: row[1]),
        text("id", "The object's id.", lambda row: row[2]),
    ),
    lambda record: record.citations,
)
LEDGER = Table(
    "ledger",
    "The ledger: every act, chained to the one before by its digest.",
    ("number",),
    (
        integer("number", "Its number, from 1."),
        text("at", "When (UTC, RFC 3339).", lambda row: row.at.isoformat()),
        text("act", "What was done."),
        text("by", "By whom."),
        text("previous", "Digest of the entry before."),
        text("digest", "SHA-256 over the entry and the digest before it."),
    ),
    lambda record: record.entries,
)
CHANGES = Table(
    "changes",
    "What each entry of the ledger did, object by object.",
    ("entry", "kind", "id"),
    (
        Column(
            "entry", "The entry.", lambda row: row.entry, "integer", refers=("ledger", "number")
        ),
        text("kind", "The object's kind."),
        text("id", "The object's id.", lambda row: row.identifier),
        text("what", "added, changed, removed."),
        text("digest", "SHA-256 of the object's canonical JSON (RFC 8785) afterwards."),
    ),
    lambda record: record.changes,
)


# Every table of the package and of the SQLite file; one that others refer to need not come first.
ALL = (
    tables.FORUM, SIDES, tables.STATES, tables.BLOCS, PARTIES, MEMBERSHIPS, PRESIDENCIES,
    tables.INITIATIVES, PARTICIPATIONS, INITIATIVE_COUNTS,
    tables.MEETINGS, MEETING_STATES, ATTENDANCE, MEETING_TEXTS, PASSAGES,
    tables.STATEMENTS, POINTS, tables.TEXTS, EDITIONS, ADOPTERS,
    tables.AREAS, promises.AREA_TOPICS, promises.AREA_SDGS,
    promises.commitments(), promises.COMMITMENT_AREAS, promises.COMMITMENT_ACTORS,
    tables.DELIVERIES, promises.DELIVERY_ACTORS, promises.FIGURES, promises.ANSWERS,
    *reporting.ALL,
    *rates.ALL,
    *activity_tables.ALL,
    TERMS, SOURCES, CITATIONS, LEDGER, CHANGES,
)  # fmt: skip
