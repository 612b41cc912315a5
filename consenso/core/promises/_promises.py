"""A text, sentence by sentence, with what each promises."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from consenso.core.outline import Outline, Paragraph, language_of
from consenso.core.promises._amounts import amounts_of, main_amount
from consenso.core.promises._areas import TOPICS, Vocabulary, areas_of
from consenso.core.promises._deadlines import deadline_of, frequency_of
from consenso.core.promises._details import action_of, measured_by_of, to_whom_of, who_of
from consenso.core.promises._judge import LONGEST, Verdict, judge
from consenso.core.promises._languages import LANGUAGES, compiled, tag_of
from consenso.core.promises._leads import judged_lead, judged_point, subject_of
from consenso.core.promises._model import Sentence
from consenso.core.promises._rule import Compiled
from consenso.core.promises._specificity import HEDGES, specificity_of
from consenso.core.prose import sentences

# The number or mark before a sentence: "4. " · "(a) " · "- " · "（一）" · "1.2 "
_MARK = re.compile(
    r"^\s*(?:[-–—•·*▪]\s+|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})[.)]\s+|[IVXLC]{1,6}[.)]\s+|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s*|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、|[①-⑳]\s*)+"
)
_POINT = re.compile(
    r"^\s*(?:[-–—•·*▪]\s+|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s*|（[一二三四五六七八九十\d]{1,3}）|[①-⑳])"
)
_LEADS_IN = re.compile(r"[:：]\s*$|[:：]\s*[-–—]\s*$")
_PLAN = "plan"
# Rules that could fire in any language.
_UNKNOWN = ("none", "none.title", "none.past", "none.prediction", "none.description")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence as it is judged: whether it begins a point of a list, and what leads in to that list."""

    paragraph: str
    kind: str
    text: str
    start: int
    is_point: bool
    parent: str


def promises(
    outline: Outline, *, vocabulary: Vocabulary = TOPICS, language: str = ""
) -> tuple[Sentence, ...]:
    """Return every sentence of a text in reading order, with what it promises; () for a text without sentences.

    A promise is what the G20 Research Group counts as a commitment. Titles, headings and recitals promise nothing, unless
    a heading is a sentence that does; a list's lead-in governs its points. `vocabulary` gives the key areas. `language`
    (BCP 47) goes before the outline's own; in a language without rules no sentence promises (rule `none.language`).

    >>> from consenso.core.outline import of_lines
    >>> text = ["1. We met in May.", "2. We will build 12 bridges by 2030."]
    >>> [(one.promise, one.rule, one.quantity, one.deadline) for one in promises(of_lines(text), language="en")]
    [(False, 'none.recital', None, ''), (True, 'will', 12.0, '2030')]
    """
    tag = _tag(language or outline.language, [one.text for one in outline.paragraphs])
    return tuple(_judged(_of_outline(outline.paragraphs, tag), tag, vocabulary))


def promises_of_lines(
    lines: Iterable[str], *, vocabulary: Vocabulary = TOPICS, language: str = ""
) -> tuple[Sentence, ...]:
    """Return the same for lines that each hold one sentence: as many as there are lines with a letter in them.

    The paragraphs are called line-1, line-2, … as the lines are counted, empty ones too. Without a `language` it is told
    from the lines.

    >>> [(one.paragraph, one.promise) for one in promises_of_lines(["Acordamos crear un fondo.", "", "La luna es bella."])]
    [('line-1', True), ('line-3', False)]
    """
    rows = [line.strip() for line in lines]
    tag = _tag(language, rows)
    units = [
        _Unit(f"line-{place}", "line", row, 0, bool(_POINT.match(row)), "")
        for place, row in enumerate(rows, start=1)
        if any(letter.isalnum() for letter in row)
    ]
    return tuple(_judged(units, tag, vocabulary))


def _tag(language: str, texts: Sequence[str]) -> str:
    """Return the language to read in: the one given, or the one detected, or that whose rules know most of the texts."""
    if (tag := tag_of(language)) in LANGUAGES:
        return tag
    if (tag := language_of(" ".join(texts[:200]))) in LANGUAGES:
        return tag
    known = {
        tag: sum(judge(text, compiled(tag)).rule not in _UNKNOWN for text in texts[:20])
        for tag in LANGUAGES
    }
    best = max(known, key=lambda tag: known[tag])
    return best if known[best] else "und"


def _of_outline(paragraphs: Iterable[Paragraph], tag: str) -> Iterator[_Unit]:
    for one in paragraphs:
        spans = sentences(one.text, tag)
        for place, (start, end) in enumerate(spans):
            text = one.text[start:end]
            is_point = (one.kind == "point" and place == 0) or bool(_POINT.match(text))
            yield _Unit(one.id, one.kind, text, start, is_point, one.parent)


