"""`consenso stamp`: an authority vouches for when the ledger's head was there."""

import datetime as dt

import click
from django.conf import settings

from consenso.domain.ledger.actions import stamp
from consenso.domain.ledger.stamping import NotStamped
from consenso.domain.parties.queries import forums
from consenso.interfaces.cli.errors import WrongInput, WrongSetting
from consenso.interfaces.cli.preparation import migrated


@click.command("stamp")
def command() -> None:
    """Have the head of each forum's public ledger stamped by the authority that CONSENSO_TIME_STAMPS names.

    The stamp is kept, goes into every export, and is checked by `consenso verify`. A running server does it once a day.
    """
    if not settings.TIME_STAMPS:
        raise WrongSetting("CONSENSO_TIME_STAMPS names no authority: set it to the address of one.")
    migrated()
    for forum in forums():
        try:
            number = stamp(forum=forum.id, at=dt.datetime.now(dt.UTC), address=settings.TIME_STAMPS)
        except NotStamped as error:
            raise WrongInput(f"{forum.id}: {error}.") from error
        click.echo(f"{forum.id}: entry {number} is stamped")
