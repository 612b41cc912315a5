"""`consenso export`: the record written back as files."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from consenso.core.errors import NotFound
from consenso.domain.activities.files import Writer, activity_files
from consenso.domain.imports.consensus_files import consensus_files
from consenso.domain.imports.files import content_files
from consenso.domain.ledger.queries import head
from consenso.domain.ledger.written import ledger_files
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.record.queries import export
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated

# What a file holds, or what writes it where it may be too large to be held.
Files = Mapping[str, bytes | Writer]


@click.command("export")
@click.argument("forum")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Write over a record that is in FOLDER.")
@click.option("--json", "as_json", is_flag=True, help="Say what was written as JSON.")
def command(forum: str, folder: Path, replace: bool, as_json: bool) -> None:
    """Write the record of FORUM to FOLDER, in the canonical form that `consenso load` reads back the same.

    Its public ledger is written beside it (ledger.jsonl, ledger-head.json): `consenso verify FOLDER` checks both.
    FOLDER appears whole or not at all: the files are written beside it first.
    """
    migrated()
    try:
        forum_of(forum)
    except NotFound as error:
        raise WrongInput(
            f"There is no forum {forum!r} in the database; the forums are the names of the record's folders."
        ) from error
    if folder.exists() and any(folder.iterdir()) and not replace:
        raise WrongInput(f"{folder} is not empty: name another folder, or say --replace.")
    texts = content_files(forum) | consensus_files(forum)
    files: Files = {**export(forum), **texts, **activity_files(forum), **ledger_files(forum)}
    sizes = written(files, folder)
    if as_json:
        now = head(forum)
        click.echo(
            json.dumps({"forum": forum, "revision": now.number, "head": now.digest, "bytes": sizes})
        )
    else:
        click.echo(f"{forum}: {len(files)} files in {folder}")


def written(files: Files, folder: Path) -> dict[str, int]:
    """Let `folder` hold these files, all of them at once; return how many bytes each has.

    They are written to a folder beside it, which then takes its name. A process that is killed on the way
    leaves either the old folder or the new one, and at most a folder that ends in .new or .old beside it,
    which the next export clears away.
    """
    beside = folder.with_name(f"{folder.name}.new")
    before = folder.with_name(f"{folder.name}.old")
    if before.exists() and not folder.exists():
        before.rename(folder)
    for left in (beside, before):
        if left.exists():
            shutil.rmtree(left)
    beside.mkdir(parents=True)
    sizes: dict[str, int] = {}
    for name, content in files.items():
        with (beside / name).open("wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
            sizes[name] = file.tell()
    if folder.exists():
        folder.rename(before)
    beside.rename(folder)
    if before.exists():
        shutil.rmtree(before)
    return sizes
