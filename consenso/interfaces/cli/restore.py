"""`consenso restore`: a back-up is put into an empty database."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from django.conf import settings

from consenso.core.formats.sealed import NotWhole, unsealed
from consenso.domain.backup.actions import CannotRestore, Restored, restore
from consenso.domain.search.activities import follow_all as follow_activities
from consenso.domain.search.refresh import refresh
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import alone


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Only say whether FILE is whole.")
@click.option("--json", "as_json", is_flag=True, help="Say what was put back as JSON.")
def command(file: Path, only_check: bool, as_json: bool) -> None:
    """Put the back-up in FILE into the database that the settings name, which must be empty; nothing is written over.

    FILE may come from the other kind of database, and from an earlier version. All of it is put back or nothing: FILE is
    compared with its own list first, and the ledgers are computed again and must end as they did.
    """
    try:
        if only_check:
            with unsealed(file) as archive:
                click.echo(
                    f"{file} is whole: {len(archive.members)} tables, of {archive.said['at']}"
                )
            return
        with alone():
            done = restore(file)
    except (NotWhole, CannotRestore) as error:
        raise WrongInput(f"{file} was not restored: {error}.") from error
    for forum in {one.forum for one in done.heads}:
        refresh(forum=forum)
        follow_activities(forum)
    _tell(done, file, as_json=as_json)


def _tell(done: Restored, file: Path, *, as_json: bool) -> None:
    if as_json:
        told = {
            "at": done.at.isoformat(),
            "rows": done.rows,
            "heads": [asdict(one) for one in done.heads],
            "second_factors_left_out": done.n_unreadable,
        }
        click.echo(json.dumps(told))
        return
    click.echo(f"{file} of {done.at.isoformat()}: {sum(done.rows.values())} rows")
    for one in done.heads:
        if one.number:
            click.echo(f"{one.forum}, {one.book} ledger: holds, {one.number} entries")
    if done.n_unreadable:
        click.echo(
            f"This installation has another secret: {done.n_unreadable} one-time codes and recovery codes could not be read "
            "and were left out; passkeys stay. To have them, restore into an empty database with the old secret "
            f"(CONSENSO_SECRET, or the file {settings.DATA / 'secret'})."
        )
    click.echo("Who was signed in is so no longer.")
