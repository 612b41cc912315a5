"""Writing rates."""

from collections.abc import Sequence

from consenso.core.record import Rates
from consenso.domain.ledger.actions import Kept, keep
from consenso.domain.money import models


def keep_rates(*, forum: str, kept: Sequence[Kept[Rates]]) -> None:
    """Store rates."""
    keep(
        models.Rates,
        forum=forum,
        kept=kept,
        columns=lambda one: {
            "kind": one.kind,
            "currency": one.currency,
            "base": one.base or "",
        },
    )
