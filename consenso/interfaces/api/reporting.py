"""The tables of what is said of what was done: evidence, reports, assessors, assessments, replies."""

from collections.abc import Iterator
from typing import Any

from consenso.interfaces.api.columns import Table, integer, number, text, words
from consenso.interfaces.api.judged import all_judged
from consenso.interfaces.api.own_columns import CONFIDENCE, ID, NOTE, SOURCES, begins, ends
from consenso.interfaces.api.parts import each, owner, part, place
from consenso.interfaces.api.whole import Whole

EVIDENCE = Table(
    "evidence",
    "What was published by which others can check what is said.",
    ("id",),
    (
        ID,
        words("title", "Its title."),
        text("address", "Where it is published."),
        words("publisher", "Who published it."),
        text("language", "In which language it is (BCP 47)."),
        text("date", "When it was published: a year, a month or a day."),
        text(
            "kind",
            "self_report (by who promised), counterpart (the other side), independent, press, data.",
        ),
        text("gone", "When its address was found dead; nothing: it is not known to be."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.evidence,
    (
        text(
            "supports",
            "What it supports: kind and id; of an activity, its IATI identifier.",
            lambda one: [f"{part.kind} {part.id}" for part in one.supports],
        ),
        text(
            "archived",
            "Addresses at which copies are kept.",
            lambda one: [part.address for part in one.archived if part.address],
        ),
        SOURCES,
    ),
)
SUPPORTS = Table(
    "evidence_supports",
    "What evidence supports.",
    ("evidence", "place"),
    (
        owner("evidence", "The evidence.", "evidence"),
        place(),
        text("kind", "commitment, delivery or activity.", part("kind")),
        text("id", "Its id; of an activity, its IATI identifier.", part("id")),
    ),
    each("evidence", "supports"),
)
COPIES = Table(
    "evidence_copies",
    "Where copies of evidence are kept.",
    ("evidence", "place"),
    (
        owner("evidence", "The evidence.", "evidence"),
        place(),
        text("kind", "web_archive, warc or file.", part("kind")),
        text("address", "At which address.", part("address")),
        words("where", "With whom, where it has no address.", part("where")),
        text("sha256", "SHA-256 of the copy, in hexadecimal.", part("sha256")),
        text("date", "When the copy was made.", part("date")),
    ),
    each("evidence", "archived"),
)
REPORTS = Table(
    "reports",
    "What parties say they did about the commitments of a text. Their words, not ours.",
    ("id",),
    (
        ID,
        text("party", "Who reports.", refers=("parties", "code")),
        text("text", "The text whose commitments it reports on.", refers=("texts", "id")),
        begins("period"),
        ends("period"),
        text("date", "When it was made: a year, a month or a day."),
        words("summary", "In a few sentences."),
        text("follows", "The party's report before it.", refers=("reports", "id")),
        CONFIDENCE,
    ),
    lambda record: record.reports,
    (
        text(
            "lines",
            "Commitments that it speaks of, each with how far it is by the party's own account.",
            lambda one: [f"{line.commitment} {line.stage}" for line in one.lines],
        ),
        SOURCES,
    ),
)
LINES = Table(
    "report_lines",
    "What a report says of each commitment, in the party's words.",
    ("report", "place"),
    (
        owner("report", "The report.", "reports"),
        place(),
        text("commitment", "The commitment.", part("commitment"), refers=("commitments", "id")),
        text("stage", "not_started, under_way, done, stopped, cannot_say.", part("stage")),
        words("status", "How it stands.", part("status")),
        words("results", "What came of it.", part("results")),
        words("limits", "What stood in the way.", part("limits")),
        words("next_steps", "What will be done, and by when.", part("next_steps")),
    ),
    each("reports", "lines"),
)


def _within_lines(field: str) -> Any:
    """Return what gives (report, line's place, part, its place) for every part of every line."""

    def rows(record: Whole) -> Iterator[tuple[Any, int, Any, int]]:
        for report, nth, line in each("reports", "lines")(record):
            for inner, value in enumerate(getattr(line, field), start=1):
                yield report, nth, value, inner

    return rows


LINE = integer("line", "The line's place in the report, from 1.", lambda row: row[1])
REPORT_FIGURES = Table(
    "report_figures",
    "Figures that reports give, in whole units.",
    ("report", "line", "place"),
    (
        owner("report", "The report.", "reports"),
        LINE,
        integer("place", "Its place in the line, from 1.", lambda row: row[3]),
        number("quantity", "How much.", part("quantity")),
        words("unit", "What is counted.", part("unit")),
        text("currency", "Currency (ISO 4217), where it is money.", part("currency")),
        words("said_by", "Who published it.", part("said_by")),
    ),
    _within_lines("figures"),
)
REPORT_EVIDENCE = Table(
    "report_evidence",
    "Evidence that lines of reports name.",
    ("report", "line", "place"),
    (
        owner("report", "The report.", "reports"),
        LINE,
        integer("place", "Its place in the line, from 1.", lambda row: row[3]),
        text("evidence", "The evidence.", lambda row: row[2], refers=("evidence", "id")),
    ),
    _within_lines("evidence"),
)
ASSESSORS = Table(
    "assessors",
    "Who assesses.",
    ("id",),
    (
        ID,
        words("name", "What it is called."),
        text("kind", "government, secretariat, academy, society, press."),
        text("party", "Of which party, where it is a government.", refers=("parties", "code")),
        text("site", "Its own page."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.assessors,
    (
        text("methods", "Its methods.", lambda one: [method.id for method in one.methods]),
        SOURCES,
    ),
)
METHODS = Table(
    "methods",
    "How assessors assess, as they publish it.",
    ("assessor", "id"),
    (
        owner("assessor", "The assessor.", "assessors"),
        text("id", "How assessments name it.", part("id")),
        words("name", "What it is called.", part("name")),
        words("description", "How it is done.", part("description")),
        text(
            "level",
            "nominal (grades differ), ordinal (each is more than the one before), interval (even steps).",
            part("level"),
        ),
        text("published", "Where it is published.", part("published")),
        words(
            "published_in",
            "The document that it is published in, where it has no address.",
            part("published_in"),
        ),
        text("published_on", "When it was published.", part("published_on")),
    ),
    each("assessors", "methods"),
)


def _grades(record: Whole) -> Iterator[tuple[Any, int, Any, str]]:
    for assessor, _, method in each("assessors", "methods")(record):
        for nth, grade in enumerate(method.scale, start=1):
            yield assessor, nth, grade, method.id


GRADES = Table(
    "grades",
    "The grades of the methods' scales, from the least.",
    ("assessor", "method", "place"),
    (
        owner("assessor", "The assessor.", "assessors"),
        text("method", "The method (methods, id).", lambda row: row[3]),
        place("Its place in the scale, from 1, the least first."),
        text("id", "How assessments name it.", part("id")),
        words("name", "What it is called.", part("name")),
        words("meaning", "When it is given.", part("meaning")),
        number("number", "Its number, where the method itself gives one.", part("number")),
    ),
    _grades,
)
ASSESSMENTS = Table(
    "assessments",
    "Verdicts on commitments. Those of several assessors stand beside each other; nothing is averaged.",
    ("id",),
    (
        ID,
        text("assessor", "Who gave it.", refers=("assessors", "id")),
        text("method", "By which of the assessor's methods (methods, id)."),
        text("commitment", "On which commitment.", refers=("commitments", "id")),
        text("party", "Whose part in it; nothing: all of it.", refers=("parties", "code")),
        text("verdict", "A grade of the method's scale (grades, id)."),
        words("rationale", "Why, in the assessor's words."),
        text("date", "When it was given: a year, a month or a day."),
        integer(
            "specificity",
            "How specific the promise is, 1 (vague) to 5: a vague promise is easily kept, so no verdict should be read without it.",
        ),
        integer("specificity_version", "The version of the rule that made specificity."),
        CONFIDENCE,
    ),
    all_judged,
    (text("evidence", "Evidence that it names."), SOURCES),
)
ASSESSMENT_EVIDENCE = Table(
    "assessment_evidence",
    "Evidence that assessments name.",
    ("assessment", "place"),
    (
        owner("assessment", "The assessment.", "assessments"),
        place(),
        text("evidence", "The evidence.", lambda row: row[2], refers=("evidence", "id")),
    ),
    each("assessments", "evidence"),
)
REPLIES = Table(
    "replies",
    "What parties answer to assessments. Their words, not ours.",
    ("id",),
    (
        ID,
        text("assessment", "The assessment.", refers=("assessments", "id")),
        text("party", "Who answers.", refers=("parties", "code")),
        words("words", "What it answers."),
        text("date", "When: a year, a month or a day."),
        CONFIDENCE,
    ),
    lambda record: record.replies,
    (text("evidence", "Evidence that it names."), SOURCES),
)
REPLY_EVIDENCE = Table(
    "reply_evidence",
    "Evidence that replies name.",
    ("reply", "place"),
    (
        owner("reply", "The reply.", "replies"),
        place(),
        text("evidence", "The evidence.", lambda row: row[2], refers=("evidence", "id")),
    ),
    each("replies", "evidence"),
)
BY_KIND = {
    "evidence": EVIDENCE,
    "report": REPORTS,
    "assessor": ASSESSORS,
    "assessment": ASSESSMENTS,
    "reply": REPLIES,
}
ALL = (
    EVIDENCE, SUPPORTS, COPIES,
    REPORTS, LINES, REPORT_FIGURES, REPORT_EVIDENCE,
    ASSESSORS, METHODS, GRADES,
    ASSESSMENTS, ASSESSMENT_EVIDENCE, REPLIES, REPLY_EVIDENCE,
)  # fmt: skip
