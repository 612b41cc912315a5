"""The digest by mail: what waits and what changed, in the person's language and time; nothing confidential but its kind."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, override

from consenso.core.locale import Choice, choose
from consenso.domain.accounts.queries import delegations
from consenso.domain.delivery.reporting import assessors
from consenso.domain.duties.actions import Digest, due_digests, letter_was
from consenso.domain.duties.overview import REMIND
from consenso.domain.ledger.confidential import ConfidentialRow
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names
from consenso.interfaces.desk.following.tokens import Ends, address_of
from consenso.interfaces.desk.following.told import FollowedLetter, told
from consenso.interfaces.desk.frame import local_moment
from consenso.interfaces.desk.telling import act_in_words, names_of, unnamed, what_to_do
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
    followed: tuple[FollowedLetter, ...]
    more: int
    address: str
    following: str
    profile: str
    end: str  # where one click ends letters of this kind


def send_due(at: dt.datetime) -> tuple[int, int]:
    """Send the digests that are due at a moment; return how many were sent and how many the mail server refused.

    Each is marked before it is sent: at most once.
    """
    n_sent = n_failed = 0
    for digest in due_digests(at):
        letter = letter_of(digest)
        try:
            send(
                TEMPLATE,
                letter,
                to=digest.email,
                language=digest.language,
                unsubscribe=letter.end,
            )
            n_sent += 1
            is_taken = True
        except NotSent:
            log.warning("a digest was not taken by the mail server: person %d", digest.actor.person)
            n_failed += 1
            is_taken = False
        actor = digest.actor
        letter_was(person=actor.person, forum=actor.forum, taken=is_taken, at=at)
    return n_sent, n_failed


def letter_of(digest: Digest) -> DigestLetter:
    """Return a digest as its letter, in the person's language."""
    actor, language = digest.actor, digest.language
    with override(language):
        names = _names(actor.forum)
        asked = [_plan(one) for one in digest.news.confidential if one.act == REMIND]
        objects = [*(one.title_of for one in digest.duties), *asked]
        titles = names_of(actor.forum, objects, language, goes_out=True)

        def called(code: str) -> str:
            fixed = {"secretariat": gettext("Secretariat"), "": gettext("The public")}
            found = names.get(code)
            return choose(found, language).text if found else fixed.get(code, code)

        duties = [
            _line(
                what_to_do(one),
                titles[one.title_of].text + (f", {one.years}" if one.years else ""),
                local_moment(one.by, digest.zone, language) if one.by else "",
            )
            for one in digest.duties
        ]
        news = [
            _asked(one, _by(one, called), titles)
            if one.act == REMIND
            else gettext("%(who)s %(what)s.") % {"who": _by(one, called), "what": act_in_words(one)}
            for one in digest.news.confidential
        ]
        news += [
            gettext("Entry %(number)s of the public ledger.") % {"number": one.number}
            for one in digest.news.public
        ]
        desk = f"{settings.SITE}/{language}/desk/{actor.forum}/"
        return DigestLetter(
            delegation=called(actor.code),
            forum=choose(forum_of(actor.forum).name, language).text,
            duties=tuple(duties[:MOST]),
            news=tuple(news[:MOST]),
            followed=_followed(digest),
            more=max(0, len(duties) - MOST) + max(0, len(news) - MOST),
            address=desk,
            following=f"{desk}following/",
            profile=f"{desk}profile/",
            end=address_of(Ends(actor.person), language=language),
        )


def _followed(digest: Digest) -> tuple[FollowedLetter, ...]:
    """Return what changed on what the person follows."""
    language, actor = digest.language, digest.actor
    return told(
        actor.forum,
        digest.followed,
        language=language,
        end=lambda one: address_of(
            Ends(actor.person, one.forum, one.kind, one.identifier), language=language
        ),
    )


def _names(forum: str) -> Mapping[str, Mapping[str, str]]:
    """Return what everyone who acts is called, by code: parties, assessors as the record names them, others as their delegation is."""
    found: dict[str, Mapping[str, str]] = {one.id: one.name for one in assessors(forum)}
    found |= {one.code: one.name for one in delegations(forum) if one.name}
    return found | {code: one.name for code, one in party_names(forum).items()}


def _by(row: ConfidentialRow, called: Callable[[str], str]) -> str:
    """Return who did something: of an act on a draft that names nobody, nobody."""
    return called(row.by) if row.by or row.subject != "draft" else unnamed()


def _plan(row: ConfidentialRow) -> tuple[str, str]:
    return "text", str(row.payload.get("id", ""))


def _asked(row: ConfidentialRow, who: str, titles: Mapping[tuple[str, str], Choice]) -> str:
    """Return that the secretariat asks for a report: of which public plan, and on which years."""
    return gettext("%(who)s asks for the report on %(plan)s for %(year)s.") % {
        "who": who,
        "plan": titles[_plan(row)].text,
        "year": row.payload.get("year", ""),
    }


def _line(what: str, title: str, by: str) -> str:
    if not title and by:
        return gettext("%(what)s, by %(moment)s") % {"what": what, "moment": by}
    if not title:
        return what
    if not by:
        return gettext("%(what)s: %(title)s") % {"what": what, "title": title}
    return gettext("%(what)s: %(title)s, by %(moment)s") % {
        "what": what,
        "title": title,
        "moment": by,
    }
