"""Reading texts."""

from consenso.core.record import Text
from consenso.domain.ledger.queries import Listing, document, documents, key, listing
from consenso.domain.texts import models


def texts(
    forum: str,
    *,
    kind: str = "",
    meeting: str = "",
    language: str = "",
    year: int | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[Text]:
    """Return one page of a forum's texts by date; `language` (BCP 47): with an edition in it. Two queries."""
    rows = models.Text.objects.filter(forum=forum)
    if kind:
        rows = rows.filter(kind=kind)
    if meeting:
        rows = rows.filter(meeting=key(forum, meeting))
    if language:
        rows = rows.filter(editions__language=language).distinct()
    if year is not None:
        rows = rows.filter(adopted_on__year=year)
    return listing(rows.order_by("adopted_on", "position"), Text, page=page, per_page=per_page)


def text(forum: str, identifier: str) -> Text:
    """Return one text. One query.

    Raises:
        NotFound: no such text.
    """
    return document(models.Text.objects.filter(forum=forum), Text, identifier)


def texts_by_id(forum: str, identifiers: tuple[str, ...]) -> dict[str, Text]:
    """Return the texts of these ids. One query."""
    rows = models.Text.objects.filter(forum=forum, identifier__in=identifiers)
    return {text.id: text for text in documents(rows.order_by("position"), Text)}


def plans(forum: str) -> tuple[Text, ...]:
    """Return the plans of a forum, by the period that they are for. One query."""
    rows = models.Text.objects.filter(forum=forum, kind="plan")
    return documents(rows.order_by("period_from", "adopted_on", "position"), Text)


def text_years(forum: str) -> tuple[int, ...]:
    """Return the years in which texts were adopted, the latest first. One query."""
    days = models.Text.objects.filter(forum=forum).dates("adopted_on", "year", order="DESC")
    return tuple(day.year for day in days)
