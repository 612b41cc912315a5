"""For whom the authors of Word files stand, as a delegation said once: its own alone, whichever draft a file is of."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.access import draft_for, require
from consenso.domain.drafting.models_word import WordAuthor

MOST = 500  # authors that are kept of a delegation, those said last
LONGEST = 200  # code points of a name, and of a sign


def word_authors(actor: Actor) -> Mapping[str, str]:
    """Return for whom authors stand as the actor's delegation said, by the name in the file: a sign, or '-' for nobody. One query."""
    rows = WordAuthor.objects.filter(delegation_id=actor.delegation.id).order_by("author")
    return dict(rows.values_list("author", "sign"))


@transaction.atomic
def remember_authors(
    *, actor: Actor, identifier: str, authors: Mapping[str, str], at: dt.datetime
) -> None:
    """Keep for whom authors stand, in the place of what was said of them before.

    Raises:
        NotFound, NotAllowed: the actor does not see the draft, or does not propose on it.
    """
    require(actor, draft_for(actor, identifier), "proposes")
    mine = WordAuthor.objects.filter(delegation_id=actor.delegation.id)
    for author, sign in authors.items():
        mine.update_or_create(
            delegation_id=actor.delegation.id,
            author=author[:LONGEST],
            defaults={"sign": sign[:LONGEST], "at": at},
        )
    last = mine.order_by("-at", "-pk").values_list("pk", flat=True)
    mine.filter(pk__in=list(last[MOST:])).delete()


@transaction.atomic
def forget_author(*, actor: Actor, identifier: str, author: str) -> None:
    """Let nothing stay of whom an author stands for: it is asked anew.

    Raises:
        NotFound, NotAllowed: as `remember_authors`; NotFound also for one of whom nothing was said.
    """
    require(actor, draft_for(actor, identifier), "proposes")
    found = WordAuthor.objects.filter(delegation_id=actor.delegation.id, author=author[:LONGEST])
    if not found.delete()[0]:
        raise NotFound("author", author)
