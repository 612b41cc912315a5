"""`consenso run`: the site, ready to be read, from one command."""

import contextlib
import ctypes
import errno
import os
import signal
import socket
import sys
import threading
import time
from typing import NoReturn

import click
from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from consenso.interfaces.cli import demonstration
from consenso.interfaces.cli.errors import Trouble
from consenso.interfaces.cli.preparation import prepare

APPLICATION = "consenso.project.asgi:application"
KILL_AFTER_SECONDS = 3
PR_SET_PDEATHSIG = 1


@click.command("run")
@click.option(
    "--demo",
    is_flag=True,
    help="Serve a demonstration from a data folder of its own: an imaginary forum, one person of each "
    "kind, and a link for each that signs in once.",
)
def command(demo: bool) -> None:
    """Serve the public record and the desk, and print the address.

    The first start makes the database in the data folder (CONSENSO_DATA), loads the record and
    collects the static files; later starts do so only where something changed. Ctrl+C or SIGTERM
    ends it. `consenso settings` lists what can be set.
    """
    signal.signal(signal.SIGTERM, _end)
    if demo:
        demonstration.choose(os.environ)  # before the settings are read
    refuse_taken_port(host=settings.HOST, port=settings.PORT)
    prepare(say=click.echo)
    if demo:
        demonstration.begin(say=click.echo)
    serve()


def _end(*_: object) -> NoReturn:
    sys.exit(0)


def refuse_taken_port(*, host: str, port: int) -> None:
    """Raise Trouble if nobody can listen there. The server itself would share the port without a word."""
    try:
        [(family, kind, _, _, place), *_] = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except OSError as error:
        raise Trouble(
            f"CONSENSO_HOST is {host!r}, which is no address of this machine ({error.strerror}): correct it."
        ) from error
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            raise Trouble(_why_not(error, host=host, port=port)) from error


def _why_not(error: OSError, *, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program: end it, or name another port with CONSENSO_PORT."
    if error.errno == errno.EACCES:
        return f"This user may not listen on port {port}: name one above 1023 with CONSENSO_PORT."
    return f"Nothing can listen on {host} port {port} ({error.strerror}): correct CONSENSO_HOST or CONSENSO_PORT."


class Announced(MPServer):
    """Granian's server, which says the address as soon as the first process answers."""

    def startup(self, spawn_target: object, target_loader: object) -> None:
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]  # theirs
        threading.Thread(target=_announce, daemon=True).start()


def _announce() -> None:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection((host, settings.PORT), 1):
            click.echo(f"Consenso is at {settings.SITE}/ (Ctrl+C ends it)")
            return
        time.sleep(0.05)


def serve() -> None:
    """Serve until SIGTERM or SIGINT.

    Raises:
        Trouble: the server's processes ended by themselves, again and again.
    """
    server = Announced(
        APPLICATION,
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.ASGI,
        workers=settings.WORKERS,
        workers_kill_timeout=KILL_AFTER_SECONDS,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
    )
    os.register_at_fork(after_in_child=_end_with_parent)
    try:
        server.serve()
    except SystemExit:
        # Ctrl+C reaches the processes of the server as well: that they end then is no failure.
        if not server.interrupt_signal:
            raise Trouble(
                "The processes of the server end by themselves; what they say stands above."
            ) from None


def _end_with_parent() -> None:
    """Have the kernel end this process when the one that started it is gone, killed for instance."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
