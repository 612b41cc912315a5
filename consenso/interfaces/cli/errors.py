"""How a command ends: what went wrong in one sentence that says what to do, and a code.

0 done · 1 what it was given is wrong · 2 called wrongly, or a setting is wrong · 3 trouble of the machine.
Anything else is a fault of ours: it keeps its traceback, and ends with 1 as Python does.
"""

import errno
import sys
from collections.abc import Callable

import click

from consenso.core.errors import ConsensoError


class WrongInput(click.ClickException):
    """What the command was given is wrong: a record, an address, a name."""

    exit_code = 1


class WrongSetting(click.ClickException):
    """A setting is wrong."""

    exit_code = 2


class Trouble(click.ClickException):
    """The machine does not let us: a port, a disk, a database."""

    exit_code = 3


FULL = (
    "The disk is full{where}: make room there and start again. "
    "What was already recorded is as it was before."
)
# What databases say, in lower case, and what we say; the first that is contained counts.
DATABASE_TROUBLE = (
    ("disk is full", FULL.format(where="")),
    ("no space left", FULL.format(where="")),
    (
        "database is locked",
        "The database is in use by another program, which kept it for too long: end that program, or start again later.",
    ),
    (
        "readonly database",
        "The database cannot be written: give this user the right to write to the data folder (CONSENSO_DATA) and the files in it.",
    ),
    (
        "unable to open database file",
        "The database cannot be opened: give this user the right to write to the data folder (CONSENSO_DATA), or name another one.",
    ),
    (
        "disk i/o error",
        "The database cannot be read or written: the disk has failed, or is full; look at the disk that holds CONSENSO_DATA.",
    ),
    (
        "not a database",
        "The file consenso.sqlite3 in the data folder (CONSENSO_DATA) is no database: move it away, and a new one is made.",
    ),
    (
        "malformed",
        "The database in the data folder (CONSENSO_DATA) is damaged: move consenso.sqlite3 away, and a new one is made from the record.",
    ),
    (
        "password authentication failed",
        "The PostgreSQL server refuses the password: correct CONSENSO_DATABASE.",
    ),
    (
        "does not exist",
        "The PostgreSQL server has no such database or user: make it, or correct CONSENSO_DATABASE.",
    ),
)
UNREACHABLE = (
    "The database cannot be reached: start it, or correct CONSENSO_DATABASE. It says: {said}"
)


def told(act: Callable[[], object]) -> int:
    """Run `act`; say on stderr, in a sentence, what went wrong with it; return the exit code.

    A number that `act` returns is the code, as click does for --help and --version.
    """
    try:
        ended = act()
    except click.UsageError as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except BrokenPipeError:
        # Who read us has gone (`consenso … | head`); nothing may be written any more, at the end either.
        sys.stdout = None
        return 0
    except Exception as error:
        plain = _plain(error)
        if plain is None:
            raise
        click.echo(f"consenso: {plain.format_message()}", err=True)
        return plain.exit_code
    return ended if isinstance(ended, int) else 0


def _plain(error: Exception) -> click.ClickException | None:
    """Return the error as one of ours; None for a fault, which keeps its traceback."""
    if isinstance(error, click.ClickException):
        return error
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, ConsensoError):
        return WrongInput(str(error))
    # Their classes are compared by name, for Django need not have been imported.
    names = {kind.__name__ for kind in type(error).__mro__}
    if "ImproperlyConfigured" in names:
        return WrongSetting(str(error))
    if names & {"OperationalError", "DatabaseError", "InterfaceError"}:
        return _of_database(error, reaching=bool(names & {"OperationalError", "InterfaceError"}))
    return None


def _of_system(error: OSError) -> Trouble | None:
    where = str(error.filename) if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(FULL.format(where=f" ({where})" if where else ""))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST):
        return Trouble(
            f"{where or 'A file'} cannot be written ({error.strerror}): give this user the right to, "
            "or name another data folder with CONSENSO_DATA."
        )
    if error.errno in (errno.EMFILE, errno.ENFILE, errno.EIO):
        return Trouble(f"{where or 'The system'} refuses: {error.strerror}.")
    return None


def _of_database(error: Exception, *, reaching: bool) -> Trouble | None:
    said = " ".join(str(error).split())
    for part, sentence in DATABASE_TROUBLE:
        if part in said.lower() and (reaching or part in ("malformed", "not a database")):
            return Trouble(sentence)
    return (
        Trouble(UNREACHABLE.format(said=said)) if reaching and "connect" in said.lower() else None
    )
