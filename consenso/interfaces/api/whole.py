"""The whole record of a forum at one revision, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consenso.core.record import (
    Area,
    Assessment,
    Assessor,
    Bloc,
    Commitment,
    Delivery,
    Entity,
    Evidence,
    Forum,
    Initiative,
    Meeting,
    Rates,
    Reply,
    Report,
    State,
    Statement,
    Text,
    write,
)
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.record import queries as record
from consenso.domain.sources import queries as sources
from consenso.interfaces.api.asked import WHOLE

TRIES = 5


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that a record holds, and the ledger's head at which it holds it."""

    forum: Forum
    states: tuple[State, ...]
    blocs: tuple[Bloc, ...]
    initiatives: tuple[Initiative, ...]
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    texts: tuple[Text, ...]
    areas: tuple[Area, ...]
    commitments: tuple[Commitment, ...]
    deliveries: tuple[Delivery, ...]
    evidence: tuple[Evidence, ...]
    reports: tuple[Report, ...]
    assessors: tuple[Assessor, ...]
    assessments: tuple[Assessment, ...]
    replies: tuple[Reply, ...]
    rates: tuple[Rates, ...]
    sources: tuple[sources.SourceRow, ...]
    citations: tuple[tuple[str, str, str], ...]  # source's key, kind, id
    entries: tuple[ledger.EntryRow, ...]  # of the ledger, the first one first
    changes: tuple[ledger.ChangeRow, ...]
    head: ledger.Head

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return every object, kind by kind."""
        return (
            self.forum,
            *self.states,
            *self.blocs,
            *self.initiatives,
            *self.meetings,
            *self.statements,
            *self.texts,
            *self.areas,
            *self.commitments,
            *self.deliveries,
            *self.evidence,
            *self.reports,
            *self.assessors,
            *self.assessments,
            *self.replies,
            *self.rates,
        )

    @property
    def files(self) -> Mapping[str, bytes]:
        """Return the record's own files in canonical form, by name."""
        return write(self.entities)

    @property
    def of_text(self) -> frozenset[str]:
        """Return the ids of the texts: a commitment that is in none of them is in a statement."""
        return frozenset(text.id for text in self.texts)


def whole(forum: str) -> Whole:
    """Return the whole record of a forum. Some 22 queries, which are asked again where the record changed meanwhile: all is of one revision.

    Raises:
        NotFound: there is no such forum.
    """
    for _ in range(TRIES):
        head = ledger.head(forum)
        found = _whole(forum, head)
        if ledger.head(forum) == head:
            return found
    raise ChangesTooOften(forum)


class ChangesTooOften(Exception):
    """The record changed each time while it was read."""


def _whole(forum: str, head: ledger.Head) -> Whole:
    found = parties.forum(forum)
    return Whole(
        forum=found,
        states=_all(forum, State),
        blocs=_all(forum, Bloc),
        initiatives=_all(forum, Initiative),
        meetings=_all(forum, Meeting),
        statements=_all(forum, Statement),
        texts=_all(forum, Text),
        areas=_all(forum, Area),
        commitments=_all(forum, Commitment),
        deliveries=_all(forum, Delivery),
        evidence=_all(forum, Evidence),
        reports=_all(forum, Report),
        assessors=_all(forum, Assessor),
        assessments=_all(forum, Assessment),
        replies=_all(forum, Reply),
        rates=_all(forum, Rates),
        sources=tuple(sorted(sources.sources(forum), key=lambda row: row.key)),
        citations=sources.citations(forum),
        entries=tuple(reversed(ledger.entries(forum, per_page=WHOLE).items)),
        changes=tuple(ledger.changes(forum)),
        head=head,
    )


def _all(forum: str, kind: type[Any]) -> tuple[Any, ...]:
    return record.entities(forum, kind)
