"""What is done with an account of one's own. It belongs to no forum, so no ledger speaks of it."""

import datetime as dt
import secrets
from zoneinfo import available_timezones

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.models import Person, SignInLink
from consenso.domain.accounts.queries import hashed, person, person_by_email

SECRET_BYTES = 32


class NotUsable(ConsensoError):
    """A value cannot be used; `field` says which: email, name, language, time_zone, digest, code."""

    code = "accounts.not_usable"

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field} cannot be {value!r}")
        self.field = field
        self.value = value


class LinkIsOver(ConsensoError):
    """A sign-in link was used already, or its time is over; `state` is used or expired."""

    code = "accounts.link_is_over"

    def __init__(self, state: str) -> None:
        super().__init__(f"the link is {state}")
        self.state = state


def end_digest(*, person_id: int) -> None:
    """Let a person get no digests any more, in any forum; nothing happens where there is no such person."""
    Person.objects.filter(pk=person_id).update(digest=Person.Digest.NONE)


def new_secret() -> str:
    """Return a secret for an address, which nobody can guess: 256 bits, in characters of addresses."""
    return secrets.token_urlsafe(SECRET_BYTES)


def usable_email(email: str) -> str:
    """Return an address without the spaces around it.

    Raises:
        NotUsable: it is no address of mail.
    """
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise NotUsable("email", email) from error
    return email


def usable_zone(name: str) -> str:
    """Return the name of a time zone; '' stays ''.

    Raises:
        NotUsable: there is no such time zone.
    """
    if name and name not in available_timezones():
        raise NotUsable("time_zone", name)
    return name


def usable_language(tag: str) -> str:
    """Return Django's tag of a language of the interface.

    Raises:
        NotUsable: the interface does not speak it.
    """
    if tag not in dict(settings.LANGUAGES):
        raise NotUsable("language", tag)
    return tag


def usable_name(name: str) -> str:
    """Return a name without the spaces around it.

    Raises:
        NotUsable: it is empty, longer than 200 characters, or holds an address of the web: it stands in letters.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= 200 or not name.isprintable() or "://" in name:
        raise NotUsable("name", name)
    return name


def make_person(
    *, email: str, name: str, language: str, at: dt.datetime, is_operator: bool = False
) -> Person:
    """Return a new account, inside the caller's transaction. It has no password, and none can be guessed.

    Raises:
        NotUsable: address, name or language cannot be used, or the address has an account.
    """
    email = usable_email(email)
    if person_by_email(email):
        raise NotUsable("email", email)
    made = Person(
        email=email.lower(),
        name=usable_name(name),
        language=usable_language(language),
        joined_at=at,
        is_operator=is_operator,
    )
    made.set_unusable_password()
    made.save()
    return made


@transaction.atomic
def let_operate(*, email: str, name: str, language: str, at: dt.datetime) -> Person:
    """Let the person with that address run the installation; an account is made where there is none. Return it.

    Raises:
        NotUsable: address, name or language cannot be used.
    """
    someone = person_by_email(email)
    if someone is None:
        return make_person(email=email, name=name, language=language, at=at, is_operator=True)
    someone.is_operator = True
    someone.save(update_fields=["is_operator"])
    return someone


@transaction.atomic
def change_profile(
    *, person_id: int, name: str, language: str, time_zone: str, digest: str
) -> Person:
    """Let someone be called so, be written to in that language, see times in that zone ('': the capital's). Return them.

    Raises:
        NotFound: there is no such account. NotUsable: a value cannot be used; nothing is changed.
    """
    someone = person(person_id)
    if digest not in Person.Digest.values:
        raise NotUsable("digest", digest)
    someone.name, someone.language = usable_name(name), usable_language(language)
    someone.time_zone, someone.digest = usable_zone(time_zone), digest
    someone.save(update_fields=["name", "language", "time_zone", "digest"])
    return someone


@transaction.atomic
def new_calendar_key(*, person_id: int) -> str:
    """Return the secret of a new address of someone's private calendar, shown this once; the one before it ends.

    Raises:
        NotFound: there is no such account.
    """
    someone, secret = person(person_id), new_secret()
    someone.calendar_key = hashed(secret)
    someone.save(update_fields=["calendar_key"])
    return secret


@transaction.atomic
def end_calendar(*, person_id: int) -> None:
    """Let someone have no private calendar; its address ends.

    Raises:
        NotFound: there is no such account.
    """
    someone = person(person_id)
    someone.calendar_key = ""
    someone.save(update_fields=["calendar_key"])


@transaction.atomic
def make_sign_in_link(*, person_id: int, lasts: dt.timedelta, at: dt.datetime) -> str:
    """Return the secret of a link that signs someone in, once. Links to the same person that were not used end.

    Raises:
        NotFound: there is no such account.
    """
    someone, secret = person(person_id), new_secret()
    SignInLink.objects.filter(person=someone, used_at=None).delete()
    SignInLink.objects.create(person=someone, token=hashed(secret), expires_at=at + lasts)
    return secret


@transaction.atomic
def sign_out(*, person_id: int) -> int:
    """Let somebody be signed out on every device, with no way open by a link; return on how many they were signed in."""
    devices = UserSession.objects.filter(user_id=person_id)
    keys = list(devices.values_list("session_key", flat=True))
    n_ended, _ = Session.objects.filter(session_key__in=keys).delete()
    devices.delete()
    SignInLink.objects.filter(person_id=person_id, used_at=None).delete()
    return n_ended


@transaction.atomic
def forget_factors(*, person_id: int) -> int:
    """Let somebody who lost them have no passkey, one-time codes or recovery codes; they are signed out. Return how many."""
    sign_out(person_id=person_id)
    held = Authenticator.objects.filter(user_id=person_id)
    n_forgotten: int = held.count()
    held.delete()
    return n_forgotten


@transaction.atomic
def use_sign_in_link(*, secret: str, at: dt.datetime) -> Person:
    """Return whom a link signs in; from now on it is used.

    Raises:
        NotFound: there is no such link, or the account is closed. LinkIsOver: it was used, or its time is over.
    """
    link = SignInLink.objects.select_for_update().filter(token=hashed(secret)).first()
    if link is None:
        raise NotFound("sign-in link", "")
    if link.used_at or link.expires_at <= at:
        raise LinkIsOver("used" if link.used_at else "expired")
    link.used_at = at
    link.save(update_fields=["used_at"])
    return person(link.person_id)
