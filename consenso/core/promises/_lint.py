"""What of a draft can be tracked: sentence by sentence, what is said and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from consenso.core.promises._model import Sentence

Question = Literal["who", "what", "by_when", "how_much", "measured_by"]
QUESTIONS: tuple[Question, ...] = ("who", "what", "by_when", "how_much", "measured_by")
VAGUE = 4  # an action up to this specificity says no outcome that could be seen


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that promises, as it can be tracked: the answer to each question in the draft's words, '' for none.

    `is_trackable`: somebody could later say whether it was kept, for it says who, and either an outcome or how much, and
    by when or how often. `missing` lists the questions without an answer, `hedges` the words that soften it.
    """

    sentence: Sentence
    who: str
    what: str
    by_when: str
    how_much: str
    measured_by: str
    missing: tuple[Question, ...]
    is_trackable: bool

    def as_json(self) -> dict[str, Any]:
        """Return the finding as plain values, as `consenso lint --json` prints it."""
        one = self.sentence
        return {
            "paragraph": one.paragraph,
            "text": one.text,
            "promise": one.promise,
            "trackable": self.is_trackable,
            **{question: getattr(self, question) for question in QUESTIONS},
            "missing": list(self.missing),
            "strength": one.strength,
            "specificity": one.specificity,
            "hedges": list(one.hedges),
            "rule": one.rule,
        }


def lint(sentences: Iterable[Sentence]) -> tuple[Finding, ...]:
    """Return a finding for every sentence, in order; what promises nothing misses nothing and is not trackable.

    >>> from consenso.core.promises._promises import promises_of_lines
    >>> vague, plain = lint(promises_of_lines(["We will strengthen our ties.", "Borea will train 40 nurses by 2030."]))
    >>> vague.missing, vague.is_trackable
    (('what', 'by_when', 'how_much', 'measured_by'), False)
    >>> plain.missing, plain.is_trackable, plain.how_much
    (('measured_by',), True, '40 nurses')
    """
    return tuple(_finding(one) for one in sentences)


def _finding(one: Sentence) -> Finding:
    if not one.promise:
        return Finding(one, "", "", "", "", "", (), False)
    answers: dict[Question, str] = {
        "who": one.who,
        "what": one.action if one.specificity > VAGUE else "",
        "by_when": one.deadline or one.frequency,
        "how_much": _how_much(one),
        "measured_by": one.measured_by,
    }
    missing = tuple(question for question in QUESTIONS if not answers[question])
    is_trackable = bool(
        answers["who"] and (answers["what"] or answers["how_much"]) and answers["by_when"]
    )
    return Finding(
        one,
        answers["who"],
        one.action,
        answers["by_when"],
        answers["how_much"],
        answers["measured_by"],
        missing,
        is_trackable,
    )


def _how_much(one: Sentence) -> str:
    if one.quantity is None:
        return ""
    figure = f"{one.quantity:,.10g}"
    return " ".join(part for part in (one.currency, figure, one.unit) if part).replace(" %", "%")
