"""What a back-up holds, and what it says of itself."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.options import Options

from consenso.domain.ledger.queries import BOOKS, broken, head

FORM = "consenso-backup/1"
# Made anew (search, types, permissions, what activities are compared by), or worth nothing afterwards: who was signed in, links that are used once.
LEFT_OUT_APPS = {"admin", "auth", "contenttypes", "search", "sessions", "usersessions"}
LEFT_OUT_MODELS = {
    "account.emailconfirmation",
    "accounts.signinlink",
    "activities.sense",
    "socialaccount.socialtoken",
}


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """The last entry of one of a forum's two ledgers, when the back-up was made."""

    forum: str
    book: str
    number: int
    digest: str


def kept(found: Apps = apps) -> tuple[type[models.Model], ...]:
    """Return the models whose rows a back-up holds, by label; of a project's state as of the running one."""
    return tuple(
        sorted(
            (
                model
                for model in found.get_models(include_auto_created=True)
                if _is_kept(model._meta)
            ),
            key=lambda model: model._meta.label_lower,
        )
    )


def _is_kept(about: "Options[Any]") -> bool:
    return (
        about.managed
        and not about.proxy
        and about.app_label not in LEFT_OUT_APPS
        and about.label_lower not in LEFT_OUT_MODELS
    )


def member_of(model: type[models.Model]) -> str:
    """Return the name of a table's member in the archive."""
    return f"tables/{model._meta.label_lower}.jsonl"


def schema() -> dict[str, str]:
    """Return which migration each app is at, app → name, of what is applied in the database. One query."""
    loader = MigrationLoader(connection)
    applied = set(loader.applied_migrations)
    return {
        app: name
        for app, name in sorted(loader.graph.nodes)
        if (app, name) in applied
        and not any(
            child.key in applied and child.key[0] == app
            for child in loader.graph.node_map[app, name].children
        )
    }


def ledger_heads(forums: tuple[str, ...]) -> tuple[LedgerHead, ...]:
    """Return the heads of both ledgers of each forum. Two queries for each."""
    return tuple(
        LedgerHead(forum, book, now.number, now.digest)
        for forum in forums
        for book in BOOKS
        for now in [head(forum, book=book)]
    )


def ledgers_that_do_not_hold(heads: tuple[LedgerHead, ...]) -> tuple[str, ...]:
    """Return what is wrong with the database's ledgers, against what the heads were: a sentence each; empty: they hold."""
    found = []
    for one in heads:
        first = broken(one.forum, book=one.book)
        now = head(one.forum, book=one.book)
        if first is not None:
            found.append(f"{one.forum}, {one.book} ledger: entry {first} does not hold")
        elif (now.number, now.digest) != (one.number, one.digest):
            found.append(f"{one.forum}, {one.book} ledger: it ends otherwise than when backed up")
    return tuple(found)


def numbered(found: tuple[type[models.Model], ...]) -> dict[str, str]:
    """Return the tables that number their rows, table → the column of the number."""
    return {
        model._meta.db_table: str(model._meta.pk.column)
        for model in found
        if isinstance(model._meta.pk, models.AutoField)
    }


def next_keys() -> dict[str, int]:
    """Return the number that was given last in each table that numbers its rows: it is not given again after a restore.

    Whoever was erased had a number; another person must never get it.
    """
    tables = numbered(kept())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return {name: int(last) for name, last in cursor.fetchall() if last and name in tables}
        found = {}
        for table, column in tables.items():
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', column])
            (sequence,) = cursor.fetchone()
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608  # its own name
            last, is_called = cursor.fetchone()
            if is_called:
                found[table] = int(last)
        return found
