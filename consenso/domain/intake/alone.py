"""One process reads a file into quarantine at a time: it holds a lock that dies with it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from consenso.core.errors import ConsensoError

TRIES, TRY_EVERY = 8, 0.25  # seconds
LOCKS = 7_200_000_000  # numbers of ours from here on


class IntakeIsBusy(ConsensoError):
    """Another process is reading this file just now."""

    code = "intake.is_busy"

    def __init__(self) -> None:
        super().__init__(
            "The same file is being read just now: wait until that is over, and look at it then."
        )


@contextmanager
def alone(identifier: int) -> Iterator[None]:
    """Hold the lock of an intake (its key), in whose data base or data folder it is.

    Raises:
        IntakeIsBusy: another process holds it.
    """
    if connection.vendor == "postgresql":
        # Of a process that was killed, the server may hear a moment later.
        for wait in (0.0, *(TRY_EVERY for _ in range(TRIES))):
            time.sleep(wait)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCKS + identifier])
                if (cursor.fetchone() or (False,))[0]:
                    break
        else:
            raise IntakeIsBusy
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCKS + identifier])
        return
    settings.DATA.mkdir(parents=True, exist_ok=True)
    path = settings.DATA / f"intake-{identifier}.lock"
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IntakeIsBusy from error
        yield
        path.unlink(missing_ok=True)
