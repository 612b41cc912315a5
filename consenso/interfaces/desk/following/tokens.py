"""What stands in the addresses that letters on what is followed lead to. It is encrypted: nobody can make one, and none can be read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core import signing

from consenso.core.errors import NotFound
from consenso.interfaces.desk.sealed import cipher

ENDS, ASKS = "ends of letters", "asks for letters"
SALT = "consenso.following"
LASTS_SECONDS = 3 * 24 * 3600  # the time to confirm that letters are wanted


@dataclass(frozen=True, slots=True)
class Ends:
    """What an address ends: that a person hears of one object of a forum, or, with no object, all letters of this kind.

    `email` is the address of who follows by mail without an account; `person` is 0 then. Not the number of its row: after a backup
    is restored that may be another's, and whoever follows anew has another.
    """

    person: int
    forum: str = ""
    kind: str = ""
    identifier: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Asks:
    """What was asked for in public, and is to be confirmed from the mailbox: letters to an address on one object of a forum."""

    email: str
    forum: str
    kind: str
    identifier: str


def address_of(ends: Ends, *, language: str) -> str:
    """Return the whole address of the page that ends it."""
    said: list[str | int] = [ends.person, ends.forum, ends.kind, ends.identifier, ends.email]
    return f"{settings.SITE}/{language}/desk/letters/{_sealed(ENDS, said)}/"


def address_to_confirm(asks: Asks, *, language: str) -> str:
    """Return the whole address of the page that confirms it, for three days. It is kept nowhere but in the letter."""
    said = [asks.email, asks.forum, asks.kind, asks.identifier]
    return f"{settings.SITE}/{language}/desk/follow/{_sealed(ASKS, said)}/"


def read(token: str) -> Ends:
    """Return what a token ends. It holds as long as the site's key: who finds an old letter can end it still.

    Raises:
        NotFound: it was not made here, or not for this.
    """
    try:
        person, forum, kind, identifier, *email = _ends(token)
        return Ends(int(person), str(forum), str(kind), str(identifier), *map(str, email))
    except (InvalidToken, signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound("token", "") from error


def read_asked(token: str) -> Asks:
    """Return what a token confirms.

    Raises:
        NotFound: it was not made here, not for this, or more than three days ago.
    """
    try:
        said = json.loads(cipher(ASKS).decrypt(_padded(token), ttl=LASTS_SECONDS))
        email, forum, kind, identifier = map(str, said)
    except (InvalidToken, ValueError) as error:
        raise NotFound("token", "") from error
    return Asks(email, forum, kind, identifier)


def _ends(token: str) -> list[Any]:
    """Return what a token says; those of letters that went before tokens were encrypted are signed alone."""
    said: list[Any]
    if ":" in token:
        said = signing.loads(token, salt=SALT)
    else:
        said = json.loads(cipher(ENDS).decrypt(_padded(token)))
    return said


def _sealed(purpose: str, said: Sequence[str | int]) -> str:
    """Return it encrypted, without the signs = at its end, which some mail programs take for something else."""
    sealed = cipher(purpose).encrypt(json.dumps(said, separators=(",", ":")).encode())
    return sealed.decode("ascii").rstrip("=")


def _padded(token: str) -> bytes:
    return token.encode() + b"=" * (-len(token) % 4)
