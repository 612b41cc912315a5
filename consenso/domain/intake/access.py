"""The door to intakes of activities."""

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor, NotAllowed, abilities
from consenso.domain.intake.queries import IntakeRow, intake


def keepers_only(actor: Actor) -> None:
    """Refuse who does not keep the whole record: the secretariat and the chair do.

    Raises:
        NotAllowed: the actor does not.
    """
    if not abilities(actor).decides:
        raise NotAllowed("take in activities")


def intake_for(actor: Actor, identifier: int) -> IntakeRow:
    """Return one intake that the actor may see. One query.

    Raises:
        NotFound: there is none, or it is not for this actor: the same answer.
    """
    if not abilities(actor).decides:
        raise NotFound("intake", str(identifier))
    return intake(actor.forum, identifier)
