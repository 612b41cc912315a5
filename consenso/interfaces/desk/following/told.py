"""What a letter tells of what is followed: names and addresses of the public record alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from consenso.core.locale import Choice
from consenso.domain.activities.labels import title_of_act
from consenso.domain.duties.following import Followed, FollowedNews
from consenso.domain.ledger.queries import ActRow
from consenso.domain.record.labels import CHANGE, KIND
from consenso.interfaces.desk.telling import names_of
from consenso.interfaces.ui.pages import SECTION_OF

MOST_OF_ONE = 8


@dataclass(frozen=True, slots=True)
class FollowedLetter:
    """What changed on one object of the public record that the reader follows; `end` is where they follow it no more."""

    title: str
    lines: tuple[str, ...]
    more: int
    address: str
    end: str


def told(
    forum: str, news: Sequence[FollowedNews], *, language: str, end: Callable[[Followed], str]
) -> tuple[FollowedLetter, ...]:
    """Return what changed on each thing that is followed, in a language, for a letter; `end` gives where each is ended."""
    objects = {one.followed.object for one in news}
    objects |= {(row.kind, row.identifier) for one in news for row in one.changes}
    objects |= {_promise(row) for one in news for row in one.links}
    titles = names_of(forum, sorted(objects), language, goes_out=True)
    public = f"{settings.SITE}/{language}/{forum}/"
    return tuple(
        FollowedLetter(
            title=titles[one.followed.object].text,
            lines=_lines(one, titles)[:MOST_OF_ONE],
            more=max(0, len(one.changes) + len(one.links) - MOST_OF_ONE),
            address=f"{public}{SECTION_OF[one.followed.kind]}/{one.followed.identifier}/",
            end=end(one.followed),
        )
        for one in news
    )


def _lines(one: FollowedNews, titles: Mapping[tuple[str, str], Choice]) -> tuple[str, ...]:
    """Return a line for each change and link, the newest first."""
    lines = [
        (
            row.entry,
            gettext("%(kind)s “%(title)s”: %(change)s")
            % {
                "kind": str(KIND[row.kind]),
                "title": titles[row.kind, row.identifier].text,
                "change": str(CHANGE[row.what]),
            },
        )
        for row in one.changes
    ]
    lines += [
        (
            row.number,
            title_of_act(
                row.act,
                row.payload | {"commitment": f"“{titles[_promise(row)].text}”"},
                source="",
            ),
        )
        for row in one.links
    ]
    return tuple(words for _, words in sorted(lines, key=lambda pair: pair[0], reverse=True))


def _promise(row: ActRow) -> tuple[str, str]:
    return "commitment", str(row.payload.get("commitment", ""))
