"""The index follows what texts say: sentences of a content are taken in when they are made, and out when they are gone."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from consenso.domain.ledger.queries import forums_and_heads
from consenso.domain.search.actions import index, remove
from consenso.domain.search.documents import SearchDocument
from consenso.domain.search.models import Taken
from consenso.domain.search.sentences import KIND, held_in
from consenso.domain.texts.contents import ContentRow, contents_by_id
from consenso.domain.texts.queries import texts_by_id
from consenso.domain.texts.sentences import SentenceRow, firsts, sentences


def follow_due() -> bool:
    """Let the index hold the sentences of one content that it does not hold yet; return whether there was any."""
    return any(follow(forum, most=1) for forum, _ in forums_and_heads())


def follow(forum: str, *, most: int = 1_000_000) -> int:
    """Let the index hold the sentences of a forum's texts as they are, and return how many contents were taken in or out.

    `most`: no more of them than this. Nothing to do: two queries.
    """
    made = firsts(forum)
    taken = dict(Taken.objects.filter(forum=forum).values_list("content", "first"))
    gone = [content for content in taken if content not in made][:most]
    due = [content for content, first in made.items() if taken.get(content) != first]
    for content in gone:
        _take_out(forum, content)
    rows = contents_by_id(due[: most - len(gone)])
    for row in rows:
        _take_in(forum, row, made[row.id])
    return len(gone) + len(rows)


@transaction.atomic
def _take_in(forum: str, row: ContentRow, first: int) -> None:
    found = sentences(row)
    documents = tuple(_documents(forum, row, found))
    names = {(one.kind, one.identifier) for one in documents}
    before = Taken.objects.filter(content=row.id).first()
    if before is not None:
        held = (_name(row.id, position) for position in range(before.n_sentences))
        remove(forum=held_in(forum), documents=[name for name in held if name not in names])
    index(forum=held_in(forum), documents=documents)
    Taken.objects.update_or_create(
        content=row.id, defaults={"forum": forum, "first": first, "n_sentences": len(found)}
    )


@transaction.atomic
def _take_out(forum: str, content: int) -> None:
    taken = Taken.objects.get(content=content)
    names = (_name(content, position) for position in range(taken.n_sentences))
    remove(forum=held_in(forum), documents=names)
    taken.delete()


def _documents(
    forum: str, row: ContentRow, found: Iterable[SentenceRow]
) -> Iterator[SearchDocument]:
    text = texts_by_id(forum, (row.text,))[row.text]
    for sentence in found:
        if sentence.is_language:
            kind, identifier = _name(row.id, sentence.position)
            yield SearchDocument(
                kind=kind,
                identifier=identifier,
                language=row.language,
                title="",
                body=sentence.text,
                date=text.date,
            )


def _name(content: int, position: int) -> tuple[str, str]:
    return KIND, f"{content}-{position}"
