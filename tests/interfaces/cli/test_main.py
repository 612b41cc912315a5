"""The `consenso` command as a whole."""

import importlib
import subprocess
import sys

import click
import pytest

from consenso import __version__
from consenso.interfaces.cli import main
from tests.servers import ROOT, consenso, environment


def test_version_is_told(tmp_path):
    assert consenso(environment(tmp_path), "--version").stdout == f"consenso {__version__}\n"


def test_help_lists_every_command(tmp_path):
    said = consenso(environment(tmp_path), "--help").stdout

    assert all(name in said for name in main.COMMANDS)


@pytest.mark.parametrize("name", main.COMMANDS)
def test_command_has_help(name: str):
    command = importlib.import_module(f"consenso.interfaces.cli.{name}").command

    assert isinstance(command, click.Command)
    assert command.help


def test_unknown_command_is_a_wrong_call(tmp_path):
    ended = consenso(environment(tmp_path), "walk")

    assert ended.returncode == 2
    assert "No such command 'walk'" in ended.stderr


def test_start_is_light():
    script = (
        "import sys, consenso.interfaces.cli.main;"
        "sys.exit(' '.join({'django', 'granian', 'pydantic'} & sys.modules.keys()))"
    )

    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)

    assert ended.stderr.strip() == ""
