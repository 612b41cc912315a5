"""Back-up and restore: all rows of one moment, in one form for both databases."""

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.migrations.exceptions import NodeNotFoundError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from consenso import __version__
from consenso.core.errors import ConsensoError
from consenso.core.formats.sealed import Sealed, sealing, unsealed
from consenso.domain.backup.queries import (
    FORM,
    LedgerHead,
    kept,
    ledger_heads,
    ledgers_that_do_not_hold,
    member_of,
    next_keys,
    numbered,
    schema,
)
from consenso.domain.backup.rows import lines_of, rows_from
from consenso.domain.ledger.queries import forums_and_heads


class CannotRestore(ConsensoError):
    """The back-up cannot be put into this database; the message says why. The database is as it was."""

    code = "backup.cannot_restore"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a back-up holds: rows by table, the heads of the ledgers, when it was made (UTC)."""

    at: dt.datetime
    rows: dict[str, int]
    heads: tuple[LedgerHead, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. `n_unreadable` second factors were left out: this installation has another secret."""

    at: dt.datetime
    rows: dict[str, int]
    heads: tuple[LedgerHead, ...]
    n_unreadable: int


def back_up(path: Path, *, at: dt.datetime) -> BackedUp:
    """Write all that the database holds at one moment to an archive, while others go on reading and writing. Return what it holds.

    The installation's secret is not in it; a keyed hash of it is, so that a restore can tell whether it has the same one.

    Raises:
        OSError: the file cannot be written; what stood at `path` stands there still.
    """
    said: dict[str, Any] = {
        "form": FORM,
        "at": at.isoformat(),
        "version": __version__,
        "secret": _secret_mark(),
    }
    with sealing(path, said=said) as archive, _one_moment():
        heads = ledger_heads(tuple(forum for forum, _ in forums_and_heads()))
        said |= {
            "schema": schema(),
            "next_keys": next_keys(),
            "heads": [asdict(one) for one in heads],
        }
        rows: dict[str, int] = {}
        for model in kept():
            rows[model._meta.label_lower] = _write(archive, model)
        said["rows"] = rows
    return BackedUp(at, rows, heads)


def _write(archive: Any, model: type[models.Model]) -> int:
    n_lines = 0

    def counted() -> Iterator[bytes]:
        nonlocal n_lines
        for line in lines_of(model):
            n_lines += 1
            yield line

    archive.write(member_of(model), counted())
    return n_lines - 1


@contextmanager
def _one_moment() -> Iterator[None]:
    """Let every query see the database as it is at one moment, and hold up nobody who writes."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django would begin by taking the right to write, and keep it from everyone else.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def restore(path: Path) -> Restored:
    """Put a back-up into this installation's empty database, all of it in one transaction. Return what was put back.

    A back-up of an earlier version is put into the tables of that version, which are then changed to today's. The ledgers
    are computed again and must end as they did.

    Raises:
        NotWhole: the file is damaged, or no such archive.
        CannotRestore: the database holds something, the back-up is of a later version, or a ledger does not hold.
    """
    with unsealed(path) as archive:
        said = archive.said
        if said.get("form") != FORM:
            raise CannotRestore(f"it is no back-up of the form {FORM}")
        heads = tuple(LedgerHead(**one) for one in said["heads"])
        # SQLite changes tables only while it does not check keys, which cannot be switched within a transaction.
        with connection.constraint_checks_disabled(), transaction.atomic():
            models_then = _tables_of(said["schema"])
            rows = {model._meta.label_lower: _fill(archive, model) for model in models_then}
            unread = {member_of(model) for model in models_then} ^ set(archive.members)
            if unread:
                raise CannotRestore(f"it has other tables: {', '.join(sorted(unread)[:3])}")
            n_unreadable = 0 if said["secret"] == _secret_mark() else _without_factors(models_then)
            _go_on_from(said["next_keys"], numbered(models_then))
            connection.check_constraints()
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            wrong = ledgers_that_do_not_hold(heads)
            if wrong:
                raise CannotRestore("; ".join(wrong))
    return Restored(dt.datetime.fromisoformat(said["at"]), rows, heads, n_unreadable)


def _tables_of(wanted: dict[str, str]) -> tuple[type[models.Model], ...]:
    """Make the tables of a back-up's version in a database that holds nothing; return their models as they were then.

    Raises:
        CannotRestore: the database holds something, or has tables of another version, or the version is not known here.
    """
    executor = MigrationExecutor(connection)
    targets = sorted(wanted.items())
    unknown = [f"{app} {name}" for app, name in targets if (app, name) not in executor.loader.graph]
    if unknown:
        raise CannotRestore(
            f"it was made by a later version of Consenso ({unknown[0]} is not known here): bring this one up to date"
        )
    applied = MigrationRecorder(connection).applied_migrations()
    if applied and schema() != wanted:
        raise CannotRestore(
            "the database has tables of another version: name an empty one (CONSENSO_DATA or CONSENSO_DATABASE)"
        )
    try:
        executor.migrate(targets)
    except NodeNotFoundError as error:
        raise CannotRestore(str(error)) from error
    found = kept(executor.loader.project_state(targets).apps)
    full = next((model for model in found if model._base_manager.exists()), None)
    if full is not None:
        raise CannotRestore(
            f"the database is not empty ({full._meta.label_lower} has rows), and nothing of it is written over: "
            "name an empty one (CONSENSO_DATA or CONSENSO_DATABASE)"
        )
    return found


def _fill(archive: Sealed, model: type[models.Model]) -> int:
    name, n_rows = member_of(model), 0
    if name not in archive.members:
        raise CannotRestore(f"it lacks {name}")
    try:
        for batch in rows_from(archive.lines(name), model):
            model._base_manager.bulk_create(batch)
            n_rows += len(batch)
    except (ValueError, TypeError) as error:
        raise CannotRestore(f"{name} cannot be read: {error}") from error
    return n_rows


def _without_factors(found: tuple[type[models.Model], ...]) -> int:
    """Take out what only the other secret could decrypt: seeds of one-time codes and recovery codes. Passkeys stay."""
    for model in found:
        if model._meta.label_lower == "mfa.authenticator":
            return int(model._base_manager.exclude(type="webauthn").delete()[0])
    return 0


def _go_on_from(keys: dict[str, int], columns: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        for table, last in keys.items():
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last]
                )
            else:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                    [f'"{table}"', columns[table], last],
                )


def _secret_mark() -> str:
    """Return by what an installation knows its own secret again; the secret cannot be found from it."""
    return hmac.new(settings.SECRET_KEY.encode(), b"consenso backup", hashlib.sha256).hexdigest()
