"""What happens by time: embargoes end, silences end in adoption and are told of, the index of the search and what is made of texts follow the ledger,
digests go out, heads are stamped, letters go to whoever follows by mail, addresses of evidence are looked at.

What is due by the second waits for nothing outside: letters, stamps and addresses have threads beside it.

One thread in each server process; of all of them, on all hosts, one works at a time: it holds a lock that dies with it.
"""

import contextlib
import datetime as dt
import fcntl
import logging
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

from django.conf import settings
from django.db import connection
from django.db import connections as all_connections

logger = logging.getLogger(__name__)

LOCK = 7100002
TICK_SECONDS = 1.0
RETRY_SECONDS = 10.0
PATIENCE_SECONDS = 1.0  # for what is being done when the server ends
# An objection that came in before a silence's last moment may still wait for the lock when that moment has passed.
SETTLING = dt.timedelta(seconds=5)
AT_ONCE = dt.datetime.min.replace(tzinfo=dt.UTC)  # also where a clock steps back
DIGESTS_EVERY = STAMPS_EVERY = dt.timedelta(minutes=10)
# Letters to whoever follows by mail go a few at a time, so that one run does not take all morning.
LETTERS_EVERY, MOST_LETTERS = dt.timedelta(minutes=1), 100
LOOK_EVERY, LOOK_AGAIN = dt.timedelta(minutes=1), dt.timedelta(days=30)
LOOK_LATER = dt.timedelta(hours=1)  # where no address is due
MAKE_AGAIN = dt.timedelta(minutes=10)  # where it failed


class Aside:
    """What may take long, in a thread of its own, one piece of work at a time: what is due by the second does not wait for it.

    `not_before` is when it may begin again; `fault` is what the log says where it fails.
    """

    def __init__(self, name: str, *, fault: str) -> None:
        self.not_before = AT_ONCE
        self.thread: threading.Thread | None = None
        self._name, self._fault = name, fault

    def is_free(self, at: dt.datetime) -> bool:
        return at >= self.not_before and not (self.thread and self.thread.is_alive())

    def begin(self, work: Callable[[], None], *, again: dt.datetime) -> None:
        """Begin, and not again before a moment; the work itself may name another."""
        self.not_before = again
        self.thread = threading.Thread(target=self._run, args=(work,), name=self._name, daemon=True)
        self.thread.start()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:  # what is due stays due
            logger.exception(self._fault)
        finally:
            all_connections.close_all()


