"""Taking back thanks: who proposed a correction may ask that their name be shown no longer."""

from django.db import transaction

from consenso.core.errors import NotFound
from consenso.domain.ledger.actions import forget_credit
from consenso.domain.ledger.queries import credits_of
from consenso.domain.submissions.models import Submission


@transaction.atomic
def no_longer_credited(*, forum: str, number: int) -> str:
    """Take out everywhere the name that a public entry thanks; return it. The chain never held it.

    Raises:
        NotFound: that entry thanks nobody.
    """
    name = credits_of(forum, [number]).get(number)
    if name is None:
        raise NotFound("credit", str(number))
    forget_credit(forum=forum, number=number)
    Submission.objects.filter(forum=forum, entry=number).update(credit="")
    return name
