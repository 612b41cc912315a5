"""The door to imports of texts."""

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor, NotAllowed, abilities
from consenso.domain.imports.queries import ImportRow, text_import


def keepers_only(actor: Actor) -> None:
    """Refuse who does not keep the whole record: the secretariat and the chair do.

    Raises:
        NotAllowed: the actor does not.
    """
    if not abilities(actor).decides:
        raise NotAllowed("import a text")


def import_for(actor: Actor, identifier: int) -> ImportRow:
    """Return one import that the actor may see. One query.

    Raises:
        NotFound: there is none, or it is not for this actor: the same answer.
    """
    if not abilities(actor).decides:
        raise NotFound("import", str(identifier))
    return text_import(actor.forum, identifier)
