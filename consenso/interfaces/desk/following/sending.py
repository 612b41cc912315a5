"""The letters to those who follow by mail without an account: what changed, in the language in which they asked."""

import datetime as dt
import logging
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from consenso.core.locale import choose
from consenso.domain.duties.followers import FollowersLetter, due_letters, give_back
from consenso.domain.parties.queries import forum as forum_of
from consenso.interfaces.desk.following.tokens import Ends, address_of
from consenso.interfaces.desk.following.told import FollowedLetter, told
from consenso.interfaces.ui.letters import NotSent, send

TEMPLATE = "desk/mail/followed.txt"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChangedLetter:
    """What changed on what somebody follows; `address` is the forum's first page, `end` where one click ends all of it."""

    forum: str
    followed: tuple[FollowedLetter, ...]
    address: str
    end: str


def send_due(at: dt.datetime, *, limit: int) -> tuple[int, int]:
    """Send letters that are due, `limit` addresses of a forum looked at; return how many went and how many were not taken.

    What was not taken is told later; where the server takes nothing, the others are not tried.
    """
    n_sent = n_failed = 0
    for one in due_letters(at, limit=limit):
        letter = letter_of(one)
        try:
            send(TEMPLATE, letter, to=one.email, language=one.language, unsubscribe=letter.end)
            n_sent += 1
        except NotSent as error:
            log.warning("a letter was not taken by the mail server: follower %d", one.follower)
            n_failed += 1
            give_back(one, is_refused=error.is_refused)
            if not error.is_refused:
                break
    return n_sent, n_failed


def letter_of(one: FollowersLetter) -> ChangedLetter:
    """Return what a letter says, in its language."""
    language = one.language
    with override(language):
        return ChangedLetter(
            forum=choose(forum_of(one.forum).name, language).text,
            followed=told(
                one.forum,
                one.news,
                language=language,
                end=lambda of: address_of(
                    Ends(0, of.forum, of.kind, of.identifier, one.email), language=language
                ),
            ),
            address=f"{settings.SITE}/{language}/{one.forum}/",
            end=address_of(Ends(0, one.forum, email=one.email), language=language),
        )
