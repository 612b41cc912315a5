"""Letters about signing in: short, plain text, in the person's own language where there is such a person."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy

from consenso.domain.accounts.queries import person_by_email
from consenso.interfaces.ui.letters import send

CODE = "desk/mail/code.txt"
RESET = "desk/mail/password_reset.txt"
UNKNOWN = "desk/mail/unknown.txt"
CHANGED = "desk/mail/security.txt"


@dataclass(frozen=True, slots=True)
class AccountLetter:
    """What a letter on signing in holds. `code` and `address` are '' where the letter has none."""

    site: str
    code: str = ""
    address: str = ""
    what: str = ""  # what was changed, a sentence


CHANGES = {
    "account/email/password_changed": gettext_lazy("Your password was changed."),
    "account/email/password_set": gettext_lazy("A password was set."),
    "account/email/password_reset": gettext_lazy("Your password was set anew."),
    "mfa/email/totp_activated": gettext_lazy("One-time codes were switched on."),
    "mfa/email/totp_deactivated": gettext_lazy("One-time codes were switched off."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made."),
    "socialaccount/email/account_connected": gettext_lazy(
        "A ministry’s own sign-in was tied to your account."
    ),
    "socialaccount/email/account_disconnected": gettext_lazy(
        "A ministry’s own sign-in was taken off your account."
    ),
}


def write_letter(kind: str, address: str, context: dict[str, Any]) -> None:
    """Send the letter of a kind (the library's name for it) to an address.

    An address without account gets a letter too: who asks cannot tell the two apart.

    Raises:
        NotSent: the mail server did not take it.
        KeyError: there is no letter of that kind.
    """
    person = person_by_email(address)
    language = person.language if person else (get_language() or "en")
    if kind == "account/email/login_code":
        template, letter = CODE, AccountLetter(settings.SITE, code=context["code"])
    elif kind == "account/email/password_reset_key":
        template = RESET
        letter = AccountLetter(settings.SITE, address=context["password_reset_url"])
    elif kind == "account/email/unknown_account":
        template, letter = UNKNOWN, AccountLetter(settings.SITE)
    else:
        template, letter = CHANGED, AccountLetter(settings.SITE, what=str(CHANGES[kind]))
    send(template, letter, to=address, language=language)
