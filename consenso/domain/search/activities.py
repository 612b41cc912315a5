"""The index follows activities: those that were accepted, in every language of the interface, some hundred at a time.

What waits in quarantine is no activity yet, and never here. An activity that its source does not publish any more stays, as its page does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from consenso.core import locale
from consenso.domain.activities import queries
from consenso.domain.activities.acts import LINK, UNLINK
from consenso.domain.activities.published import described, keys_of, since
from consenso.domain.activities.queries import ActivityRow
from consenso.domain.commitments.queries import commitments_by_id
from consenso.domain.ledger.queries import changes, forums_and_heads, head, payloads
from consenso.domain.parties.queries import party_names
from consenso.domain.search.actions import index
from consenso.domain.search.activity_names import KIND, name_in_index
from consenso.domain.search.documents import SearchDocument
from consenso.domain.search.models import Reached
from consenso.domain.search.record import LANGUAGES

AT_A_TIME = 200
LONGEST_BODY = 2_000  # code points of what describes an activity that are indexed and shown from
LONGEST_TAG = 12  # of a language, as the index has it

Described = tuple[ActivityRow, tuple[Mapping[str, str], ...]]


@dataclass(frozen=True, slots=True)
class _Around:
    """What activities are found by beside their own words: codes of the parties; areas of the commitments that each (key) is linked to."""

    parties: frozenset[str]
    areas: Mapping[int, tuple[str, ...]]
    promises: Mapping[int, tuple[str, ...]]


def follow_due() -> bool:
    """Let the index hold some activities that it does not hold as they are; return whether there were any."""
    return any(follow(forum, most=AT_A_TIME) for forum, _ in forums_and_heads())


def follow_all(forum: str) -> int:
    """Let the index hold all of a forum's activities as they are, some hundred in one transaction; return how many were looked at."""
    n_done = 0
    while n_looked := follow(forum, most=AT_A_TIME):
        n_done += n_looked
    return n_done


@transaction.atomic
def follow(forum: str, *, most: int) -> int:
    """Let the index hold the next activities that changed or were linked anew; return how many were looked at, 0: all is held.

    Nothing new: two queries.
    """
    row = Reached.objects.filter(forum=forum).first() or Reached(forum=forum)
    last = head(forum).number
    if row.head == last and row.is_through:
        return 0
    found = since(forum, entry=row.entry, key=row.key, most=most)
    linked = described(_linked_anew(forum, row.head)) if row.head < last else ()
    around = _around(forum, [one for one, _ in (*found, *linked)])
    index(forum=forum, documents=_documents((*found, *linked), around))
    if found:
        row.entry, row.key = found[-1][0].entry, found[-1][0].id
    row.head, row.is_through = last, len(found) < most
    row.save()
    return len(found) + len(linked)


def _linked_anew(forum: str, after: int) -> tuple[int, ...]:
    """Return the keys of activities that were linked or unlinked since an entry, or whose commitments changed."""
    said = [
        one
        for act in (LINK, UNLINK)
        for number, one in payloads(forum, act).items()
        if number > after
    ]
    named = {(one["source"], one["activity"], one["copy"]) for one in said}
    promises = {one.identifier for one in changes(forum, after=after, kinds=("commitment",))}
    if promises:
        links = queries.links(forum, sorted(promises))
        named |= {(one.source, one.identifier, one.copy) for one in links}
    return keys_of(forum, named)


def _around(forum: str, rows: Sequence[ActivityRow]) -> _Around:
    named = {(row.source, row.identifier, row.copy): row.id for row in rows}
    linked: dict[int, tuple[str, ...]] = {}
    for link in queries.links_of(tuple(named.values())):
        key = named[link.source, link.identifier, link.copy]
        linked[key] = (*linked.get(key, ()), link.commitment)
    held = commitments_by_id(forum, tuple({one for found in linked.values() for one in found}))
    areas = {
        key: tuple(dict.fromkeys(a for one in found if one in held for a in held[one].areas))
        for key, found in linked.items()
    }
    return _Around(frozenset(party_names(forum)), areas, linked)


def _documents(found: Iterable[Described], around: _Around) -> Iterator[SearchDocument]:
    for row, descriptions in found:
        codes = tuple(dict.fromkeys(code.upper() for code, _ in row.countries))
        for language in LANGUAGES:
            title = locale.choose(row.title, language)
            body = "\n".join(locale.choose(words, language).text for words in descriptions)
            countries = (locale.territory_name(code, language) for code in codes)
            tag = title.language if title.is_fallback else ""
            yield SearchDocument(
                kind=KIND,
                identifier=name_in_index(row.source, row.identifier, row.copy),
                language=language,
                title=title.text or row.identifier,
                body=body[:LONGEST_BODY],
                date=row.start_on.isoformat() if row.start_on else "",
                parties=tuple(code for code in codes if code in around.parties),
                areas=around.areas.get(row.id, ()),
                text_language=tag if len(tag) <= LONGEST_TAG else "",
                also=" ".join(
                    (
                        row.identifier,
                        locale.choose(row.reporting_name, language).text,
                        *codes,
                        *countries,
                        *around.promises.get(row.id, ()),
                    )
                ),
            )
