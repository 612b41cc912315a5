"""`consenso load`: the record in a folder becomes what the site shows."""

import datetime as dt
import json
from pathlib import Path

import click

from consenso.domain.activities.files import take_activities
from consenso.domain.imports.consensus_files import take_consensus
from consenso.domain.imports.files import take
from consenso.domain.record.actions import Loaded, RecordIsBroken, load_folder
from consenso.domain.search.activities import follow_all as follow_activities
from consenso.domain.search.refresh import pending, refresh
from consenso.interfaces.cli.check import listed
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated


@click.command("load")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option(
    "--no-index",
    is_flag=True,
    help="Leave the search as it is; the next load or start brings it up.",
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="Let the files count for everything, over what people recorded at the desk too.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
def command(folder: Path, dry_run: bool, no_index: bool, overwrite: bool, as_json: bool) -> None:
    """Change the database: let a forum's record be what the files in FOLDER say.

    All of it in one transaction, or nothing. What was added, changed and removed is listed, and is one entry
    of the forum's ledger. Loading the same again changes nothing. What people recorded at the desk since the last
    load stays; where files and people changed the same object, it is named and people's words stay.
    """
    migrated()
    try:
        loaded = load_folder(
            folder,
            at=dt.datetime.now(dt.UTC),
            by="consenso load",
            is_trial=dry_run,
            overwrites=overwrite,
        )
    except RecordIsBroken as error:
        listed(error.problems, as_json=as_json)
        raise WrongInput(
            f"Nothing was loaded: {len(error.problems)} problems, listed above."
        ) from error
    if not dry_run:
        _take_contents(folder, loaded.forum, quiet=as_json)
        _take_consensus(folder, loaded.forum, quiet=as_json)
        _take_activities(folder, loaded.forum, quiet=as_json)
    if not (dry_run or no_index):
        _index(loaded.forum, quiet=as_json)
    _tell(loaded, as_json=as_json)


def _take_contents(folder: Path, forum: str, *, quiet: bool) -> None:
    """Let the texts say what the content files beside the record say, as an export writes them."""
    files = {path.name: path.read_bytes() for path in folder.glob("content.*.json")}
    done = take(files, forum=forum, at=dt.datetime.now(dt.UTC), by="consenso load")
    for name, why in done.refused:
        click.echo(f"Refused: {name}: {why}", err=True)
    if files and not quiet:
        click.echo(f"Texts: {len(done.taken)} taken, {len(done.unchanged)} as they were")


def _take_consensus(folder: Path, forum: str, *, quiet: bool) -> None:
    """Let texts have the consensus records beside the record, as an export writes them."""
    files = {path.name: path.read_bytes() for path in folder.glob("consensus.*.json")}
    done = take_consensus(files, forum=forum, at=dt.datetime.now(dt.UTC), by="consenso load")
    for name, why in done.refused:
        click.echo(f"Refused: {name}: {why}", err=True)
    if files and not quiet:
        click.echo(f"Consensus: {len(done.taken)} taken, {len(done.unchanged)} as they were")


def _take_activities(folder: Path, forum: str, *, quiet: bool) -> None:
    """Let the forum have the activities and links beside the record, as an export writes them."""
    done = take_activities(folder, forum=forum, at=dt.datetime.now(dt.UTC), by="consenso load")
    for name, why in done.refused:
        click.echo(f"Refused: {name}: {why}", err=True)
    if (done.taken or done.unchanged) and not quiet:
        said = f"{len(done.taken)} sources taken, {len(done.unchanged)} as they were"
        click.echo(f"Activities: {said}, {done.n_links} links made")


def _index(forum: str, *, quiet: bool) -> None:
    if quiet:
        refresh(forum=forum)
        follow_activities(forum)
        return
    with click.progressbar(length=pending(forum=forum), label="Indexing for search") as bar:
        refresh(forum=forum, advance=bar.update)
    if n_looked := follow_activities(forum):
        click.echo(f"Indexed for search: {n_looked} activities")


def _tell(loaded: Loaded, *, as_json: bool) -> None:
    if as_json:
        click.echo(
            json.dumps(
                {
                    "forum": loaded.forum,
                    "added": loaded.added,
                    "changed": loaded.changed,
                    "removed": loaded.removed,
                    "unchanged": loaded.n_unchanged,
                    "entry": loaded.entry,
                    "dry_run": loaded.would_only,
                    "kept_back": loaded.kept_back,
                }
            )
        )
        return
    for word, objects in (
        ("added", loaded.added),
        ("changed", loaded.changed),
        ("removed", loaded.removed),
    ):
        for kind, identifier in objects[:50]:
            click.echo(f"{word} {kind} {identifier}")
        if len(objects) > 50:
            click.echo(f"{word} {len(objects) - 50} more (--json lists all)")
    for kind, identifier in loaded.kept_back:
        click.echo(f"kept as people have it, though the files say otherwise: {kind} {identifier}")
    would = "would be " if loaded.would_only else ""
    click.echo(
        f"{loaded.forum}: {len(loaded.added)} {would}added, {len(loaded.changed)} {would}changed, "
        f"{len(loaded.removed)} {would}removed, {loaded.n_unchanged} unchanged"
        + (f"; ledger entry {loaded.entry}" if loaded.entry else "")
    )
