"""`consenso person`: who is let in, by those who run the installation."""

import datetime as dt
import json

import click
from django.conf import settings
from django.utils.translation import override

from consenso.core.errors import NotFound
from consenso.core.locale import choose
from consenso.domain.accounts.access import OPERATOR, Person, Role
from consenso.domain.accounts.actions import (
    forget_factors,
    let_operate,
    make_sign_in_link,
    sign_out,
)
from consenso.domain.accounts.queries import appointments, people, person_by_email
from consenso.domain.admissions.actions import invite
from consenso.domain.admissions.leaving import end_appointment, erase
from consenso.domain.admissions.queries import delegation_name
from consenso.domain.duties.followers import forget_address
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.submissions.thanks import no_longer_credited
from consenso.interfaces.cli.errors import WrongInput
from consenso.interfaces.cli.preparation import migrated
from consenso.interfaces.ui import letters
from consenso.interfaces.ui.roles import role_name

LANGUAGES = [tag for tag, _ in settings.LANGUAGES]
LINK_LASTS = dt.timedelta(hours=1)
in_language = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", help="Of letters and links."
)
as_json_too = click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")


@click.group("person")
def command() -> None:
    """Change who may sign in, or list it. The first secretariat of a forum is let in here; it invites the others."""
    migrated()


@command.command("invite")
@click.argument("email")
@click.option("--name", required=True, help="What the person is called.")
@click.option("--forum", required=True, help="The forum, by its id: china-celac.")
@click.option(
    "--as", "code", required=True, help="The delegation: secretariat, or the party's code."
)
@click.option("--role", required=True, type=click.Choice(Role.values))
@click.option("--organ", default="", help="An organ of the forum in which alone the role holds.")
@in_language
def invited(
    email: str, name: str, forum: str, code: str, role: str, organ: str, language: str
) -> None:
    """Change the database: invite a person to act for a delegation, by mail, or print the link where there is no mail."""
    made = invite(
        actor=OPERATOR,
        forum=forum,
        code=code,
        role=role,
        body=organ,
        email=email,
        name=name,
        language=language,
        at=_now(),
    )
    address = f"{settings.SITE}/{language}/desk/invitation/{made.secret}/"
    until = made.row.expires_at.strftime("%Y-%m-%d %H:%M UTC")
    if letters.is_shown_here():
        click.echo(f"No mail server is set. Pass this link on, which is open until {until}:")
        click.echo(address)
        return
    with override(language):
        known = forum_of(forum)
        organs = {one.id: choose(one.name, language).text for one in known.mechanisms}
        letter = letters.InvitationLetter(
            name=made.row.name,
            inviter=str(letters.THOSE_WHO_RUN_IT),
            forum=choose(known.name, language).text,
            delegation=choose(delegation_name(made.row.delegation), language).text
            or role_name(Role.SECRETARIAT),
            role=role_name(role),
            organ=organs.get(organ, organ),
            until=made.row.expires_at,
            address=address,
        )
    try:
        letters.send(letters.INVITATION, letter, to=made.row.email, language=language)
    except letters.NotSent as error:
        click.echo(address)
        raise WrongInput(
            "The mail server did not take the letter: pass the link above on, or correct the settings of mail."
        ) from error
    click.echo(f"The invitation went to {made.row.email}, and is open until {until}.")


@command.command("operator")
@click.argument("email")
@click.option("--name", default="", help="What the person is called, where there is no account.")
@in_language
def operator(email: str, name: str, language: str) -> None:
    """Change the database: let a person run the installation. That opens no desk and nothing confidential."""
    made = let_operate(email=email, name=name or email, language=language, at=_now())
    click.echo(f"{made.email} runs this installation.")


