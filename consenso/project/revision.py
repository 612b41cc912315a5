"""The public revision: which state of the record a finished page was made from.

It is the head of the ledger with that of what follows it (the search index, what is made of texts), and the day (UTC), for pages
may say what is in force. Each process asks the database itself; nobody has to tell it that the record changed.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from django.conf import settings
from django.db import connection

logger = logging.getLogger(__name__)

# On PostgreSQL an entry may be committed after one with a higher number: hence the count of the latest.
# The index of the search and what is made of texts follow the ledger a moment later, and pages change with them.
HEAD = """
    SELECT COALESCE(MAX(id), 0), COUNT(*),
        (SELECT COALESCE(SUM(revision), 0) FROM search_scope)
        + (SELECT COALESCE(MAX(id), 0) FROM texts_alignment)
        + (SELECT COALESCE(MAX(id), 0) FROM texts_lineage)
        + (SELECT COALESCE(MAX(id), 0) FROM texts_sentence)
    FROM ledger_entry WHERE id > (SELECT COALESCE(MAX(id), 0) - 1000 FROM ledger_entry)
"""
Head = tuple[int, ...]
SQLITE_SECONDS = 0.02
POLL_SECONDS = 0.5
RETRY_SECONDS = 10
CHANNEL = "consenso:revision"


class Revision(NamedTuple):
    """A state of the public record: the ledger's last entry, how many are near it, what follows it; and the day."""

    head: Head
    day: int


class Revisions(Protocol):
    """Where the current revision is known. `current` is called for each request and must be cheap."""

    def start(self) -> None: ...

    def current(self) -> Revision: ...

    def stop(self) -> None: ...


def revisions() -> Revisions:
    """Return the source of revisions for the database of this installation, not yet started."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return OnSQLite(Path(str(database["NAME"])))
    return Polled(_head_by_django, announcements=settings.REDIS)


def _today() -> int:
    return int(time.time() // 86400)


class OnSQLite:
    """Asks the file itself, at most every 20 ms, in the thread of the event loop.

    `PRAGMA data_version` says in some 5 µs whether another connection wrote; only then is the head
    read. A file that is missing, locked or not yet migrated leaves the revision as it was.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._version = -1
        self._asked_at = float("-inf")
        self._known = Revision((0, 0, 0), _today())

    def start(self) -> None:
        self.current()

    def current(self) -> Revision:
        now = time.monotonic()
        if now - self._asked_at >= SQLITE_SECONDS:
            self._asked_at = now
            self._ask()
        return self._known

    def stop(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _ask(self) -> None:
        try:
            if self._connection is None:
                self._connection = sqlite3.connect(
                    f"{self._path.as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
                )
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            head = self._known.head
            if version != self._version:
                head = self._connection.execute(HEAD).fetchone()
                self._version = version
        except sqlite3.Error:
            head = self._known.head
        today = _today()
        if (head, today) != self._known:
            self._known = Revision(head, today)


def _head_by_django() -> Head:
    try:
        with connection.cursor() as cursor:
            cursor.execute(HEAD)
            head: Head = cursor.fetchone()
            return head
    except Exception:
        connection.close()
        raise


class Polled:
    """Asks the database every half second in a thread of its own.

    With `announcements`, the address of a Redis or Valkey server, whoever sees a new head first says
    so, and the other hosts ask the database at once: between hosts, half a second shrinks to
    milliseconds. Without it, or while it cannot be reached, each host keeps its own half second.
    While the database cannot be reached, the revision stays what it was.
    """

    def __init__(self, head: Callable[[], Head], *, announcements: str = "") -> None:
        self._head = head
        self._announcements = announcements
        self._known = Revision((0, 0, 0), _today())
        self._stopped = threading.Event()
        self._asked = threading.Event()
        self._in_trouble: set[str] = set()
        self._listen_again_at = float("-inf")

    def start(self) -> None:
        """Begin to watch; wait for the first answer, for two seconds at most."""
        threading.Thread(target=self._watch, name="revision", daemon=True).start()
        self._asked.wait(2)

    def current(self) -> Revision:
        return self._known

    def stop(self) -> None:
        self._stopped.set()

    def _watch(self) -> None:
        wait: Callable[[], bool] = self._by_clock
        announce: Callable[[], object] = _nothing
        self._ask()
        self._asked.set()
        while not self._stopped.is_set():
            if wait == self._by_clock and self._announcements and self._may_listen():
                wait, announce = self._listen()
            try:
                told = wait()
            except Exception as error:
                self._complain("Redis", error)
                wait, announce = self._by_clock, _nothing
                told = self._by_clock()
            if self._ask() and not told:
                try:
                    announce()
                except Exception as error:
                    self._complain("Redis", error)

    def _ask(self) -> bool:
        """Ask for the head; return whether the revision is a new one."""
        try:
            new = Revision(self._head(), _today())
        except Exception as error:
            self._complain("the database", error)
            return False
        self._in_trouble.discard("the database")
        if new == self._known:
            return False
        self._known = new
        return True

    def _may_listen(self) -> bool:
        """Whether Redis is to be tried: now and then only, for a try may take as long as its time limit."""
        now = time.monotonic()
        if now < self._listen_again_at:
            return False
        self._listen_again_at = now + RETRY_SECONDS
        return True

    def _by_clock(self) -> bool:
        self._stopped.wait(POLL_SECONDS)
        return False

    def _listen(self) -> tuple[Callable[[], bool], Callable[[], object]]:
        """Return how to wait for an announcement and how to make one; by the clock if Redis is away."""
        try:
            import redis  # an extra of the installation: only where several hosts share a database

            server = redis.Redis.from_url(
                self._announcements, socket_timeout=2, socket_connect_timeout=2
            )
            channel = server.pubsub(  # type: ignore[no-untyped-call]  # theirs
                ignore_subscribe_messages=True
            )
            channel.subscribe(CHANNEL)
            channel.get_message(timeout=0)
        except Exception as error:
            self._complain("Redis", error)
            return self._by_clock, _nothing
        self._in_trouble.discard("Redis")

        def wait() -> bool:
            return channel.get_message(timeout=POLL_SECONDS) is not None

        return wait, lambda: server.publish(CHANNEL, "new")

    def _complain(self, what: str, error: Exception) -> None:
        """Log the first of a run of troubles, not one line every half second."""
        if what not in self._in_trouble:
            self._in_trouble.add(what)
            logger.warning(
                "%s cannot be asked for the public revision: %s", what, type(error).__name__
            )


def _nothing() -> None:
    return None
