"""A report while it is written: its lines as what people type in one language, and back; two people's answers in one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from consenso.core.formats.report import FIELDS, figures_of, figures_said
from consenso.core.measures import Measure, bare, measure_of
from consenso.core.record import Amount, Report

Line = dict[str, Any]
WORDS = ("status", "results", "limits", "next_steps")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier reports say of a commitment in figures: of which years, and figures as a document has them, the newest first.

    `together` adds up each measure of which they say two figures or more; not levels, such as a number a year, which do not add up.
    """

    figures: tuple[tuple[str, tuple[Line, ...]], ...]
    together: tuple[Line, ...]


def earlier_figures(reports: Sequence[Report], commitment: str) -> Earlier:
    """Return what these reports, the newest first, say of a commitment (id) in figures.

    Together are those of which each report has one in a measure: of two of one report nobody knows whether they are of one thing.
    """
    found: list[tuple[str, tuple[Line, ...]]] = []
    sums: dict[Measure, list[Amount]] = {}
    several: set[Measure] = set()
    for report in reports:
        figures = [
            one for line in report.lines if line.commitment == commitment for one in line.figures
        ]
        if figures:
            years = dict.fromkeys(
                str(one) for one in (report.period.from_, report.period.to) if one
            )
            found.append(("–".join(years), tuple(_document(one) for one in figures)))
        measures = [measure_of(one.currency, one.unit) for one in figures]
        for one, measure in zip(figures, measures, strict=True):
            if measure is not None and not measure.is_level:
                several |= {measure} if measures.count(measure) > 1 else set()
                sums.setdefault(measure, []).append(one)
    together = []
    for measure, amounts in sums.items():
        if len(amounts) > 1 and measure not in several:
            total = sum((Decimal(str(one.quantity)) for one in amounts), Decimal())
            number = int(total) if total == total.to_integral_value() else float(total)
            together.append(_total(amounts[0], number))
    return Earlier(tuple(found), tuple(together))


def _total(like: Amount, number: float) -> Line:
    """Return a total as a figure: of nobody, and without what was remarked on one of those that make it."""
    unit = {language: bare(words) for language, words in (like.unit or {}).items()}
    made = {"quantity": number, "currency": like.currency, "unit": unit}
    return {name: value for name, value in made.items() if value}


def _document(one: Amount) -> Line:
    return one.model_dump(mode="json", by_alias=True, exclude_none=True)


@dataclass(frozen=True, slots=True)
class Met:
    """Two people's answers on one commitment in one: the answers, and the fields that both changed, each as theirs is."""

    answers: dict[str, str]
    clashes: dict[str, str]


def answers_of(line: Mapping[str, Any] | None, language: str) -> dict[str, str]:
    """Return what a line says, field by field, as people type it in a language; '' for what it does not say in it.

    >>> answers_of({"stage": "done", "status": {"en": "All of it."}, "evidence": ["ev-1", "ev-2"]}, "en")["evidence"]
    'ev-1 ev-2'
    """
    held = line or {}
    said = {name: str((held.get(name) or {}).get(language, "")) for name in WORDS}
    return {
        "stage": str(held.get("stage", "")),
        **said,
        "figures": figures_said(held.get("figures", ()), language),
        "evidence": " ".join(held.get("evidence", ())),
    }


def line_with(
    line: Mapping[str, Any] | None, commitment: str, answers: Mapping[str, str], language: str
) -> Line | None:
    """Return a line that says these answers in a language, and in others what it said; None where it says nothing.

    Figures and words that are as they were stay as they are, with all that a form does not ask.

    Raises:
        NotAFigure: a line of the figures has no number that can mean one thing only.
    """
    held, before = dict(line or {}), answers_of(line, language)
    made: Line = {"commitment": commitment}
    if answers["stage"]:
        made["stage"] = answers["stage"]
    for name in WORDS:
        words = {tag: said for tag, said in (held.get(name) or {}).items() if tag != language}
        if answers[name].strip():
            words[language] = answers[name].strip()
        if words:
            made[name] = words
    is_same = answers["figures"].strip() == before["figures"]
    figures = held.get("figures", []) if is_same else figures_of(answers["figures"], language)
    if figures:
        made["figures"] = list(figures)
    if ids := list(dict.fromkeys(answers["evidence"].replace(",", " ").split())):
        made["evidence"] = ids
    return made if len(made) > 1 else None


def is_answered(line: Mapping[str, Any] | None) -> bool:
    """Return whether a line says how far the commitment is and how it stands: what a report cannot do without.

    >>> is_answered({"stage": "done"}), is_answered({"stage": "done", "status": {"en": "All of it."}})
    (False, True)
    """
    return bool(line and line.get("stage") and line.get("status"))


def met(base: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]) -> Met:
    """Return two changes of the same answers in one. Where both changed a field otherwise, theirs stands, and it is told.

    >>> met({"status": "a", "limits": ""}, {"status": "b", "limits": ""}, {"status": "a", "limits": "c"}).answers
    {'status': 'b', 'limits': 'c'}
    """
    answers, clashes = {}, {}
    for name, said in mine.items():
        if said == base[name] or said == theirs[name]:
            answers[name] = theirs[name]
        else:
            answers[name] = said if theirs[name] == base[name] else theirs[name]
            if theirs[name] != base[name]:
                clashes[name] = theirs[name]
    return Met(answers, clashes)


def lines_by_commitment(document: Mapping[str, Any] | None) -> dict[str, Line]:
    """Return the lines of a report's document by commitment."""
    return {one["commitment"]: one for one in (document or {}).get("lines", ())}


def with_lines(
    document: Mapping[str, Any], lines: Mapping[str, Line | None], order: Collection[str]
) -> dict[str, Any]:
    """Return the document with these lines instead of those on the same commitments; None takes one out.

    Lines stand in `order` (ids of commitments); what is not in it comes last.
    """
    held = lines_by_commitment(document) | dict(lines)
    places = {one: at for at, one in enumerate(order)}
    kept = sorted(
        (one for one in held.values() if one),
        key=lambda one: places.get(one["commitment"], len(places)),
    )
    made = {name: value for name, value in document.items() if name != "lines"}
    return made | ({"lines": kept} if kept else {})


def is_as_before(answers: Mapping[str, str], last: Mapping[str, str]) -> bool:
    """Return whether answers are those of the report before, word for word: taken over, and not looked at again."""
    return any(last.values()) and all(answers[name] == last[name] for name in FIELDS)
