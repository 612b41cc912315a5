"""What happens by time: embargoes end, the index of the search and what is made of texts follow the ledger, digests go out, heads
are stamped.

One thread in each server process; of all of them, on all hosts, one works at a time: it holds a lock that dies with it.
"""

import contextlib
import datetime as dt
import fcntl
import logging
import threading
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import connection
from django.db import connections as all_connections

logger = logging.getLogger(__name__)

LOCK = 7100002
TICK_SECONDS = 1.0
RETRY_SECONDS = 10.0
DIGESTS_EVERY = dt.timedelta(minutes=10)
MAKE_AGAIN = dt.timedelta(minutes=10)


class Clockwork:
    """Works through what is due once a second, while this process is the one that may."""

    def __init__(self, *, now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
        self._now = now
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._maker: threading.Thread | None = None
        self._made_of = ""  # the state of the ledger of which all is made that texts give
        self._make_at = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._digests_at = dt.datetime.min.replace(tzinfo=dt.UTC)

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="clockwork", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let it end after what it is doing; a server that ends does not wait for it for long."""
        self._ended.set()
        if self._thread:
            self._thread.join(timeout=1)

    def _run(self) -> None:
        wait = 0.0
        while not self._ended.wait(wait):
            try:
                with alone() as is_ours:
                    while is_ours and not self._ended.wait(TICK_SECONDS):
                        self.tick()
                        self._let_make()
                wait = TICK_SECONDS * 5
            except Exception:  # the database may be away; what is due stays due
                logger.exception("the clockwork stopped, and tries again in %d s", RETRY_SECONDS)
                wait = RETRY_SECONDS
            finally:
                all_connections.close_all()

    def tick(self) -> None:
        """Do what is due at this moment."""
        at = self._now()
        _release(at)
        _follow()
        if at - self._digests_at >= DIGESTS_EVERY:
            self._digests_at = at
            _stamp(at)
            _tell(at)

    def _let_make(self) -> None:
        """Let what is due of texts be made in a thread of its own: it takes a while, and an embargo's end does not wait."""
        from consenso.domain.ledger.queries import generation

        is_at_work = self._maker is not None and self._maker.is_alive()
        if is_at_work or self._now() < self._make_at or generation() == self._made_of:
            return
        self._maker = threading.Thread(target=self._make, name="maker", daemon=True)
        self._maker.start()

    def _make(self) -> None:
        from consenso.domain.ledger.queries import generation

        try:
            state = generation()
            while not self._ended.is_set() and make_of_texts():
                pass
            self._made_of = state
        except Exception:  # what is due stays due
            logger.exception("what is due of texts was not made, and is tried again")
            self._make_at = self._now() + MAKE_AGAIN
        finally:
            all_connections.close_all()


def make_of_texts() -> bool:
    """Make one thing that is due of the contents of texts, and return whether there was one."""
    from consenso.domain.ledger.queries import forums_and_heads
    from consenso.domain.search import following as index_of_sentences
    from consenso.domain.texts import lineages, made, sentences

    if sentences.make_due() or index_of_sentences.follow_due() or made.make_due():
        return True
    return any(
        lineages.make(pair) for forum, _ in forums_and_heads() for pair in lineages.due(forum)[:1]
    )


@contextlib.contextmanager
def alone() -> Iterator[bool]:
    """Hold the lock of the clockwork, if nobody else does; yield whether it is held."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            is_ours = bool(cursor.fetchone()[0])
            try:
                yield is_ours
            finally:
                if is_ours:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with open(settings.DATA / "clockwork.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _release(at: dt.datetime) -> None:
    from consenso.domain.submissions.actions import release_due
    from consenso.domain.submissions.queries import due_releases

    for forum, identifier in due_releases(at):
        released = release_due(at=at, forum=forum, identifier=identifier)
        if released is not None:
            logger.info("embargo ended: submission %d, entry %s", released.id, released.entry)


def _follow() -> None:
    from consenso.domain.ledger.queries import forums_and_heads
    from consenso.domain.search.queries import mark
    from consenso.domain.search.refresh import refresh

    for forum, number in forums_and_heads():
        if mark(forum=forum) != number:
            refresh(forum=forum)


def _tell(at: dt.datetime) -> None:
    from consenso.interfaces.desk.digests import send_due

    n_sent, n_failed = send_due(at)
    if n_sent or n_failed:
        logger.info("digests: %d sent, %d not taken by the mail server", n_sent, n_failed)


def _stamp(at: dt.datetime) -> None:
    from consenso.domain.ledger.actions import stamp_due

    for forum, fault in stamp_due(at=at, address=settings.TIME_STAMPS):
        logger.warning("no time stamp for %s: %s", forum, fault)