@command.command("link")
@click.argument("email")
@click.option(
    "--lost-factors",
    is_flag=True,
    help="Take away passkeys, one-time codes and recovery codes first, and sign the person out: for who lost them.",
)
def link(email: str, *, lost_factors: bool) -> None:
    """Change the database: print a link that signs a person in, once, within an hour. The one before it ends.

    Whoever has a second factor is asked for it all the same.
    """
    someone = _someone(email)
    if lost_factors:
        forget_factors(person_id=someone.pk)
    secret = make_sign_in_link(person_id=someone.pk, lasts=LINK_LASTS, at=_now())
    click.echo(f"{settings.SITE}/{someone.language}/desk/enter/{secret}/")


@command.command("sign-out")
@click.argument("email")
def signed_out(email: str) -> None:
    """Change the database: sign a person out on every device; a link that was not used ends too."""
    someone = _someone(email)
    ended = sign_out(person_id=someone.pk)
    click.echo(f"{someone.email} is signed out; sessions ended: {ended}.")


@command.command("list")
@as_json_too
def listed(as_json: bool) -> None:
    """Change nothing: list everyone who has an account, and for whom they act."""
    held = appointments(at=_now())
    rows = [
        {
            "email": one.email,
            "name": one.name,
            "operator": one.is_operator,
            "acts": [
                {
                    "appointment": row.id,
                    "forum": row.delegation.forum,
                    "delegation": row.delegation.code,
                    "role": row.role,
                    "organ": row.body,
                }
                for row in held
                if row.person == one.pk
            ],
        }
        for one in people()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for one in people():
        click.echo(f"{one.email}  {one.name}{'  operator' if one.is_operator else ''}")
        for row in held:
            if row.person == one.pk:
                organ = f" in {row.body}" if row.body else ""
                place = f"{row.delegation.forum}/{row.delegation.code}"
                click.echo(f"    {row.id}: {place} {row.role}{organ}")
    if not rows:
        click.echo("Nobody has an account. `consenso person invite` lets the first in.")


@command.command("end")
@click.argument("email")
@click.argument("appointment", type=int)
def ended(email: str, appointment: int) -> None:
    """Change the database: end one appointment of a person, by the number that `list` shows."""
    someone = _someone(email)
    if appointment not in {row.id for row in appointments(person=someone.pk, at=_now())}:
        raise NotFound("appointment", str(appointment))
    row = end_appointment(
        actor=OPERATOR, identifier=appointment, knows_it_is_the_last=True, at=_now()
    )
    click.echo(
        f"{row.email} is no longer {row.role} of {row.delegation.forum}/{row.delegation.code}."
    )


@command.command("erase")
@click.argument("email")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erased(email: str, yes: bool) -> None:
    """Change the database: erase a person, with all that says what was by their hand. The ledgers stay whole."""
    someone = _someone(email)
    if not yes:
        click.confirm(f"Erase {someone.email}? It cannot be brought back.", abort=True)
    address = someone.email
    erase(actor=OPERATOR, person=someone, at=_now())
    click.echo(f"{address} is erased.")


@command.command("forget")
@click.argument("email")
def forgotten(email: str) -> None:
    """Change the database: delete an address that follows by mail without an account, with all that it follows."""
    n_forums = forget_address(email)
    if not n_forums:
        raise WrongInput(f"Nothing is followed from {email} without an account.")
    click.echo(f"{email} follows nothing any more, and is deleted.")


@command.command("uncredit")
@click.argument("forum")
@click.argument("number", type=int)
def uncredited(forum: str, number: int) -> None:
    """Change the database: take out the name of who proposed the correction that is entry NUMBER of FORUM's public ledger."""
    name = no_longer_credited(forum=forum, number=number)
    click.echo(
        f"{name} is no longer thanked at entry {number} of {forum}; a page in a server's memory may show it until that is started again."
    )


def _someone(email: str) -> Person:
    found = person_by_email(email)
    if found is None:
        raise WrongInput(
            f"Nobody here has the address {email}; `consenso person list` shows who has one."
        )
    return found


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
