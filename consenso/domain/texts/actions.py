"""Writing texts."""

from collections.abc import Sequence
from typing import Any

from consenso.core.record import Text, earliest
from consenso.domain.ledger.actions import Kept, keep, relate
from consenso.domain.ledger.queries import key
from consenso.domain.texts import models


def keep_texts(*, forum: str, kept: Sequence[Kept[Text]]) -> None:
    """Store texts, each with the addresses of its editions."""

    def columns(text: Text) -> dict[str, Any]:
        return {
            "kind": text.kind,
            "meeting_id": key(forum, text.meeting) if text.meeting else None,
            "adopted_on": earliest(text.date),
            "period_from": text.period.from_ if text.period else None,
            "period_to": text.period.to if text.period else None,
        }

    keep(models.Text, forum=forum, kept=kept, columns=columns)
    relate(
        models.Edition,
        owner="text",
        owners=[key(forum, one.entity.id) for one in kept],
        rows=[
            models.Edition(
                text_id=key(forum, one.entity.id), language=edition.language, url=edition.url
            )
            for one in kept
            for edition in one.entity.editions
        ],
    )
