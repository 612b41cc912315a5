"""How far a person has read a draft: what was done after it is new to them."""

import datetime as dt

from django.db import transaction

from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.access import draft_for
from consenso.domain.drafting.models import Reader


def last_read(person: int, draft: int) -> int:
    """Return up to which revision a person (id) has read a draft (its row's id); 0 for not at all. One query."""
    rows = Reader.objects.filter(person_id=person, draft_id=draft)
    return rows.values_list("revision", flat=True).first() or 0


@transaction.atomic
def mark_read(*, actor: Actor, identifier: str, revision: int, at: dt.datetime) -> int:
    """Note up to which revision a person has read a draft, and return it: never less than before, never more than there is.

    It is the person's own mark, and no act: nobody else learns of it.

    Raises:
        NotFound: there is no such draft for this actor.
    """
    row = draft_for(actor, identifier)
    held = last_read(actor.person, row.id)
    wanted = max(held, min(revision, row.revision))
    Reader.objects.update_or_create(
        person_id=actor.person, draft_id=row.id, defaults={"revision": wanted, "at": at}
    )
    return wanted
