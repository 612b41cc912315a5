"""What still stands between a draft and its adoption: brackets, languages that are behind, objections."""

from collections.abc import Mapping
from dataclasses import dataclass

from consenso.core.errors import ConsensoError
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.positions import AGAINST, PositionRow, positions
from consenso.domain.drafting.queries import DraftRow
from consenso.domain.drafting.translations import counts

SQUARE = "[]［］"


class BracketsLeft(ConsensoError):
    """Something of the draft is not agreed: `count` paragraphs have brackets or are proposed to be added, moved, split, merged."""

    code = "drafting.brackets_left"

    def __init__(self, draft: str, count: int) -> None:
        super().__init__(f"{count} paragraphs of {draft} are not agreed")
        self.count = count


class LanguagesBehind(ConsensoError):
    """`count` paragraphs are missing or stale in a language in which the text will be authentic."""

    code = "drafting.languages_behind"

    def __init__(self, draft: str, count: int) -> None:
        super().__init__(f"{count} paragraphs of {draft} are not translated as they stand")
        self.count = count


class ObjectionStands(ConsensoError):
    """Delegations (`codes`) said that they object to the whole or to a paragraph, and did not take it back."""

    code = "drafting.objection_stands"

    def __init__(self, draft: str, codes: tuple[str, ...]) -> None:
        super().__init__(f"{', '.join(codes)} object to {draft}")
        self.codes = codes


@dataclass(frozen=True, slots=True)
class Hindrances:
    """What hinders adoption now: ids of paragraphs not agreed, paragraphs behind by language, objections that stand.

    `written` are ids of paragraphs with a square bracket in their words: somebody wrote by hand, into a file or a form, that
    they are not agreed, and nothing here can tell what is proposed in it and by whom. `n_words` is how many paragraphs have words: without any there is nothing to adopt.
    """

    brackets: tuple[str, ...]
    written: tuple[str, ...]
    n_orders: int
    behind: Mapping[str, int]
    objections: tuple[PositionRow, ...]
    n_words: int

    @property
    def n_brackets(self) -> int:
        return len(self.brackets) + self.n_orders + len(self.written)

    @property
    def is_none(self) -> bool:
        return not (self.n_brackets or any(self.behind.values()) or self.objections)


def hindrances(row: DraftRow) -> Hindrances:
    """Return what hinders the adoption of a draft as it stands. Six queries at most."""
    standing, bracketed = composed(row)
    behind = {tag: one["stale"] + one["missing"] for tag, one in counts(row).items()}
    return Hindrances(
        brackets=tuple(one.id for one in bracketed.items if not one.is_agreed),
        written=tuple(one.id for one in standing.paragraphs if set(SQUARE) & set(one.text)),
        n_orders=len(bracketed.orders),
        behind=behind,
        objections=tuple(
            one for one in positions(row.id) if one.stance in AGAINST and one.proposal is None
        ),
        n_words=sum(bool(one.text) for one in standing.paragraphs),
    )


def refuse_hindered(row: DraftRow) -> None:
    """Refuse a draft that cannot be adopted as it stands: all languages are locked together, so all of them must be current.

    Raises:
        BracketsLeft, LanguagesBehind, ObjectionStands: the first of these that hinders.
    """
    found = hindrances(row)
    if found.n_brackets or not found.n_words:
        raise BracketsLeft(row.identifier, found.n_brackets)
    if any(found.behind.values()):
        raise LanguagesBehind(row.identifier, sum(found.behind.values()))
    if found.objections:
        raise ObjectionStands(
            row.identifier, tuple(sorted({one.delegation for one in found.objections}))
        )
