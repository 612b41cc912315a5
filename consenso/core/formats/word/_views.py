"""What a file says to one who accepts some of its changes: paragraphs, joined where the mark between them is not there."""

from collections.abc import Sequence
from dataclasses import dataclass

from consenso.core.formats.word._model import Accepts, Source


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph as somebody sees it, and the places of those in the file that flow into it, in order."""

    text: str
    sources: tuple[int, ...]


def seen(
    sources: Sequence[Source], accepts: Accepts, said: Sequence[str] | None = None
) -> list[Seen]:
    """Return the paragraphs that have words, as Word shows them to one who accepts these changes and no others.

    `said`: what each paragraph of the file says to that one, where it is known.
    """
    found: list[Seen] = []
    held: list[int] = []
    texts: list[str] = []
    for at, source in enumerate(sources):
        held.append(at)
        texts.append(source.text(accepts) if said is None else said[at])
        is_last = at + 1 == len(sources) or sources[at + 1].block != source.block
        ends = all(accepts(one) is one.adds for one in source.mark) and not source.is_drop_cap
        if is_last or ends:
            whole = "".join(texts)
            if whole.strip():
                found.append(Seen(whole, tuple(held)))
            held, texts = [], []
    return found


def plainly_seen(sources: Sequence[Source], accepts: Accepts) -> list[Seen]:
    """Return the paragraphs that have words, as pandoc reads them: see `_readings`."""
    found: list[Seen] = []
    held: list[int] = []
    texts: list[str] = []
    initial = ""
    for at, source in enumerate(sources):
        text = initial + source.plain_text(accepts)
        initial = ""
        if source.is_drop_cap:
            held.append(at)
            initial = text
            continue
        if source.is_heading and texts:
            found.append(Seen(" ".join(texts), tuple(held)))
            held, texts = [], []
        held.append(at)
        if text:
            texts.append(text)
        ends = all(accepts(one) is one.adds for one in source.mark[:1])
        if texts and (ends or source.is_heading or at + 1 == len(sources)):
            found.append(Seen(" ".join(texts), tuple(held)))
            held, texts = [], []
        elif ends and not texts:
            held = []
    if initial or texts:
        found.append(Seen(" ".join([*texts, initial]), tuple(held)))
    return found
