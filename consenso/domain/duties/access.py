"""Who may read which act of the confidential ledger: the same rule as for the submissions that the acts are on."""

from collections.abc import Iterable

from consenso.domain.accounts.access import Abilities, Actor, Kind, abilities
from consenso.domain.drafting import access as drafting
from consenso.domain.ledger.confidential import ConfidentialRow
from consenso.domain.submissions import access as submissions

# What acts on persons (invitations, appointments) are on; only who keeps the roster reads of them.
PEOPLE = ("person", "invitation", "appointment", "delegation")


def readable(actor: Actor, rows: Iterable[ConfidentialRow]) -> tuple[ConfidentialRow, ...]:
    """Return those acts that the actor may read of, in the order given.

    The own delegation's, all that was sent or shared if the actor decides, and what was shared with all delegations
    if the actor sits among them. Of persons: the secretariat, and who invites for the own delegation. Who holds roles in organs
    alone reads of those drafts and submissions that are theirs to see: two queries more.
    """
    found = tuple(row for row in rows if may_read(actor, row))
    if _reads(abilities(actor)) or not any(row.subject in ("draft", "submission") for row in found):
        return found
    seen = {("draft", one.identifier) for one in drafting.seen_by(actor)}
    keys = submissions.seen_by(actor).values_list("pk", flat=True)
    seen |= {("submission", str(key)) for key in keys}
    return tuple(
        row
        for row in found
        if row.subject not in ("draft", "submission") or (row.subject, row.subject_id) in seen
    )


def _reads(can: Abilities) -> bool:
    """Return whether somebody reads what the own delegation does in all of the forum."""
    return can.reads_shared or can.prepares or can.translates or can.assesses


def may_read(actor: Actor, row: ConfidentialRow) -> bool:
    """Return whether the actor may read of one act, by whose it is and who may read of it; `readable` asks for its object too."""
    can = abilities(actor)
    own = bool(row.delegation) and row.delegation == actor.code
    if row.subject in PEOPLE:
        return can.invites_any or (own and can.invites)
    if own and (_reads(can) or actor.body_roles):
        return True
    if row.level == "delegations":
        return can.reads_shared
    if row.level == "parties":
        return can.reads_shared and actor.delegation.kind != Kind.OBSERVER
    return row.level == "secretariat" and can.decides
