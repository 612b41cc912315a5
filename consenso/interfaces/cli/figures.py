"""`consenso figures`: what became of promises, counted again from the files of an export."""

from pathlib import Path

import click

from consenso.core.errors import NotFound
from consenso.core.record import check, read
from consenso.interfaces.cli import figure_tables
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.figure_tables import TABLES, Export, Request


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
    help="Only what belongs to this too, as --of says it: of one plan, area or party, of --rows, of --table years. May be repeated.",
)
@click.option(
    "--rows",
    default="",
    metavar="FIGURE",
    help="The rows behind one figure, by its name in the address: reported, promised-2021, delivered_sum-USD, reported_sum-school-place."
    " With --table plans: those of one chart.",
)
@click.option(
    "--table",
    type=click.Choice(TABLES),
    default=TABLES[0],
    help="counts: every count and sum. years: promised and delivered over time. converted: each sum, with the rate that makes it"
    " another; --of also takes delivery:ID, report:ID and activity:SOURCE/IDENTIFIER here. agreement: the verdicts by which assessors"
    " are compared. alpha: how far they agree. plans: plans compared.",
    show_default=True,
)
@click.option(
    "--currency", default="", metavar="CODE", help="With --table converted: in which currency."
)
@click.option(
    "--prices",
    default="",
    metavar="ID:YEAR",
    help="With --table converted: in the prices of a year, by an index of the record.",
)
@click.option(
    "--copy",
    "copy",
    type=click.IntRange(1, 999),
    default=1,
    help="With --of activity: which of those that its source publishes under that identifier.",
)
def command(
    folder: Path,
    of: str,
    within: tuple[str, ...],
    rows: str,
    table: str,
    currency: str,
    prices: str,
    copy: int,
) -> None:
    """Print what the site counts as progress, from the record in FOLDER alone: the same CSV as the site gives.

    FOLDER is what `consenso export` wrote, or a mirror; nothing of an installation is needed, and no database. The figures
    are those of the revision that FOLDER holds, by the rules of this version of the command, which each line names.
    """
    reading = read({path.name: path.read_bytes() for path in sorted(folder.glob("*.y*ml"))})
    if problems := check(reading):
        raise WrongInput(
            f"{len(problems)} problems in the record, the first: {problems[0]}. `consenso check` lists them."
        )
    asked = Request(table, of, within, rows, currency, prices, copy)
    try:
        text = figure_tables.printed(Export(folder, tuple(reading.entities())), asked)
    except NotFound as error:
        raise WrongInput(f"There is no such figure: {error.identifier}.") from error
    click.echo(text, nl=False)
