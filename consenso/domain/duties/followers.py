"""Who follows by mail without an account: an address that confirmed it, what it hears of, and the letters that are due.

Nothing of an address is kept before it is confirmed, and nothing after its last object is ended.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from consenso.domain.duties.following import (
    MOST,
    Changed,
    Followed,
    FollowedNews,
    TooManyFollowed,
    must_be_followable,
)
from consenso.domain.duties.models import FollowedByMail, Follower
from consenso.domain.ledger.queries import forums_and_heads, head

HOUR_OF_LETTERS = 7  # by UTC: nobody knows where the reader of a public page is


@dataclass(frozen=True, slots=True)
class FollowersLetter:
    """What one address is told of what it follows in a forum; `follower` is the key of its row.

    Its row is marked as told `at`, up to the entry `number`; it was told before `at_before`, up to `number_before`.
    """

    follower: int
    email: str
    language: str
    forum: str
    news: tuple[FollowedNews, ...]
    at: dt.datetime
    number: int
    at_before: dt.datetime
    number_before: int


@transaction.atomic
def follow_by_mail(
    *, email: str, language: str, forum: str, kind: str, identifier: str, at: dt.datetime
) -> int:
    """Let an address, whose owner has confirmed it, hear of an object from now on; return the key of its row.

    One that is followed stays as it is; letters come in the language named last.

    Raises:
        NotFound: the public record has no such commitment, text, area, state or bloc.
        TooManyFollowed: as many objects are followed already as one may.
    """
    must_be_followable(forum, kind, identifier)
    row, _ = Follower.objects.update_or_create(
        forum=forum,
        email=email.lower(),
        defaults={"language": language},
        create_defaults={"language": language, "told_public": head(forum).number, "told_at": at},
    )
    if not row.followed.filter(kind=kind, identifier=identifier).exists():
        if row.followed.count() >= MOST:
            raise TooManyFollowed
        row.followed.get_or_create(kind=kind, identifier=identifier, defaults={"since_at": at})
    return row.pk


@transaction.atomic
def end_by_mail(*, forum: str, email: str, kind: str = "", identifier: str = "") -> bool:
    """Let an address hear no more of an object of a forum, or of any where none is named; return whether its row is gone.

    With the last object goes the address. Nothing happens where it is gone already.
    """
    rows = Follower.objects.filter(forum=forum, email=email.lower())
    followed = FollowedByMail.objects.filter(follower__in=rows)
    if kind:
        followed.filter(kind=kind, identifier=identifier).delete()
    if not kind or not followed.exists():
        rows.delete()
    return not rows.exists()


def forget_address(email: str) -> int:
    """Delete an address with all that it follows, in all forums; return in how many it followed anything."""
    n_forums = Follower.objects.filter(email=email.lower()).count()
    Follower.objects.filter(email=email.lower()).delete()
    return n_forums


def due_letters(at: dt.datetime, *, limit: int) -> Iterator[FollowersLetter]:
    """Yield letters that are due at a moment, `limit` addresses looked at; each is marked as told before it is yielded.

    Due: it is past seven by UTC, no letter went since, and the public ledger has gone on. Marked before it is sent: at most
    once, also with several hosts. What was changed on nothing that is followed: no letter.
    """
    changed = Changed()
    morning = at.replace(hour=HOUR_OF_LETTERS, minute=0, second=0, microsecond=0)
    if at < morning:
        morning -= dt.timedelta(days=1)
    for forum, number in forums_and_heads():
        rows = Follower.objects.filter(forum=forum, told_at__lt=morning, told_public__lt=number)
        for row in rows.order_by("told_at", "pk").prefetch_related("followed")[:limit]:
            ours = Follower.objects.filter(pk=row.pk, told_at=row.told_at)
            if not ours.update(told_public=number, told_at=at):
                continue  # another host was faster, or it was ended
            followed = [
                Followed(forum, one.kind, one.identifier, one.since_at)
                for one in row.followed.all()
            ]
            news = changed.on(followed, forum, after=row.told_public, head=number)
            if news:
                yield FollowersLetter(
                    row.pk, row.email, row.language, forum, news,
                    at, number, row.told_at, row.told_public,
                )  # fmt: skip


def give_back(letter: FollowersLetter, *, is_refused: bool) -> None:
    """Let what a letter tells be told later, since it was not sent: at once again, or from the next morning on where it is refused.

    One that is refused whenever it is sent must not stand before all others. Nothing happens where the row was marked since.
    """
    at = letter.at if is_refused else letter.at_before
    Follower.objects.filter(
        pk=letter.follower, told_at=letter.at, told_public=letter.number
    ).update(told_at=at, told_public=letter.number_before)
