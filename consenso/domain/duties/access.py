"""Who may read which act of the confidential ledger: the same rule as for the submissions that the acts are on."""

from collections.abc import Iterable

from consenso.domain.accounts.access import Actor, Kind, abilities
from consenso.domain.ledger.confidential import ConfidentialRow

# What acts on persons (invitations, appointments) are on; only who keeps the roster reads of them.
PEOPLE = ("person", "invitation", "appointment", "delegation")


def readable(actor: Actor, rows: Iterable[ConfidentialRow]) -> tuple[ConfidentialRow, ...]:
    """Return those acts that the actor may read of, in the order given.

    The own delegation's, all that was sent or shared if the actor decides, and what was shared with all delegations
    if the actor sits among them. Of persons: the secretariat, and who invites for the own delegation.
    """
    return tuple(row for row in rows if may_read(actor, row))


def may_read(actor: Actor, row: ConfidentialRow) -> bool:
    """Return whether the actor may read of one act."""
    can = abilities(actor)
    own = bool(row.delegation) and row.delegation == actor.code
    if row.subject in PEOPLE:
        return can.invites_any or (own and can.invites)
    reads_own = (
        can.reads_shared or can.prepares or can.translates or can.assesses or bool(actor.body_roles)
    )
    if own and reads_own:
        return True
    if row.level == "delegations":
        return can.reads_shared
    if row.level == "parties":
        return can.reads_shared and actor.delegation.kind != Kind.OBSERVER
    return row.level == "secretariat" and can.decides
