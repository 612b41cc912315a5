"""`consenso verify`: whether the ledgers hold, of this installation or of what was written out of one."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from consenso.core.ledger import check
from consenso.domain.activities.holding import activities_that_do_not_hold
from consenso.domain.activities.queries import activities_per_source
from consenso.domain.ledger.queries import BOOKS, PUBLIC, broken, head, time_stamp
from consenso.domain.ledger.written import lines
from consenso.domain.parties.queries import forums
from consenso.domain.texts.consensus import consensus_of, consensus_that_does_not_hold
from consenso.domain.texts.contents import contents, contents_that_do_not_hold
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated
from consenso.interfaces.cli.written_ledgers import Checked, checked, stamp_of


@click.command("verify")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--head", "noted", default="", help="A digest noted earlier: it must be in the chain."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
def command(path: Path | None, noted: str, as_json: bool) -> None:
    """Change nothing: compute every digest of every ledger again, and name the first entry that does not hold.

    Without PATH, this installation: the public and the confidential ledger of each forum. With PATH, what was written
    out of one, without asking a database: the folder of an export, or a ZIP file that holds one.
    """
    found = checked(path, noted) if path else _of_installation(noted)
    rows = [one.as_json() for one in found]
    if as_json:
        click.echo(json.dumps(rows))
    else:
        for row in rows:
            click.echo(_said(row))
    if any(row["broken"] or row["fault"] for row in rows):
        raise WrongInput("A ledger was changed behind its entries.")


def _of_texts(forum: str, n_contents: int, wrong: tuple[str, ...]) -> Checked:
    fault = f"{wrong[0]} is not what was imported" if wrong else ""
    return Checked(forum, "texts", n_contents, "", None, fault, "")


def _of_consensus(forum: str, n_records: int, wrong: tuple[str, ...]) -> Checked:
    fault = f"{wrong[0]} is not what the ledger says" if wrong else ""
    return Checked(forum, "consensus", n_records, "", None, fault, "")


def _of_activities(forum: str, n_activities: int, wrong: tuple[str, ...]) -> Checked:
    fault = f"{wrong[0]} is not what the ledger says" if wrong else ""
    return Checked(forum, "activities", n_activities, "", None, fault, "")


def _said(row: Mapping[str, Any]) -> str:
    state = "holds"
    if row["broken"]:
        why = f": {row['fault']}" if row["fault"] else ""
        state = f"entry {row['broken']} does not hold{why}"
    elif row["fault"]:
        state = row["fault"]
    stamped = f", stamped {row['stamped']}" if row["stamped"] else ""
    what = f"{row['forum']}, {row['book']}"
    if row["book"] == "texts":
        return f"{what}: {row['entries']} imported: {state}"
    if row["book"] == "consensus":
        return f"{what}: {row['entries']} records: {state}"
    if row["book"] == "activities":
        return f"{what}: {row['entries']} published: {state}"
    return f"{what}: {row['entries']} entries, head {row['head']}: {state}{stamped}"


def _of_installation(noted: str) -> list[Checked]:
    migrated()
    rows = []
    for forum in forums():
        for book in BOOKS:
            now = head(forum.id, book=book)
            stamp = time_stamp(forum.id) if book == PUBLIC else None
            fault, stamped = stamp_of(stamp.digest, stamp.token) if stamp else ("", "")
            rows.append(
                Checked(
                    forum=forum.id,
                    book=book,
                    entries=now.number,
                    head=now.digest,
                    broken=broken(forum.id, book=book),
                    fault=fault,
                    stamped=stamped,
                )
            )
        said = contents(forum.id)
        if said:
            wrong = contents_that_do_not_hold(forum.id)
            rows.append(_of_texts(forum.id, len(said), wrong))
        agreed = consensus_of(forum.id)
        if agreed:
            rows.append(
                _of_consensus(forum.id, len(agreed), consensus_that_does_not_hold(forum.id))
            )
        published = activities_per_source(forum.id)
        if published:
            wrong = activities_that_do_not_hold(forum.id)
            rows.append(_of_activities(forum.id, sum(published.values()), wrong))
    if noted and not any(noted in check(lines(forum.id)).digests for forum in forums()):
        raise WrongInput(f"No entry of a public ledger here has the digest {noted}.")
    return rows
