"""Filling the index. Nothing here is a fact of its own, so the ledger says nothing of it."""

from collections.abc import Iterable
from itertools import islice

from django.db import transaction

from consenso.domain.search.documents import SearchDocument
from consenso.domain.search.filling import BATCH, Filling, Indexed
from consenso.domain.search.models import Document, Mark, Reached, Scope


@transaction.atomic
def index(*, forum: str, documents: Iterable[SearchDocument]) -> Indexed:
    """Put documents into the index, in place of those of the same kind, identifier and language.

    They are read as they come, a thousand at a time. One that is there as it is costs no more than its digest. Of two of
    the same name in one call, the later stands.
    """
    filling = Filling(forum)
    coming = iter(documents)
    while batch := tuple(islice(coming, BATCH)):
        filling.put(batch)
    return filling.finish()


@transaction.atomic
def remove(*, forum: str, documents: Iterable[tuple[str, str]]) -> Indexed:
    """Take out documents, each named by kind and identifier, in every language. Those not there are passed over."""
    filling = Filling(forum)
    named = iter(documents)
    while some := set(islice(named, BATCH)):
        filling.remove(some)
    return filling.finish()


@transaction.atomic
def clear(*, forum: str) -> Indexed:
    """Take out all documents of a forum, and forget how far its ledger was read."""
    filling = Filling(forum)
    for scope in Scope.objects.filter(forum=forum).order_by("id"):
        rows = Document.objects.filter(scope=scope).order_by("id").values_list("id", flat=True)
        while ids := list(rows[:BATCH]):
            filling.withdraw(ids)
    Mark.objects.filter(forum=forum).delete()
    Reached.objects.filter(forum=forum).delete()
    return filling.finish()


def set_mark(*, forum: str, entry: int) -> None:
    """Remember the number of the last ledger entry that the index has read."""
    Mark.objects.update_or_create(forum=forum, defaults={"entry": entry})
