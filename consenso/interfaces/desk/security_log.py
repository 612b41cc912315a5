"""The log of security: who signed in and out, and what was refused. Persons by their number, and nothing else of them.

No line holds a name, an address of mail, a password, a code or what was typed.
"""

import logging
from typing import Any

from allauth.account.internal.stagekit import get_pending_stage
from django.http import HttpRequest

from consenso.domain.accounts.queries import person_by_email

log = logging.getLogger("consenso.security")

# What the library calls a proof that did not hold, and what the log says of it.
WRONG = {
    "incorrect_code": "code or passkey wrong",
    "enter_current_password": "present password wrong",
    "invalid_password_reset": "link for a new password wrong or used",
}
LIMITS = frozenset({"too_many_login_attempts", "rate_limited"})


def signed_in(person: Any) -> None:
    log.info("signed in: person %s", person.pk)


def signed_out(person: Any) -> None:
    log.info("signed out: person %s", person.pk)


def password_refused(request: HttpRequest, email: str) -> None:
    """Keep that a password did not hold for an address, whose it is or nobody's."""
    found = person_by_email(email) if email else None
    who = f"person {found.pk}" if found else who_asks(request)
    log.warning("sign-in refused, password wrong: %s", who)


def proof_refused(request: HttpRequest, code: str) -> None:
    """Keep that something else did not hold; `code` is the library's word for it, of which those in WRONG are kept."""
    if code in WRONG:
        log.warning("sign-in refused, %s: %s", WRONG[code], who_asks(request))


def closed_refused(person: Any) -> None:
    log.warning("sign-in refused, account closed: person %s", person.pk)


def link_refused(state: str) -> None:
    log.warning("sign-in refused, link or invitation %s", state)


def elsewhere_refused(provider: str, why: str) -> None:
    log.warning("sign-in refused, elsewhere at %s: %s", provider, why)


def limit_reached(request: HttpRequest) -> None:
    log.warning("limit reached: %s, %s %s", who_asks(request), request.method, request.path)


def access_refused(request: HttpRequest) -> None:
    """Keep that somebody who is signed in asked for what is not for their role."""
    found = request.resolver_match
    forum = found.kwargs.get("forum", "") if found else ""
    log.warning(
        "access refused: %s, forum %s, %s %s",
        who_asks(request),
        forum or "none",
        request.method,
        request.path,
    )


def who_asks(request: HttpRequest) -> str:
    """Return who is signed in, or who is between the first and the second step of it."""
    stage = get_pending_stage(request)  # None for who is signed in
    user = stage.login.user if stage else request.user
    return f"person {user.pk}" if user is not None and user.pk else "nobody known"
