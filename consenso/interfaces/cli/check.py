"""`consenso check`: everything that is wrong with the record in a folder."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from consenso.core.record import Problem, check, read
from consenso.interfaces.cli.errors import WrongInput


@click.command("check")
@click.argument(
    "folders",
    metavar="FOLDER...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
def command(folders: tuple[Path, ...], as_json: bool) -> None:
    """Change nothing: list every problem of the record in each FOLDER, with file, line, field and remedy.

    Ends with 1 where there is a problem.
    """
    problems: list[Problem] = []
    n_objects = 0
    for folder in folders:
        files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.y*ml"))}
        reading = read(files)
        n_objects += sum(len(objects) for objects in reading.found.values())
        problems += [_in(folder, problem) for problem in check(reading)]
    listed(problems, as_json=as_json)
    if problems:
        raise WrongInput(f"{len(problems)} problems in {n_objects} objects.")
    if not as_json:
        click.echo(f"No problem in {n_objects} objects.")


def _in(folder: Path, problem: Problem) -> Problem:
    return Problem(
        str(folder / problem.file), problem.line, problem.field, problem.message, problem.remedy
    )


def listed(problems: Sequence[Problem], *, as_json: bool) -> None:
    """Print the problems: one a line, or as a JSON list."""
    if as_json:
        fields = ("file", "line", "field", "message", "remedy")
        rows = [{name: getattr(problem, name) for name in fields} for problem in problems]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for problem in problems:
        click.echo(str(problem))
