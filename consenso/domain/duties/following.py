"""What a person follows in the public record, and what changed on it. It is the person's own, and all of it is public."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import Actor
from consenso.domain.accounts.models import Following
from consenso.domain.activities.acts import LINKS
from consenso.domain.ledger.queries import ActRow, ChangeRow, acts, changes
from consenso.domain.record.belonging import KINDS, Belonging, belonging
from consenso.domain.record.queries import public_document

MOST = 200  # that one person follows in a forum


class TooManyFollowed(ConsensoError):
    """A person follows as many objects of a forum as one may."""

    code = "following.too_many"

    def __init__(self) -> None:
        super().__init__(f"{MOST} objects are followed already")


@dataclass(frozen=True, slots=True)
class Followed:
    """An object of a forum's public record that a person follows."""

    forum: str
    kind: str
    identifier: str
    since_at: dt.datetime

    @property
    def object(self) -> tuple[str, str]:
        return self.kind, self.identifier


@dataclass(frozen=True, slots=True)
class FollowedNews:
    """What changed on one thing that is followed, the newest first, each object once; and links of activities, made or taken away."""

    followed: Followed
    changes: tuple[ChangeRow, ...]
    links: tuple[ActRow, ...] = ()


def followed(person: int, forum: str) -> tuple[Followed, ...]:
    """Return what a person follows in a forum, the first first. One query."""
    rows = Following.objects.filter(person_id=person, forum=forum).order_by("pk")
    return tuple(Followed(one.forum, one.kind, one.identifier, one.since_at) for one in rows)


def must_be_followable(forum: str, kind: str, identifier: str) -> None:
    """Raise where nobody can follow that.

    Raises:
        NotFound: the public record has no such commitment, text, area, state or bloc.
    """
    if kind not in KINDS or public_document(forum, kind, identifier) is None:
        raise NotFound(kind, identifier)


@transaction.atomic
def follow(*, actor: Actor, kind: str, identifier: str, at: dt.datetime) -> None:
    """Let a person hear of what changes on an object from now on; one that is followed stays as it is.

    Raises:
        NotFound: the public record has no such commitment, text, area, state or bloc.
        TooManyFollowed: see there.
    """
    must_be_followable(actor.forum, kind, identifier)
    rows = Following.objects.filter(person_id=actor.person, forum=actor.forum)
    if rows.filter(kind=kind, identifier=identifier).exists():
        return
    if rows.count() >= MOST:
        raise TooManyFollowed
    rows.get_or_create(
        person_id=actor.person,
        forum=actor.forum,
        kind=kind,
        identifier=identifier,
        defaults={"since_at": at},
    )


def unfollow(*, person: int, forum: str, kind: str, identifier: str) -> None:
    """Let a person hear no more of an object; nothing happens where it is not followed."""
    Following.objects.filter(
        person_id=person, forum=forum, kind=kind, identifier=identifier
    ).delete()


@dataclass(slots=True)
class Changed:
    """What changed in forums after some of their entries: each is read once, for however many persons."""

    _rows: dict[tuple[str, int, int], tuple[ChangeRow, ...]] = field(default_factory=dict)
    _links: dict[tuple[str, int, int], tuple[ActRow, ...]] = field(default_factory=dict)
    _belonging: dict[tuple[str, int], Belonging] = field(default_factory=dict)

    def on(
        self, rows: Iterable[Followed], forum: str, *, after: int, head: int
    ) -> tuple[FollowedNews, ...]:
        """Return what changed on each of these after an entry of the public ledger, until its head, and since it is followed.

        What did not change is left out. Twelve queries at most, and none where nothing changed or nothing is followed.
        """
        wanted = tuple(rows)
        if not wanted or after >= head:
            return ()
        happened = self._happened(forum, after, head)
        found = []
        for one in wanted:
            objects = self._of(forum, head).of(one.kind, one.identifier)
            ours = tuple(
                row
                for row in happened
                if (row.kind, row.identifier) in objects and row.at > one.since_at
            )
            links = tuple(
                row
                for row in self._linked(forum, after, head)
                if ("commitment", row.payload.get("commitment")) in objects
                and row.at > one.since_at
            )
            if ours or links:
                found.append(FollowedNews(one, ours, links))
        return tuple(found)

    def _of(self, forum: str, head: int) -> Belonging:
        if (forum, head) not in self._belonging:
            self._belonging[forum, head] = belonging(forum)
        return self._belonging[forum, head]

    def _happened(self, forum: str, after: int, head: int) -> tuple[ChangeRow, ...]:
        """Return the last change of each object after one entry and until another, the newest first, without documents."""
        key = (forum, after, head)
        if key not in self._rows:
            last = {
                (row.kind, row.identifier): replace(row, document=None)
                for row in changes(forum, after=after)
                if row.entry <= head
            }
            self._rows[key] = tuple(sorted(last.values(), key=lambda row: row.entry, reverse=True))
        return self._rows[key]

    def _linked(self, forum: str, after: int, head: int) -> tuple[ActRow, ...]:
        """Return the links of activities to commitments that were made or taken away after one entry and until another."""
        key = (forum, after, head)
        if key not in self._links:
            # All of them: a letter says how many it does not list, so none may be left out before.
            rows = acts(forum, LINKS, after=after, limit=None)
            self._links[key] = tuple(row for row in rows if row.number <= head)
        return self._links[key]
