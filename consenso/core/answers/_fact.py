"""What is compared: something that was done, what was promised, and what people have linked already."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in whole units; `currency` (ISO 4217) is '' where it is not money."""

    quantity: float
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was done. `words` by language (BCP 47); `kind` is a word of the record's; no date: None.

    `places` are those of its parties in which it is done, where that is known.
    """

    id: str
    words: Mapping[str, str]
    kind: str = ""
    parties: frozenset[str] = frozenset()
    from_on: dt.date | None = None
    to_on: dt.date | None = None
    amounts: tuple[Amount, ...] = ()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment. `text` is where it was made, `made_on` the first day that its date may mean; years are inclusive."""

    id: str
    words: Mapping[str, str]
    kind: str = ""
    topic: str = ""
    text: str = ""
    parties: frozenset[str] = frozenset()
    made_on: dt.date | None = None
    from_year: int | None = None
    to_year: int | None = None
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that people have linked, and to which promises (ids)."""

    fact: Fact
    promises: frozenset[str] = field(default_factory=frozenset)
