"""A form, and what somebody wrote into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What is answered of each commitment, in the order in which forms ask it.
FIELDS = ("stage", "status", "results", "limits", "next_steps", "figures", "evidence")
KEY = "commitment"


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment: what was promised, what is known of it (each a paragraph), and the answers so far by field."""

    commitment: str
    promise: str
    about: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in. `labels` says what each field is called, and `commitment`, `promise`, `about`; `stages` how
    each stage is written; `language` is BCP 47.
    """

    title: str
    lead: str
    language: str
    labels: Mapping[str, str]
    stages: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What a file that came back says of one commitment, as it stands there; `place` is its row or table, from 1.

    A field that is not in the file is not in `answers`; one that was emptied is ''.
    """

    commitment: str
    place: int
    answers: Mapping[str, str]
