"""The door to what activities speak to: who may look at suggestions, who may link and take a link away."""

from consenso.core.record import Commitment
from consenso.domain.accounts.access import Actor, NotAllowed, abilities
from consenso.domain.activities.queries import LinkRow


def preparers_only(actor: Actor) -> None:
    """Refuse who prepares nothing for the record: suggestions are for those who do.

    Raises:
        NotAllowed: the actor does not.
    """
    if not abilities(actor).prepares:
        raise NotAllowed("link activities")


def may_link(actor: Actor, commitment: Commitment) -> bool:
    """Return whether an actor may say that activities speak to a commitment.

    The secretariat to any; who speaks for a party, to what that party alone promised.
    """
    can = abilities(actor)
    return can.decides or (can.shares and tuple(commitment.actors.from_) == (actor.code,))


def may_unlink(actor: Actor, link: LinkRow) -> bool:
    """Return whether an actor may take a link away: the secretariat any, who speaks for a party what was said for it."""
    can = abilities(actor)
    return can.decides or (can.shares and link.by == actor.code)
