"""What is done with imports of texts: begun from a file, put right, published or dropped. Each act one entry of a ledger."""

import datetime as dt
from hashlib import sha256

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.outline import Outline
from consenso.domain.accounts.access import Actor
from consenso.domain.imports.access import keepers_only
from consenso.domain.imports.files import let_say
from consenso.domain.imports.models import TextImport
from consenso.domain.imports.queries import ImportRow, row_of
from consenso.domain.ledger.actions import one_at_a_time, record_confidentially
from consenso.domain.texts.earlier import refuse_adopted
from consenso.domain.texts.queries import text as text_of

State = TextImport.State


class ImportHasChanged(ConsensoError):
    """Somebody else changed the import since it was read; `row` is what it is now."""

    code = "imports.has_changed"

    def __init__(self, row: ImportRow) -> None:
        super().__init__(f"import {row.id} is at version {row.version}")
        self.row = row


class ImportIsClosed(ConsensoError):
    """The import was published or dropped already."""

    code = "imports.is_closed"


class NothingToPublish(ConsensoError):
    """Not one paragraph is left in it."""

    code = "imports.empty"


@transaction.atomic
def begin(
    *,
    actor: Actor,
    text: str,
    outline: Outline,
    content: bytes,
    file_name: str,
    address: str,
    at: dt.datetime,
) -> ImportRow:
    """Keep what was read from a file, to be put right. `content` is the file, of which the SHA-256 alone is kept.

    Raises:
        NotAllowed: the actor does not keep the record.
        NotFound: no such text.
    """
    keepers_only(actor)
    text_of(actor.forum, text)
    one_at_a_time()
    row = TextImport.objects.create(
        forum=actor.forum,
        text=text,
        language=outline.language,
        delegation_id=actor.delegation.id,
        file_name=file_name[-200:],
        address=address,
        file_digest=sha256(content).hexdigest(),
        n_bytes=len(content),
        source=outline.source,
        outline=outline.as_json(),
        at=at,
        changed_at=at,
    )
    _enter("begin", actor, row, at)
    return row_of(row)


@transaction.atomic
def revise(
    *, actor: Actor, identifier: int, version: int, outline: Outline, at: dt.datetime
) -> ImportRow:
    """Put right what was read, from the version that was read; return it.

    Raises:
        NotAllowed: the actor does not keep the record.
        NotFound: no such import.
        ImportHasChanged: somebody else changed it meanwhile.
        ImportIsClosed: it was published or dropped.
    """
    row = _open(actor, identifier, version)
    row.outline, row.language = outline.as_json(), outline.language
    row.version, row.changed_at = version + 1, at
    row.save(update_fields=["outline", "language", "version", "changed_at"])
    return row_of(row)


@transaction.atomic
def publish(*, actor: Actor, identifier: int, version: int, at: dt.datetime) -> ImportRow:
    """Let the text say, in its language, what was read: public at once, in the place of what was there. Return it.

    The public ledger's entry holds the digest of every word; the words stand beside it.

    Raises:
        NotAllowed, NotFound, ImportHasChanged, ImportIsClosed: as with `revise`.
        NothingToPublish: no paragraph is left.
        AdoptedHere: what it would replace was adopted here.
    """
    row = _open(actor, identifier, version)
    outline = Outline.from_json(row.outline)
    refuse_adopted(actor.forum, row.text, outline.language)
    if not any(one.text for one in outline.paragraphs):
        raise NothingToPublish("no paragraph is left")
    entry = let_say(
        forum=actor.forum,
        text=row.text,
        outline=outline,
        source={"name": row.file_name, "sha256": row.file_digest, "address": row.address},
        at=at,
        by=actor.code,
        person=actor.person,
    )
    row.state, row.entry, row.changed_at = State.PUBLISHED, entry, at
    row.save(update_fields=["state", "entry", "changed_at"])
    _enter("publish", actor, row, at)
    return row_of(row)


@transaction.atomic
def drop(*, actor: Actor, identifier: int, at: dt.datetime) -> None:
    """Leave an import; nothing of what was read stays but that it was.

    Raises:
        NotAllowed, NotFound, ImportIsClosed: as with `revise`.
    """
    row = _open(actor, identifier, None)
    row.state, row.source, row.changed_at = State.DROPPED, "", at
    row.outline = Outline(row.language, "", ()).as_json()
    row.save(update_fields=["state", "source", "outline", "changed_at"])
    _enter("drop", actor, row, at)


def _open(actor: Actor, identifier: int, version: int | None) -> TextImport:
    keepers_only(actor)
    one_at_a_time()
    row = (
        TextImport.objects.filter(forum=actor.forum, pk=identifier)
        .select_related("delegation")
        .first()
    )
    if row is None:
        raise NotFound("import", str(identifier))
    if row.state != State.OPEN:
        raise ImportIsClosed(f"import {row.pk} is {row.state}")
    if version is not None and row.version != version:
        raise ImportHasChanged(row_of(row))
    return row


def _enter(verb: str, actor: Actor, row: TextImport, at: dt.datetime) -> None:
    record_confidentially(
        forum=actor.forum,
        act=f"import:{verb}",
        by=actor.code,
        at=at,
        subject="import",
        subject_id=row.pk,
        delegation=actor.code,
        level="secretariat",
        payload={"text": row.text, "language": row.language, "file": row.file_digest},
        person=actor.person,
    )
