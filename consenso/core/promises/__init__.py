"""Which sentence commits whom to what, by when and how much; and what a draft's sentence lacks to be tracked."""

from consenso.core.promises._amounts import Amount, amounts_of
from consenso.core.promises._areas import TOPICS, Vocabulary, areas_of, vocabulary_of
from consenso.core.promises._deadlines import Deadline, deadline_of
from consenso.core.promises._languages import LANGUAGES
from consenso.core.promises._lint import QUESTIONS, Finding, lint
from consenso.core.promises._model import Sentence
from consenso.core.promises._promises import promises, promises_of_lines
from consenso.core.promises._rule import STRENGTHS, Strength
from consenso.core.promises._specificity import VERSION as SPECIFICITY_VERSION
from consenso.core.promises._specificity import specificity_of

__all__ = [
    "LANGUAGES",
    "QUESTIONS",
    "SPECIFICITY_VERSION",
    "STRENGTHS",
    "TOPICS",
    "Amount",
    "Deadline",
    "Finding",
    "Sentence",
    "Strength",
    "Vocabulary",
    "amounts_of",
    "areas_of",
    "deadline_of",
    "lint",
    "promises",
    "promises_of_lines",
    "specificity_of",
    "vocabulary_of",
]