def _judged(units: Iterable[_Unit], tag: str, vocabulary: Vocabulary) -> Iterator[Sentence]:
    grammar = compiled(tag) if tag in LANGUAGES else None
    leads: dict[str, Verdict] = {}  # the lead-in of each part that ends with one
    subjects: dict[str, str] = {}  # of those that end with who speaks: "To this end, we:"
    before: Verdict | None = None  # the lead-in that the list being read hangs on
    where = ""
    for unit in units:
        if grammar is None:
            yield _none(unit, "none.language")
            continue
        lead = leads.get(unit.parent) or before if unit.is_point else None
        subject = subjects.get(unit.parent if unit.parent in leads else where, "")
        verdict = _verdict(unit, grammar, lead, tag, subject if lead else "")
        if _LEADS_IN.search(unit.text):
            leads[unit.paragraph] = before = verdict
            subjects[unit.paragraph] = subject_of(unit.text, grammar)
            where = unit.paragraph
        elif not unit.is_point and unit.paragraph != where and unit.parent != where:
            before = None
        yield _filled(unit, verdict, tag, vocabulary, lead)


def _verdict(
    unit: _Unit, grammar: Compiled, lead: Verdict | None, tag: str, subject: str
) -> Verdict:
    """Return the verdict on a sentence where it stands; `subject`: of the lead-in, where that ends with it."""
    mark = _MARK.match(unit.text)
    cut = mark.end() if mark else 0
    bare = unit.text[cut:]
    if _LEADS_IN.search(bare):
        verdict = judged_lead(bare, grammar, tag)
    elif lead is not None and not lead.is_promise and subject:
        verdict = judged_point(bare, subject, grammar, tag)
    else:
        verdict = judge(bare, grammar)
    if cut and verdict.verb != (0, 0):
        verdict = replace(
            verdict,
            verb=(verdict.verb[0] + cut, verdict.verb[1] + cut),
            subject=(verdict.subject[0] + cut, verdict.subject[1] + cut)
            if verdict.subject[1]
            else (0, 0),
        )
    if unit.kind in ("title", "heading") and (verdict.rule == _PLAN or not verdict.is_promise):
        return Verdict(0.05, "", "none.heading")
    if lead is not None:
        if (
            lead.is_promise
            and not (grammar.has_own.match(bare) and not verdict.is_promise)
            and (not verdict.is_promise or verdict.rule == _PLAN)
        ):
            return Verdict(
                round(lead.score * 0.95, 3),
                lead.strength,
                f"points:{lead.rule}",
                (cut, cut),
                (0, 0),
            )
        if not lead.is_promise and verdict.rule == _PLAN:
            return Verdict(0.25, "", "none.points")
    if unit.kind == "preamble" and verdict.is_promise and verdict.score < 0.8:
        return Verdict(0.3, "", "none.preamble")
    return verdict


def _filled(
    unit: _Unit, verdict: Verdict, tag: str, vocabulary: Vocabulary, lead: Verdict | None
) -> Sentence:
    """Return a sentence with the parts of what it promises."""
    if not verdict.is_promise:
        return _none(unit, verdict.rule, verdict.score)
    text = unit.text[:LONGEST]
    action = action_of(text, verdict)
    amount = main_amount(amounts_of(text, tag))
    deadline = deadline_of(text, tag)
    return Sentence(
        paragraph=unit.paragraph,
        text=unit.text,
        start=unit.start,
        end=unit.start + len(unit.text),
        promise=True,
        score=round(min(verdict.score, 1.0), 3),
        rule=verdict.rule,
        strength=verdict.strength,
        specificity=specificity_of(action, is_counted=amount is not None),
        who=who_of(text, verdict, tag),
        to_whom=to_whom_of(action, tag),
        action=action,
        quantity=amount.value if amount else None,
        unit=amount.unit if amount else "",
        currency=amount.currency if amount else "",
        deadline=deadline.value if deadline else "",
        deadline_text=text[deadline.start : deadline.end] if deadline else "",
        frequency=frequency_of(text),
        measured_by=measured_by_of(text),
        hedges=tuple(match.group() for match in HEDGES.finditer(text)),
        areas=areas_of(text, tag, vocabulary),
    )


def _none(unit: _Unit, rule: str, score: float = 0.0) -> Sentence:
    return Sentence(
        paragraph=unit.paragraph,
        text=unit.text,
        start=unit.start,
        end=unit.start + len(unit.text),
        promise=False,
        score=round(score, 3),
        rule=rule,
    )
