"""What drafts ask of interpreters: paragraphs that are missing or stale in another language."""

from consenso.domain.accounts.access import Actor, abilities, within
from consenso.domain.drafting.access import draft_abilities, seen_by
from consenso.domain.drafting.translated import waiting
from consenso.domain.duties.queries import Duty


def translation_duties(actor: Actor) -> list[Duty]:
    """Return a duty for each draft with paragraphs to translate, `count` of them, for who interprets. Three queries a draft."""
    rows = [
        row
        for row in seen_by(actor)
        if row.languages
        and abilities(within(actor, [row.body]) if row.body else actor).translates
        and draft_abilities(actor, row).translates
    ]
    counts = waiting(rows)
    return [
        Duty(
            "translate",
            ("draft", row.identifier),
            ("", ""),
            row.changed_at,
            None,
            title=row.title,
            count=counts[row.identifier],
        )
        for row in rows
        if counts[row.identifier]
    ]
