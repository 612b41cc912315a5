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
    """The mail server did not take a letter."""


def send(template: str, letter: object, *, to: str, language: str) -> None:
    """Send a letter.

    Raises:
        NotSent: it could not be handed over.
    """
    with override(language):
        subject, _, body = render_to_string(template, {"letter": letter}).partition("\n")
    message = EmailMessage(subject=" ".join(subject.split()), body=body.lstrip(), to=[to])
    # No machine is to answer that somebody is on holiday.
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent from error


def is_shown_here() -> bool:
    """Return whether letters go to the console, so that nobody but who runs the installation reads them."""
    return settings.EMAIL_BACKEND.endswith("console.EmailBackend")
