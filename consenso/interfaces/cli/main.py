"""The `consenso` command: one module for each thing that it does, brought in only when asked for.

A module offers `command`, a click command. How each ends: errors.py.
"""

import importlib
import os
import sys
from dataclasses import dataclass

import click

from consenso import __version__
from consenso.interfaces.cli import errors


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its sentence for --help, and whether its module needs Django ready before it is read."""

    sentence: str
    needs_django: bool


COMMANDS = {
    "run": Entry(
        "Serve the record and the desk: makes the database and loads the record first.", False
    ),
    "load": Entry("Load the record in a folder into the database.", True),
    "check": Entry("List every problem of the record in a folder.", False),
    "export": Entry("Write a forum's record to a folder.", True),
    "backup": Entry("Write everything that the database holds to one file.", True),
    "restore": Entry("Put a back-up into an empty database.", True),
    "handover": Entry("Write the pack that a presidency hands over.", True),
    "brief": Entry("Write the one-page brief on a meeting, a text, a key area or a state.", True),
    "figures": Entry("Count what became of promises, from the files of an export.", True),
    "evidence": Entry("Ask whether the addresses of evidence still answer.", True),
    "rates": Entry("Bring published rates and prices into the record in a folder.", False),
    "outline": Entry("Print the structure of a text in a file.", False),
    "outlines": Entry("Write the structure of every text in a folder to another folder.", False),
    "promises": Entry("Print which sentences of a text promise what, by when, how much.", False),
    "lint": Entry("Print what of a draft can be tracked, and what it does not say.", False),
    "lineage": Entry("Print what became of each paragraph of a text in the texts after it.", False),
    "align": Entry(
        "Print which paragraph is which in two languages, and where they differ.", False
    ),
    "verify": Entry("Check that the ledgers hold, here or in what was written out.", True),
    "stamp": Entry("Have the ledger's head stamped by a time-stamping authority.", True),
    "person": Entry(
        "Let persons in and out: invite, link, sign out, list, end, erase, forget.", True
    ),
    "brackets": Entry("Print what delegations propose for a text as bracketed text.", False),
    "akn": Entry("Write a text as Akoma Ntoso, read one, or check one.", False),
    "word": Entry("Read tracked changes, write a draft with them, match what came back.", False),
    "iati": Entry("Check files of IATI activities; take them in, write them out.", False),
    "settings": Entry("List the settings, and the value of each.", False),
}


class Commands(click.Group):
    """A group that knows its commands by name; Django is imported by those that need it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        if COMMANDS[cmd_name].needs_django:
            import django

            django.setup()
        module = importlib.import_module(f"consenso.interfaces.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.sentence) for name, entry in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="consenso %(version)s")
def consenso() -> None:
    """The public record of an intergovernmental forum: served, loaded, checked, written out.

    Settings are taken from the environment; `consenso settings` lists them. Ends with 0: done;
    1: what it was given is wrong; 2: it was called wrongly, or a setting is wrong; 3: trouble of the
    machine (port, disk, database).
    """


def main() -> None:
    """Run the command that the words after `consenso` name, and end the process with its code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consenso.project.settings")
    sys.exit(errors.told(lambda: consenso.main(prog_name="consenso", standalone_mode=False)))
