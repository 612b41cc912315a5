"""Where in a draft a paragraph stands: its words, what is proposed on it, what the own delegation prepared, its neighbours."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.queries import ParagraphRow, ProposalRow, Standing, own, sha_of
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.paragraph_parts import callers
from consenso.interfaces.ui.pages import NavItem

HEADINGS = ("title", "heading")  # of which nobody would split one, or merge it with a paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a draft with what is around it; `row` is None for one that is only proposed."""

    identifier: str
    name: str
    row: ParagraphRow | None
    item: wording.Item
    standing: Standing
    bracketed: wording.BracketedDraft
    proposals: tuple[ProposalRow, ...]
    own: tuple[ProposalRow, ...]
    called: Callable[[str], str]
    previous: NavItem | None
    next: NavItem | None
    following: str  # the next one with words that it could be merged with; '' where there is none, or a heading
    mergeable: tuple[str, ...]  # all that it could be merged with: with words, and no headings

    @property
    def base(self) -> str:
        return self.row.text if self.row else ""

    @property
    def is_heading(self) -> bool:
        return self.row is not None and self.row.kind in HEADINGS

    @property
    def base_mark(self) -> str:
        """Return the mark by which a form says what its writer saw."""
        return sha_of(self.base)


def place_of(on: DraftDesk, identifier: str) -> Place:
    """Return a paragraph that stands or is proposed.

    Raises:
        NotFound: there is none.
    """
    standing, bracketed = composed(on.row)
    rows = {one.id: one for one in standing.paragraphs}
    items = [one for one in bracketed.items if one.segments or one.id in rows]
    at = next((place for place, one in enumerate(items) if one.id == identifier), None)
    if at is None:
        raise NotFound("paragraph", identifier)
    called = callers(standing.paragraphs, {one.id: one.label for one in items})
    shown = [one.id for one in items if one.segments or one.id == identifier]
    here = shown.index(identifier)
    first = next((one.id for one in standing.paragraphs), "")
    after = [rows[one.id] for one in items[at + 1 :] if one.id in rows and rows[one.id].text]
    return Place(
        identifier=identifier,
        name=_name(called(identifier), rows.get(identifier)),
        row=rows.get(identifier),
        item=items[at],
        standing=standing,
        bracketed=bracketed,
        proposals=tuple(
            one
            for one in standing.proposals
            if identifier == one.paragraph or identifier in one.others
        ),
        own=tuple(one for one in _own(on) if _is_here(one, identifier, first)),
        called=called,
        previous=_way(on, shown[here - 1], called) if here else None,
        next=_way(on, shown[here + 1], called) if here + 1 < len(shown) else None,
        following=after[0].id if after and after[0].kind not in HEADINGS else "",
        mergeable=tuple(
            one.id
            for one in standing.paragraphs
            if one.text and one.kind not in HEADINGS and one.id != identifier
        ),
    )


def _name(called: str, row: ParagraphRow | None) -> str:
    if row is None:
        return gettext("A new paragraph that is proposed: %(name)s") % {"name": called}
    return called


def _own(on: DraftDesk) -> tuple[ProposalRow, ...]:
    return own(on.row.id, on.desk.actor.delegation.id) if on.reads_own else ()


def _is_here(one: ProposalRow, identifier: str, first: str) -> bool:
    """A new paragraph that is not sent has no place of its own: it is shown where it would come after."""
    if one.kind == "addition":
        return (one.after or first) == identifier
    return identifier == one.paragraph or identifier in one.others


def _way(on: DraftDesk, identifier: str, called: Callable[[str], str]) -> NavItem:
    return NavItem(called(identifier), on.address(f"p/{identifier}/"))
