"""Writing texts, and what they say."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from consenso.core.outline import Outline, Paragraph
from consenso.core.record import Text, earliest
from consenso.domain.ledger.actions import Kept, keep, relate
from consenso.domain.ledger.queries import key
from consenso.domain.texts import models
from consenso.domain.texts.contents import digest_of


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


def keep_content(
    *,
    forum: str,
    text: str,
    outline: Outline,
    source_name: str,
    source_address: str,
    file_digest: str,
    entry: int,
    at: dt.datetime,
) -> int:
    """Store what a text says in a language, in the place of what was stored for it; return the content's id.

    Inside the caller's transaction, which adds the entry to the ledger.
    """
    models.Content.objects.filter(text=key(forum, text), language=outline.language).delete()
    made = models.Content.objects.create(
        text_id=key(forum, text),
        language=outline.language,
        title=outline.title,
        source_name=source_name,
        source_address=source_address,
        file_digest=file_digest,
        digest=digest_of(outline),
        entry=entry,
        at=at,
    )
    models.Paragraph.objects.bulk_create(_rows(made, outline.paragraphs), batch_size=500)
    return made.pk


def _rows(made: models.Content, found: Sequence[Paragraph]) -> list[models.Paragraph]:
    return [
        models.Paragraph(
            content=made,
            position=place,
            identifier=one.id,
            kind=one.kind,
            number=one.number,
            parent=one.parent,
            text=one.text,
        )
        for place, one in enumerate(found)
    ]


def keep_consensus(
    *,
    forum: str,
    text: str,
    number: int,
    document: Mapping[str, Any],
    acts: Sequence[Mapping[str, Any]],
    digest: str,
    entry: int,
    at: dt.datetime,
) -> None:
    """Store a consensus record that all may read, in the place of what was stored under its number.

    Inside the caller's transaction, which adds the entry to the ledger.
    """
    models.Consensus.objects.update_or_create(
        text_id=key(forum, text),
        number=number,
        defaults={
            "document": dict(document),
            "acts": list(acts),
            "digest": digest,
            "entry": entry,
            "at": at,
        },
    )
