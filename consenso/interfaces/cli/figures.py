"""`consenso figures`: what became of promises, counted again from the files of an export."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from consenso.core.errors import NotFound
from consenso.core.record import check, read
from consenso.domain.activities.counted_files import speaking_in
from consenso.domain.delivery import behind, compared, figures
from consenso.domain.delivery.amounts import Speaking
from consenso.domain.delivery.behind import Asked
from consenso.interfaces.cli.errors import WrongInput

HEAD = "ledger-head.json"
KINDS = ("plan", "area", "party")
_NAMED = {"party": "CODE"}


@click.command("figures")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--of",
    "of",
    default="all",
    metavar="WHAT",
    help="plan:ID, area:ID or party:CODE for one of them; all for the whole forum; commitment:ID for what is said of one.",
)
@click.option(
    "--within",
    multiple=True,
    metavar="WHAT",
    help="With --rows: only what belongs to this too, as --of says it. May be repeated.",
)
@click.option(
    "--rows",
    "figure",
    default="",
    metavar="FIGURE",
    help="The rows behind one figure, by its name in the address: reported, promised-2021, delivered_sum-USD, reported_sum-school-place.",
)
def command(folder: Path, of: str, within: tuple[str, ...], figure: str) -> None:
    """Print what the site counts as progress, from the record in FOLDER alone: the same CSV as the site gives.

    FOLDER is what `consenso export` wrote, or a mirror; nothing of an installation is needed, and no database. The figures
    are those of the revision that FOLDER holds, by the rules of this version of the command, which each line names.
    """
    reading = read({path.name: path.read_bytes() for path in sorted(folder.glob("*.y*ml"))})
    if problems := check(reading):
        raise WrongInput(
            f"{len(problems)} problems in the record, the first: {problems[0]}. `consenso check` lists them."
        )
    held = replace(figures.held_in(reading.entities()), activities=_activities(folder))
    revision, head = _revision(folder)
    kind, identifier = _what(of)
    try:
        if kind == "commitment":
            if figure or within:
                raise WrongInput("--rows and --within are for plans, areas and parties.")
            text = compared.to_csv(
                *compared.compared_in(held, identifier), revision=revision, head=head
            )
        elif figure:
            asked = Asked.parse(figure)
            narrowed = tuple(_what(one, KINDS) for one in within)
            group = figures.one_group(held, kind, identifier, within=narrowed)
            rows = behind.rows_of(held, group, asked)
            text = behind.to_csv(rows, group, asked, within=narrowed, revision=revision, head=head)
        else:
            found = (
                figures.groups(held)
                if kind == "all"
                else (figures.one_group(held, kind, identifier),)
            )
            text = figures.to_csv(found, revision=revision)
    except NotFound as error:
        raise WrongInput(f"There is no such figure: {error.identifier}.") from error
    click.echo(text, nl=False)


def _what(said: str, kinds: Sequence[str] = (*KINDS, "commitment")) -> tuple[str, str]:
    kind, _, identifier = said.partition(":")
    is_all = said == "all"
    if not is_all and (kind not in kinds or not identifier):
        known = ", ".join(f"{one}:{_NAMED.get(one, 'ID')}" for one in kinds)
        raise WrongInput(f"{said!r} is none of all, {known}.")
    return ("all", "") if is_all else (kind, identifier)


def _activities(folder: Path) -> tuple[Speaking, ...]:
    try:
        return speaking_in(folder)
    except (ValueError, TypeError, KeyError, AttributeError, OSError) as error:
        raise WrongInput(f"The activities of {folder} cannot be read: {error}.") from error


def _revision(folder: Path) -> tuple[int, str]:
    """Return the number and the digest of the last entry of the ledger beside the record; (0, '') where there is none."""
    try:
        said = json.loads((folder / HEAD).read_text(encoding="utf-8"))
        return int(said["number"]), str(said["digest"])
    except FileNotFoundError:
        return 0, ""
    except (ValueError, KeyError, TypeError) as error:
        raise WrongInput(f"{folder / HEAD} is no head of a ledger.") from error
