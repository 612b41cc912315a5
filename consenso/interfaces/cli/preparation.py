"""What must be there before the first page: tables, record, static files. Done again only after a change."""

import contextlib
import datetime as dt
import fcntl
import hashlib
import json
import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import django
from django.conf import settings
from django.core.management import call_command
from django.db import Error as DatabaseError
from django.db import connection, transaction

from consenso import __version__
from consenso.interfaces.cli.errors import WrongInput, WrongSetting

ADVISORY_LOCK = 0x434F4E53  # any number that is ours
NOT_LOADED = (".html", ".po", ".mo", ".pyc", ".md")


def prepare(*, say: Callable[[str], object]) -> None:
    """Make the database, load every record, collect the static files, unless all of it is done.

    A stamp in the data folder tells: it is taken away first and written last, so a start that was
    killed is made good by the next one. Two starts at once wait for each other.

    Raises:
        WrongInput: a record is not sound; the database holds what it held before.
        WrongSetting: CONSENSO_RECORD names no folder.
    """
    folders = record_folders()
    settings.DATA.mkdir(parents=True, exist_ok=True)
    stamp = settings.DATA / "prepared.json"
    with _alone_in(settings.DATA, say=say):
        wanted = _fingerprint(folders)
        if stamp.exists() and _read(stamp) == {"made_from": wanted, "head": _head()}:
            connection.close()
            return
        stamp.unlink(missing_ok=True)
        django.setup()
        with _alone_in_database():
            say("Preparing the database")
            _migrate()
            _load(folders, say=say)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        _write(stamp, {"made_from": wanted, "head": _head()})
        # The server's processes are forked from this one, and must open connections of their own.
        connection.close()


def migrated() -> None:
    """Let the database have its tables, in the data folder that is made where there is none."""
    with alone():
        _migrate()


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let no other start or command change the tables meanwhile; the data folder is made where there is none."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with _alone_in(settings.DATA, say=click.echo), _alone_in_database():
        yield


def _migrate() -> None:
    """Make or change the tables, all of it or nothing.

    Each migration of Django's is a transaction, but it is written down as done a moment after: a start that
    is killed between the two would leave tables that the next one makes again, and fails.
    """
    # SQLite changes tables only while it does not check keys, which cannot be switched within a transaction.
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)


def record_folders() -> tuple[Path, ...]:
    """Return the folders of records to load, by name: the sub-folders of CONSENSO_RECORD."""
    if not settings.RECORD.is_dir():
        raise WrongSetting(
            f"CONSENSO_RECORD is '{settings.RECORD}', which is no folder: name the folder that holds one folder for each record."
        )
    roots = (settings.RECORD, settings.DEMO_RECORD) if settings.DEMO else (settings.RECORD,)
    return tuple(sorted(path for root in roots for path in root.iterdir() if path.is_dir()))


def _load(folders: tuple[Path, ...], *, say: Callable[[str], object]) -> None:
    # Models can be imported only once Django is ready, which takes a second that most starts save.
    from consenso.domain.record.actions import RecordIsBroken, load_folder
    from consenso.domain.search.refresh import refresh

    for folder in folders:
        say(f"Loading the record {folder.name}")
        try:
            loaded = load_folder(folder, at=dt.datetime.now(dt.UTC), by="consenso run")
        except RecordIsBroken as error:
            raise WrongInput(
                f"The record in {folder} was not loaded, for it has {len(error.problems)} problems; "
                f"`consenso check {folder}` lists them. The first: {error.problems[0]}"
            ) from error
        for kind, identifier in loaded.kept_back:
            say(f"Kept as people have it, though the files say otherwise: {kind} {identifier}")
        refresh(forum=loaded.forum)


def _fingerprint(folders: tuple[Path, ...]) -> str:
    """Return a hash of what the preparation depends on, by size and time of each file (some 10 ms)."""
    said = hashlib.blake2b(digest_size=16)
    database = settings.DATABASES["default"]
    said.update(
        repr((__version__, django.VERSION, str(database["NAME"]), database.get("HOST"))).encode()
    )
    for root in (settings.PACKAGE, *folders):
        for folder, names, files in os.walk(root):
            names.sort()
            for name in sorted(files):
                if not name.endswith(NOT_LOADED):
                    path = os.path.join(folder, name)
                    found = os.stat(path)
                    said.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return said.hexdigest()


def _head() -> int | None:
    """Return the number of the ledger's last entry, None without a ledger.

    By it a database that was put in the place of another one is noticed.
    """
    database = settings.DATABASES["default"]
    if connection.vendor == "sqlite" and not Path(str(database["NAME"])).exists():
        return None
    try:
        with warnings.catch_warnings(), connection.cursor() as cursor:
            # Django warns of queries before its models are read; this one needs none of them.
            warnings.simplefilter("ignore", RuntimeWarning)
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM ledger_entry")
            return int(cursor.fetchone()[0])
    except DatabaseError as error:
        if "ledger_entry" in str(error):
            return None
        raise


@contextlib.contextmanager
def _alone_in(folder: Path, *, say: Callable[[str], object]) -> Iterator[None]:
    """Hold the data folder's lock; the kernel lets go of it if this process is killed."""
    with open(folder / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another start in the same data folder")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _alone_in_database() -> Iterator[None]:
    """Hold PostgreSQL's lock for this, for other hosts may be starting; SQLite is one host's."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


def _read(stamp: Path) -> object:
    try:
        return json.loads(stamp.read_text(encoding="utf-8"))
    except ValueError:
        return None


def _write(stamp: Path, content: dict[str, object]) -> None:
    whole = stamp.with_suffix(".new")
    whole.write_text(json.dumps(content), encoding="utf-8")
    whole.replace(stamp)
