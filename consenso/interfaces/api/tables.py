"""The tables of the record's objects, one for each kind."""

from typing import Any

from consenso.interfaces.api import rates, reporting
from consenso.interfaces.api.columns import Table, flag, integer, number, text, words
from consenso.interfaces.api.own_columns import CONFIDENCE, ID, NOTE, SOURCES, begins, ends, years


def _place(field: str) -> Any:
    return lambda one: getattr(one.place, field) if one.place else None


FORUM = Table(
    "forum",
    "The forum itself: one row.",
    ("id",),
    (
        ID,
        words("name", "Its name."),
        words("formal_name", "Its full name."),
        words("abbreviation", "Its abbreviation."),
        words("definition", "What it is."),
        text("rules", "The text that holds its rules.", refers=("texts", "id")),
        text("main_series", "The series of its main meetings."),
        text(
            "presidency_of",
            "The bloc whose presidency speaks for one side.",
            refers=("blocs", "id"),
        ),
        CONFIDENCE,
    ),
    lambda record: (record.forum,),
)
STATES = Table(
    "states",
    "States that are parties of the forum.",
    ("id",),
    (
        ID,
        text("iso2", "ISO 3166-1 alpha-2 code."),
        text("iso3", "ISO 3166-1 alpha-3 code."),
        text("un_m49", "UN M49 code, three digits."),
        words("name", "Its name."),
        words("formal_name", "Its full name."),
        text("capital", "Its capital."),
        text("m49_region", "UN M49 region."),
        flag("small_island_developing_state", "Whether it is a small island developing state."),
        flag("landlocked", "Whether it is landlocked."),
        flag("least_developed", "Whether it is a least developed country."),
        text("side", "The side of the forum on which it is.", refers=("sides", "id")),
        text("wikidata", "Its Wikidata item."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.states,
    (text("official_languages", "Official languages (BCP 47)."), SOURCES),
)
BLOCS = Table(
    "blocs",
    "Blocs and groups of states.",
    ("id",),
    (
        ID,
        text("abbreviation", "Its abbreviation."),
        words("name", "Its name."),
        text("founded", "When it was founded: a year, a month or a day."),
        text("in_force", "When its founding treaty came into force."),
        text("framework_agreement", "When its framework agreement was made."),
        text("seat", "Its seat."),
        integer("member_count", "How many members it has, as published."),
        words("member_count_as_of", "Of when that count is."),
        words("character", "What it is."),
        words("relation_to_forum", "How it stands to the forum."),
        words("presidencies_note", "On its presidencies."),
        words("quartet", "On its quartet or troika."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.blocs,
    (
        text("official_languages", "Official languages (BCP 47)."),
        text("heir_of", "What it continues."),
        SOURCES,
    ),
)
INITIATIVES = Table(
    "initiatives",
    "Initiatives, agreements and relations that frame the forum.",
    ("id",),
    (
        ID,
        text("kind", "What kind of thing it is."),
        words("name", "Its name."),
        words("proposed_by", "Who proposed it."),
        text("proposed_on", "When it was proposed."),
        words("proposed_at", "Where it was proposed."),
        words("relation_to_forum", "How it stands to the forum."),
        words("as_of", "Of when the list of participants is."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.initiatives,
    (
        text(
            "participants",
            "States (ISO 3166-1 alpha-2) that stand to it, with how.",
            lambda one: [f"{part.state} {part.status}" for part in one.participations],
        ),
        SOURCES,
    ),
)
MEETINGS = Table(
    "meetings",
    "Meetings of the forum, and those that led to it.",
    ("id",),
    (
        ID,
        text(
            "kind",
            "leaders, ministerial, special, quartet_dialogue, coordinators, subforum, other.",
        ),
        text("series", "The series to which it belongs (terms, vocabulary series)."),
        integer("ordinal", "Its number in the series, from 1."),
        words("name", "Its name."),
        text("start", "When it began: a year, a month or a day."),
        text("end", "When it ended."),
        words("start_note", "On the date."),
        text("mode", "in_person, video, hybrid, letter, article, unknown."),
        text("city", "Where it was held.", _place("city")),
        text("region", "Part of the country.", _place("region")),
        text("country", "Country (ISO 3166-1 alpha-2).", _place("country")),
        text("venue", "The building.", _place("venue")),
        words("theme", "Its theme."),
        words("outcome", "What came of it."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.meetings,
    (
        text("hosts", "States that hosted it (ISO 3166-1 alpha-2)."),
        text("participants", "States named as taking part (ISO 3166-1 alpha-2)."),
        words("chairs", "Who chaired it."),
        words(
            "attendance",
            "Published figures of who took part, each with who published it.",
            lambda one: [
                {
                    tag: f"{row.count} {row.unit[tag]} ({row.said_by.get(tag) or row.said_by['en']})"
                    for tag in row.unit
                }
                for row in one.attendance
            ],
        ),
        text("texts", "Texts adopted at it."),
        text("host_organisations", "Organisations that hosted it."),
        words("heads_present", "Heads of state or government who were there."),
        words("heads_who_spoke", "Heads of state or government who spoke."),
        words("speakers", "Others who spoke."),
        text("quartet_then", "The quartet of the time (ISO 3166-1 alpha-2)."),
        words("attendance_notes", "On who took part."),
        words("discrepancies", "Where published sources differ."),
        words(
            "theme_variants",
            "Other published wordings of the theme.",
            lambda one: [{row.language: row.text} for row in one.theme_variants],
        ),
        SOURCES,
    ),
)
STATEMENTS = Table(
    "statements",
    "Speeches, letters and remarks.",
    ("id",),
    (
        ID,
        text("kind", "keynote, speech, remarks, press, interview, letter, article, announcement."),
        text("who", "Who spoke or wrote, in Latin script."),
        words("who_in", "The name as other languages write it."),
        words("capacity", "In what capacity."),
        text("state", "For which state (ISO 3166-1 alpha-2)."),
        text("meeting", "At which meeting.", refers=("meetings", "id")),
        text("date", "When: a year, a month or a day."),
        words("date_note", "On the date."),
        text("mode", "in_person, video, hybrid, letter, article, unknown."),
        words("occasion", "On what occasion."),
        words("title", "Its title."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.statements,
    (words("points", "The points made, in our words."), SOURCES),
)
TEXTS = Table(
    "texts",
    "Adopted texts and unilateral ones that frame the forum: where they can be read, not what they say.",
    ("id",),
    (
        ID,
        text(
            "kind", "declaration, joint_statement, plan, rules, communique, initiative, unilateral."
        ),
        words("title", "Its title."),
        text("date", "When it was adopted: a year, a month or a day."),
        words("date_note", "On the date."),
        text("meeting", "At which meeting.", refers=("meetings", "id")),
        words("adopted_by_others", "Who else adopted it, where that is no party."),
        begins("period"),
        ends("period"),
        integer("n_paragraphs", "How many numbered paragraphs it has."),
        integer("n_paragraphs_seen", "How many of them were seen."),
        integer("n_sections", "How many sections it has."),
        integer("n_areas", "How many areas it has."),
        integer("n_priority_areas", "How many priority areas it has."),
        words("priority_areas_note", "On its priority areas."),
        words("numbering", "How it is numbered."),
        words("sections_note", "On its sections."),
        words("editions_note", "On where it can be read."),
        flag("linked_from_report", "Whether the news report that began this record links to it."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.texts,
    (
        text("adopted_by", "Parties that adopted it: states by ISO code, blocs by id."),
        text(
            "editions",
            "Where it can be read: language and address.",
            lambda one: [f"{part.language} {part.url}" for part in one.editions],
        ),
        words("sections", "Its sections, in short form."),
        words("outline", "An outline of what was seen of it."),
        words("subjects_seen", "Subjects seen in it."),
        SOURCES,
    ),
)
AREAS = Table(
    "areas",
    "Key areas of cooperation.",
    ("id",),
    (ID, words("name", "Its name."), CONFIDENCE),
    lambda record: record.areas,
    (
        text("topics", "Topics that it holds (vocabulary topics)."),
        text("sdgs", "Sustainable Development Goals, by number."),
        text("gdi", "Priority areas of the Global Development Initiative."),
        SOURCES,
    ),
)
COMMITMENTS = Table(
    "commitments",
    "What was promised.",
    ("id",),
    (
        ID,
        text("text", "The text that holds it.", lambda one: one.text, refers=("texts", "id")),
        words("section", "The section of the text."),
        words("section_basis", "How the section is known."),
        text("paragraph", "The paragraph of the text."),
        text("topic", "Its topic (terms, vocabulary topics)."),
        text("kind", "What kind of promise it is (terms, vocabulary commitment_kinds)."),
        words("paraphrase", "What was promised, in our words."),
        number("quantity", "How much, in whole units."),
        words("unit", "What the quantity counts."),
        text("currency", "Currency (ISO 4217), where the quantity is money."),
        begins("period"),
        ends("period"),
        flag(
            "standing",
            "Whether it is a rule without end.",
            lambda one: years(one, "period").standing,
        ),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.commitments,
    (
        text("areas", "Key areas, the nearest first."),
        text(
            "from", "Who promises: states by ISO code, blocs by id.", lambda one: one.actors.from_
        ),
        text("to", "To whom.", lambda one: one.actors.to),
        SOURCES,
    ),
)
DELIVERIES = Table(
    "deliveries",
    "What was then done: dated facts.",
    ("id",),
    (
        ID,
        text("kind", "What kind of fact it is (terms, vocabulary delivery_kinds)."),
        text(
            "date_from",
            "When: a year, a month or a day.",
            lambda one: one.date.from_ if one.date else None,
        ),
        text("date_to", "Until when.", lambda one: one.date.to if one.date else None),
        words("fact", "What was done, in our words."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.deliveries,
    (
        text("actors", "Parties that it names: states by ISO code, blocs by id."),
        text(
            "answers",
            "Commitments that it answers, each with how: fulfils, progress, contradicts; nothing where that is open.",
            lambda one: [
                f"{part.commitment} {part.relation}" if part.relation else part.commitment
                for part in one.answers
            ],
        ),
        SOURCES,
    ),
)


BY_KIND = {
    "meeting": MEETINGS,
    "statement": STATEMENTS,
    "text": TEXTS,
    "state": STATES,
    "bloc": BLOCS,
    "area": AREAS,
    "commitment": COMMITMENTS,
    "delivery": DELIVERIES,
    "initiative": INITIATIVES,
    **reporting.BY_KIND,
    **rates.BY_KIND,
}
