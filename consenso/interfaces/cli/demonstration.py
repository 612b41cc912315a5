"""`consenso run --demo`: an imaginary forum with one person of each kind, in a data folder of its own.

Persons are invented, and act in the imaginary forum. Only its secretariat keeps the real record too, on this machine.
"""

import datetime as dt
from collections.abc import Callable, MutableMapping
from pathlib import Path

import django
from django.db import connection

# A demonstration has a database of its own, writes to nobody, and knows no ministry, whatever the installation does.
LEFT_OUT = ("DATABASE", "REDIS", "SECRET", "SECRET_FILE", "MAIL", "MAIL_FROM", "SIGN_IN")


def choose(environ: MutableMapping[str, str]) -> None:
    """Let the settings be those of the demonstration: a folder and a database of its own."""
    for name in LEFT_OUT:
        environ.pop(f"CONSENSO_{name}", None)
    given = environ.get("CONSENSO_DATA", "").strip() or "consenso-data"
    environ["CONSENSO_DATA"] = str(Path(given).absolute() / "demo")
    environ["CONSENSO_DEMO"] = "yes"
    # A newcomer has none, and shall see the desk at once.
    environ["CONSENSO_SECOND_FACTOR"] = "offered"


def begin(*, say: Callable[[str], object]) -> None:
    """Let the persons be there and something wait at their desks, and say a new link for each."""
    django.setup()
    # Models can be imported only once Django is ready, and the settings are read only after `choose`.
    from consenso.interfaces.cli.cast import imported, links

    imported(dt.datetime.now(dt.UTC))
    made = links(dt.datetime.now(dt.UTC))
    say("")
    say("A demonstration: every person is invented. Each link signs in once, within 24 hours.")
    width = max(len(who) for who, _ in made)
    for who, address in made:
        say(f"  {who:<{width}}  {address}")
    say("")
    # The server's processes are forked from this one, and must open connections of their own.
    connection.close()
