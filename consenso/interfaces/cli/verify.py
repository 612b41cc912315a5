"""`consenso verify`: whether the ledger's chain holds."""

import json

import click

from consenso.domain.ledger.queries import broken, head
from consenso.domain.parties.queries import forums
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
def command(as_json: bool) -> None:
    """Change nothing: compute every digest of every forum's ledger again, and name the first entry that does not hold."""
    migrated()
    rows = []
    for forum in forums():
        now = head(forum.id)
        rows.append(
            {
                "forum": forum.id,
                "entries": now.number,
                "head": now.digest,
                "broken": broken(forum.id),
            }
        )
    if as_json:
        click.echo(json.dumps(rows))
    else:
        for row in rows:
            state = f"entry {row['broken']} does not hold" if row["broken"] else "holds"
            click.echo(f"{row['forum']}: {row['entries']} entries, head {row['head']}: {state}")
    if any(row["broken"] for row in rows):
        raise WrongInput("A ledger was changed behind its entries.")
