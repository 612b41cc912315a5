"""Letters by mail: plain text, in the language of who gets them. The first line of a template is the subject."""

import datetime as dt
import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

INVITATION = "desk/mail/invitation.txt"
THOSE_WHO_RUN_IT = _("Those who run this site")


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """What an invitation says. `inviter` names the delegation first; `address` holds the secret, and nothing else does."""

    name: str  # of who is invited
    inviter: str
    forum: str
    delegation: str
    role: str
    organ: str  # '' for all of the forum
    until: dt.datetime
    address: str


class NotSent(Exception):
    """The mail server did not take a letter. `is_refused`: this one, or its address; others may be taken."""

    def __init__(self, *, is_refused: bool = False) -> None:
        super().__init__()
        self.is_refused = is_refused


# What a server answers to one letter; and an address that no server can be asked about, as its domain cannot be.
_REFUSALS = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
    UnicodeError,
)


def send(template: str, letter: object, *, to: str, language: str, unsubscribe: str = "") -> None:
    """Send a letter. `unsubscribe` is where one click ends letters of this kind (RFC 8058), '' where nothing does.

    Raises:
        NotSent: it could not be handed over.
    """
    with override(language):
        subject, _, body = render_to_string(template, {"letter": letter}).partition("\n")
    message = EmailMessage(subject=" ".join(subject.split()), body=body.lstrip(), to=[to])
    # No machine is to answer that somebody is on holiday.
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    if unsubscribe:
        message.extra_headers["List-Unsubscribe"] = f"<{unsubscribe}>"
        # The one click is for addresses that nobody on the way can read.
        if unsubscribe.startswith("https://"):
            message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    try:
        message.send()
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise NotSent(is_refused=isinstance(error, _REFUSALS)) from error


def is_shown_here() -> bool:
    """Return whether letters go to the console, so that nobody but who runs the installation reads them."""
    return settings.EMAIL_BACKEND.endswith("console.EmailBackend")
