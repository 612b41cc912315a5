"""What comes back of a sentence."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from consenso.core.promises._rule import Strength


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text and what it promises; the fields after `rule` are empty where it promises nothing.

    `paragraph` is the id of the outline's part that it stands in, `start` and `end` where it stands in that part's text
    (code points, half-open). `score` is 0 to 1, `promise` says whether it is at least 0.5. `specificity` is 1 to 5, 0 for
    none. `deadline` is a date as far as it is written (2030, 2029-06), a span ("P3Y"), or the words of the text for an
    occasion; `frequency` an ISO 8601 duration. `quantity` is a number, `currency` ISO 4217, `unit` '%' for a share.
    `rule` names what decided, `points:…` for a point of a list whose lead-in promises.
    """

    paragraph: str
    text: str
    start: int
    end: int
    promise: bool
    score: float
    rule: str
    strength: Strength = ""
    specificity: int = 0
    who: str = ""
    to_whom: str = ""
    action: str = ""
    quantity: float | None = None
    unit: str = ""
    currency: str = ""
    deadline: str = ""
    deadline_text: str = ""
    frequency: str = ""
    measured_by: str = ""
    hedges: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the sentence as plain values, as `consenso promises --json` prints it."""
        values = asdict(self)
        if self.quantity is not None and self.quantity == int(self.quantity):
            values["quantity"] = int(self.quantity)
        values["hedges"] = list(self.hedges)
        values["areas"] = list(self.areas)
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Sentence":
        """Return the sentence that `as_json` wrote.

        >>> one = Sentence("p1", "We will meet.", 0, 13, True, 0.9, "will", quantity=2.0, areas=("trade",))
        >>> Sentence.from_json(one.as_json()) == one
        True
        """
        quantity = values["quantity"]
        return cls(
            **{
                **values,
                "quantity": None if quantity is None else float(quantity),
                "hedges": tuple(values["hedges"]),
                "areas": tuple(values["areas"]),
            }
        )
