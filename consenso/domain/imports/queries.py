"""Reading imports of texts."""

import datetime as dt
from dataclasses import dataclass

from consenso.core.errors import NotFound
from consenso.core.outline import Outline
from consenso.domain.imports.models import TextImport


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import: of which text (id) and language (BCP 47), from which file, and how it stands."""

    id: int
    forum: str
    text: str
    language: str
    delegation: str
    file_name: str
    address: str
    file_digest: str
    n_bytes: int
    version: int
    state: str
    entry: int | None
    at: dt.datetime
    changed_at: dt.datetime
    outline: Outline  # with its source

    @property
    def is_open(self) -> bool:
        return self.state == TextImport.State.OPEN


def imports(forum: str, *, text: str = "") -> tuple[ImportRow, ...]:
    """Return the open imports of a forum, or of one of its texts, the one that changed last first. One query."""
    rows = TextImport.objects.filter(forum=forum, state=TextImport.State.OPEN)
    rows = rows.filter(text=text) if text else rows
    return tuple(row_of(row) for row in rows.select_related("delegation").order_by("-changed_at"))


def text_import(forum: str, identifier: int) -> ImportRow:
    """Return one import. One query.

    Raises:
        NotFound: there is none.
    """
    row = TextImport.objects.filter(forum=forum, pk=identifier).select_related("delegation").first()
    if row is None:
        raise NotFound("import", str(identifier))
    return row_of(row)


def row_of(row: TextImport) -> ImportRow:
    return ImportRow(
        row.pk,
        row.forum,
        row.text,
        row.language,
        row.delegation.code,
        row.file_name,
        row.address,
        row.file_digest,
        row.n_bytes,
        row.version,
        row.state,
        row.entry,
        row.at,
        row.changed_at,
        Outline.from_json(row.outline, source=row.source),
    )
