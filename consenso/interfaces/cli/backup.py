"""`consenso backup`: everything that the database holds, in one file, while the site runs."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

import click

from consenso.domain.backup.actions import BackedUp, back_up
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Write over FILE.")
@click.option("--json", "as_json", is_flag=True, help="Say what was written as JSON.")
def command(file: Path, replace: bool, as_json: bool) -> None:
    """Write the record, the ledgers, persons and drafts to FILE, as they are at one moment; nobody has to stop working.

    FILE appears whole or not at all, and only its owner can read it. Keep it as carefully as the database: drafts and
    addresses of persons stand in it. `consenso restore FILE` puts it into an empty database, of either kind.

    Not in it: the installation's secret (CONSENSO_SECRET, or the file `secret` in the data folder; keep a copy
    elsewhere), who is signed in, links to sign in by, and the search index, which is made anew.
    """
    if file.exists() and not replace:
        raise WrongInput(f"{file} is there: name another file, or say --replace.")
    if not file.absolute().parent.is_dir():
        raise WrongInput(f"There is no folder {file.absolute().parent}: make it first.")
    migrated()
    made = back_up(file, at=dt.datetime.now(dt.UTC))
    if as_json:
        click.echo(json.dumps(said(made) | {"bytes": file.stat().st_size}))
        return
    click.echo(f"{file}: {sum(made.rows.values())} rows, {file.stat().st_size} bytes")
    for one in made.heads:
        if one.number:
            click.echo(f"{one.forum}, {one.book} ledger: entry {one.number}, head {one.digest}")
    click.echo("The installation's secret is not in it: keep a copy of that elsewhere.")


def said(made: BackedUp) -> dict[str, object]:
    return {
        "at": made.at.isoformat(),
        "rows": made.rows,
        "heads": [asdict(one) for one in made.heads],
    }