class Clockwork:
    """Works through what is due once a second, while this process is the one that may."""

    def __init__(
        self,
        *,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        aside: type[Aside] = Aside,
    ) -> None:
        self._now = now
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._maker = aside("maker", fault="what is due of texts was not made, and is tried again")
        self._looker = aside("looker", fault="an address of evidence was not looked at")
        self._stamper = aside("stamper", fault="heads were not stamped, and are tried again")
        # Each kind of letters has a thread: those of a silence must not wait until all digests are gone.
        self._silences = aside("silences", fault="letters of silences stopped, and are tried again")
        self._digests = aside("digests", fault="digests stopped, and are tried again")
        self._teller = aside(
            "teller", fault="letters to those who follow by mail stopped, and are tried again"
        )
        self._troubles: set[tuple[str, str, str]] = (
            set()
        )  # of drafts and submissions, said in the log once
        self._made_of = ""  # the state of the ledger of which all is made that texts give

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="clockwork", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let it end after what it is doing, and so a letter that is being written; a server that ends does not wait for it for long."""
        self._ended.set()
        until = time.monotonic() + PATIENCE_SECONDS
        asides = (
            self._maker,
            self._looker,
            self._stamper,
            self._silences,
            self._digests,
            self._teller,
        )
        for thread in (self._thread, *(one.thread for one in asides)):
            if thread:
                thread.join(timeout=max(0.0, until - time.monotonic()))

    def _run(self) -> None:
        wait = 0.0
        while not self._ended.wait(wait):
            try:
                with alone() as is_ours:
                    while is_ours and not self._ended.wait(TICK_SECONDS):
                        self.tick()
                        self._let_make()
                        self._let_look()
                        self.let_out()
                wait = TICK_SECONDS * 5
            except Exception:  # the database may be away; what is due stays due
                logger.exception("the clockwork stopped, and tries again in %d s", RETRY_SECONDS)
                wait = RETRY_SECONDS
            finally:
                all_connections.close_all()

    def tick(self) -> None:
        """Do what is due at this moment; what is to be told of it is written, and `let_out` lets it go."""
        at = self._now()
        self._release(at)
        self._adopt(at)
        _write_of_silences(at)
        _follow()

    def _release(self, at: dt.datetime) -> None:
        from consenso.domain.submissions.actions import release_due
        from consenso.domain.submissions.queries import due_releases

        for forum, identifier in due_releases(at):
            try:
                released = release_due(at=at, forum=forum, identifier=identifier)
            except Exception as fault:  # of one: it keeps back no other, and no adoption
                trouble = (forum, str(identifier), type(fault).__name__)
                said = "embargo ended, and submission %d is not released"
                self._warn_once(trouble, said, identifier, fault=fault)
                continue
            if released is not None:
                logger.info("embargo ended: submission %d, entry %s", released.id, released.entry)

    def _adopt(self, at: dt.datetime) -> None:
        from consenso.domain.adoption.actions import adopt_due

        for one in adopt_due(at=at - SETTLING, site=settings.SITE):
            if not one.trouble:
                logger.info(
                    "silence over: draft %s is text %s, entry %d", one.draft, one.text, one.entry
                )
                continue
            trouble = (one.forum, one.draft, f"{one.trouble} {type(one.fault).__name__}")
            said = "silence over, and draft %s is not adopted: %s"
            self._warn_once(trouble, said, one.draft, one.trouble, fault=one.fault)

    def _warn_once(
        self, trouble: tuple[str, str, str], said: str, *about: object, fault: Exception | None
    ) -> None:
        if trouble not in self._troubles:
            self._troubles.add(trouble)
            logger.warning(said, *about, exc_info=fault)

    def _let_make(self) -> None:
        """Let what is due of texts be made: it takes a while."""
        from consenso.domain.ledger.queries import generation

        at = self._now()
        if self._maker.is_free(at) and generation() != self._made_of:
            self._maker.begin(self._make, again=at + MAKE_AGAIN)

    def _make(self) -> None:
        from consenso.domain.ledger.queries import generation

        state = generation()
        while not self._ended.is_set() and make_of_texts():
            pass
        self._made_of, self._maker.not_before = state, self._now()

    def _let_look(self) -> None:
        """Let one address of evidence be asked whether it answers, where that is wanted."""
        at = self._now()
        if settings.LOOK_AT_ADDRESSES and self._looker.is_free(at):
            self._looker.begin(partial(self._look, at), again=at + LOOK_EVERY)

    def _look(self, at: dt.datetime) -> None:
        if not look_at_one(at):
            self._looker.not_before = at + LOOK_LATER

    def let_out(self) -> None:
        """Let letters and heads of ledgers go out: a mail server, or who stamps, may be slow."""
        at = self._now()
        if _is_silence_to_tell(at):
            _let(self._silences, _tell_of_silences, at, again=AT_ONCE)
        _let(self._digests, _tell, at, again=at + DIGESTS_EVERY)
        _let(self._teller, _tell_followers, at, again=at + LETTERS_EVERY)
        if settings.TIME_STAMPS:
            _let(self._stamper, _stamp, at, again=at + STAMPS_EVERY)


def _let(
    aside: Aside, work: Callable[[dt.datetime], None], at: dt.datetime, *, again: dt.datetime
) -> None:
    if aside.is_free(at):
        aside.begin(partial(work, at), again=again)


def look_at_one(at: dt.datetime) -> bool:
    """Ask the address of evidence that was not asked for longest; return whether one was due.

    Where none is, addresses are forgotten that the record does not name any more.
    """
    from consenso.domain.delivery.reporting import addresses_of_evidence
    from consenso.domain.imports.probing import Probed, probe
    from consenso.domain.ledger.queries import forums_and_heads
    from consenso.domain.sources.looking import forget_looks, keep_look, next_to_look_at

    forums = [forum for forum, _ in forums_and_heads()]
    held = [address for forum in forums for address in addresses_of_evidence(forum)]
    url = next_to_look_at(held, before=at - LOOK_AGAIN)
    if not url:
        forget_looks(held)
        return False
    try:
        found = probe(url, within=settings.FETCH_NETWORKS)
    except Exception as error:  # kept, so that the next address has its turn
        logger.exception("an address of evidence could not be looked at")
        found = Probed(url, "unsure", f"a fault kept it from being looked at: {error}")
    keep_look(url=url, state=found.state, why=found.why, to=found.to, at=at)
    return True


def make_of_texts() -> bool:
    """Make one thing that is due of the contents of texts or of activities, and return whether there was one."""
    from consenso.domain.activities import facts
    from consenso.domain.ledger.queries import forums_and_heads
    from consenso.domain.search import activities as index_of_activities
    from consenso.domain.search import following as index_of_sentences
    from consenso.domain.texts import lineages, made, sentences

    if sentences.make_due() or index_of_sentences.follow_due() or made.make_due():
        return True
    if index_of_activities.follow_due() or facts.make_due():
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


def _follow() -> None:
    from consenso.domain.ledger.queries import forums_and_heads
    from consenso.domain.search.queries import mark
    from consenso.domain.search.refresh import refresh

    for forum, number in forums_and_heads():
        if mark(forum=forum) != number:
            refresh(forum=forum)


def _write_of_silences(at: dt.datetime) -> None:
    from consenso.domain.duties.silences import write_due

    write_due(at)


def _is_silence_to_tell(at: dt.datetime) -> bool:
    from consenso.domain.duties.silences import is_due

    return is_due(at)


def _tell_of_silences(at: dt.datetime) -> None:
    from consenso.interfaces.desk.silence_letters import send_due

    _log_letters("silences", *send_due(at))


def _tell(at: dt.datetime) -> None:
    from consenso.interfaces.desk.digests import send_due

    _log_letters("digests", *send_due(at))


def _tell_followers(at: dt.datetime) -> None:
    from consenso.interfaces.desk.following.sending import send_due

    _log_letters("followers", *send_due(at, limit=MOST_LETTERS))


def _log_letters(of: str, n_sent: int, n_failed: int) -> None:
    if n_sent or n_failed:
        logger.info("%s: %d letters sent, %d not taken by the mail server", of, n_sent, n_failed)


def _stamp(at: dt.datetime) -> None:
    from consenso.domain.ledger.actions import stamp_due

    for forum, fault in stamp_due(at=at, address=settings.TIME_STAMPS):
        logger.warning("no time stamp for %s: %s", forum, fault)
