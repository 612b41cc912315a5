"""The digest by mail: what waits and what changed, in the person's language and time; nothing confidential but its kind."""

import datetime as dt
import logging
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, override

from consenso.core.locale import choose
from consenso.domain.admissions.queries import delegation_name
from consenso.domain.duties.actions import Digest, due_digests
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names
from consenso.interfaces.desk.frame import local_moment
from consenso.interfaces.desk.telling import act_in_words, names_of, what_to_do
from consenso.interfaces.ui.letters import NotSent, send

TEMPLATE = "desk/mail/digest.txt"
MOST = 30
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DigestLetter:
    """What a digest says. Each line is a sentence; `more` counts what has no room."""

    delegation: str
    forum: str
    duties: tuple[str, ...]
    news: tuple[str, ...]
    more: int
    address: str
    profile: str


def send_due(at: dt.datetime) -> tuple[int, int]:
    """Send the digests that are due at a moment; return how many were sent and how many the mail server refused.

    Each is marked before it is sent: at most once.
    """
    n_sent = n_failed = 0
    for digest in due_digests(at):
        letter = letter_of(digest)
        try:
            send(TEMPLATE, letter, to=digest.email, language=digest.language)
            n_sent += 1
        except NotSent:
            log.warning("a digest was not taken by the mail server: person %d", digest.actor.person)
            n_failed += 1
    return n_sent, n_failed


def letter_of(digest: Digest) -> DigestLetter:
    """Return a digest as its letter, in the person's language."""
    actor, language = digest.actor, digest.language
    with override(language):
        names = party_names(actor.forum)
        titles = names_of(actor.forum, [one.title_of for one in digest.duties], language)

        def called(code: str) -> str:
            found = names.get(code)
            fixed = {"secretariat": gettext("Secretariat"), "": gettext("The public")}
            return choose(found.name, language).text if found else fixed.get(code, code)

        duties = [
            _line(
                what_to_do(one),
                titles[one.title_of].text,
                local_moment(one.by, digest.zone, language) if one.by else "",
            )
            for one in digest.duties
        ]
        news = [
            gettext("%(who)s %(what)s.") % {"who": called(one.by), "what": act_in_words(one)}
            for one in digest.news.confidential
        ]
        news += [
            gettext("Entry %(number)s of the public ledger.") % {"number": one.number}
            for one in digest.news.public
        ]
        desk = f"{settings.SITE}/{language}/desk/{actor.forum}/"
        return DigestLetter(
            delegation=choose(delegation_name(actor.delegation), language).text
            or gettext("Secretariat"),
            forum=choose(forum_of(actor.forum).name, language).text,
            duties=tuple(duties[:MOST]),
            news=tuple(news[:MOST]),
            more=max(0, len(duties) - MOST) + max(0, len(news) - MOST),
            address=desk,
            profile=f"{desk}profile/",
        )


def _line(what: str, title: str, by: str) -> str:
    if not title:
        return what
    if not by:
        return gettext("%(what)s: %(title)s") % {"what": what, "title": title}
    return gettext("%(what)s: %(title)s, by %(moment)s") % {
        "what": what,
        "title": title,
        "moment": by,
    }
