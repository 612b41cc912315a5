"""The tables of what stands between objects, and of what objects hold several of."""

from collections.abc import Callable, Iterator
from typing import Any

from consenso.interfaces.api import tables
from consenso.interfaces.api.columns import Column, Table, flag, integer, number, text, words
from consenso.interfaces.api.whole import Whole

Place = Callable[[Any], Any]


def _owner(name: str, about: str, table: str) -> Column:
    return text(name, about, lambda row: row[0].id, refers=(table, "id"))


def _place(about: str = "Its place in the list, from 1.") -> Column:
    return integer("place", about, lambda row: row[1])


def _part(field: str) -> Place:
    return lambda row: getattr(row[2], field)


def _each(kind: str, field: str) -> Callable[[Whole], Iterator[tuple[Any, int, Any]]]:
    """Return what gives (owner, place from 1, part) for every part of every object of a kind."""

    def rows(record: Whole) -> Iterator[tuple[Any, int, Any]]:
        for owner in getattr(record, kind):
            for place, part in enumerate(getattr(owner, field), start=1):
                yield owner, place, part

    return rows


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
        _place("The place of the period in the bloc's list, from 1."),
        text(
            "state", "The state (ISO 3166-1 alpha-2); it need not be a party.", lambda row: row[3]
        ),
        text("since", "Since when; nothing: not recorded.", _part("since")),
        text("until", "Until when; nothing: to this day.", _part("until")),
        text(
            "status",
            "member, suspended, inactive, disputed, withdrawn, associate.",
            _part("status"),
        ),
        words("note", "A note.", _part("note")),
    ),
    lambda record: (
        (bloc, place, membership, code)
        for bloc, place, membership in _each("blocs", "members")(record)
        for code in membership.states
    ),
)
PRESIDENCIES = Table(
    "presidencies",
    "Presidencies pro tempore of blocs.",
    ("bloc", "place"),
    (
        _owner("bloc", "The bloc.", "blocs"),
        _place(),
        text("state", "The state that presides (ISO 3166-1 alpha-2).", _part("state")),
        text("date_from", "Since when.", _part("from_")),
        text("date_to", "Until when; nothing: in office.", _part("to")),
        text("years", "The years, as published.", _part("years")),
        words("note", "A note.", _part("note")),
    ),
    _each("blocs", "presidencies"),
)
PARTICIPATIONS = Table(
    "participations",
    "How a state stands to an initiative.",
    ("initiative", "place"),
    (
        _owner("initiative", "The initiative.", "initiatives"),
        _place(),
        text("state", "The state (ISO 3166-1 alpha-2).", _part("state")),
        text("status", "How it stands to it.", _part("status")),
        *(
            text(field, about, _part(field))
            for field, about in (
                ("date", "Since when."),
                ("ended", "When it ended."),
                ("signed", "When it was signed."),
                ("ratified", "When it was ratified."),
                ("in_force", "When it came into force."),
                ("confidence", "How sure the record is."),
            )
        ),
        words("level", "Of what level the relation is.", _part("level")),
        words("note", "A note.", _part("note")),
    ),
    _each("initiatives", "participations"),
)
INITIATIVE_COUNTS = Table(
    "initiative_counts",
    "How many take part in an initiative, as published: figures stand side by side.",
    ("initiative", "place"),
    (
        _owner("initiative", "The initiative.", "initiatives"),
        _place(),
        text("date", "Of when the figure is.", _part("date")),
        integer("count", "How many.", _part("count")),
        words("said_by", "Who published it.", _part("said_by")),
    ),
    _each("initiatives", "counts"),
)
ATTENDANCE = Table(
    "attendance",
    "Who took part in a meeting, as published: figures stand side by side.",
    ("meeting", "place"),
    (
        _owner("meeting", "The meeting.", "meetings"),
        _place(),
        integer("count", "How many.", _part("count")),
        words("unit", "What is counted.", _part("unit")),
        words("said_by", "Who published it.", _part("said_by")),
    ),
    _each("meetings", "attendance"),
)


def _meeting_states(record: Whole) -> Iterator[tuple[Any, int, str, str]]:
    for meeting in record.meetings:
        for role, codes in (
            ("host", meeting.hosts),
            ("participant", meeting.participants),
            ("quartet", meeting.quartet_then),
        ):
            for place, code in enumerate(dict.fromkeys(codes), start=1):
                yield meeting, place, code, role


