"""The letter of a silence procedure: that one began, changes, ends or is over, and when. Not of which draft, and not by whom."""

import datetime as dt
import logging
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext, override

from consenso.core.locale import choose
from consenso.domain.admissions.queries import delegation_name
from consenso.domain.duties.silences import OF_RUNNING, SilenceNotice, due_notices, put_back
from consenso.domain.parties.queries import forum as forum_of
from consenso.interfaces.desk.frame import local_moment
from consenso.interfaces.ui.letters import NotSent, send

TEMPLATE = "desk/mail/silence.txt"
UTC = ZoneInfo("UTC")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SilenceLetter:
    """What a letter of a silence says; each line is a sentence."""

    delegation: str
    forum: str
    lines: tuple[str, ...]
    address: str


def send_due(at: dt.datetime) -> tuple[int, int]:
    """Send what is to be told of silences at a moment; return how many letters were sent and how many the mail server refused.

    What it refused is tried again.
    """
    n_sent = n_failed = 0
    for notice in due_notices(at):
        try:
            send(TEMPLATE, letter_of(notice), to=notice.email, language=notice.language)
            n_sent += 1
        except NotSent:
            person = notice.actor.person
            log.warning("a letter of a silence was not taken by the mail server: person %d", person)
            put_back(notice, at=at)
            n_failed += 1
    return n_sent, n_failed


def letter_of(notice: SilenceNotice) -> SilenceLetter:
    """Return what is told of a silence as its letter, in the person's language; the moment in their zone and in UTC."""
    actor, language = notice.actor, notice.language
    with override(language):
        lines = [_happened(notice.what)]
        if notice.what in OF_RUNNING:
            zones = dict.fromkeys((notice.zone, UTC))
            moment = " = ".join(local_moment(notice.expires_at, one, language) for one in zones)
            lines.append(
                gettext("The silence ends on %(moment)s; after that it is too late.")
                % {"moment": moment}
            )
        return SilenceLetter(
            delegation=choose(delegation_name(actor.delegation), language).text,
            forum=choose(forum_of(actor.forum).name, language).text,
            lines=tuple(lines),
            address=f"{settings.SITE}/{language}/desk/{actor.forum}/",
        )


def _happened(what: str) -> str:
    return {
        "opened": gettext("The draft is under silence. All addressees see it now."),
        "extended": gettext("The silence ends later."),
        "reminder": gettext("A silence runs: no words change until it ends."),
        "broken": gettext("An objection broke the silence. The draft is open again."),
        "stopped": gettext("The silence is stopped. The draft is open again."),
        "ended": gettext("The silence is over, and the draft is adopted."),
    }[what]
