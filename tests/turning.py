"""The clockwork of a process, turned by hand: what it lets go aside goes at once, in the thread and the transaction of who turns it."""

import datetime as dt
from collections.abc import Callable

from consenso.project.clockwork import Aside, Clockwork


class AtOnce(Aside):
    def begin(self, work: Callable[[], None], *, again: dt.datetime) -> None:
        self.not_before = again
        work()


class Turned(Clockwork):
    """Does what is due and lets out what is to go, each time that it is turned."""

    def __init__(self, *, now: Callable[[], dt.datetime]) -> None:
        super().__init__(now=now, aside=AtOnce)

    def turn(self) -> None:
        self.tick()
        self.let_out()
