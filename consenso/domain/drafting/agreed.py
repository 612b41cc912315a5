"""How far a draft is from being agreed: brackets, links between paragraphs, and objections that stand all count."""

from collections.abc import Collection, Iterable, Mapping

from consenso.core import wording
from consenso.domain.drafting.models import Position, Proposal
from consenso.domain.drafting.past import ActRow, acts_of
from consenso.domain.drafting.queries import DraftRow, Standing

OBJECTS = str(Position.Stance.OBJECTS)
SAYING = ("position", "accept")  # acts by which delegations say where they stand
Stances = dict[tuple[str, str], str]  # by delegation and paragraph (ids)


def figures_now(
    row: DraftRow, standing: Standing, bracketed: wording.BracketedDraft
) -> wording.Figures:
    """Return the counts of a draft as it stands. One query."""
    return figures_of(standing, bracketed, objected(row.id))


def figures_at(
    row: DraftRow, number: int, standing: Standing, bracketed: wording.BracketedDraft
) -> wording.Figures:
    """Return the counts of a draft as it stood at a revision. One query."""
    acts = acts_of(row.id, until=number, verbs=SAYING)
    return figures_of(standing, bracketed, objected_in(stances_of(acts)))


def figures_of(
    standing: Standing, bracketed: wording.BracketedDraft, against: Collection[str]
) -> wording.Figures:
    """Return the counts of a draft on some of whose paragraphs (ids) an objection stands."""
    agreed = {item.id: item.is_agreed for item in bracketed.items}
    linked = {one.id: one.linked for one in standing.paragraphs}
    return wording.figures(bracketed, wording.held_up(agreed, linked, against))


def objected(draft: int) -> frozenset[str]:
    """Return the paragraphs of a draft (its row's id) on which an objection was said and stands. One query."""
    rows = Position.objects.filter(
        draft_id=draft, stance=OBJECTS, level=Proposal.Level.SENT, proposal=None, ended_at=None
    )
    return frozenset(rows.exclude(paragraph="").values_list("paragraph", flat=True))


def note(stances: Stances, act: ActRow) -> bool:
    """Note what an act says of where a delegation stands on paragraphs; return whether it says something of it."""
    said = act.payload.get("said", {})
    if act.verb == "accept":
        stances.update({(act.by, one): str(said["stance"]) for one in said["paragraphs"]})
        return True
    if act.verb != "position" or not act.paragraph or said.get("proposal") is not None:
        return False
    stances[act.by, act.paragraph] = str(said["stance"])
    return True


def stances_of(acts: Iterable[ActRow]) -> Stances:
    """Return where delegations stand on paragraphs after acts, in order.

    >>> stances_of(())
    {}
    """
    found: Stances = {}
    for act in acts:
        note(found, act)
    return found


def objected_in(stances: Mapping[tuple[str, str], str]) -> frozenset[str]:
    """Return the paragraphs (ids) on which an objection stands.

    >>> objected_in({("XA", "p1"): "objects", ("XB", "p2"): "reserves"})
    frozenset({'p1'})
    """
    return frozenset(one for (_by, one), stance in stances.items() if stance == OBJECTS)
