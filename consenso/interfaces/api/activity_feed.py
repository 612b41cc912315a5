"""What entries of the ledger did to activities, as a feed tells it: accepted, linked, a link taken away."""

import datetime as dt
from collections.abc import Container, Iterable
from dataclasses import dataclass

from consenso.core.locale import choose
from consenso.domain.activities.acts import ALL as ACTS
from consenso.domain.activities.acts import LINKS
from consenso.domain.activities.labels import title_of_act, words_of_act
from consenso.domain.activities.queries import sources
from consenso.domain.ledger import queries as ledger
from consenso.domain.record.labels import ACT
from consenso.domain.record.queries import titles
from consenso.interfaces.api.naming import page_url


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a feed that tells of no object: `name` is what stays the same of it, `terms` its category and what that is called."""

    entry: int
    at: dt.datetime
    title: str
    link: str
    summary: str
    name: str
    terms: tuple[str, str]


def of_activities(
    forum: str,
    *,
    language: str,
    source: str = "",
    commitments: Container[str] | None = None,
    limit: int,
) -> Iterable[Told]:
    """Yield what was done to activities, the newest first. Three queries.

    `source`: to those of that one alone; `commitments` (ids): links to those alone, made and taken away.
    """
    names = {one.identifier: choose(one.name, language).text for one in sources(forum)}
    base = page_url(forum, "forum", language=language)
    rows = [
        row
        for row in ledger.acts(forum, ACTS if commitments is None else LINKS, limit=limit)
        if not source or row.payload.get("source") == source
        if commitments is None or row.payload.get("commitment") in commitments
    ]
    promised = [("commitment", str(row.payload["commitment"])) for row in rows if row.act in LINKS]
    said = {
        key: f"“{choose(words, language).text}”"
        for (_, key), words in titles(forum, promised).items()
    }
    for row in rows:
        of, to = str(row.payload.get("source", "")), str(row.payload.get("commitment", ""))
        words = row.payload | {"commitment": said.get(to, to)}
        title = title_of_act(row.act, words, source=names.get(of, of))
        yield Told(
            entry=row.number,
            at=row.at,
            title=title,
            link=f"{base}changes/{row.number}/",
            summary=words_of_act(row.act, row.payload, language=language) or title,
            name=f"{forum}/activities/{row.number}",
            terms=(row.act, str(ACT[row.act])),
        )
