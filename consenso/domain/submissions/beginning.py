"""Beginning a submission of which a delegation has one at most."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from consenso.domain.accounts.access import Actor
from consenso.domain.ledger.actions import one_at_a_time
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.actions import SubmissionHasChanged, prepare
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of


@transaction.atomic
def prepare_once(
    *,
    actor: Actor,
    kind: str,
    identifier: str,
    document: Mapping[str, Any],
    base: str,
    reason: str,
    sources: Sequence[str],
    at: dt.datetime,
) -> SubmissionRow:
    """Begin a submission as `prepare` does, where the delegation has none that is open on this object.

    Raises:
        SubmissionHasChanged: it has one, which somebody began meanwhile; nothing is changed.
        NotAllowed, SourceIsMissing, SourceIsNoAddress, WordingsOnly: see `prepare`.
    """
    one_at_a_time()
    rows = seen_by(actor).filter(
        kind=kind,
        identifier=identifier,
        delegation_id=actor.delegation.id,
        state=Submission.State.OPEN,
    )
    there = rows.select_related("delegation").order_by("pk").first()
    if there is not None:
        raise SubmissionHasChanged(row_of(there))
    return prepare(
        actor=actor, kind=kind, identifier=identifier, document=document, base=base,
        reason=reason, sources=sources, at=at,
    )  # fmt: skip
