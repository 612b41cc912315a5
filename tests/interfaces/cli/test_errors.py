"""What a command says, and how it ends, for each kind of trouble."""

import errno

import click
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError

from consenso.interfaces.cli import errors


def raising(error: BaseException):
    def act() -> None:
        raise error

    return act


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (errors.WrongInput("The record has no forum."), 1, "The record has no forum."),
        (ImproperlyConfigured("CONSENSO_PORT is 'x'."), 2, "CONSENSO_PORT"),
        (click.UsageError("No such option."), 2, "No such option."),
        (OSError(errno.ENOSPC, "No space left on device", "/data/x"), 3, "disk is full (/data/x)"),
        (OSError(errno.EROFS, "Read-only file system", "/data"), 3, "/data cannot be written"),
        (OperationalError("database or disk is full"), 3, "disk is full"),
        (OperationalError("database is locked"), 3, "in use by another program"),
        (OperationalError("connection refused"), 3, "cannot be reached"),
        (OperationalError('database "forum" does not exist'), 3, "no such database"),
        (click.Abort(), 130, "Stopped."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
    ids=lambda value: repr(value) if isinstance(value, BaseException) else "",
)
def test_trouble_is_told_in_a_sentence(error, code: int, says: str, capsys):
    assert errors.told(raising(error)) == code
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "fault",
    [KeyError("party"), OSError(errno.ENOENT, "No such file"), ProgrammingError("no such column")],
    ids=["key", "file", "column"],
)
def test_fault_of_ours_keeps_its_traceback(fault: Exception):
    with pytest.raises(type(fault)):
        errors.told(raising(fault))


def test_done_is_zero():
    assert errors.told(lambda: None) == 0
