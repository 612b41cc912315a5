"""What paragraphs are called that stand in many texts, without reading the texts whole."""

from collections.abc import Collection

from django.db.models import Q

from consenso.core.outline import Paragraph
from consenso.domain.texts import models
from consenso.domain.texts.naming import called

DEEPEST = 8  # parts above a paragraph that are looked at

Place = tuple[int, str]  # a content's id, a paragraph's id


def paragraphs_called(places: Collection[Place]) -> dict[Place, str]:
    """Return what paragraphs are called where they are cited (¶ 1.3(a)), '' for one without a number; those gone are absent.

    A query for each content and each level of its parts, eight levels at most.
    """
    asked: dict[int, set[str]] = {}
    for content, paragraph in places:
        asked.setdefault(content, set()).add(paragraph)
    found: dict[int, dict[str, Paragraph]] = {content: {} for content in asked}
    for _ in range(DEEPEST):
        wanted = {content: ids - found[content].keys() - {""} for content, ids in asked.items()}
        if not any(wanted.values()):
            break
        either = Q(pk__in=())
        for content, ids in wanted.items():
            either |= Q(content=content, identifier__in=ids) if ids else Q(pk__in=())
        rows = models.Paragraph.objects.filter(either).defer("text")
        asked = {content: set() for content in asked}
        for row in rows:
            found[row.content_id][row.identifier] = Paragraph(
                row.identifier,
                row.kind,  # type: ignore[arg-type]  # kept as it was read
                row.number,
                row.parent,
                "",
                0,
                0,
            )
            asked[row.content_id].add(row.parent)
    return {
        (content, paragraph): called(found[content], paragraph)
        for content, paragraph in places
        if paragraph in found[content]
    }