MEETING_STATES = Table(
    "meeting_states",
    "States that hosted a meeting, are named as taking part, or were of the quartet then.",
    ("meeting", "role", "state"),
    (
        _owner("meeting", "The meeting.", "meetings"),
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
        _owner("meeting", "The meeting.", "meetings"),
        _place(),
        text("text", "The text.", lambda row: row[2], refers=("texts", "id")),
    ),
    _each("meetings", "texts"),
)
POINTS = Table(
    "statement_points",
    "The points made in statements, in our words.",
    ("statement", "place"),
    (
        _owner("statement", "The statement.", "statements"),
        _place(),
        words("point", "The point.", lambda row: row[2]),
    ),
    _each("statements", "points"),
)
EDITIONS = Table(
    "editions",
    "Where texts can be read, by language.",
    ("text", "place"),
    (
        _owner("text", "The text.", "texts"),
        _place(),
        text("language", "Language (BCP 47).", _part("language")),
        text("url", "The address.", _part("url")),
        flag(
            "is_official",
            "Whether a government or the forum names it as the text.",
            _part("is_official"),
        ),
        words("note", "A note.", _part("note")),
    ),
    _each("texts", "editions"),
)
ADOPTERS = Table(
    "text_parties",
    "Parties that adopted texts.",
    ("text", "place"),
    (
        _owner("text", "The text.", "texts"),
        _place(),
        text("party", "The party.", lambda row: row[2], refers=("parties", "code")),
    ),
    _each("texts", "adopted_by"),
)
AREA_TOPICS = Table(
    "area_topics",
    "Topics of key areas.",
    ("area", "place"),
    (
        _owner("area", "The area.", "areas"),
        _place(),
        text("topic", "The topic (terms, vocabulary topics).", lambda row: row[2]),
    ),
    _each("areas", "topics"),
)
AREA_SDGS = Table(
    "area_sdgs",
    "Sustainable Development Goals whose themes key areas touch.",
    ("area", "place"),
    (
        _owner("area", "The area.", "areas"),
        _place(),
        integer("sdg", "The goal, 1 to 17.", lambda row: row[2]),
    ),
    _each("areas", "sdgs"),
)
COMMITMENT_AREAS = Table(
    "commitment_areas",
    "Key areas of commitments, the nearest first.",
    ("commitment", "place"),
    (
        _owner("commitment", "The commitment.", "commitments"),
        _place(),
        text("area", "The area.", lambda row: row[2], refers=("areas", "id")),
    ),
    _each("commitments", "areas"),
)


def _actors(record: Whole) -> Iterator[tuple[Any, int, str, str]]:
    for commitment in record.commitments:
        for role, codes in (("from", commitment.actors.from_), ("to", commitment.actors.to)):
            for place, code in enumerate(codes, start=1):
                yield commitment, place, code, role


COMMITMENT_ACTORS = Table(
    "commitment_actors",
    "Who promises, and to whom.",
    ("commitment", "role", "place"),
    (
        _owner("commitment", "The commitment.", "commitments"),
        text("role", "from or to.", lambda row: row[3]),
        _place(),
        text("party", "The party.", lambda row: row[2], refers=("parties", "code")),
    ),
    _actors,
)
DELIVERY_ACTORS = Table(
    "delivery_actors",
    "Parties that deliveries name.",
    ("delivery", "place"),
    (
        _owner("delivery", "The delivery.", "deliveries"),
        _place(),
        text("party", "The party.", lambda row: row[2], refers=("parties", "code")),
    ),
    _each("deliveries", "actors"),
)
FIGURES = Table(
    "delivery_figures",
    "Figures of deliveries, in whole units.",
    ("delivery", "place"),
    (
        _owner("delivery", "The delivery.", "deliveries"),
        _place(),
        number("quantity", "How much.", _part("quantity")),
        words("unit", "What is counted.", _part("unit")),
        text("currency", "Currency (ISO 4217), where it is money.", _part("currency")),
        words("said_by", "Who published it.", _part("said_by")),
    ),
    _each("deliveries", "figures"),
)
ANSWERS = Table(
    "answers",
    "Which delivery answers which commitment, and how, where the two alone decide it.",
    ("delivery", "commitment"),
    (
        _owner("delivery", "The delivery.", "deliveries"),
        text("commitment", "The commitment.", _part("commitment"), refers=("commitments", "id")),
        text("relation", "fulfils, progress, contradicts; nothing: open.", _part("relation")),
    ),
    _each("deliveries", "answers"),
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


def _in_texts(record: Whole) -> Iterator[Any]:
    # The one table whose rows need more than their object: a promise is made in a text or in a statement.
    for commitment in record.commitments:
        yield commitment, record.of_text


def _commitments() -> Table:
    known = tables.COMMITMENTS
    columns: list[Column] = []
    for column in known.columns:
        if column.name == "text":
            columns += [
                text(
                    "text",
                    "The text that holds it.",
                    lambda row: row[0].text if row[0].text in row[1] else None,
                    refers=("texts", "id"),
                ),
                text(
                    "statement",
                    "The statement that holds it, where no text does.",
                    lambda row: None if row[0].text in row[1] else row[0].text,
                    refers=("statements", "id"),
                ),
            ]
        else:
            columns.append(_of_first(column))
    return Table(known.name, known.about, known.key, tuple(columns), _in_texts)


def _of_first(column: Column) -> Column:
    return Column(
        column.name, column.about, lambda row: column.read(row[0]), column.type, column.is_words
    )


# Every table of the package and of the SQLite file; one that others refer to need not come first.
ALL = (
    tables.FORUM, SIDES, tables.STATES, tables.BLOCS, PARTIES, MEMBERSHIPS, PRESIDENCIES,
    tables.INITIATIVES, PARTICIPATIONS, INITIATIVE_COUNTS,
    tables.MEETINGS, MEETING_STATES, ATTENDANCE, MEETING_TEXTS,
    tables.STATEMENTS, POINTS, tables.TEXTS, EDITIONS, ADOPTERS,
    tables.AREAS, AREA_TOPICS, AREA_SDGS,
    _commitments(), COMMITMENT_AREAS, COMMITMENT_ACTORS,
    tables.DELIVERIES, DELIVERY_ACTORS, FIGURES, ANSWERS,
    TERMS, SOURCES, CITATIONS, LEDGER, CHANGES,
)  # fmt: skip
