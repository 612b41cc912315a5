"""`consenso iati`: files of activities in the format of the International Aid Transparency Initiative."""

import datetime as dt
import importlib
import json
from pathlib import Path

import click

from consenso.core.formats.iati import Check, check
from consenso.core.formats.unpacked import unpacked
from consenso.interfaces.cli.errors import WrongInput

# What reads or writes the database, and the name of its command there: Django is made ready for these alone.
OF_DATABASE = {
    "import": "taken_in",
    "accept": "accepted",
    "drop": "dropped",
    "export": "exported",
    "template": "template",
}


class Iati(click.Group):
    """A group of which only some commands need the database."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *OF_DATABASE]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in OF_DATABASE:
            return super().get_command(ctx, cmd_name)
        import django

        django.setup()
        module = importlib.import_module("consenso.interfaces.cli.iati_database")
        found: click.Command = getattr(module, OF_DATABASE[cmd_name])
        return found


@click.group("iati", cls=Iati)
def command() -> None:
    """Activities in the format of IATI: checked in files; taken into a forum's record and written out of it."""


@command.command("check")
@click.argument(
    "files",
    metavar="FILE…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
def checked(files: tuple[Path, ...], as_json: bool) -> None:
    """Change nothing: list every problem of the IATI activities in each FILE, also where it is compressed by gzip.

    Whether it is well-formed, keeps to the schema of 2.03, to the standard's lists of codes and to its rules: a line each,
    "FILE:LINE: …". Then how many activities can be taken and how many are refused, as the schema has it. A file of any size
    is read in the memory of some activities. Ends with 1 where there are errors; warnings are none.
    """
    today = dt.datetime.now(dt.UTC).date()
    n_errors, n_wrong = 0, 0
    if as_json:
        click.echo("[", nl=False)
    for n_before, file in enumerate(files):
        with file.open("rb") as stream:
            found = check(unpacked(stream), today=today)
            if as_json:
                _as_json(file, found, n_before)
            else:
                _as_lines(file, found)
        n_errors += found.errors
        n_wrong += bool(found.errors)
    if as_json:
        click.echo("]")
    if n_errors:
        raise WrongInput(
            f"{_counted(n_errors, 'error')} in {n_wrong} of {_counted(len(files), 'file')}."
        )


def _as_lines(file: Path, found: Check) -> None:
    for one in found:
        where = f" ({one.activity}, {one.path})" if one.activity else ""
        click.echo(f"{file}:{one.line}: {one.severity}: {one.said} [{one.code}]{where}")
    click.echo(
        f"{file}: {_counted(found.activities, 'activity', 'activities')}, {found.taken} taken, {found.refused} refused; "
        f"{_counted(found.errors, 'error')}, {_counted(found.warnings, 'warning')}."
    )


def _as_json(file: Path, found: Check, n_before: int) -> None:
    """Print a file's object piece by piece: a file may have more problems than memory has room for."""
    click.echo(",\n" if n_before else "\n", nl=False)
    click.echo(f'{{"file": {json.dumps(str(file))}, "problems": [', nl=False)
    for n_said, one in enumerate(found):
        text = json.dumps(one.as_json(), ensure_ascii=False)
        click.echo(f"{',' if n_said else ''}\n  {text}", nl=False)
    figures = {
        "version": found.version,
        "activities": found.activities,
        "taken": found.taken,
        "refused": found.refused,
        "errors": found.errors,
        "warnings": found.warnings,
    }
    click.echo(f"], {json.dumps(figures)[1:]}")


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or f'{one}s'}"
