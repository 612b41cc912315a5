"""`consenso evidence`: what can be done with the evidence of a record from the command line."""

import datetime as dt

import click
from django.conf import settings

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.core.record import Evidence
from consenso.domain.delivery.reporting import addresses_of_evidence
from consenso.domain.delivery.reporting import evidence as evidence_in
from consenso.domain.imports.probing import PAUSE, Probed, probe_all
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import forums
from consenso.domain.record.actions import ObjectHasChanged, amend
from consenso.domain.record.queries import public_document
from consenso.domain.sources.looking import forget_looks, keep_look
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated

EVERY = 1_000_000


@click.group("evidence")
def command() -> None:
    """Ask whether the addresses of evidence still answer."""


@command.command("check")
@click.option("--forum", default="", help="The evidence of this forum only.")
@click.option("--mark", is_flag=True, help="Write into the record when an address was found dead.")
@click.option("--pause", default=PAUSE, help="Seconds before the same host is asked again.")
def check(forum: str, mark: bool, pause: float) -> None:
    """Ask every address of evidence once, and print those that are dead, moved or not sure.

    One after the other, over the public web and what FETCH_NETWORKS allows; another host, to which an address leads on, over
    the public web alone. Dead is an address whose server says that nothing is there (404, 410), or whose host does not exist;
    a server in trouble is not sure. What each answered is kept for the secretariat's page at the desk; without --forum, what
    was kept of addresses that no evidence names any more is forgotten.

    Without --mark the record is not changed. With it, evidence whose address is dead says so from today, one entry in the
    public ledger each, as the secretariat's.
    """
    migrated()
    try:
        chosen = [forum_of(forum).id] if forum else [one.id for one in forums()]
    except NotFound:
        raise WrongInput(f"There is no forum {forum}.") from None
    for one in chosen:
        _checked(one, mark, pause)
    if not forum:
        forget_looks(each for one in chosen for each in addresses_of_evidence(one))


def _checked(forum: str, mark: bool, pause: float) -> None:
    held = evidence_in(forum, per_page=EVERY).items
    by_address: dict[str, list[Evidence]] = {}
    for one in held:
        by_address.setdefault(one.address, []).append(one)
    counts = dict.fromkeys(("alive", "moved", "dead", "unsure"), 0)
    for found in probe_all(by_address, within=settings.FETCH_NETWORKS, pause=pause):
        counts[found.state] += 1
        keep_look(
            url=found.address, state=found.state, why=found.why, to=found.to,
            at=dt.datetime.now(dt.UTC),
        )  # fmt: skip
        for one in by_address[found.address]:
            _told(forum, one, found, mark)
    click.echo(
        f"{forum}: {len(by_address)} addresses asked: {counts['alive']} alive, {counts['moved']} moved, "
        f"{counts['dead']} dead, {counts['unsure']} not sure."
    )


def _told(forum: str, one: Evidence, found: Probed, mark: bool) -> None:
    if found.state == "alive":
        if one.gone:
            click.echo(f"{forum} {one.id}: alive again: {found.address}")
        return
    state = "not sure" if found.state == "unsure" else found.state
    click.echo(f"{forum} {one.id}: {state}: {found.address}: {found.why}")
    if mark and found.state == "dead" and not one.gone:
        click.echo(f"{forum} {one.id}: {_marked(forum, one.id, found)}")


def _marked(forum: str, identifier: str, found: Probed) -> str:
    """Write into the record that an address was found dead today; return what became of it."""
    now = dt.datetime.now(dt.UTC)
    document = public_document(forum, "evidence", identifier)
    if document is None or document.get("gone"):
        return "changed meanwhile: left as it is"
    try:
        number = amend(
            forum=forum, kind="evidence", identifier=identifier,
            document=document | {"gone": now.date().isoformat()}, base=digest_of(document), at=now,
            by="secretariat", reason=f"Its address was found dead: {found.why}.",
            sources=[found.address],
        )  # fmt: skip
    except ObjectHasChanged:
        return "changed meanwhile: left as it is"
    return f"marked as gone, entry {number}"
