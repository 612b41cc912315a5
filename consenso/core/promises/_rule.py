"""The forms in which a language's rules are written down."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Strength = Literal[
    "shall", "will", "commit", "agree", "intend", "endeavour", "support", "encourage", ""
]
# From the strongest to the weakest; lists and lints are sorted by it.
STRENGTHS: tuple[Strength, ...] = (
    "shall",
    "will",
    "commit",
    "agree",
    "intend",
    "endeavour",
    "support",
    "encourage",
)
# What must stand before a verb for its sentence to promise: whatever (a passive voice); somebody who can act, be it
# further up for a second verb; those who speak, and right before it; nothing, for the verb's ending says it; nothing at all.
Subject = Literal["any", "actor", "own", "ending", "none"]


@dataclass(frozen=True)
class Rule:
    """One way to promise, or one way not to. `example` fires it: that is tested.

    `pattern` is a regular expression on one sentence with single spaces, without regard to case; {names} stand for the
    pieces of the grammar. `subject` says what is asked of the words before the match. `score` is how sure it is.
    """

    example: str
    name: str
    pattern: str
    strength: Strength = ""
    score: float = 0.9
    subject: Subject = "actor"


@dataclass(frozen=True)
class Grammar:
    """How a language puts together who does what: pieces of regular expressions, and its rules.

    `own` are those who speak, and those who act for them; `other` are subjects that promise nothing though something
    is said of them ("climate change will …"); `joins` begin a further verb of the same subject; `inside` begin a clause
    inside another ("which …"); `opens` let such a clause promise all the same ("we agree that …"). `drops_subject`: a
    verb needs none ("Fortalecerán …"). `recitals` open what only recites; `rights` what everybody has, and what a text says of
    itself ("No one shall …", "This Declaration shall …").
    """

    own: str
    other: str
    adverbs: str
    joins: str
    inside: str
    opens: str
    ends_clause: str
    promises: tuple[Rule, ...]
    others: tuple[Rule, ...]
    recitals: str
    rights: str
    pieces: dict[str, str] = field(default_factory=dict)
    drops_subject: bool = False

    @cached_property
    def compiled(self) -> "Compiled":
        """Return the expressions, compiled once."""
        return Compiled(
            own=self._expression(rf"(?:{self.own})$"),
            has_own=self._expression(rf"(?:{self.own})"),
            other=self._expression(rf"(?:{self.other})"),
            adverbs=self._expression(rf"(?:(?:{self.adverbs})[ ,]*)+$"),
            joins=self._expression(rf"(?:{self.joins})$"),
            inside=self._expression(rf"(?:{self.inside})"),
            inside_here=self._expression(rf"(?:{self.inside})\W*$"),
            opens=self._expression(rf"(?:{self.opens})"),
            ends_clause=self._expression(self.ends_clause),
            recitals=self._expression(self.recitals),
            rights=self._expression(self.rights),
            promises=tuple((rule, self._expression(rule.pattern)) for rule in self.promises),
            others=tuple((rule, self._expression(rule.pattern)) for rule in self.others),
            drops_subject=self.drops_subject,
        )

    def _expression(self, pattern: str) -> re.Pattern[str]:
        for name, piece in self.pieces.items():
            pattern = pattern.replace("{" + name + "}", f"(?:{piece})")
        return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A grammar's expressions."""

    own: re.Pattern[str]
    has_own: re.Pattern[str]
    other: re.Pattern[str]
    adverbs: re.Pattern[str]
    joins: re.Pattern[str]
    inside: re.Pattern[str]
    inside_here: re.Pattern[str]
    opens: re.Pattern[str]
    ends_clause: re.Pattern[str]
    recitals: re.Pattern[str]
    rights: re.Pattern[str]
    promises: tuple[tuple[Rule, re.Pattern[str]], ...]
    others: tuple[tuple[Rule, re.Pattern[str]], ...]
    drops_subject: bool
